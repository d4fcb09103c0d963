/* The rule of a role, asked for its judgement only. */
#include "expr/valid.h"

#include "base/buf.h"
#include "field/canon.h"
#include "field/placeholder.h"

struct valid {
	struct canon canon;
	struct canon_options options;
	struct buf out; /* canonical forms nobody wants */
};

int
valid_open(
    struct valid **v, const struct check *c, size_t column, struct err *e)
{
	const char *role = c->header->role[column];
	struct valid *made = arena_array(c->memory, 1, sizeof *made, e);

	if (made == NULL)
		return -1;
	made->options.pivot = CANON_PIVOT;
	made->options.as_of = c->as_of;
	made->options.region = c->region;
	if (canon_open(&made->canon, role, &made->options, c->memory, e) != 0)
		return -1;
	/* Words are never wrong; what a rule decides on all values of a column,
	 * one cannot tell. */
	if (role == NULL || made->canon.detail == NULL ||
	    !canon_is_coded(&made->canon) || canon_wants_evidence(&made->canon))
		return err_set(e, ERR_USAGE, 0, "no rule for the role");
	*v = made;
	return 0;
}

int
valid_is(struct valid *v, struct str s, bool *yes, struct err *e)
{
	enum canon_result result;
	struct verdict verdict;

	buf_clear(&v->out);
	if (canon_apply(&v->canon, &v->out, s, NULL, &result, &verdict, e) != 0)
		return -1;
	*yes = (result == CANON_UNCHANGED || result == CANON_CHANGED) &&
	       !placeholder_is(s, v->canon.role);
	return 0;
}

void
valid_free(struct valid *v)
{
	buf_free(&v->out);
}
