#include "field/ip_address.h"

#include "field/take.h"

enum {
	V4 = 4,
	V6 = 16,
	GROUPS = 8,
	MAPPED = 12, /* where the address of version 4 is in one of version 6 */
};

bool
ip_address_take_number(struct str *s, int32_t most, int32_t *number)
{
	const bool zero = s->n > 0 && s->p[0] == '0';
	const size_t n = take_number(s, 5, number);

	return n > 0 && (!zero || n == 1) && *number <= most;
}

static bool
take_v4(struct str *s, unsigned char byte[V4])
{
	for (size_t i = 0; i < V4; i++) {
		int32_t number;

		if ((i > 0 && !take_char(s, '.')) ||
		    !ip_address_take_number(s, 255, &number))
			return false;
		byte[i] = (unsigned char)number;
	}
	return true;
}

static int
hex_digit(char c)
{
	const char small = take_lower(c);

	if (take_is_digit(c))
		return c - '0';
	return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* One to four digits to base 16. */
static bool
take_group(struct str *s, unsigned char byte[2])
{
	int group = 0;
	size_t n = 0;

	while (n < s->n && n < 5 && hex_digit(s->p[n]) >= 0)
		group = group * 16 + hex_digit(s->p[n++]);
	if (n == 0 || n == 5)
		return false;
	byte[0] = (unsigned char)(group >> 8);
	byte[1] = (unsigned char)(group & 0xFF);
	take_bytes(s, n);
	return true;
}

/* Groups up to the end or a "::"; the last two of all may be in the form of
 * version 4.  Returns how many; GROUPS + 1 when there is something else. */
static size_t
take_groups(struct str *s, unsigned char *byte, size_t most)
{
	size_t n = 0;

	if (s->n == 0 || str_starts(*s, str_of("::")))
		return 0;
	while (n < most) {
		struct str rest = *s;

		if (n + 2 <= most && take_v4(&rest, byte + 2 * n) &&
		    rest.n == 0) {
			*s = rest;
			return n + 2;
		}
		if (!take_group(s, byte + 2 * n))
			return GROUPS + 1;
		n++;
		if (s->n == 0 || str_starts(*s, str_of("::")))
			return n;
		if (!take_char(s, ':'))
			return GROUPS + 1;
	}
	return GROUPS + 1;
}

static bool
read_v6(struct str s, unsigned char byte[V6])
{
	unsigned char tail[V6];
	size_t head, behind;

	memset(byte, 0, V6);
	head = take_groups(&s, byte, GROUPS);
	if (head > GROUPS)
		return false;
	if (s.n == 0)
		return head == GROUPS;
	if (!take_char(&s, ':') || !take_char(&s, ':') || head == GROUPS)
		return false;
	behind = take_groups(&s, tail, GROUPS - 1 - head);
	if (s.n > 0 || behind > GROUPS)
		return false;
	memset(byte + 2 * head, 0, V6 - 2 * head);
	memcpy(byte + V6 - 2 * behind, tail, 2 * behind);
	return true;
}

bool
ip_address_read(struct str s, struct ip_address *ip)
{
	struct str rest = s;

	ip->n = V4;
	if (take_v4(&rest, ip->byte) && rest.n == 0)
		return true;
	ip->n = V6;
	return s.n > 1 && memchr(s.p, ':', s.n) != NULL && read_v6(s, ip->byte);
}

static size_t
write_decimal(char *out, unsigned number)
{
	size_t n = 0;

	for (unsigned unit = 100; unit > 0; unit /= 10) {
		if (number >= unit || unit == 1)
			out[n++] = (char)('0' + number / unit % 10);
	}
	return n;
}

static size_t
write_v4(char *out, const unsigned char byte[V4])
{
	size_t n = 0;

	for (size_t i = 0; i < V4; i++) {
		if (i > 0)
			out[n++] = '.';
		n += write_decimal(out + n, byte[i]);
	}
	return n;
}

static size_t
write_group(char *out, unsigned group)
{
	size_t n = 0;

	for (unsigned shift = 16; shift > 0; shift -= 4) {
		unsigned digit = group >> (shift - 4);

		if (digit > 0 || shift == 4)
			out[n++] = "0123456789abcdef"[digit & 0xF];
	}
	return n;
}

static bool
is_mapped(const struct ip_address *ip)
{
	static const unsigned char prefix[MAPPED] = { 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0xFF, 0xFF };

	return ip->n == V6 && memcmp(ip->byte, prefix, MAPPED) == 0;
}

static unsigned
group_at(const struct ip_address *ip, size_t i)
{
	return (unsigned)ip->byte[2 * i] << 8 | ip->byte[2 * i + 1];
}

/* The first of the longest runs of two or more groups that are zero. */
static size_t
longest_run(const struct ip_address *ip, size_t *length)
{
	size_t first = GROUPS, run = 0;

	*length = 1;
	for (size_t i = 0; i < GROUPS; i++) {
		run = group_at(ip, i) == 0 ? run + 1 : 0;
		if (run > *length) {
			*length = run;
			first = i + 1 - run;
		}
	}
	return first;
}

size_t
ip_address_write(const struct ip_address *ip, char out[IP_ADDRESS_TEXT])
{
	static const char mapped[] = "::ffff:";
	size_t first, length;
	size_t n = 0;

	if (ip->n == V4)
		return write_v4(out, ip->byte);
	if (is_mapped(ip)) {
		memcpy(out, mapped, sizeof mapped - 1);
		n = sizeof mapped - 1;
		return n + write_v4(out + n, ip->byte + MAPPED);
	}
	first = longest_run(ip, &length);
	for (size_t i = 0; i < GROUPS; i++) {
		if (i == first) {
			out[n++] = ':';
			out[n++] = ':';
			i += length - 1;
			continue;
		}
		if (n > 0 && out[n - 1] != ':')
			out[n++] = ':';
		n += write_group(out + n, group_at(ip, i));
	}
	return n;
}

bool
ip_address_is_private(const struct ip_address *ip)
{
	/* Prefixes and how many bits of them count. */
	static const struct {
		unsigned char byte[4];
		unsigned bits;
	} v4[] = { { { 0 }, 8 }, { { 10 }, 8 }, { { 100, 64 }, 10 },
		{ { 127 }, 8 }, { { 169, 254 }, 16 }, { { 172, 16 }, 12 },
		{ { 192, 168 }, 16 } };
	const unsigned char *byte = ip->byte + (ip->n == V4 ? 0 : MAPPED);
	bool low = ip->n == V6;

	if (ip->n == V4 || is_mapped(ip)) {
		for (size_t i = 0; i < sizeof v4 / sizeof v4[0]; i++) {
			const unsigned both = (unsigned)byte[0] << 8 | byte[1];
			const unsigned prefix =
			    (unsigned)v4[i].byte[0] << 8 | v4[i].byte[1];

			if ((both ^ prefix) >> (16 - v4[i].bits) == 0)
				return true;
		}
		return false;
	}
	for (size_t i = 0; i < V6 - 1; i++)
		low = low && ip->byte[i] == 0;
	/* Unspecified and loopback; unique local; link and site local. */
	return (low && ip->byte[V6 - 1] <= 1) || (ip->byte[0] & 0xFE) == 0xFC ||
	       (ip->byte[0] == 0xFE && ip->byte[1] >= 0x80);
}
