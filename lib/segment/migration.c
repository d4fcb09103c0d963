/* Both outputs are sorted by key and walked through together. */
#include "segment/migration.h"

#include <inttypes.h>
#include <stdio.h>

#include "field/role.h"
#include "record/pack.h"
#include "record/spill.h"
#include "segment/events.h"
#include "segment/labels.h"

struct migration_step {
	size_t rule;
	struct str before, now;
	uint64_t records;
	struct migration_step *next;
};

enum { BEFORE, NOW };

/* The labels there are, of the customer. */
static int
add(struct migration *m, struct str key, char when, struct err *e)
{
	buf_clear(&m->key);
	buf_clear(&m->value);
	if (events_key(&m->key, key, e) != 0 ||
	    buf_add_byte(&m->key, when, e) != 0 ||
	    pack_add(&m->value, m->label, NULL, m->n, e) != 0)
		return -1;
	return spill_add(m->spill, buf_str(&m->key), buf_str(&m->value), e);
}

/* The rules whose columns the file has. */
static int
match_columns(struct migration *m, const struct rules *r,
    const struct header *h, struct err *e)
{
	m->column =
	    arena_array(&m->memory, r->ncolumns + 1, sizeof *m->column, e);
	m->label =
	    arena_array(&m->memory, r->ncolumns + 1, sizeof *m->label, e);
	m->digits = arena_array(&m->memory, r->ncolumns + 1, NUM_TEXT, e);
	if (m->column == NULL || m->label == NULL || m->digits == NULL)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		size_t at = header_find(h, rule->name, 0);

		if (at == HEADER_NONE || !rule_has_segments(rule))
			continue;
		m->column[m->n].rule = rule;
		m->column[m->n++].at = at;
	}
	if (m->n > 0)
		return 0;
	(void)err_set(e, ERR_USAGE, 0, "it has no column of these rules");
	return err_hint(e, "--diff takes an earlier output of the same rules");
}

static int
read_before(struct migration *m, struct reader *in, size_t key, struct err *e)
{
	const struct record *rec;
	int got;

	while ((got = reader_next(in, &rec, e)) == 1) {
		for (size_t i = 0; i < m->n; i++)
			m->label[i] = rec->field[m->column[i].at];
		if (add(m, rec->field[key], BEFORE, e) != 0)
			return -1;
	}
	return got;
}

int
migration_open(struct migration *m, const struct rules *r, struct str key,
    const struct reader_options *o, size_t memory, const char *directory,
    struct err *e)
{
	struct header *h;
	struct reader *in;
	size_t column;
	int result = -1;

	if (reader_open(&in, m->file, o, e) != 0)
		return -1;
	h = reader_header(in);
	if (role_detect(h, e) == 0 && match_columns(m, r, h, e) == 0 &&
	    spill_open(&m->spill, memory, directory, e) == 0) {
		column = header_find(h, key, 0);
		if (column == HEADER_NONE)
			column = header_find_role(h, key, 0);
		result = column == HEADER_NONE ? header_unknown(h, key, e)
					       : read_before(m, in, column, e);
	}
	reader_close(in);
	return result == 0            ? 0
	       : e->code == ERR_USAGE ? err_in_file(e, m->file)
				      : -1;
}

int
migration_add(struct migration *m, const struct rules *r, struct err *e)
{
	for (size_t i = 0; i < m->n; i++)
		m->label[i] = labels_text(
		    &m->column[i].rule->fact, m->digits + i * NUM_TEXT);
	return add(m, r->key, NOW, e);
}

static int
count_step(struct migration *m, size_t rule, struct str before, struct str now,
    struct err *e)
{
	struct migration_step **at = &m->steps;
	struct migration_step *made;

	/* In the order of the rules, then of the labels. */
	for (; *at != NULL; at = &(*at)->next) {
		int order = (*at)->rule != rule
				? ((*at)->rule < rule ? -1 : 1)
				: str_compare((*at)->before, before);

		if (order == 0)
			order = str_compare((*at)->now, now);
		if (order == 0) {
			(*at)->records++;
			return 0;
		}
		if (order > 0)
			break;
	}
	made = arena_array(&m->memory, 1, sizeof *made, e);
	if (made == NULL)
		return -1;
	made->rule = rule;
	made->records = 1;
	made->before = arena_copy(&m->memory, before, e);
	made->now = arena_copy(&m->memory, now, e);
	made->next = *at;
	*at = made;
	return made->before.p == NULL || made->now.p == NULL ? -1 : 0;
}

/* One customer: where he was, where he is; n 0: not there. */
static int
count_customer(
    struct migration *m, struct str before, struct str now, struct err *e)
{
	for (size_t i = 0; i < m->n; i++) {
		struct str from = str_of("(new)");
		struct str to = str_of("(gone)");

		if (before.n > 0) {
			pack_cut(before, m->label, m->n);
			from = m->label[i];
		}
		if (now.n > 0) {
			pack_cut(now, m->label, m->n);
			to = m->label[i];
		}
		if (count_step(m, i, from, to, e) != 0)
			return -1;
	}
	return 0;
}

/* All customers; of several records with one key the first counts. */
static int
count_customers(struct migration *m, struct err *e)
{
	struct buf key = { 0 };
	struct buf side[NOW + 1] = { { 0 }, { 0 } };
	struct str entry, value;
	int got;

	while ((got = spill_next(m->spill, &entry, &value, e)) == 1) {
		size_t when = (unsigned char)entry.p[entry.n - 1];

		entry.n--;
		if (!str_equal(entry, buf_str(&key))) {
			if (key.n > 0 &&
			    count_customer(m, buf_str(&side[BEFORE]),
				buf_str(&side[NOW]), e) != 0)
				break;
			buf_clear(&key);
			buf_clear(&side[BEFORE]);
			buf_clear(&side[NOW]);
			if (buf_add(&key, entry, e) != 0)
				break;
		}
		if (side[when].n > 0)
			m->repeated++;
		else if (buf_add(&side[when], value, e) != 0)
			break;
	}
	if (got == 0 && key.n > 0)
		got = count_customer(
		    m, buf_str(&side[BEFORE]), buf_str(&side[NOW]), e);
	buf_free(&key);
	buf_free(&side[BEFORE]);
	buf_free(&side[NOW]);
	return got == 0 ? 0 : -1;
}

int
migration_write(struct migration *m, struct writer *w, struct err *e)
{
	static const char *const names[] = { "set", "before", "now",
		"records" };
	char digits[24];

	if (spill_sort(m->spill, e) != 0 || count_customers(m, e) != 0)
		return -1;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	for (const struct migration_step *s = m->steps; s != NULL;
	     s = s->next) {
		if (writer_end(w) != 0)
			break;
		writer_field(w, m->column[s->rule].rule->name);
		writer_field(w, s->before);
		writer_field(w, s->now);
		writer_field(
		    w, str_make(digits, (size_t)snprintf(digits, sizeof digits,
					    "%" PRIu64, s->records)));
	}
	if (writer_end(w) == 0)
		return 0;
	*e = *writer_error(w);
	return -1;
}

void
migration_close(struct migration *m)
{
	spill_close(m->spill);
	buf_free(&m->key);
	buf_free(&m->value);
	arena_free(&m->memory);
}
