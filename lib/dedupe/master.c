#include "dedupe/master.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"

/* The column of ids. */
static int
find_id(struct master *m, const struct header *own, const char *column,
    struct err *e)
{
	const char *const name = column == NULL ? "cluster_id" : column;

	m->id = header_find(own, str_of(name), 0);
	if (m->id != HEADER_NONE)
		return 0;
	(void)header_unknown(own, str_of(name), e);
	if (column == NULL)
		(void)snprintf(e->reason, sizeof e->reason,
		    "has no column \"%s\" with the ids of its people; "
		    "--against-id names another one",
		    name);
	return err_in_file(e, reader_file(m->in));
}

static int
find_columns(struct master *m, const struct header *own, const struct header *h,
    struct err *e)
{
	size_t found = 0;

	m->from = arena_array(&m->memory, h->n, sizeof *m->from, e);
	m->field = arena_array(&m->memory, h->n, sizeof *m->field, e);
	if (m->from == NULL || m->field == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++) {
		m->from[i] = header_find(own, h->name[i], 0);
		found += m->from[i] != HEADER_NONE;
	}
	if (found > 0)
		return 0;
	(void)err_set(
	    e, ERR_USAGE, 0, "has no column in common with the new records");
	return err_in_file(e, reader_file(m->in));
}

int
master_open(struct master *m, const char *file, const char *column,
    const struct header *h, const struct reader_options *o, struct err *e)
{
	const struct header *own;

	if (reader_open(&m->in, file, o, e) != 0)
		return -1;
	own = reader_header(m->in);
	return find_id(m, own, column, e) != 0 ? -1
					       : find_columns(m, own, h, e);
}

/* Is it a number that is written as we write one? */
static bool
is_number(struct str id, uint64_t *v)
{
	struct num n;

	if (!num_read(id, &n) || n.scale != 0 || n.unscaled < 0 ||
	    id.p[0] == '+' || id.p[0] == '-')
		return false;
	*v = (uint64_t)n.unscaled;
	return true;
}

/* Is it an id that an earlier run made beside ids that are no numbers? */
static bool
is_made(struct str id, uint64_t *v)
{
	static const char prefix[] = IDENTITY_PREFIX;
	const size_t n = sizeof prefix - 1;

	return id.n > n && memcmp(id.p, prefix, n) == 0 &&
	       is_number(str_slice(id, n, id.n), v);
}

static void
note_id(struct master *m, struct str id)
{
	uint64_t v;

	if (is_number(id, &v)) {
		if (v > m->largest)
			m->largest = v;
		return;
	}
	m->names = true;
	if (is_made(id, &v) && v > m->made)
		m->made = v;
}

static int
number_of(struct master *m, struct str id, uint32_t *number, struct err *e)
{
	const uint32_t before = m->ids.n;

	if (id.n == 0) {
		(void)err_set(
		    e, ERR_USAGE, 0, "a record without the id of its person");
		return reader_here(m->in, e);
	}
	if (dictionary_add(&m->ids, id, number, e) != 0)
		return -1;
	if (m->ids.n > before)
		note_id(m, id);
	return 0;
}

int
master_next(struct master *m, struct record *rec, uint32_t *id, struct err *e)
{
	const struct record *own;
	int got = reader_next(m->in, &own, e);

	if (got != 1)
		return got;
	if (number_of(m, own->field[m->id], id, e) != 0)
		return -1;
	for (size_t i = 0; i < rec->nfields; i++)
		m->field[i] = m->from[i] == HEADER_NONE
				  ? str_make("", 0)
				  : own->field[m->from[i]];
	rec->field = m->field;
	m->records++;
	return 1;
}

struct item {
	struct str text;
	uint32_t number;
};

static int
compare_items(const void *x, const void *y)
{
	const struct item *a = x, *b = y;

	return str_compare(a->text, b->text);
}

int
master_label(struct master *m, struct bonds *b, struct err *e)
{
	const uint32_t n = m->ids.n;
	struct buf items = { 0 }, label = { 0 };
	int result = -1;

	if (buf_reserve(&items, n * sizeof(struct item), e) == 0 &&
	    buf_reserve(&label, (n + (size_t)1) * sizeof n, e) == 0 &&
	    buf_reserve(&m->order, n * sizeof n, e) == 0) {
		struct item *item = (struct item *)(void *)items.p;
		uint32_t *of = (uint32_t *)(void *)label.p;
		uint32_t *order = (uint32_t *)(void *)m->order.p;

		for (uint32_t i = 0; i < n; i++) {
			item[i].text = dictionary_text(&m->ids, i + 1);
			item[i].number = i + 1;
		}
		if (n > 0)
			qsort(item, n, sizeof *item, compare_items);
		for (uint32_t i = 0; i < n; i++) {
			order[i] = item[i].number;
			of[item[i].number] = i + 1;
		}
		bonds_relabel(b, of);
		result = 0;
	}
	buf_free(&items);
	buf_free(&label);
	return result;
}

/* New records that fit a known person as well as this. */
static const float firm = 3;

struct settling {
	struct master *m;
	const struct link *l;
	uint32_t *id;   /* a cluster */
	uint64_t found; /* new records of known people */
	uint64_t begun; /* new people */
	uint64_t torn;  /* new records that may be of two known people */
};

static uint32_t
label_of(const struct settling *s, uint32_t entry)
{
	return bonds_known(&s->l->bonds, entry);
}

static void
settle_ids(struct settling *s)
{
	const uint64_t all = s->l->corpus.records;
	const uint32_t known = s->m->ids.n;
	const uint32_t *order = (const uint32_t *)(const void *)s->m->order.p;

	for (uint64_t r = 0; r < s->m->records; r++)
		s->id[link_cluster(s->l, r)] =
		    order[label_of(s, corpus_entry(&s->l->corpus, r)) - 1];
	if (s->m->names)
		s->m->largest = s->m->made;
	for (uint64_t r = s->m->records; r < all; r++) {
		uint32_t *id = &s->id[link_cluster(s->l, r)];

		if (*id == 0)
			*id = known + (uint32_t)++s->begun;
		s->found += *id <= known;
	}
}

/* New records that are as good as one person with records of two known ones.
 * Only one of these has got them. */
static int
find_torn(struct settling *s, struct err *e)
{
	const struct link *l = s->l;
	struct buf seen = { 0 };
	size_t n;
	const struct edge *edge = edges_list(&l->edges, &n);
	const uint32_t *order = (const uint32_t *)(const void *)s->m->order.p;

	if (buf_reserve(&seen, l->corpus.n, e) != 0)
		return -1;
	if (l->corpus.n > 0)
		memset(seen.p, 0, l->corpus.n);
	for (size_t i = 0; i < n && edge[i].weight >= firm; i++) {
		const uint32_t a = edge[i].a, b = edge[i].b;
		const uint32_t one = label_of(s, a);
		const uint32_t entry = one == 0 ? a : b;
		const uint32_t known = one == 0 ? label_of(s, b) : one;
		const uint32_t id =
		    s->id[link_cluster(l, corpus_first(&l->corpus, entry))];

		if (known != 0 && id <= s->m->ids.n && order[known - 1] != id)
			seen.p[entry] = 1;
	}
	for (uint64_t r = s->m->records; r < l->corpus.records; r++)
		s->torn += seen.p[corpus_entry(&l->corpus, r)] == 1;
	buf_free(&seen);
	return 0;
}

int
master_settle(struct master *m, const struct link *l, struct identity *id,
    struct count_list *counts, struct err *e)
{
	const size_t bytes = l->clusters * sizeof(uint32_t);
	struct settling s = { .m = m, .l = l };

	if (buf_reserve(&id->of, bytes, e) != 0)
		return -1;
	id->of.n = bytes;
	if (bytes > 0)
		memset(id->of.p, 0, bytes);
	s.id = (uint32_t *)(void *)id->of.p;
	settle_ids(&s);
	id->known = &m->ids;
	id->names = m->names;
	id->largest = m->largest;
	if (find_torn(&s, e) != 0 ||
	    count_add(counts, "known_people", NULL, m->ids.n, e) != 0 ||
	    count_add(counts, "records_of_known_people", NULL, s.found, e) !=
		0 ||
	    count_add(counts, "new_people", NULL, s.begun, e) != 0)
		return -1;
	return count_add(
	    counts, "records_between_known_people", NULL, s.torn, e);
}

void
master_close(struct master *m)
{
	reader_close(m->in);
	dictionary_free(&m->ids);
	buf_free(&m->order);
	arena_free(&m->memory);
}
