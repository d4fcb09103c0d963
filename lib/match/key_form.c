#include "match/key_form.h"

#include "base/utf8.h"
#include "field/placeholder.h"
#include "field/text.h"

int
key_form_open(struct key_form *f, const char *role, const char *region,
    struct arena *memory, struct err *e)
{
	const struct canon_options none = { .pivot = CANON_PIVOT };

	f->role = role;
	f->options = none;
	if (region != NULL && canon_options_set(&f->options, str_of("region"),
				  str_of(region), e) != 0)
		return -1;
	return canon_open(&f->canon, role, &f->options, memory, e);
}

static int
add_text(struct key_form *f, struct buf *out, struct str s, struct err *e)
{
	buf_clear(&f->text);
	if (text_canonical(&f->text, s, TEXT_LINE, e) != 0)
		return -1;
	return utf8_casefold(out, buf_str(&f->text), e);
}

int
key_form_add(struct key_form *f, struct buf *out, struct str s, bool *usable,
    struct err *e)
{
	enum canon_result result;
	struct verdict v;

	*usable = s.n > 0 && !placeholder_is(s, f->role);
	if (!*usable)
		return 0;
	if (utf8_invalid_at(s) != s.n)
		return buf_add(out, s, e);
	buf_clear(&f->form);
	if (canon_apply(&f->canon, &f->form, s, NULL, &result, &v, e) != 0)
		return -1;
	if (result == CANON_CHANGED)
		s = buf_str(&f->form);
	if (result != CANON_FLAGGED && canon_is_coded(&f->canon))
		return buf_add(out, s, e);
	return add_text(f, out, s, e);
}

void
key_form_close(struct key_form *f)
{
	buf_free(&f->form);
	buf_free(&f->text);
}
