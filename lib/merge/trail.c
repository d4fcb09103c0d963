#include "merge/trail.h"

#include "base/num.h"
#include "record/quote.h"

static int
open_file(struct writer **w, const struct trail *t, const char *file,
    const char *const *columns, struct err *e)
{
	const struct header *h = &t->sources->header;

	if (file == NULL)
		return 0;
	if (writer_open(w, file, ',', e) != 0)
		return -1;
	for (size_t i = 0; i < t->key->n; i++)
		writer_field(*w, h->name[t->key->column[i]]);
	for (; *columns != NULL; columns++)
		writer_field(*w, str_of(*columns));
	if (writer_end(*w) == 0)
		return 0;
	*e = *writer_error(*w);
	return -1;
}

int
trail_open(struct trail *t, const struct sources *s,
    const struct selection *key, struct survive *survive,
    const char *provenance, const char *conflicts, struct err *e)
{
	static const char *const won[] = { "column", "source", "record", "rule",
		"losers", NULL };
	static const char *const lost[] = { "column", "value", "source",
		"record", "other", "other_source", "other_record", NULL };

	t->sources = s;
	t->key = key;
	t->survive = survive;
	if (open_file(&t->provenance, t, provenance, won, e) != 0)
		return -1;
	return open_file(&t->conflicts, t, conflicts, lost, e);
}

static int
add_field(struct buf *out, struct str s, struct err *e)
{
	if (buf_add_byte(out, ',', e) != 0)
		return -1;
	return quote_field(out, s, ',', e);
}

static int
add_number(struct buf *out, uint64_t v, struct err *e)
{
	char digits[NUM_TEXT];

	return buf_add(out, str_make(digits, num_write_count(v, digits)), e);
}

/* ,source,record */
static int
add_place(const struct trail *t, struct buf *out, const struct group_member *m,
    struct err *e)
{
	struct str label = str_of(sources_label(t->sources, m->source));

	if (add_field(out, label, e) != 0 || buf_add_byte(out, ',', e) != 0)
		return -1;
	return add_number(out, m->number, e);
}

/* The key and the name of the column. */
static int
begin_row(const struct trail *t, struct buf *out,
    const struct survive_choice *choice, size_t column, struct err *e)
{
	for (size_t i = 0; i < t->key->n; i++)
		if ((i > 0 && buf_add_byte(out, ',', e) != 0) ||
		    quote_field(out, choice[t->key->column[i]].value, ',', e) !=
			0)
			return -1;
	return add_field(out, t->sources->header.name[column], e);
}

/* label:record of those who have another value, separated by '|'. */
static int
list_losers(struct trail *t, const struct group_member *member, size_t n,
    size_t column, const struct survive_choice *c, struct err *e)
{
	buf_clear(&t->losers);
	for (size_t i = 0; i < n; i++) {
		struct str s = member[i].field[column];

		if (s.n == 0 || str_equal(s, c->value))
			continue;
		if ((t->losers.n > 0 &&
			buf_add_byte(&t->losers, '|', e) != 0) ||
		    buf_add(&t->losers,
			str_of(sources_label(t->sources, member[i].source)),
			e) != 0 ||
		    buf_add_byte(&t->losers, ':', e) != 0 ||
		    add_number(&t->losers, member[i].number, e) != 0)
			return -1;
	}
	return 0;
}

static int
add_provenance(struct trail *t, const struct group_member *member, size_t n,
    const struct survive_choice *choice, size_t column, struct err *e)
{
	const struct survive_choice *c = &choice[column];
	struct buf *out = &t->provenance_text;

	if (c->rule == SURVIVE_ALL)
		buf_clear(&t->losers);
	else if (list_losers(t, member, n, column, c, e) != 0)
		return -1;
	if (begin_row(t, out, choice, column, e) != 0 ||
	    add_place(t, out, &member[c->winner], e) != 0 ||
	    add_field(out, str_of(survive_rule_name(c->rule)), e) != 0 ||
	    add_field(out, buf_str(&t->losers), e) != 0)
		return -1;
	return buf_add_byte(out, '\n', e);
}

/* The members with a real value that is not the one chosen. */
static int
list_others(struct trail *t, const struct group_member *member, size_t n,
    size_t column, struct str chosen, struct err *e)
{
	buf_clear(&t->other);
	for (size_t i = 0; i < n; i++) {
		struct str s = member[i].field[column];

		if (!str_equal(s, chosen) &&
		    survive_is_real(t->survive, column, s) &&
		    buf_add(&t->other, str_make((const char *)&i, sizeof i),
			e) != 0)
			return -1;
	}
	return 0;
}

static int
add_conflicts(struct trail *t, const struct group_member *member, size_t n,
    const struct survive_choice *choice, size_t column, struct err *e)
{
	const struct survive_choice *c = &choice[column];
	struct buf *out = &t->conflicts_text;
	const size_t *other, *first;

	if (list_others(t, member, n, column, c->value, e) != 0)
		return -1;
	if (t->other.n == 0)
		return 0;
	other = (const void *)t->other.p;
	first = survive_same_find(
	    &t->same, member, other, t->other.n / sizeof *other, &column, 1, e);
	if (first == NULL)
		return -1;
	for (size_t i = 0; i < t->other.n / sizeof *other; i++) {
		const struct group_member *m = &member[other[i]];

		if (first[i] != i)
			continue;
		if (begin_row(t, out, choice, column, e) != 0 ||
		    add_field(out, c->value, e) != 0 ||
		    add_place(t, out, &member[c->winner], e) != 0 ||
		    add_field(out, m->field[column], e) != 0 ||
		    add_place(t, out, m, e) != 0 ||
		    buf_add_byte(out, '\n', e) != 0)
			return -1;
		t->nconflicts++;
	}
	return 0;
}

int
trail_make(struct trail *t, const struct group_member *member, size_t n,
    const struct survive_choice *choice, struct err *e)
{
	buf_clear(&t->provenance_text);
	buf_clear(&t->conflicts_text);
	for (size_t i = 0; n > 1 && i < t->sources->header.n; i++) {
		if (choice[i].winner == SURVIVE_NONE)
			continue;
		if (t->provenance != NULL && choice[i].value.n > 0 &&
		    add_provenance(t, member, n, choice, i, e) != 0)
			return -1;
		if (t->conflicts != NULL && choice[i].rule != SURVIVE_ALL &&
		    add_conflicts(t, member, n, choice, i, e) != 0)
			return -1;
	}
	return 0;
}

static int
write_text(struct writer *w, struct str text, struct err *e)
{
	if (w == NULL || text.n == 0 || writer_text(w, text) == 0)
		return 0;
	*e = *writer_error(w);
	return -1;
}

int
trail_write(
    struct trail *t, struct str provenance, struct str conflicts, struct err *e)
{
	if (write_text(t->provenance, provenance, e) != 0)
		return -1;
	return write_text(t->conflicts, conflicts, e);
}

int
trail_commit(struct trail *t, struct err *e)
{
	if (t->provenance != NULL && writer_commit(t->provenance, e) != 0)
		return -1;
	return t->conflicts != NULL ? writer_commit(t->conflicts, e) : 0;
}

void
trail_close(struct trail *t)
{
	writer_close(t->provenance);
	writer_close(t->conflicts);
	buf_free(&t->provenance_text);
	buf_free(&t->conflicts_text);
	buf_free(&t->losers);
	buf_free(&t->other);
	survive_same_close(&t->same);
}
