#include "match/survive_judge.h"

#include "base/utf8.h"
#include "field/phone.h"
#include "field/placeholder.h"
#include "field/role.h"

enum { PIVOT = 69 }; /* of years of two digits, as cust-normalize has it */

int
survive_judge_open(struct survive_judge *j, const struct header *h,
    const struct survive_options *o, struct err *e)
{
	j->header = h;
	j->options = arena_array(&j->memory, 1, sizeof *j->options, e);
	j->canon = arena_array(&j->memory, h->n, sizeof(struct canon *), e);
	if (j->options == NULL || j->canon == NULL)
		return -1;
	j->options->as_of = o->as_of;
	j->options->pivot = PIVOT;
	j->region = arena_copy(
	    &j->memory, str_of(o->region == NULL ? "" : o->region), e);
	return j->region.p == NULL ? -1 : 0;
}

static int
open_canon(struct survive_judge *j, size_t column, struct err *e)
{
	struct canon *c;

	if (j->canon[column] != NULL)
		return 0;
	c = arena_array(&j->memory, 1, sizeof *c, e);
	if (c == NULL || canon_open(c, j->header->role[column], j->options,
			     &j->memory, e) != 0)
		return -1;
	j->canon[column] = c;
	return 0;
}

bool
survive_judge_is_real(const char *role, struct str s)
{
	return s.n > 0 && !placeholder_is(s, role);
}

/* By the rule of the role; of phones canon has none. */
static int
read_value(struct survive_judge *j, size_t column, struct str s,
    struct verdict *v, struct err *e)
{
	static const struct phone_options options = { .multi =
							  PHONE_MULTI_FLAG };
	enum canon_result result;

	buf_clear(&j->text);
	if (role_is_phone(j->header->role[column]))
		return phone_canonical(
		    &j->text, s, j->region, &options, NULL, v, e);
	if (open_canon(j, column, e) != 0)
		return -1;
	return canon_apply(j->canon[column], &j->text, s, &result, v, e);
}

int
survive_judge_is_valid(struct survive_judge *j, size_t column, struct str s,
    bool *valid, struct err *e)
{
	struct verdict v;

	*valid = false;
	if (utf8_invalid_at(s) != s.n)
		return 0;
	if (read_value(j, column, s, &v, e) != 0)
		return -1;
	*valid = v.read;
	return 0;
}

void
survive_judge_close(struct survive_judge *j)
{
	buf_free(&j->text);
	arena_free(&j->memory);
}
