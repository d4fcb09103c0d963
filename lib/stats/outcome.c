#include "stats/outcome.h"

#include "field/text.h"
#include "record/select.h"

int
outcome_read(
    struct outcome *o, const char *text, const struct header *h, struct err *e)
{
	const char *equals = strchr(text, '=');

	if (equals == NULL || equals == text) {
		(void)err_set(e, ERR_USAGE, 0, "\"%s\" is no outcome", text);
		return err_hint(e, "for example --outcome bought=yes");
	}
	o->value = text_trim(str_of(equals + 1));
	return select_one(&o->column,
	    text_trim(str_make(text, (size_t)(equals - text))), "outcome", h,
	    e);
}

struct str
outcome_of(const struct outcome *o, const struct record *r)
{
	return text_trim(r->field[o->column]);
}
