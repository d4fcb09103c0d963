#include "link/corpus.h"

#include "base/hash.h"
#include "link/corpus_facts.h"
#include "link/corpus_generic.h"
#include "link/corpus_known.h"
#include "link/corpus_made.h"
#include "link/corpus_names.h"
#include "link/corpus_traits.h"
#include "link/radix.h"

/* Work on every trait, some at the same time; each has its own failure. */
struct each {
	struct corpus *c;
	const struct trait_reading *reading;
	const uint32_t *tag;      /* of each record, or NULL */
	const struct radix *item; /* the first record of each entry */
	struct err *failed;
	int (*work)(const struct each *each, size_t k, struct err *e);
};

static void
work_one(void *context, size_t job)
{
	const struct each *each = context;
	struct err *e = &each->failed[job];

	e->code = ERR_NONE;
	if (each->work(each, job, e) != 0 && e->code == ERR_NONE)
		e->code = ERR_MEMORY;
}

static int
work_all(struct each *each, size_t n, struct workers *w, struct err *e)
{
	struct buf room = { 0 };
	int result = 0;

	if (buf_reserve(&room, n * sizeof *e, e) != 0)
		return -1;
	each->failed = (struct err *)(void *)room.p;
	workers_run(w, work_one, each, n);
	for (size_t i = 0; i < n && result == 0; i++) {
		if (each->failed[i].code != ERR_NONE) {
			*e = each->failed[i];
			result = -1;
		}
	}
	buf_free(&room);
	return result;
}

static int
settle_one(const struct each *each, size_t k, struct err *e)
{
	return trait_settle(&each->c->trait[k], each->reading, e);
}

/* A hash of the text of every form of t, by number; [0] is that of none. */
static int
hash_forms(const struct trait *t, struct buf *hashes, struct err *e)
{
	uint64_t *h;

	buf_clear(hashes);
	if (buf_reserve(hashes, (t->forms.n + 1) * sizeof *h, e) != 0)
		return -1;
	h = (uint64_t *)(void *)hashes->p;
	h[0] = 0;
	for (uint32_t id = 1; id <= t->forms.n; id++)
		h[id] = hash_str(dictionary_text(&t->forms, id), 7);
	return 0;
}

static uint64_t
mix(uint64_t h)
{
	h ^= h >> 31;
	h *= 0x9E3779B97F4A7C15U;
	return h ^ h >> 29;
}

/* A record without any value says of nobody that he is the same. */
static bool
is_blank(const struct corpus *c, uint32_t record)
{
	for (size_t k = 0; k < c->all; k++) {
		const uint32_t *of =
		    (const uint32_t *)(const void *)c->trait[k].raw_of.p;

		if (of[record] != 0)
			return false;
	}
	return true;
}

/* The columns in which records of one entry agree: where no trait tells
 * anything, all of them. */
static size_t
compared(const struct corpus *c)
{
	return c->ntraits > 0 ? c->ntraits : c->all;
}

static int
key_records(
    const struct each *each, struct radix *item, size_t n, struct err *e)
{
	const struct corpus *c = each->c;
	struct buf hashes = buf_in(c->room);

	for (size_t i = 0; i < n; i++) {
		item[i].key = each->tag == NULL ? 0 : mix(each->tag[i]);
		item[i].key += is_blank(c, (uint32_t)i);
		item[i].of = (uint32_t)i;
	}
	for (size_t k = 0; k < compared(c); k++) {
		const uint32_t *of =
		    (const uint32_t *)(const void *)c->trait[k].raw_of.p;
		const uint64_t *h;

		if (hash_forms(&c->trait[k], &hashes, e) != 0) {
			buf_free(&hashes);
			return -1;
		}
		h = (const uint64_t *)(const void *)hashes.p;
		for (size_t i = 0; i < n; i++)
			item[i].key = mix(item[i].key + h[of[i]]);
	}
	buf_free(&hashes);
	return 0;
}

static bool
is_same(const struct each *each, uint32_t a, uint32_t b)
{
	const struct corpus *c = each->c;

	if (each->tag != NULL && each->tag[a] != each->tag[b])
		return false;
	for (size_t k = 0; k < compared(c); k++) {
		const uint32_t *of =
		    (const uint32_t *)(const void *)c->trait[k].raw_of.p;

		if (of[a] != of[b])
			return false;
	}
	return !is_blank(c, a);
}

/* Number the different records, and let the first of each be in item. */
static int
number_entries(
    const struct each *each, struct radix *item, size_t n, struct err *e)
{
	struct corpus *c = each->c;
	uint32_t *entry;
	uint32_t count = 0;

	if (buf_reserve(&c->entry, n * sizeof *entry, e) != 0)
		return -1;
	entry = (uint32_t *)(void *)c->entry.p;
	c->entry.n = n * sizeof *entry;
	for (size_t i = 0; i < n; i++) {
		if (count == 0 || item[i].key != item[count - 1].key ||
		    !is_same(each, item[count - 1].of, item[i].of))
			item[count++] = item[i];
		entry[item[i].of] = count - 1;
	}
	c->n = count;
	if (buf_reserve(&c->first, count * sizeof *entry, e) != 0)
		return -1;
	c->first.n = count * sizeof *entry;
	for (uint32_t i = 0; i < count; i++)
		((uint32_t *)(void *)c->first.p)[i] = item[i].of;
	return 0;
}

/* From values by record to values by entry. */
static int
gather_one(const struct each *each, size_t k, struct err *e)
{
	const struct corpus *c = each->c;
	struct trait *t = &c->trait[k];
	const uint32_t *from = (const uint32_t *)(const void *)t->raw_of.p;
	uint32_t *to = (uint32_t *)(void *)c->rows.p + k;
	struct trait_value *v;

	if (trait_derive(t, e) != 0)
		return -1;
	t->of = to;
	t->stride = c->ntraits;
	v = (struct trait_value *)(void *)t->values.p;
	t->filled = 0;
	for (uint32_t i = 0; i < c->n; i++) {
		const uint32_t id = from[each->item[i].of];

		to[i * t->stride] = id;
		v[id].count++;
		t->filled += id != 0;
	}
	buf_free(&t->raw_of);
	return 0;
}

static void
set_same(struct trait *t)
{
	t->same = 0;
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		const double count = trait_value(t, id)->count;

		t->same += count * (count - 1);
	}
	if (t->filled > 1)
		t->same /= (double)t->filled * ((double)t->filled - 1);
}

static int
make_rows(struct corpus *c, struct each *each, struct workers *w, struct err *e)
{
	const size_t bytes = c->n * c->ntraits * sizeof(uint32_t);

	if (buf_reserve(&c->rows, bytes, e) != 0)
		return -1;
	c->rows.n = bytes;
	each->work = gather_one;
	return work_all(each, c->ntraits, w, e);
}

static int
make_entries(
    struct corpus *c, struct each *each, struct workers *w, struct err *e)
{
	const size_t n = c->records;
	struct buf items = buf_in(c->room), room = items;
	struct radix *item;
	int result = -1;

	if (buf_reserve(&items, n * sizeof *item, e) == 0) {
		item = (struct radix *)(void *)items.p;
		each->item = item;
		if (key_records(each, item, n, e) == 0 &&
		    radix_sort(item, n, &room, e) == 0 &&
		    number_entries(each, item, n, e) == 0) {
			buf_free(&room);
			for (size_t k = c->ntraits; k < c->all; k++)
				trait_free(&c->trait[k]);
			result = make_rows(c, each, w, e);
		}
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

/* Take generic values away. */
static int
drop(struct corpus *c, struct err *e)
{
	if (!c->told)
		return corpus_generic_drop(c, e);
	if (!c->whole)
		corpus_known_drop(c);
	return 0;
}

int
corpus_settle(struct corpus *c, const struct trait_reading *r,
    const struct buf *tags, struct workers *w, struct err *e)
{
	struct each each = { .c = c, .reading = r, .work = settle_one };

	c->entry = c->first = c->rows = c->of = buf_in(c->room);
	if (tags->n > 0)
		each.tag = (const uint32_t *)(const void *)tags->p;
	if (work_all(&each, c->all, w, e) != 0 ||
	    corpus_names_split(c, e) != 0 || corpus_traits_choose(c, e) != 0 ||
	    make_entries(c, &each, w, e) != 0 || drop(c, e) != 0 ||
	    corpus_facts_find(c, w, e) != 0)
		return -1;
	for (size_t k = 0; k < c->ntraits; k++)
		set_same(&c->trait[k]);
	if (c->told)
		corpus_known_recall(c);
	return corpus_made_find(c, w, e);
}

struct str
corpus_text(const struct corpus *c, size_t k, uint32_t entry)
{
	const uint32_t id =
	    k == CORPUS_NONE ? 0 : trait_of(&c->trait[k], entry);

	return id == 0 ? str_make("", 0)
		       : dictionary_text(&c->trait[k].forms, id);
}

void
corpus_release(struct corpus *c)
{
	for (size_t i = 0; i < c->all; i++)
		trait_free(&c->trait[i]);
	buf_free(&c->first);
	buf_free(&c->rows);
}

void
corpus_free(struct corpus *c)
{
	corpus_release(c);
	buf_free(&c->entry);
	buf_free(&c->of);
}
