/* Labels as fields, counts of labels as a table. */
#include "segment/labels.h"

#include <stdio.h>

#include "segment/tier.h"

/* rule NULL: the column of --explain-column. */
static int
add_column(struct header *h, struct str name, const struct rule *rule,
    const char *hint, struct err *e)
{
	static const char what[] = "there is a column \"%.*s\" already";

	if (header_find(h, name, 0) == HEADER_NONE) {
		h->name[h->n++] = name;
		return 0;
	}
	if (rule == NULL)
		(void)err_set(e, ERR_USAGE, 0, what, (int)name.n, name.p);
	else
		(void)source_fail(
		    rule->source, rule->at, e, what, (int)name.n, name.p);
	return err_hint(e, "%s", hint);
}

int
labels_columns(struct header *out, const struct header *in,
    const struct rules *r, const char *explain, struct arena *memory,
    struct err *e)
{
	const char *hint = r->ncolumns == 1
			       ? "--column NAME gives the new one another name"
			       : "give the set another name";

	memset(out, 0, sizeof *out);
	out->name =
	    arena_array(memory, in->n + r->ncolumns + 1, sizeof *out->name, e);
	if (out->name == NULL)
		return -1;
	for (; out->n < in->n; out->n++)
		out->name[out->n] = in->name[out->n];
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule->kind != RULE_LET &&
		    add_column(out, rule->name, rule, hint, e) != 0)
			return -1;
	}
	return explain == NULL ? 0
			       : add_column(out, str_of(explain), NULL,
				     "give --explain-column another name", e);
}

struct str
labels_text(const struct fact *f, char digits[NUM_TEXT])
{
	if (!f->known)
		return str_make(NULL, 0);
	if (f->condition)
		return str_of(f->holds ? "yes" : "no");
	switch (f->type) {
	case NODE_AS_NUMBER:
		return str_make(digits, num_write(f->number, digits));
	case NODE_AS_DATE:
		date_write_iso(date_from_days(f->day), digits);
		return str_make(digits, 10);
	default:
		return f->text;
	}
}

void
labels_write(const struct rules *r, struct writer *w)
{
	char digits[NUM_TEXT];

	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule->kind != RULE_LET)
			writer_field(w, labels_text(&rule->fact, digits));
	}
}

/* ":2" or "+2" */
static int
add_number(struct buf *b, const struct rule_clause *k, char mark, struct err *e)
{
	char number[24];
	int n = k->when == NULL
		    ? snprintf(number, sizeof number, "%celse", mark)
		    : snprintf(number, sizeof number, "%c%zu", mark, k->number);

	return buf_add(b, str_make(number, (size_t)n), e);
}

static int
explain(const struct rule *rule, struct buf *b, struct err *e)
{
	bool begun = false;

	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (k->is != EVAL_TRUE ||
		    (rule->kind == RULE_SET && k != rule->won))
			continue;
		if (!begun && ((b->n > 0 && buf_add_byte(b, ' ', e) != 0) ||
				  buf_add(b, rule->name, e) != 0))
			return -1;
		if (add_number(b, k, begun ? '+' : ':', e) != 0)
			return -1;
		begun = true;
	}
	return 0;
}

int
labels_explain(const struct rules *r, struct buf *b, struct err *e)
{
	buf_clear(b);
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (explain(rule, b, e) != 0)
			return -1;
	}
	return 0;
}

int
labels_where_table(const uint64_t *records, struct writer *w)
{
	static const char *const words[] = { "false", "unknown", "true" };

	static const char *const names[] = { "set", "segment", "records" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	if (writer_end(w) != 0)
		return -1;
	for (size_t t = EVAL_LIMIT; t-- > 0;) {
		writer_field(w, str_of("--where"));
		writer_field(w, str_of(words[t]));
		writer_number(w, records[t]);
		if (writer_end(w) != 0)
			return -1;
	}
	return 0;
}
