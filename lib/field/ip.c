#include "field/ip.h"

#include "field/ip_address.h"
#include "field/take.h"
#include "field/text.h"

enum { LAST_PORT = 65535 };

static const char private_ip[] = "private_ip";
static const char port_dropped[] = "port_dropped";
static const char network[] = "network";
static const char bad_ip[] = "bad_ip";
static const char multi_value[] = "multi_value";

bool
ip_is_canonical(struct str s)
{
	char text[IP_ADDRESS_TEXT];
	struct ip_address ip;

	return ip_address_read(s, &ip) && !ip_address_is_private(&ip) &&
	       str_equal(s, str_make(text, ip_address_write(&ip, text)));
}

/* Split s before the first of c. */
static struct str
cut(struct str *s, char c)
{
	const char *at = s->n > 0 ? memchr(s->p, c, s->n) : NULL;
	const size_t n = at == NULL ? s->n : (size_t)(at - s->p);
	const struct str behind = str_slice(*s, n, s->n);

	*s = str_slice(*s, 0, n);
	return behind;
}

/* Take ":443" off the end of an address of version 4 or behind the brackets of
 * one of version 6. */
static bool
drop_port(struct str *s)
{
	const bool bracket = s->n > 0 && s->p[0] == '[';
	struct str address = *s;
	struct str port = cut(&address, bracket ? ']' : ':');
	int32_t number;

	if (bracket) {
		if (!take_char(&port, ']'))
			return false;
		take_bytes(&address, 1);
	} else if (memchr(address.p, '.', address.n) == NULL) {
		return false;
	}
	if (port.n == 0)
		*s = address;
	if (!take_char(&port, ':') ||
	    !ip_address_take_number(&port, LAST_PORT, &number) || port.n > 0)
		return false;
	*s = address;
	return true;
}

static bool
is_zone(struct str zone)
{
	if (zone.n < 2)
		return false;
	for (size_t i = 1; i < zone.n; i++) {
		if ((unsigned char)zone.p[i] >= 0x80 ||
		    (!take_is_letter(zone.p[i]) && !take_is_digit(zone.p[i]) &&
			!take_is_one_of(zone.p[i], "-._~")))
			return false;
	}
	return true;
}

static bool
is_prefix(struct str prefix, const struct ip_address *ip)
{
	int32_t bits;

	return take_char(&prefix, '/') &&
	       ip_address_take_number(&prefix, (int32_t)(8 * ip->n), &bits) &&
	       prefix.n == 0;
}

/* Read s with what may stand behind an address: *behind of it stays. */
static bool
read_value(
    struct str s, struct ip_address *ip, struct str *behind, struct verdict *v)
{
	const bool port = s.n > 0 && drop_port(&s);

	*behind = cut(&s, '/');
	if (behind->n == 0)
		*behind = cut(&s, '%');
	v->read = s.n > 0 && ip_address_read(s, ip) &&
		  (behind->n == 0 || is_prefix(*behind, ip) ||
		      (behind->p[0] == '%' && ip->n == 16 && is_zone(*behind)));
	if (!v->read)
		return false;
	v->reason = port ? port_dropped : NULL;
	if (behind->n > 0 && behind->p[0] == '/')
		v->reason = network;
	if (ip_address_is_private(ip))
		v->reason = private_ip;
	return true;
}

/* Does it begin with an address and something that separates? */
static bool
is_several(struct str s)
{
	struct str behind;
	struct verdict v;
	struct ip_address ip;

	for (size_t i = 1; i < s.n; i++) {
		if (take_is_one_of(s.p[i], ",; \t\r\n|"))
			return read_value(str_slice(s, 0, i), &ip, &behind, &v);
	}
	return false;
}

int
ip_canonical(struct buf *out, struct str s, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	struct str behind;
	char text[IP_ADDRESS_TEXT];
	struct ip_address ip;

	s = text_trim(s);
	if (!read_value(s, &ip, &behind, v)) {
		v->reason = is_several(s) ? multi_value : bad_ip;
		return 0;
	}
	if (buf_add(out, str_make(text, ip_address_write(&ip, text)), e) != 0)
		return -1;
	if (buf_add(out, behind, e) != 0) {
		out->n = before;
		return -1;
	}
	return 0;
}
