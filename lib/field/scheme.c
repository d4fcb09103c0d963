#include "field/scheme.h"

#include "field/check_digit.h"
#include "field/compact.h"
#include "field/scheme_find.h"
#include "field/take.h"
#include "field/text.h"

enum { CENTURY = 100 };

uint64_t
scheme_countries(struct str code)
{
	if (code.n == 0)
		return SCHEME_ANYWHERE;
	for (size_t i = 0; i < schemes_ncountries; i++) {
		const char *known = schemes_countries[i].code;

		if (code.n == 2 &&
		    take_lower(code.p[0]) == take_lower(known[0]) &&
		    take_lower(code.p[1]) == take_lower(known[1]))
			return UINT64_C(1) << i;
	}
	return 0;
}

const char *
scheme_country(unsigned bit)
{
	return bit < schemes_ncountries ? schemes_countries[bit].code : NULL;
}

int
scheme_unchecked(struct buf *out, struct str s, const char *why,
    struct verdict *v, struct err *e)
{
	struct compact c;

	v->reason = compact_make(&c, s);
	v->read =
	    v->reason == NULL || !str_is(str_of(v->reason), "excel_scientific");
	if (!v->read)
		return 0;
	v->reason = why;
	return text_canonical(out, s, TEXT_ENDS, e);
}

/* Write out the year of a personnummer.  It may have had no such day. */
static void
add_century(struct scheme_found *found, struct compact *c, int32_t year)
{
	const char *country = found->entry->country;
	struct scheme_found full;

	year -= (year - check_digit_pair(compact_str(c), 0)) % CENTURY;
	if (c->sign == '+')
		year -= CENTURY;
	memmove(c->p + 2, c->p, c->n);
	c->p[0] = (char)('0' + year / 1000 % 10);
	c->p[1] = (char)('0' + year / 100 % 10);
	c->n += 2;
	c->digits += 2;
	c->sign = '\0';
	scheme_find_match(
	    &full, c, SCHEME_PERSON, scheme_countries(str_of(country)));
	found->entry = full.entry;
	found->result = full.result;
}

int
scheme_canonical(struct buf *out, struct str s, enum scheme_use use,
    uint64_t countries, int32_t year, struct scheme_facts *facts,
    struct verdict *v, struct err *e)
{
	const struct scheme_facts unknown = { .countries = 0 };
	struct scheme_found found = { .entry = NULL };
	struct compact c;

	if (facts != NULL)
		*facts = unknown;
	v->read = false;
	v->reason = compact_make(&c, s);
	if (v->reason == NULL) {
		scheme_find(&found, &c, use, countries);
		if (year > 0 && scheme_find_is_short(&found, &c))
			add_century(&found, &c, year);
		scheme_find_judge(v, &found, &c);
	}
	if (!v->read && found.looked_in == 0 &&
	    !scheme_find_knows(use, countries))
		return scheme_unchecked(out, s, "unknown_country", v, e);
	if (!v->read)
		return 0;
	if (facts != NULL) {
		facts->name = found.entry->name;
		facts->country = found.entry->country;
		facts->countries = found.countries;
	}
	return scheme_find_write(out, &c, &found, e);
}
