#include "link/blocks.h"

#include "link/block_key.h"
#include "link/radix.h"

enum {
	PART_PAIRS = 1 << 15,
	AHEAD = 4, /* blocks that are fetched beforehand */
};

struct making {
	struct blocks *b;
	const struct corpus *c;
};

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

static size_t
list_keys(
    const struct making *m, const struct evidence_rule *r, struct radix *item)
{
	size_t n = 0;

	for (uint32_t i = 0; i < m->c->n; i++) {
		uint64_t key[BLOCK_KEY_MOST];
		const unsigned keys = block_key_of(m->c, r, i, key);

		for (unsigned k = 0; k < keys; k++) {
			item[n].key = key[k];
			item[n++].of = i;
		}
	}
	return n;
}

static int
add_number(struct buf *b, uint32_t n, struct err *e)
{
	return buf_add(b, str_make((const char *)&n, sizeof n), e);
}

/* Into the first place that is free. */
static void
put_block(struct blocks *b, size_t which, uint32_t entry, uint32_t block)
{
	uint32_t *of = numbers(&b->block) + entry * b->at[b->evidence->nrules] +
		       b->at[which];

	while (*of != 0)
		of++;
	*of = block;
}

static int
add_block(struct blocks *b, size_t which, const struct radix *item, size_t n,
    struct err *e)
{
	struct blocks_rule *r = &b->rule[which];
	const uint32_t block = (uint32_t)(r->ends.n / sizeof block) + 1;
	uint32_t *to;

	if (n > BLOCKS_LARGEST) {
		r->dropped++;
		r->dropped_entries += n;
		r->largest = n > r->largest ? (uint32_t)n : r->largest;
		return 0;
	}
	if (buf_reserve(&r->members, n * sizeof block, e) != 0)
		return -1;
	to = numbers(&r->members) + r->members.n / sizeof block;
	for (size_t i = 0; i < n; i++) {
		to[i] = item[i].of;
		put_block(b, which, item[i].of, block);
	}
	r->members.n += n * sizeof block;
	r->pairs += n * (n - 1) / 2;
	return add_number(&r->ends, (uint32_t)(r->members.n / sizeof block), e);
}

static int
add_blocks(struct blocks *b, size_t which, const struct radix *item, size_t n,
    struct err *e)
{
	size_t to;

	for (size_t from = 0; from < n; from = to) {
		for (to = from + 1; to < n && item[to].key == item[from].key;
		     to++)
			;
		if (to - from > 1 &&
		    add_block(b, which, item + from, to - from, e) != 0)
			return -1;
	}
	return 0;
}

static int
make_rule(struct making *m, size_t which)
{
	struct err *e = &m->b->rule[which].failed;
	struct buf items = { 0 }, room = { 0 };
	struct radix *item;
	int result = -1;

	if (buf_reserve(&items,
		m->c->n * sizeof *item *
		    (m->b->at[which + 1] - m->b->at[which]),
		e) == 0) {
		size_t n;

		item = (struct radix *)(void *)items.p;
		n = list_keys(m, &m->b->evidence->rule[which], item);
		if (radix_group(item, n, &room, e) == 0) {
			buf_free(&room);
			result = add_blocks(m->b, which, item, n, e);
		}
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

static void
make_one(void *context, size_t job)
{
	struct making *m = context;

	if (make_rule(m, job) == 0)
		m->b->rule[job].failed.code = ERR_NONE;
}

static uint64_t
pairs_of(const struct blocks_rule *r, uint32_t block)
{
	const uint32_t from = block == 0 ? 0 : numbers(&r->ends)[block - 1];
	const uint64_t n = numbers(&r->ends)[block] - from;

	return n * (n - 1) / 2;
}

static int
divide(struct blocks *b, uint32_t which, struct err *e)
{
	const struct blocks_rule *r = &b->rule[which];
	const uint32_t n = (uint32_t)(r->ends.n / sizeof(uint32_t));
	struct blocks_part part = { which, 0, 0 };
	uint64_t pairs = 0;

	while (part.to < n) {
		pairs += pairs_of(r, part.to++);
		if (pairs < PART_PAIRS && part.to < n)
			continue;
		if (buf_add(&b->parts,
			str_make((const char *)&part, sizeof part), e) != 0)
			return -1;
		part.from = part.to;
		pairs = 0;
	}
	return 0;
}

int
blocks_make(struct blocks *b, const struct corpus *c, const struct evidence *v,
    struct workers *w, struct err *e)
{
	struct making m = { b, c };
	size_t bytes;

	memset(b, 0, sizeof *b);
	b->evidence = v;
	for (size_t i = 0; i < v->nrules; i++)
		b->at[i + 1] = b->at[i] + block_key_slots(c, &v->rule[i]);
	bytes = c->n * b->at[v->nrules] * sizeof(uint32_t);
	if (buf_reserve(&b->block, bytes, e) != 0)
		return -1;
	b->block.n = bytes;
	if (bytes > 0)
		memset(b->block.p, 0, bytes);
	workers_run(w, make_one, &m, v->nrules);
	for (size_t i = 0; i < v->nrules; i++) {
		if (b->rule[i].failed.code != ERR_NONE) {
			*e = b->rule[i].failed;
			return -1;
		}
		b->pairs += b->rule[i].pairs;
		if (divide(b, (uint32_t)i, e) != 0)
			return -1;
	}
	return 0;
}

size_t
blocks_nparts(const struct blocks *b)
{
	return b->parts.n / sizeof(struct blocks_part);
}

/* The blocks of an entry, by rule. */
static const uint32_t *
blocks_of(const struct blocks *b, uint32_t entry)
{
	return numbers(&b->block) + entry * b->at[b->evidence->nrules];
}

/* The lesser of two blocks, where 0 is none. */
static uint32_t
lesser(uint32_t a, uint32_t b)
{
	return a - 1 < b - 1 ? a : b;
}

/* The first block of rule k that has both x and y, 0: none. */
static uint32_t
first_shared(
    const struct blocks *b, size_t k, const uint32_t *x, const uint32_t *y)
{
	const size_t at = b->at[k];
	uint32_t first = x[at] == y[at] ? x[at] : 0;

	if (b->at[k + 1] == at + 1)
		return first;
	if (x[at] == y[at + 1])
		first = lesser(first, x[at]);
	if (x[at + 1] == y[at])
		first = lesser(first, y[at]);
	if (x[at + 1] == y[at + 1])
		first = lesser(first, x[at + 1]);
	return first;
}

/* Is this block of this rule the first that has both? */
static bool
is_first(const struct blocks *b, size_t which, uint32_t block,
    const uint32_t *x, const uint32_t *y)
{
	for (size_t k = 0; k < which; k++) {
		if (first_shared(b, k, x, y) != 0)
			return false;
	}
	return first_shared(b, which, x, y) == block;
}

static void
each_of_block(const struct blocks *b, size_t which, uint32_t block,
    blocks_take *take, void *context)
{
	const struct blocks_rule *r = &b->rule[which];
	const uint32_t from = block == 0 ? 0 : numbers(&r->ends)[block - 1];
	const uint32_t to = numbers(&r->ends)[block];
	const uint32_t *member = numbers(&r->members);

	for (uint32_t i = from; i < to; i++) {
		const uint32_t *x = blocks_of(b, member[i]);

		for (uint32_t j = i + 1; j < to; j++) {
			if (is_first(b, which, block + 1, x,
				blocks_of(b, member[j])))
				take(context, member[i], member[j]);
		}
	}
}

/* What going through a block will need. */
static void
fetch_block(const struct blocks *b, size_t which, uint32_t block)
{
	const struct blocks_rule *r = &b->rule[which];
	const uint32_t from = block == 0 ? 0 : numbers(&r->ends)[block - 1];
	const uint32_t to = numbers(&r->ends)[block];

	for (uint32_t i = from; i < to; i++)
		__builtin_prefetch(blocks_of(b, numbers(&r->members)[i]));
}

void
blocks_each(
    const struct blocks *b, size_t part, blocks_take *take, void *context)
{
	const struct blocks_part *p =
	    (const struct blocks_part *)(const void *)b->parts.p + part;

	for (uint32_t block = p->from; block < p->to; block++) {
		if (block + AHEAD < p->to)
			fetch_block(b, p->rule, block + AHEAD);
		each_of_block(b, p->rule, block, take, context);
	}
}

unsigned
blocks_rules(const struct blocks *b, uint32_t x, uint32_t y)
{
	const uint32_t *of_x = blocks_of(b, x), *of_y = blocks_of(b, y);
	unsigned rules = 0;

	for (unsigned k = 0; k < b->evidence->nrules; k++)
		rules |= (unsigned)(first_shared(b, k, of_x, of_y) != 0) << k;
	return rules;
}

void
blocks_free(struct blocks *b)
{
	for (size_t i = 0; i < EVIDENCE_RULES; i++) {
		buf_free(&b->rule[i].members);
		buf_free(&b->rule[i].ends);
	}
	buf_free(&b->block);
	buf_free(&b->parts);
}
