#include "stats/country_memo.h"

#include "base/hash.h"
#include "field/country.h"

const char *
country_memo_of(struct country_memo *m, struct str s)
{
	size_t at;

	if (s.n == 0 || s.n > COUNTRY_MEMO_BYTES)
		return s.n == 0 ? NULL : country_of(s);
	at = (size_t)(hash_str(s, 0) % COUNTRY_MEMO_PLACES);
	if (m->place[at].n != s.n || memcmp(m->place[at].text, s.p, s.n) != 0) {
		m->place[at].n = (unsigned char)s.n;
		memcpy(m->place[at].text, s.p, s.n);
		m->place[at].country = country_of(s);
	}
	return m->place[at].country;
}
