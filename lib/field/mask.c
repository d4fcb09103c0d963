#include "field/mask.h"

#include <arpa/inet.h>
#include <stdio.h>

#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"
#include "field/take.h"

static const char hidden[] = "***";

int
mask_read(struct mask *m, struct str text, struct err *e)
{
	static const struct {
		const char *word;
		enum mask_kind kind;
		bool number;
	} words[] = {
		{ "all", MASK_ALL, false },
		{ "domain", MASK_DOMAIN, false },
		{ "initial", MASK_INITIAL, false },
		{ "year", MASK_YEAR, false },
		{ "month", MASK_MONTH, false },
		{ "first", MASK_FIRST, true },
		{ "last", MASK_LAST, true },
		{ "band", MASK_BAND, true },
		{ "/", MASK_NET, true },
		{ "", MASK_FIRST, true },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str word = str_of(words[i].word), rest;
		int32_t n = 0;

		if (!str_starts(text, word))
			continue;
		rest = str_slice(text, word.n, text.n);
		if (words[i].number &&
		    (take_number(&rest, 6, &n) == 0 || n == 0))
			continue;
		if (rest.n > 0)
			continue;
		m->kind = words[i].kind;
		m->n = (uint32_t)n;
		return 0;
	}
	(void)err_set(e, ERR_USAGE, 0, "there is no mask \"%.*s\"",
	    (int)(text.n < 60 ? text.n : 60), text.p);
	return err_hint(e,
	    "there are: all, first2, last3, domain, initial, year, month, /24, "
	    "band10");
}

/* Bytes of the first n characters. */
static size_t
prefix(struct str s, size_t n)
{
	size_t at = 0;
	int32_t point;

	for (; n > 0 && at < s.n; n--)
		at += utf8_decode(str_slice(s, at, s.n), &point);
	return at;
}

static size_t
count_points(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static int
add_first(struct buf *out, struct str s, size_t n, struct err *e)
{
	if (count_points(s) <= n)
		return buf_add(out, str_of(hidden), e);
	if (buf_add(out, str_slice(s, 0, prefix(s, n)), e) != 0)
		return -1;
	return buf_add(out, str_of(hidden), e);
}

static int
add_last(struct buf *out, struct str s, size_t n, struct err *e)
{
	size_t points = count_points(s);

	if (buf_add(out, str_of(hidden), e) != 0)
		return -1;
	if (points <= n)
		return 0;
	return buf_add(out, str_slice(s, prefix(s, points - n), s.n), e);
}

static int
add_domain(struct buf *out, struct str s, struct err *e)
{
	size_t at = s.n;

	while (at > 0 && s.p[at - 1] != '@')
		at--;
	if (buf_add(out, str_of(hidden), e) != 0)
		return -1;
	return at == 0 ? 0 : buf_add(out, str_slice(s, at - 1, s.n), e);
}

static int
add_initials(struct buf *out, struct str s, struct err *e)
{
	bool inside = false, any = false;

	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);
		bool letter = utf8_is_letter(point);

		if (letter && !inside) {
			if ((any && buf_add_byte(out, ' ', e) != 0) ||
			    buf_add(out, str_slice(s, 0, n), e) != 0 ||
			    buf_add_byte(out, '.', e) != 0)
				return -1;
			any = true;
		}
		inside = letter || utf8_is_mark(point);
		s = str_slice(s, n, s.n);
	}
	return any ? 0 : buf_add(out, str_of(hidden), e);
}

static int
add_date(struct buf *out, struct str s, size_t n, struct err *e)
{
	struct date d;

	if (!date_read_iso(s, &d))
		return buf_add(out, str_of(hidden), e);
	return buf_add(out, str_slice(s, 0, n), e);
}

static int
add_net(struct buf *out, struct str s, uint32_t bits, struct err *e)
{
	char text[INET6_ADDRSTRLEN + 8];
	unsigned char address[16];
	int family = memchr(s.p, ':', s.n) != NULL ? AF_INET6 : AF_INET;
	size_t bytes = family == AF_INET ? 4 : 16;
	size_t n;

	if (s.n >= INET6_ADDRSTRLEN || bits > 8 * bytes)
		return buf_add(out, str_of(hidden), e);
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (inet_pton(family, text, address) != 1)
		return buf_add(out, str_of(hidden), e);
	for (size_t i = 0; i < bytes; i++) {
		uint32_t kept = bits > 8 * i ? bits - (uint32_t)(8 * i) : 0;

		if (kept < 8)
			address[i] &= (unsigned char)(0xff00 >> kept);
	}
	if (inet_ntop(family, address, text, INET6_ADDRSTRLEN) == NULL)
		return buf_add(out, str_of(hidden), e);
	n = strlen(text);
	(void)snprintf(text + n, sizeof text - n, "/%u", bits);
	return buf_add(out, str_of(text), e);
}

static int
add_band(struct buf *out, struct str s, uint32_t width, struct err *e)
{
	struct num v;
	char text[64];
	int64_t whole, low;

	if (!num_read(s, &v))
		return buf_add(out, str_of(hidden), e);
	whole = v.unscaled;
	for (uint8_t i = 0; i < v.scale; i++)
		whole = whole / 10 - (whole < 0 && whole % 10 != 0);
	low = whole / width * width;
	if (whole < low)
		low -= width;
	(void)snprintf(text, sizeof text, "%lld-%lld", (long long)low,
	    (long long)(low + width - 1));
	return buf_add(out, str_of(text), e);
}

int
mask_apply(const struct mask *m, struct buf *out, struct str s, struct err *e)
{
	if (s.n == 0)
		return 0;
	switch (m->kind) {
	case MASK_ALL:
		return buf_add(out, str_of(hidden), e);
	case MASK_FIRST:
		return add_first(out, s, m->n, e);
	case MASK_LAST:
		return add_last(out, s, m->n, e);
	case MASK_DOMAIN:
		return add_domain(out, s, e);
	case MASK_INITIAL:
		return add_initials(out, s, e);
	case MASK_YEAR:
		return add_date(out, s, 4, e);
	case MASK_MONTH:
		return add_date(out, s, 7, e);
	case MASK_NET:
		return add_net(out, s, m->n, e);
	case MASK_BAND:
		return add_band(out, s, m->n, e);
	}
	return -1;
}
