/* Labels as fields, counts of labels as a table. */
#include "segment/labels.h"

#include <inttypes.h>
#include <stdio.h>

static int
add_column(struct header *h, struct str name, const char *hint, struct err *e)
{
	if (header_find(h, name, 0) != HEADER_NONE) {
		(void)err_set(e, ERR_USAGE, 0,
		    "there is a column \"%.*s\" already", (int)name.n, name.p);
		return err_hint(e, "%s", hint);
	}
	h->name[h->n++] = name;
	return 0;
}

int
labels_columns(struct header *out, const struct header *in,
    const struct rules *r, const char *explain, struct arena *memory,
    struct err *e)
{
	const char *hint = r->nsets == 1
			       ? "--column NAME gives the new one another name"
			       : "give the set another name";

	memset(out, 0, sizeof *out);
	out->name =
	    arena_array(memory, in->n + r->nsets + 1, sizeof *out->name, e);
	if (out->name == NULL)
		return -1;
	for (; out->n < in->n; out->n++)
		out->name[out->n] = in->name[out->n];
	for (const struct rules_set *s = r->sets; s != NULL; s = s->next) {
		if (add_column(out, s->name, hint, e) != 0)
			return -1;
	}
	return explain == NULL ? 0
			       : add_column(out, str_of(explain),
				     "give --explain-column another name", e);
}

void
labels_write(const struct rules *r, struct writer *w)
{
	for (const struct rules_set *s = r->sets; s != NULL; s = s->next)
		writer_field(
		    w, s->won != NULL ? s->won->segment->label : str_of(""));
}

int
labels_explain(const struct rules *r, struct buf *b, struct err *e)
{
	char number[24];

	buf_clear(b);
	for (const struct rules_set *s = r->sets; s != NULL; s = s->next) {
		if (s->won == NULL)
			continue;
		if (s->won->when == NULL)
			(void)snprintf(number, sizeof number, ":else");
		else
			(void)snprintf(
			    number, sizeof number, ":%zu", s->won->number);
		if ((b->n > 0 && buf_add_byte(b, ' ', e) != 0) ||
		    buf_add(b, s->name, e) != 0 ||
		    buf_add(b, str_of(number), e) != 0)
			return -1;
	}
	return 0;
}

static int
put_row(struct writer *w, struct str set, struct str segment, uint64_t records)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%" PRIu64, records);

	writer_field(w, set);
	writer_field(w, segment);
	writer_field(w, str_make(digits, (size_t)n));
	return writer_end(w);
}

static int
put_names(struct writer *w)
{
	writer_field(w, str_of("set"));
	writer_field(w, str_of("segment"));
	writer_field(w, str_of("records"));
	return writer_end(w);
}

int
labels_table(const struct rules *r, struct writer *w)
{
	if (put_names(w) != 0)
		return -1;
	for (const struct rules_set *s = r->sets; s != NULL; s = s->next) {
		for (const struct rules_segment *g = s->segments; g != NULL;
		     g = g->next) {
			if (put_row(w, s->name, g->label, g->records) != 0)
				return -1;
		}
		if (!s->has_else &&
		    put_row(w, s->name, str_of(""), s->unlabelled) != 0)
			return -1;
	}
	return 0;
}

int
labels_where_table(const uint64_t *records, struct writer *w)
{
	static const char *const words[] = { "false", "unknown", "true" };

	if (put_names(w) != 0)
		return -1;
	for (size_t t = EVAL_LIMIT; t-- > 0;) {
		if (put_row(w, str_of("--where"), str_of(words[t]),
			records[t]) != 0)
			return -1;
	}
	return 0;
}
