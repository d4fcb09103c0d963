#include "field/compact.h"

#include <stdint.h>

#include "base/utf8.h"
#include "field/take.h"
#include "field/text.h"

enum {
	/* What a character can be besides a letter or digit. */
	NOTHING = 1,
	GAP = 2,
	WALL = 3, /* separates numbers */
	/* Fullwidth forms of the signs of ASCII. */
	WIDE_FIRST = 0xFF01,
	WIDE_LAST = 0xFF5E,
	WIDE_OFFSET = 0xFF01 - '!',
	/* Letters and digits that a comma may stand between and behind. */
	GROUP = 5,
	/* A number of as many digits may have been taken for an amount ... */
	AMOUNT_DIGITS = 7,
	/* ... and then has at most as many zeros behind its point. */
	AMOUNT_ZEROS = 2,
};

static const char bad_format[] = "bad_format";
static const char bad_length[] = "bad_length";
static const char multi_value[] = "multi_value";
static const char excel_scientific[] = "excel_scientific";

static bool
is_between(int32_t point, int32_t first, int32_t last)
{
	return point >= first && point <= last;
}

/* NUL for what no number is written with. */
static char
map_ascii(char c)
{
	if (take_is_digit(c) || (c >= 'A' && c <= 'Z'))
		return c;
	if (c >= 'a' && c <= 'z')
		return (char)(c - ('a' - 'A'));
	if (take_is_one_of(c, "-+"))
		return c;
	if (take_is_one_of(c, " ./\t:'()[]_"))
		return GAP;
	return take_is_one_of(c, ",;|\n\r") ? WALL : '\0';
}

static char
map_point(int32_t point)
{
	if (is_between(point, WIDE_FIRST, WIDE_LAST))
		return map_ascii((char)(point - WIDE_OFFSET));
	if (utf8_is_digit(point))
		return utf8_digit(point);
	if (point == 0xAD || is_between(point, 0x200B, 0x200F) ||
	    is_between(point, 0x202A, 0x202E) ||
	    is_between(point, 0x2060, 0x2069))
		return NOTHING;
	if (point == 0x85 || point == 0x2028 || point == 0x2029)
		return WALL;
	if (utf8_is_space(point) || point == 0xB7 || point == 0x2019)
		return GAP;
	/* Dashes and the minus sign. */
	if (is_between(point, 0x2010, 0x2015) || point == 0x2212)
		return '-';
	return '\0';
}

/* What is known of a value while it is gone through. */
struct reading {
	struct compact *c;
	size_t from;    /* where the part begins that is gone through */
	bool walled;    /* what separates numbers stands behind it ... */
	bool several;   /* ... and another behind that */
	char last;      /* the one before */
	size_t points;  /* full stops and commas ... */
	size_t point;   /* ... and how much stands before the last */
	size_t between; /* whatever else stands between */
};

static void
note_separator(struct reading *r, char as_written, char c)
{
	if (c == '-' || c == '+') {
		r->c->sign = c;
		r->c->sign_at = r->c->n;
	}
	if (c == WALL && as_written == ',' && r->c->n - r->from <= GROUP)
		r->from = r->c->n;
	else if (c == WALL || (r->last == '/' && as_written == ' ') ||
		 (r->last == ' ' && as_written == '/'))
		r->walled = r->c->n > 0;
	if (as_written == '.' || as_written == ',') {
		r->points++;
		r->point = r->c->n;
	} else {
		r->between++;
	}
}

/* False when there is no room. */
static bool
add(struct reading *r, char c)
{
	if (r->c->n == COMPACT_MAX)
		return false;
	r->c->p[r->c->n++] = c;
	r->c->digits += take_is_digit(c);
	r->several = r->several || r->walled;
	return true;
}

/* As many capital letters and digits as there are and have room. */
static void
add_plain(struct reading *r, struct str *s)
{
	char *to = r->c->p + r->c->n;
	const size_t room = COMPACT_MAX - r->c->n;
	const size_t most = s->n < room ? s->n : room;
	size_t n = 0, digits = 0;

	for (; n < most; n++) {
		const char c = s->p[n];

		if (take_is_digit(c))
			digits++;
		else if (c < 'A' || c > 'Z')
			break;
		to[n] = c;
	}
	if (n == 0)
		return;
	r->c->n += n;
	r->c->digits += digits;
	r->several = r->several || r->walled;
	r->last = s->p[n - 1];
	take_bytes(s, n);
}

/* Anything else.  NULL, or why it can be in no number. */
static const char *
add_other(struct reading *r, struct str *s)
{
	char as_written = s->p[0];
	char mapped = map_ascii(as_written);
	size_t n = 1;

	if ((unsigned char)as_written >= 0x80) {
		int32_t point;

		n = utf8_decode(*s, &point);
		mapped = map_point(point);
		as_written = mapped;
		if (mapped == GAP)
			as_written = ' ';
	}
	take_bytes(s, n);
	if (mapped == '\0')
		return bad_format;
	if (mapped == NOTHING)
		return NULL;
	if (!take_is_letter(mapped) && !take_is_digit(mapped))
		note_separator(r, as_written, mapped);
	else if (!add(r, mapped))
		return bad_length;
	r->last = as_written;
	return NULL;
}

/* "4.40514E+10" */
static bool
is_scientific(const struct compact *c)
{
	return c->sign != '\0' && c->sign_at > 1 && c->sign_at < c->n &&
	       c->p[c->sign_at - 1] == 'E' && c->digits == c->n - 1;
}

/* "44051401359.0" -> "44051401359" */
static bool
drop_decimals(struct compact *c, const struct reading *r)
{
	if (r->points != 1 || r->between > 0 || r->point < AMOUNT_DIGITS ||
	    c->digits < c->n || c->n > r->point + AMOUNT_ZEROS)
		return false;
	for (size_t i = r->point; i < c->n; i++) {
		if (c->p[i] != '0')
			return false;
	}
	c->n = r->point;
	c->digits = c->n;
	return true;
}

const char *
compact_make(struct compact *c, struct str s)
{
	struct reading r = { .c = c };

	c->n = 0;
	c->digits = 0;
	c->sign = '\0';
	c->sign_at = 0;
	s = text_trim(s);
	for (add_plain(&r, &s); s.n > 0; add_plain(&r, &s)) {
		const char *wrong = add_other(&r, &s);

		if (wrong != NULL)
			return wrong;
	}
	if (is_scientific(c))
		return excel_scientific;
	if (!drop_decimals(c, &r) && r.several)
		return multi_value;
	return c->digits == 0 ? bad_format : NULL;
}

void
compact_drop(struct compact *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		c->digits -= take_is_digit(c->p[i]);
	c->n -= n;
	memmove(c->p, c->p + n, c->n);
	if (c->sign_at < n)
		c->sign = '\0';
	c->sign_at = c->sign == '\0' ? 0 : c->sign_at - n;
}
