/* UTF-8 as bytes: validity, decoding, encoding, and finding plain text fast. */
#include "base/utf8_bytes.h"

#include "base/utf8.h"

/* Eight bytes at a time; the same byte in each of the eight. */
static const uint64_t high_bits = UINT64_C(0x8080808080808080);
static const uint64_t low_bits = UINT64_C(0x7F7F7F7F7F7F7F7F);

enum {
	REPLACEMENT = 0xFFFD,
	LEAD_0300 = 0xCC, /* the lead bytes of U+0300 and beyond begin here */
};

static unsigned char
byte_at(struct str s, size_t at)
{
	return (unsigned char)s.p[at];
}

static uint64_t
eight_at(struct str s, size_t at)
{
	uint64_t eight;

	memcpy(&eight, s.p + at, sizeof eight);
	return eight;
}

/* Where the ASCII from `at` on ends. */
static size_t
skip_ascii(struct str s, size_t at)
{
	while (s.n - at >= 8 && (eight_at(s, at) & high_bits) == 0)
		at += 8;
	while (at < s.n && byte_at(s, at) < 0x80)
		at++;
	return at;
}

/* Where the code points below U+0300 from `at` on end. */
static size_t
skip_below_0300(struct str s, size_t at)
{
	/* Added to seven bits, carries into the eighth from LEAD_0300 on. */
	const uint64_t carry = UINT64_C(0x3434343434343434);

	while (s.n - at >= 8) {
		uint64_t x = eight_at(s, at);

		if ((x & ((x & low_bits) + carry) & high_bits) != 0)
			break;
		at += 8;
	}
	while (at < s.n && byte_at(s, at) < LEAD_0300)
		at++;
	return at;
}

/* Does c lead or continue a plain code point? */
static bool
is_plain_byte(unsigned char c)
{
	return c < LEAD_0300 || c == 0xD0 || c == 0xD1 ||
	       (c >= 0xE5 && c <= 0xE8);
}

size_t
utf8_bytes_skip_plain(struct str s, size_t at)
{
	at = skip_below_0300(s, at);
	while (at < s.n && is_plain_byte(byte_at(s, at))) {
		at++;
		if (at < s.n && byte_at(s, at) < 0x80)
			at = skip_below_0300(s, at);
	}
	return at;
}

static bool
is_continuation(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

size_t
utf8_bytes_skip_other(struct str s, size_t at)
{
	while (at < s.n && (!is_plain_byte(byte_at(s, at)) ||
			       is_continuation(byte_at(s, at))))
		at++;
	return at;
}

size_t
utf8_bytes_step_back(struct str s, size_t at, size_t limit)
{
	while (at > limit) {
		at--;
		if (!is_continuation(byte_at(s, at)))
			break;
	}
	return at;
}

/* Length of the well-formed sequence at s.p[at], or 0. */
static size_t
sequence_at(struct str s, size_t at)
{
	unsigned char lead = byte_at(s, at);
	unsigned char second;
	size_t n;

	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	if (s.n - at < n)
		return 0;
	second = byte_at(s, at + 1);
	if (!is_continuation(second) || (lead == 0xE0 && second < 0xA0) ||
	    (lead == 0xED && second > 0x9F) ||
	    (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
		return 0;
	for (size_t i = 2; i < n; i++) {
		if (!is_continuation(byte_at(s, at + i)))
			return 0;
	}
	return n;
}

size_t
utf8_invalid_at(struct str s)
{
	size_t at = 0;

	while ((at = skip_ascii(s, at)) < s.n) {
		do {
			size_t n = sequence_at(s, at);

			if (n == 0)
				return at;
			at += n;
		} while (at < s.n && byte_at(s, at) >= 0x80);
	}
	return s.n;
}

bool
utf8_is_ascii(struct str s)
{
	return skip_ascii(s, 0) == s.n;
}

bool
utf8_is_plain(struct str s)
{
	return skip_below_0300(s, 0) == s.n;
}

size_t
utf8_decode(struct str s, int32_t *point)
{
	size_t n = sequence_at(s, 0);
	int32_t value = byte_at(s, 0);

	if (n == 0) {
		*point = REPLACEMENT;
		return 1;
	}
	if (n > 1)
		value &= 0x7F >> n;
	for (size_t i = 1; i < n; i++)
		value = value << 6 | (byte_at(s, i) & 0x3F);
	*point = value;
	return n;
}

int
utf8_encode(struct buf *out, int32_t point, struct err *e)
{
	char bytes[4];
	size_t n;

	if (point >= 0 && point < 0x80)
		return buf_add_byte(out, (char)point, e);
	if (point < 0 || point > 0x10FFFF ||
	    (point >= 0xD800 && point <= 0xDFFF))
		point = REPLACEMENT;
	n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (point & 0x3F));
		point >>= 6;
	}
	bytes[0] = (char)((0xF00 >> n & 0xFF) | point);
	return buf_add(out, str_make(bytes, n), e);
}
