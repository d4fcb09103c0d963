#include "field/company_id.h"

int
company_id_canonical(struct buf *out, struct str s, uint64_t countries,
    struct scheme_facts *facts, struct verdict *v, struct err *e)
{
	return scheme_canonical(
	    out, s, SCHEME_COMPANY, countries, 0, facts, v, e);
}
