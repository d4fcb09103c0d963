#include "field/url.h"

#include <stdint.h>

#include "base/utf8.h"
#include "field/host.h"
#include "field/ip_address.h"
#include "field/take.h"
#include "field/text.h"

enum {
	/* What all browsers take, without a scheme. */
	URL_MAX = 2083 - 8,
	HOST_SHORT = 63, /* no label of it is too long */
	LAST_PORT = 65535,
	PORT_DIGITS = 9,
};

static const char bad_url[] = "bad_url";
static const char unusual_scheme[] = "unusual_scheme";
static const char multi_value[] = "multi_value";
static const char too_long[] = "too_long";
static const char no_scheme[] = "no_scheme";
static const char private_ip[] = "private_ip";
static const char credentials[] = "credentials";

static const struct scheme_port {
	const char *name; /* as it is written */
	int32_t port;
} schemes[] = { { "https://", 443 }, { "http://", 80 }, { "ftp://", 21 } };

enum { HTTPS, HTTP, SCHEMES = sizeof schemes / sizeof schemes[0] };

/* A URL taken apart. */
struct parts {
	size_t scheme; /* SCHEMES: none */
	struct str user;
	struct str host;
	struct ip_address ip; /* the host, or n is 0 */
	int32_t port;         /* 0: none */
	struct str rest;      /* path, query, fragment */
};

static bool
starts_small(struct str s, const char *text)
{
	size_t n = 0;

	while (text[n] != '\0') {
		if (n == s.n || take_lower(s.p[n]) != text[n])
			return false;
		n++;
	}
	return true;
}

/* Quotes, "<URL:...>". */
static struct str
bare(struct str s)
{
	s = text_trim(s);
	if (s.n > 2 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = text_trim(str_slice(s, 1, s.n - 1));
	if (s.n > 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
		s = text_trim(str_slice(s, 1, s.n - 1));
	if (starts_small(s, "url:"))
		s = text_trim(str_slice(s, 4, s.n));
	return s;
}

/* Does another URL begin behind something that separates? */
static bool
is_several(struct str s)
{
	bool gap = false;

	for (size_t i = 1; i < s.n; i++) {
		struct str rest = str_slice(s, i, s.n);

		if (gap && (starts_small(rest, "http://") ||
			       starts_small(rest, "https://") ||
			       starts_small(rest, "www.")))
			return true;
		gap = take_is_one_of(s.p[i], " ,;|\t\r\n");
	}
	return false;
}

static bool
is_visible(struct str s)
{
	while (s.n > 0) {
		const char c = s.p[0];
		int32_t point = 0;
		size_t n = 1;

		if ((unsigned char)c >= 0x80)
			n = utf8_decode(s, &point);
		if (c <= ' ' ? n == 1 : take_is_one_of(c, "<>\"\x7F"))
			return false;
		if (n > 1 && (utf8_is_space(point) || utf8_is_control(point)))
			return false;
		take_bytes(&s, n);
	}
	return true;
}

/* The bytes of s before the first of a set. */
static size_t
span(struct str s, const char *set)
{
	size_t n = 0;

	while (n < s.n && !take_is_one_of(s.p[n], set))
		n++;
	return n;
}

/* Take a known scheme off s; false: it has another one. */
static bool
take_scheme(struct str *s, size_t *scheme)
{
	const size_t n = span(*s, ":/?#@[.");

	for (*scheme = 0; *scheme < SCHEMES; (*scheme)++) {
		if (starts_small(*s, schemes[*scheme].name)) {
			take_bytes(s, strlen(schemes[*scheme].name));
			return true;
		}
	}
	return n == 0 || !str_starts(str_slice(*s, n, s->n), str_of("://"));
}

/* A name, a password or both, before the last "@".  A name that is another
 * host's misleads. */
static bool
take_user(struct str *authority, struct parts *url)
{
	size_t at = authority->n;
	struct host host;
	size_t colon;

	while (at > 0 && authority->p[at - 1] != '@')
		at--;
	url->user = str_slice(*authority, 0, at);
	take_bytes(authority, at);
	if (at == 0)
		return true;
	url->user.n--;
	colon = span(url->user, ":");
	if (colon == url->user.n)
		return colon > 0 && url->scheme < SCHEMES &&
		       host_check(url->user, &host) != HOST_GOOD;
	return url->scheme < SCHEMES && url->user.n > 1 &&
	       memchr(url->user.p + colon + 1, ':', url->user.n - colon - 1) ==
		   NULL;
}

/* Behind the host.  Without digits it says nothing. */
static bool
take_port(struct str s, int32_t *port)
{
	*port = 0;
	if (s.n == 0 || str_is(s, ":"))
		return true;
	return take_char(&s, ':') && take_number(&s, PORT_DIGITS, port) > 0 &&
	       s.n == 0 && *port > 0 && *port <= LAST_PORT;
}

/* The host and what is behind it of the authority.  An address is read here, a
 * name once it is composed. */
static bool
take_host(struct str s, struct parts *url)
{
	size_t n;

	url->ip.n = 0;
	if (s.n > 0 && s.p[0] == '[') {
		n = span(s, "]");
		url->host = str_slice(s, 1, n);
		return n < s.n && ip_address_read(url->host, &url->ip) &&
		       url->ip.n == sizeof url->ip.byte &&
		       take_port(str_slice(s, n + 1, s.n), &url->port);
	}
	n = span(s, ":");
	url->host = str_slice(s, 0, n);
	if (!take_port(str_slice(s, n, s.n), &url->port))
		return false;
	if (!ip_address_read(url->host, &url->ip))
		url->ip.n = 0;
	return url->host.n > 0;
}

static const char *
take_apart(struct str s, struct parts *url)
{
	struct str authority;
	size_t n;

	if (is_several(s))
		return multi_value;
	if (!take_scheme(&s, &url->scheme))
		return unusual_scheme;
	n = span(s, "/?#");
	authority = str_slice(s, 0, n);
	url->rest = str_slice(s, n, s.n);
	while (url->rest.n == 0 && authority.n > 0 &&
	       take_is_one_of(authority.p[authority.n - 1], ",;"))
		authority.n--;
	return is_visible(authority) && is_visible(url->rest) &&
		       take_user(&authority, url) && take_host(authority, url)
		   ? NULL
		   : bad_url;
}

/* Is each of what separators leave of s, not one thing alone, an address
 * without a scheme? */
static bool
is_list(struct str s)
{
	size_t found = 0;

	while (s.n > 0) {
		struct str part = str_slice(s, 0, span(s, " ,;|\t\r\n"));
		struct parts url;
		struct host host;

		take_bytes(&s, part.n + (part.n < s.n));
		if (part.n == 0)
			continue;
		if (take_apart(part, &url) != NULL ||
		    host_check(url.host, &host) != HOST_GOOD)
			return false;
		found++;
	}
	return found > 1;
}

/* Append the host; *wrong, when it is none, is why. */
static int
add_host(
    struct buf *out, const struct parts *url, const char **wrong, struct err *e)
{
	const bool bracket = url->ip.n == sizeof url->ip.byte;
	const size_t before = out->n;
	char text[IP_ADDRESS_TEXT];
	struct host host;

	if (bracket && buf_add_byte(out, '[', e) != 0)
		return -1;
	if (url->ip.n > 0)
		return buf_add(out,
			   str_make(text, ip_address_write(&url->ip, text)),
			   e) != 0 ||
			       (bracket && buf_add_byte(out, ']', e) != 0)
			   ? -1
			   : 0;
	if (host_compose(out, url->host, e) != 0)
		return -1;
	if (host_check(str_make(out->p + before, out->n - before), &host) !=
	    HOST_GOOD)
		*wrong = bad_url;
	return 0;
}

static int
add_port(struct buf *out, const struct parts *url, struct err *e)
{
	int32_t unit = 1;

	if (url->port == 0 ||
	    (url->scheme < SCHEMES && url->port == schemes[url->scheme].port))
		return 0;
	if (buf_add_byte(out, ':', e) != 0)
		return -1;
	while (url->port / unit >= 10)
		unit *= 10;
	for (; unit > 0; unit /= 10) {
		if (buf_add_byte(out, (char)('0' + url->port / unit % 10), e) !=
		    0)
			return -1;
	}
	return 0;
}

static int
compose(
    struct buf *out, const struct parts *url, const char **wrong, struct err *e)
{
	size_t before;

	if (url->scheme < SCHEMES &&
	    buf_add(out, str_of(schemes[url->scheme].name), e) != 0)
		return -1;
	before = out->n;
	if (url->user.n > 0 &&
	    (buf_add(out, url->user, e) != 0 || buf_add_byte(out, '@', e) != 0))
		return -1;
	if (add_host(out, url, wrong, e) != 0 || add_port(out, url, e) != 0 ||
	    buf_add(out, url->rest, e) != 0)
		return -1;
	if (*wrong == NULL && out->n - before > URL_MAX)
		*wrong = too_long;
	return 0;
}

int
url_canonical(struct buf *out, struct str s, bool add_scheme, struct verdict *v,
    struct err *e)
{
	const size_t before = out->n;
	struct parts url;
	int result;

	v->read = false;
	v->reason = take_apart(bare(s), &url);
	if (v->reason == bad_url && is_list(bare(s)))
		v->reason = multi_value;
	if (v->reason != NULL)
		return 0;
	if (add_scheme && url.scheme == SCHEMES)
		url.scheme = url.port == schemes[HTTP].port ? HTTP : HTTPS;
	result = compose(out, &url, &v->reason, e);
	if (result != 0 || v->reason != NULL) {
		out->n = before;
		return result;
	}
	v->read = true;
	if (url.scheme == SCHEMES)
		v->reason = no_scheme;
	if (url.user.n > 0)
		v->reason = credentials;
	if (url.ip.n > 0 && ip_address_is_private(&url.ip))
		v->reason = private_ip;
	return 0;
}

/* http or https, a host of ASCII without a port, what is behind it plain. */
bool
url_is_canonical(struct str s)
{
	bool inner = false;
	size_t i = 0, dot = 0;

	if (s.n > URL_MAX)
		return false;
	if (str_starts(s, str_of("https://")))
		take_bytes(&s, 8);
	else if (str_starts(s, str_of("http://")))
		take_bytes(&s, 7);
	else
		return false;
	for (; i < s.n && !take_is_one_of(s.p[i], "/?#"); i++) {
		const char c = s.p[i];
		const bool plain = take_is_digit(c) || (c >= 'a' && c <= 'z');

		/* Dots and hyphens stand between those, not in a row. */
		if (!plain && (!inner || (c != '.' && c != '-')))
			return false;
		inner = plain;
		dot = c == '.' ? i : dot;
	}
	if (!inner || dot == 0 || i - dot < 3 || i > HOST_SHORT ||
	    s.p[i - 1] < 'a')
		return false;
	while (i < s.n && s.p[i] > ' ' && s.p[i] < 0x7F &&
	       !take_is_one_of(s.p[i], "<>\",;|"))
		i++;
	return i == s.n;
}
