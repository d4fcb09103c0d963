#include "stats/rollup_spec.h"

#include "field/text.h"
#include "record/select.h"

static const struct {
	const char *name;
	enum rollup_kind kind;
} kinds[] = { { "count", ROLLUP_COUNT }, { "sum", ROLLUP_SUM },
	{ "mean", ROLLUP_MEAN }, { "min", ROLLUP_MIN }, { "max", ROLLUP_MAX },
	{ "distinct", ROLLUP_DISTINCT } };

static int
bad_figure(struct str text, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "\"%.*s\" is no figure",
	    (int)(text.n < 60 ? text.n : 60), text.p);
	return err_hint(e,
	    "for example orders=count, spend=sum(amount); there are count, "
	    "sum, mean, min, max, distinct");
}

/* "sum_amount" for sum(amount). */
static int
make_name(struct rollup_spec *s, struct rollup_figure *f, struct str kind,
    const struct header *h, struct err *e)
{
	struct buf name = { 0 };
	int result = buf_add(&name, kind, e);

	if (result == 0 && f->column != HEADER_NONE)
		result = buf_add_byte(&name, '_', e);
	if (result == 0 && f->column != HEADER_NONE)
		result = buf_add(&name, h->name[f->column], e);
	if (result == 0) {
		f->name = arena_copy(&s->memory, buf_str(&name), e);
		result = f->name.p == NULL ? -1 : 0;
	}
	buf_free(&name);
	return result;
}

/* NAME=KIND(COLUMN), NAME=count, KIND(COLUMN), count */
static int
read_figure(struct rollup_spec *s, struct str text, const struct header *h,
    struct err *e)
{
	struct rollup_figure *f = &s->figure[s->n];
	const char *equals = memchr(text.p, '=', text.n);
	struct str kind = text;
	const char *open;
	size_t i = 0;

	*f = (struct rollup_figure){ .column = HEADER_NONE };
	if (equals != NULL) {
		f->name =
		    text_trim(str_make(text.p, (size_t)(equals - text.p)));
		kind = text_trim(
		    str_slice(text, (size_t)(equals - text.p) + 1, text.n));
	}
	open = memchr(kind.p, '(', kind.n);
	if (open != NULL) {
		struct str column =
		    str_slice(kind, (size_t)(open - kind.p) + 1, kind.n);

		if (column.n < 2 || column.p[column.n - 1] != ')')
			return bad_figure(text, e);
		column.n--;
		if (select_one(&f->column, text_trim(column), NULL, h, e) != 0)
			return -1;
		kind.n = (size_t)(open - kind.p);
	}
	while (i < sizeof kinds / sizeof *kinds && !str_is(kind, kinds[i].name))
		i++;
	if (i == sizeof kinds / sizeof *kinds ||
	    (kinds[i].kind != ROLLUP_COUNT && f->column == HEADER_NONE) ||
	    (equals != NULL && f->name.n == 0))
		return bad_figure(text, e);
	f->kind = kinds[i].kind;
	s->n++;
	return f->name.n > 0 ? 0 : make_name(s, f, kind, h, e);
}

int
rollup_spec_read(struct rollup_spec *s, const char *list,
    const struct header *h, struct err *e)
{
	struct str rest = str_of(list);

	while (rest.n > 0) {
		const char *comma = memchr(rest.p, ',', rest.n);
		size_t n = comma == NULL ? rest.n : (size_t)(comma - rest.p);
		struct str figure = text_trim(str_make(rest.p, n));

		if (s->n == ROLLUP_FIGURES)
			return err_set(e, ERR_USAGE, 0,
			    "there are more than %d figures", ROLLUP_FIGURES);
		if (figure.n == 0)
			return bad_figure(figure, e);
		if (read_figure(s, figure, h, e) != 0)
			return -1;
		rest = str_slice(rest, comma == NULL ? n : n + 1, rest.n);
	}
	return 0;
}
