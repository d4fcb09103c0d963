#include "match/survive_judge.h"

#include "base/utf8.h"
#include "field/placeholder.h"

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
	j->options->pivot = CANON_PIVOT;
	return o->region == NULL ? 0
				 : canon_options_set(j->options,
				       str_of("region"), str_of(o->region), e);
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

int
survive_judge_is_valid(struct survive_judge *j, size_t column, struct str s,
    bool *valid, struct err *e)
{
	enum canon_result result;
	struct verdict v;

	*valid = false;
	if (utf8_invalid_at(s) != s.n)
		return 0;
	buf_clear(&j->text);
	if (open_canon(j, column, e) != 0 ||
	    canon_apply(j->canon[column], &j->text, s, NULL, &result, &v, e) !=
		0)
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
