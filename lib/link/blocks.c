#include "link/blocks.h"

#include "link/blocks_sort.h"

enum { PART_PAIRS = 1 << 15 };

/* The blocks of one part of the keys of a rule. */
struct piece {
	struct blocks_rule of;
	struct err failed;
};

struct making {
	struct blocks_sort sort;
	struct piece piece[BLOCKS_SORT_PARTS];
};

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

/* Of a block that is too large only the key is kept. */
static int
drop_block(
    struct blocks_rule *r, const struct radix *item, size_t n, struct err *e)
{
	r->dropped++;
	r->dropped_entries += n;
	r->largest = n > r->largest ? (uint32_t)n : r->largest;
	return buf_add(
	    &r->over, str_make((const char *)&item->key, sizeof item->key), e);
}

static int
add_block(
    struct blocks_rule *r, const struct radix *item, size_t n, struct err *e)
{
	uint32_t *member = numbers(&r->members);
	size_t end = r->members.n / sizeof *member;
	uint32_t mark;

	for (size_t i = 0; i < n; i++)
		member[end++] = item[i].of;
	r->members.n = end * sizeof *member;
	r->pairs += n * (n - 1) / 2;
	mark = (uint32_t)end;
	return buf_add(&r->ends, str_make((const char *)&mark, sizeof mark), e);
}

static int
add_blocks(
    struct blocks_rule *r, const struct radix *item, size_t n, struct err *e)
{
	size_t to;

	if (buf_reserve(&r->members, n * sizeof item->of, e) != 0)
		return -1;
	for (size_t from = 0; from < n; from = to) {
		for (to = from + 1; to < n && item[to].key == item[from].key;
		     to++)
			;
		if (to - from > 1 &&
		    (to - from > BLOCKS_LARGEST ? drop_block : add_block)(
			r, item + from, to - from, e) != 0)
			return -1;
	}
	return 0;
}

static void
make_piece(void *context, size_t job)
{
	struct making *m = context;
	const size_t part = m->sort.first + job;
	struct piece *piece = &m->piece[part];
	struct buf room = { 0 };
	size_t n;
	struct radix *item = blocks_sort_part(&m->sort, part, &n);

	if (radix_group(item, n, &room, &piece->failed) == 0 &&
	    add_blocks(&piece->of, item, n, &piece->failed) == 0)
		piece->failed.code = ERR_NONE;
	buf_free(&room);
}

/* Put the pieces one behind the other. */
static int
gather(struct blocks_rule *r, struct making *m, struct err *e)
{
	size_t members = 0, ends = 0;

	for (size_t i = 0; i < m->sort.parts; i++) {
		members += m->piece[i].of.members.n;
		ends += m->piece[i].of.ends.n;
	}
	if (buf_reserve(&r->members, members, e) != 0 ||
	    buf_reserve(&r->ends, ends, e) != 0)
		return -1;
	for (size_t i = 0; i < m->sort.parts; i++) {
		const struct blocks_rule *of = &m->piece[i].of;
		const uint32_t before =
		    (uint32_t)(r->members.n / sizeof before);
		const size_t n = of->ends.n / sizeof before;
		uint32_t *end = numbers(&r->ends) + r->ends.n / sizeof before;

		for (size_t k = 0; k < n; k++)
			end[k] = before + numbers(&of->ends)[k];
		r->ends.n += of->ends.n;
		if (buf_add(&r->members, buf_str(&of->members), e) != 0 ||
		    buf_add(&r->over, buf_str(&of->over), e) != 0)
			return -1;
		r->pairs += of->pairs;
		r->dropped += of->dropped;
		r->dropped_entries += of->dropped_entries;
		if (of->largest > r->largest)
			r->largest = of->largest;
	}
	return 0;
}

static void
open_rule(struct blocks_rule *r, const struct corpus *c)
{
	r->members = r->ends = r->over = buf_in(c->room);
}

static void
free_rule(struct blocks_rule *r)
{
	buf_free(&r->members);
	buf_free(&r->ends);
	buf_free(&r->over);
}

static int
make_pieces(struct making *m, struct workers *w, struct err *e)
{
	int got;

	while ((got = blocks_sort_next(&m->sort, e)) == 1) {
		workers_run(w, make_piece, m, m->sort.end - m->sort.first);
		for (size_t i = m->sort.first; i < m->sort.end; i++) {
			if (m->piece[i].failed.code == ERR_NONE)
				continue;
			*e = m->piece[i].failed;
			return -1;
		}
	}
	return got;
}

static int
make_rule(struct blocks *b, size_t which, struct workers *w, struct err *e)
{
	struct buf room = { 0 };
	struct making *m;
	int result = -1;

	if (buf_reserve(&room, sizeof *m, e) != 0)
		return -1;
	m = (struct making *)(void *)room.p;
	memset(m, 0, sizeof *m);
	for (size_t i = 0; i < BLOCKS_SORT_PARTS; i++)
		open_rule(&m->piece[i].of, b->c);
	if (blocks_sort_open(&m->sort, b->c, &b->evidence->rule[which], w, e) ==
		0 &&
	    make_pieces(m, w, e) == 0) {
		blocks_sort_close(&m->sort);
		result = gather(&b->rule[which], m, e);
	}
	blocks_sort_close(&m->sort);
	for (size_t i = 0; i < BLOCKS_SORT_PARTS; i++)
		free_rule(&m->piece[i].of);
	buf_free(&room);
	return result;
}

static int
divide(struct blocks *b, uint32_t which, struct err *e)
{
	const struct blocks_rule *r = &b->rule[which];
	const uint32_t n = (uint32_t)(r->ends.n / sizeof(uint32_t));
	const uint32_t *end = numbers(&r->ends);
	struct blocks_part part = { which, 0, 0 };
	uint64_t pairs = 0;
	uint32_t begin = 0;

	while (part.to < n) {
		const uint64_t size = end[part.to] - begin;

		begin = end[part.to++];
		pairs += size * (size - 1) / 2;
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
	memset(b, 0, sizeof *b);
	b->c = c;
	b->evidence = v;
	b->parts = buf_in(c->room);
	for (size_t i = 0; i < EVIDENCE_RULES; i++)
		open_rule(&b->rule[i], c);
	for (size_t i = 0; i < v->nrules; i++) {
		block_key_open(&b->rule[i].form, c, &v->rule[i]);
		for (unsigned k = 0; k < v->rule[i].n; k++)
			b->rule[i].traits |= 1U << v->rule[i].trait[k];
		b->traits |= b->rule[i].traits;
		if (make_rule(b, i, w, e) != 0 ||
		    divide(b, (uint32_t)i, e) != 0)
			return -1;
		b->pairs += b->rule[i].pairs;
	}
	return 0;
}

size_t
blocks_nparts(const struct blocks *b)
{
	return b->parts.n / sizeof(struct blocks_part);
}

static void
fetch_row(const struct corpus *c, uint32_t entry)
{
	const uint32_t *row = corpus_row(c, entry);

	__builtin_prefetch(row);
	__builtin_prefetch(row + c->ntraits - 1);
	__builtin_prefetch((const char *)c->of.p + entry);
}

void
blocks_each(
    const struct blocks *b, size_t part, blocks_take *take, void *context)
{
	const struct blocks_part *p =
	    (const struct blocks_part *)(const void *)b->parts.p + part;
	const uint32_t *member = numbers(&b->rule[p->rule].members);
	const uint32_t *end = numbers(&b->rule[p->rule].ends);
	uint32_t i = p->from == 0 ? 0 : end[p->from - 1];
	/* While those before are looked at the rows of these come. */
	struct blocks_pair pairs[2][BLOCKS_PAIRS], *pair = pairs[0];
	struct blocks_pair *before = pairs[1];
	size_t n = 0, n_before = 0;

	for (uint32_t block = p->from; block < p->to; block++) {
		for (; i < end[block]; i++) {
			fetch_row(b->c, member[i] >> 1);
			for (uint32_t j = i + 1; j < end[block]; j++) {
				const uint32_t x = member[i],
					       y = member[j] >> 1;

				fetch_row(b->c, y);
				pair[n] = (struct blocks_pair){ x >> 1, y,
					p->rule, x & 1 };
				if (++n == BLOCKS_PAIRS) {
					struct blocks_pair *full = pair;

					take(context, before, n_before);
					pair = before;
					before = full;
					n_before = n;
					n = 0;
				}
			}
		}
	}
	take(context, before, n_before);
	take(context, pair, n);
}

void
blocks_free(struct blocks *b)
{
	for (size_t i = 0; i < EVIDENCE_RULES; i++)
		free_rule(&b->rule[i]);
	buf_free(&b->parts);
}
