/* Pairs that others have found, as edges. */
#include "base/hash.h"
#include "base/num.h"
#include "dedupe/stage.h"
#include "link/block_key.h"
#include "link/radix.h"

enum { A, B, WEIGHT, COLUMNS };

struct taking {
	struct link *link;
	const struct naming *names;
	struct buf a, b; /* names as they were */
	struct buf next; /* uint32_t an entry: the next one of its kind */
	struct compare_memo *memo;
};

/* Records of the same values are one entry, unless somebody has said that they
 * are different people; what was found of one of them is found of all.  Each
 * has the next one of its kind, the last one the first. */
static int
find_kinds(struct taking *t, struct err *e)
{
	const struct corpus *c = &t->link->corpus;
	const size_t width = c->ntraits * sizeof(uint32_t);
	struct buf items = { 0 }, room = { 0 };
	struct radix *item;
	uint32_t *next;
	int result = -1;

	if (buf_reserve(&t->next, (c->n + (size_t)1) * sizeof *next, e) == 0 &&
	    buf_reserve(&items, (c->n + (size_t)1) * sizeof *item, e) == 0) {
		item = (struct radix *)(void *)items.p;
		next = (uint32_t *)(void *)t->next.p;
		for (uint32_t i = 0; i < c->n; i++) {
			item[i].key = hash_str(
			    str_make((const char *)corpus_row(c, i), width), 0);
			item[i].of = i;
			next[i] = i;
		}
		result = radix_sort(item, c->n, &room, e);
		for (uint32_t i = 1; i < c->n && result == 0; i++) {
			const uint32_t x = item[i - 1].of, y = item[i].of;

			if (item[i].key != item[i - 1].key ||
			    memcmp(corpus_row(c, x), corpus_row(c, y), width) !=
				0)
				continue;
			next[y] = next[x];
			next[x] = y;
		}
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

static uint32_t
next_of(const struct taking *t, uint32_t entry)
{
	return ((const uint32_t *)(const void *)t->next.p)[entry];
}

static int
add_edge(struct taking *t, uint32_t x, uint32_t y, float weight, struct err *e)
{
	const struct edge edge = { weight, x < y ? x : y, x < y ? y : x };

	return edges_add(&t->link->edges, &edge, e);
}

/* Two entries, with all of their kinds. */
static int
add_kinds(struct taking *t, uint32_t x, uint32_t y, float weight, struct err *e)
{
	uint32_t i = x;

	do {
		uint32_t j = y;

		do {
			if (add_edge(t, i, j, weight, e) != 0)
				return -1;
			j = next_of(t, j);
		} while (j != y);
		i = next_of(t, i);
	} while (i != x);
	return 0;
}

static bool
has_key(const struct link *l, uint32_t entry)
{
	const struct corpus *c = &l->corpus;
	uint64_t key[BLOCK_KEY_MOST];
	struct block_key form;

	for (size_t i = 0; i < l->evidence.nrules; i++) {
		block_key_open(&form, c, &l->evidence.rule[i]);
		if (block_key_of(&form, c, entry, key) > 0)
			return true;
	}
	return false;
}

/* Those of a kind with each other. */
static int
add_equal(struct taking *t, struct err *e)
{
	const struct link *l = t->link;

	for (uint32_t x = 0; x < l->corpus.n; x++) {
		float weight;

		if (next_of(t, x) == x || !has_key(l, x))
			continue;
		weight = (float)weight_pair(&l->weight, t->memo, x, x);
		for (uint32_t y = next_of(t, x);
		     y != x && weight >= (float)LINK_FLOOR; y = next_of(t, y)) {
			if (x < y && add_edge(t, x, y, weight, e) != 0)
				return -1;
		}
	}
	return 0;
}

static int
find_entry(struct taking *t, struct buf *room, struct str name, uint32_t *entry,
    struct err *e)
{
	uint64_t record;

	buf_clear(room);
	if (stage_unescape(room, name, e) != 0 ||
	    naming_find(t->names, buf_str(room), &record, e) != 0)
		return -1;
	*entry = corpus_entry(&t->link->corpus, record);
	return 0;
}

/* The weight is what it would be here: else the pairs are of other records or
 * of another model, and people would come of it that are none. */
static int
take(struct taking *t, const struct record *rec, struct err *e)
{
	const struct weight *w = &t->link->weight;
	uint32_t x, y;
	double weight;

	if (rec->nfields != COLUMNS ||
	    !num_read_double(rec->field[WEIGHT], &weight))
		return err_set(
		    e, ERR_USAGE, 0, "expected two names and a weight");
	if (find_entry(t, &t->a, rec->field[A], &x, e) != 0 ||
	    find_entry(t, &t->b, rec->field[B], &y, e) != 0)
		return -1;
	if (x == y || (float)weight != (float)weight_pair(w, t->memo, x, y)) {
		(void)err_set(e, ERR_USAGE, 0,
		    "the pair has another weight by this model and these "
		    "records");
		return err_hint(
		    e, "all stages need the same model and records");
	}
	return add_kinds(t, x, y, (float)weight, e);
}

static int
take_all(struct taking *t, const char *file, struct err *e)
{
	struct reader_options o = { .text = true };
	const struct record *rec;
	struct reader *r;
	int got;

	stage_reader(&o);
	if (reader_open(&r, file, &o, e) != 0)
		return -1;
	while ((got = reader_next(r, &rec, e)) == 1) {
		if (take(t, rec, e) != 0) {
			got = e->code == ERR_MEMORY ? -1 : reader_here(r, e);
			break;
		}
	}
	reader_close(r);
	return got;
}

int
stage_edges(
    struct link *l, const struct naming *names, const char *file, struct err *e)
{
	struct compare_memo memo;
	struct taking t = { .link = l, .names = names, .memo = &memo };
	int result = compare_memo_open(&memo, e);

	if (result == 0 &&
	    (find_kinds(&t, e) != 0 || add_equal(&t, e) != 0 ||
		take_all(&t, file, e) != 0 || edges_settle(&l->edges, e) != 0))
		result = -1;
	compare_memo_close(&memo);
	buf_free(&t.a);
	buf_free(&t.b);
	buf_free(&t.next);
	return result;
}
