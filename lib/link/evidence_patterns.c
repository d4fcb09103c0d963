#include "link/evidence_patterns.h"

#include "link/compare.h"
#include "link/radix.h"

enum { PAIRS_ENOUGH = 600000 };

/* The pairs of one part: a pattern each, with the traits that may learn from
 * it above the levels. */
struct part {
	struct buf seen;  /* struct radix: the pattern */
	struct buf pairs; /* struct compare_pair, where they are kept */
	uint64_t compared;
	struct err failed;
};

struct counting {
	const struct corpus *c;
	const struct blocks *b;
	const struct evidence *v;
	uint32_t without[EVIDENCE_RULES]; /* traits a rule does not use */
	size_t stride;
	bool keeps; /* the pairs, too */
	struct part *part;
};

struct taking {
	const struct counting *k;
	struct part *part;
	struct compare_memo memo;
	bool broken;
};

/* Traits that may learn from a pair: those which some rule that found it lets
 * learn. */
static uint32_t
learners(const struct counting *k, unsigned rules)
{
	uint32_t result = 0;

	for (size_t i = 0; i < k->v->nrules; i++) {
		if ((rules >> i & 1) != 0)
			result |= k->without[i];
	}
	return result;
}

static void
take_pair(struct taking *t, const struct blocks_pair *p)
{
	const struct counting *k = t->k;
	const uint32_t x = p->x, y = p->y;
	struct radix one = { 0, 1 };
	struct compare_pair pair = { x, y, 0 };
	unsigned rules;
	uint64_t learns;

	if (blocks_is_again(k->b, p))
		return;
	t->part->compared++;
	rules = blocks_first(k->b, p);
	if (rules == 0)
		return;
	learns = learners(k, rules);
	one.key = pair.levels = compare_entries(k->c, k->v, &t->memo, x, y);
	/* Not all of its levels are seen. */
	if (k->c->email != CORPUS_NONE && compare_is_made(k->c, x, y))
		learns &= ~((uint64_t)1 << k->c->email);
	one.key = evidence_patterns_order(one.key, (uint32_t)learns);

	if (t->broken)
		return;
	if (buf_add(&t->part->seen, str_make((const char *)&one, sizeof one),
		&t->part->failed) != 0 ||
	    (k->keeps && buf_add(&t->part->pairs,
			     str_make((const char *)&pair, sizeof pair),
			     &t->part->failed) != 0))
		t->broken = true;
}

static void
fetch_values(const struct corpus *c, uint32_t x, uint32_t y)
{
	const uint32_t *of_x = corpus_row(c, x), *of_y = corpus_row(c, y);

	for (size_t k = 0; k < c->ntraits; k++) {
		__builtin_prefetch(trait_value(&c->trait[k], of_x[k]));
		__builtin_prefetch(trait_value(&c->trait[k], of_y[k]));
	}
}

static void
take_pairs(void *context, const struct blocks_pair *pair, size_t n)
{
	struct taking *t = context;

	for (size_t i = 0; i < n; i++)
		fetch_values(t->k->c, pair[i].x, pair[i].y);
	for (size_t i = 0; i < n; i++)
		take_pair(t, &pair[i]);
}

/* Equal ones that stand side by side become one. */
static void
join_equal(struct buf *seen)
{
	struct radix *r = (struct radix *)(void *)seen->p;
	const size_t n = seen->n / sizeof *r;
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		if (to > 0 && r[to - 1].key == r[i].key)
			r[to - 1].of += r[i].of;
		else
			r[to++] = r[i];
	}
	seen->n = to * sizeof *r;
}

static int
sort_part(struct buf *seen, struct err *e)
{
	struct buf room = { 0 };
	const int result = radix_sort((struct radix *)(void *)seen->p,
	    seen->n / sizeof(struct radix), &room, e);

	buf_free(&room);
	join_equal(seen);
	return result;
}

static void
count_part(void *context, size_t job)
{
	struct counting *k = context;
	struct taking t = { .k = k, .part = &k->part[job] };

	if (compare_memo_open(&t.memo, &t.part->failed) != 0)
		return;
	blocks_each(k->b, job * k->stride, take_pairs, &t);
	compare_memo_close(&t.memo);
	if (!t.broken && sort_part(&t.part->seen, &t.part->failed) == 0)
		t.part->failed.code = ERR_NONE;
}

static int
gather(struct counting *k, size_t n, struct buf *all, struct compare_seen *kept,
    struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (k->part[i].failed.code != ERR_NONE) {
			*e = k->part[i].failed;
			return -1;
		}
		if (buf_add(all, buf_str(&k->part[i].seen), e) != 0)
			return -1;
		if (!k->keeps)
			continue;
		kept->compared += k->part[i].compared;
		if (buf_add(&kept->pairs, buf_str(&k->part[i].pairs), e) != 0)
			return -1;
		buf_free(&k->part[i].pairs);
	}
	return sort_part(all, e);
}

static int
write_patterns(const struct buf *all, struct buf *patterns, struct err *e)
{
	const struct radix *r = (const struct radix *)(const void *)all->p;
	const size_t n = all->n / sizeof *r;
	struct evidence_pattern *p;

	if (buf_reserve(patterns, n * sizeof *p, e) != 0)
		return -1;
	p = (struct evidence_pattern *)(void *)patterns->p;
	for (size_t i = 0; i < n; i++) {
		p[i].levels =
		    r[i].key & (((uint64_t)1 << EVIDENCE_PATTERNS_SHIFT) - 1);
		p[i].learns = (uint32_t)(r[i].key >> EVIDENCE_PATTERNS_SHIFT);
		p[i].count = r[i].of;
	}
	patterns->n = n * sizeof *p;
	return 0;
}

uint32_t
evidence_patterns_without(const struct evidence *v, size_t rule)
{
	const struct evidence_rule *r = &v->rule[rule];
	uint32_t used = 0;

	for (unsigned i = 0; i < r->n; i++) {
		const unsigned k = r->trait[i];

		used |= (uint32_t)1 << k | v->hides[k];
		for (size_t f = 0; f < v->n; f++) {
			if ((v->hides[f] >> k & 1) != 0)
				used |= (uint32_t)1 << f;
		}
	}
	return ~used & (((uint32_t)1 << v->n) - 1);
}

int
evidence_patterns_count(const struct corpus *c, const struct blocks *b,
    const struct evidence *v, struct workers *w, struct buf *patterns,
    double *share, struct compare_seen *kept, struct err *e)
{
	const size_t parts = blocks_nparts(b);
	struct counting k = { .c = c, .b = b, .v = v };
	struct buf room = { 0 }, all = { 0 };
	size_t n;
	int result = -1;

	k.stride = (size_t)(b->pairs / PAIRS_ENOUGH) + 1;
	n = (parts + k.stride - 1) / k.stride;
	*share = 1.0 / (double)k.stride;
	k.keeps = kept != NULL && k.stride == 1;
	if (k.keeps)
		kept->whole = true;
	for (size_t i = 0; i < v->nrules; i++)
		k.without[i] = evidence_patterns_without(v, i);
	if (buf_reserve(&room, (n + 1) * sizeof *k.part, e) != 0)
		return -1;
	k.part = (struct part *)(void *)room.p;
	memset(k.part, 0, n * sizeof *k.part);
	for (size_t i = 0; i < n; i++)
		k.part[i].pairs = buf_in(c->room);
	workers_run(w, count_part, &k, n);
	if (gather(&k, n, &all, kept, e) == 0)
		result = write_patterns(&all, patterns, e);
	for (size_t i = 0; i < n; i++) {
		buf_free(&k.part[i].seen);
		buf_free(&k.part[i].pairs);
	}
	buf_free(&room);
	buf_free(&all);
	return result;
}
