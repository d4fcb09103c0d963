#include "field/national_id.h"

int
national_id_canonical(struct buf *out, struct str s, uint64_t countries,
    int32_t year, struct scheme_facts *facts, struct verdict *v, struct err *e)
{
	return scheme_canonical(
	    out, s, SCHEME_PERSON, countries, year, facts, v, e);
}
