#include "field/scheme.h"

#include "field/compact.h"
#include "field/scheme_find.h"
#include "field/take.h"

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
scheme_canonical(struct buf *out, struct str s, enum scheme_use use,
    uint64_t countries, struct scheme_facts *facts, struct verdict *v,
    struct err *e)
{
	const struct scheme_facts unknown = { .countries = 0 };
	struct scheme_found found;
	struct compact c;

	if (facts != NULL)
		*facts = unknown;
	v->read = false;
	v->reason = compact_make(&c, s);
	if (v->reason != NULL)
		return 0;
	scheme_find(&found, &c, use, countries);
	scheme_find_judge(v, &found, &c);
	if (!v->read)
		return 0;
	if (facts != NULL) {
		facts->name = found.entry->name;
		facts->country = found.entry->country;
		facts->countries = found.countries;
	}
	return scheme_find_write(out, &c, &found, e);
}
