/* Forms of postcodes: a value is held against them as they stand. */
#include "field/postcode_form.h"

#include "field/postcodes_table.h"
#include "field/take.h"

enum { ONE_LETTER = 26 }; /* the bit of postcodes_areas */

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Is c one of the class at *form, behind its bracket?  *form moves behind it. */
static bool
in_class(const char **form, char c)
{
	const char *p = *form;
	bool found = false;

	while (*p != ']') {
		size_t last = p[1] == '-' ? 2 : 0;

		found = found || (c >= p[0] && c <= p[last]);
		p += last + 1;
	}
	*form = p + 1;
	return found;
}

/* Does c fit what is at *form?  *form moves behind it. */
static bool
fits_char(const char **form, char c)
{
	char want = *(*form)++;

	switch (want) {
	case 'd':
		return take_is_digit(c);
	case 'a':
		return is_capital(c);
	case 'n':
		return take_is_digit(c) || is_capital(c);
	case '[':
		return in_class(form, c);
	default:
		return c == want;
	}
}

/* How many letters are in front of s, a British area; 0: none. */
static size_t
area_of(struct str s)
{
	uint32_t seconds;

	if (s.n < 2 || !is_capital(s.p[0]))
		return 0;
	seconds = postcodes_areas[s.p[0] - 'A'];
	if (!is_capital(s.p[1]))
		return seconds >> ONE_LETTER & 1;
	return seconds >> (s.p[1] - 'A') & 1 ? 2 : 0;
}

static bool
is_between(char c)
{
	return c == ' ' || c == '-';
}

/* Does s fit the one form at `form`?  Spaces and hyphens are there in s when
 * spaced, else they are not. */
static bool
fits_one(const char *form, struct str s, bool spaced)
{
	while (*form != '\0' && *form != '|') {
		size_t n = 1;

		if (is_between(*form) && !spaced) {
			form++;
			continue;
		}
		if (s.n == 0)
			return false;
		if (*form == '@') {
			n = area_of(s);
			form++;
			if (n == 0)
				return false;
		} else if (!fits_char(&form, s.p[0])) {
			return false;
		}
		s = str_slice(s, n, s.n);
	}
	return s.n == 0;
}

static const char *
next_form(const char *form)
{
	const char *bar = strchr(form, '|');

	return bar == NULL ? NULL : bar + 1;
}

const char *
postcode_form_of(const char *forms, struct str s, bool spaced)
{
	while (forms != NULL && !fits_one(forms, s, spaced))
		forms = next_form(forms);
	return forms;
}

int
postcode_form_add(
    struct buf *out, const char *form, struct str code, struct err *e)
{
	if (buf_reserve(out, code.n + strlen(form), e) != 0)
		return -1;
	while (code.n > 0) {
		size_t n = 1;

		if (is_between(*form)) {
			out->p[out->n++] = *form++;
			continue;
		}
		if (*form == '@') {
			n = area_of(code);
			form++;
		} else {
			(void)fits_char(&form, code.p[0]);
		}
		memcpy(out->p + out->n, code.p, n);
		out->n += n;
		take_bytes(&code, n);
	}
	return 0;
}
