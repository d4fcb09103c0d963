#include "field/country_memo.h"

#include <stdint.h>

/* Where s has its place, whatever else may have it, too. */
static size_t
place_of(struct str s)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < s.n; i++)
		hash = hash * 31 + (unsigned char)s.p[i];
	return hash % COUNTRY_MEMO_PLACES;
}

int
country_memo_find(struct country_memo *m, struct str s,
    struct country_found *found, struct err *e)
{
	struct country_memo_place *place;

	if (s.n == 0 || s.n > COUNTRY_MEMO_LONGEST)
		return country_find(s, found, e);
	place = &m->place[place_of(s)];
	if (!str_equal(str_make(place->text, place->n), s)) {
		if (country_find(s, &place->found, e) != 0) {
			place->n = 0;
			return -1;
		}
		memcpy(place->text, s.p, s.n);
		place->n = (unsigned char)s.n;
	}
	*found = place->found;
	return 0;
}
