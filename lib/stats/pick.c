#include "stats/pick.h"

#include "base/buf.h"
#include "record/select.h"

int
pick_column(
    const struct header *h, struct str selector, size_t *column, struct err *e)
{
	struct selection s = { .n = 0 };
	struct buf text = { 0 };
	int result = buf_add(&text, selector, e);

	if (result == 0)
		result = buf_add_byte(&text, '\0', e);
	if (result == 0)
		result = select_columns(&s, text.p, h, e);
	if (result == 0 && s.n != 1)
		result = err_set(
		    e, ERR_USAGE, 0, "one column is wanted, not %zu", s.n);
	if (result == 0)
		*column = s.column[0];
	selection_free(&s);
	buf_free(&text);
	return result;
}
