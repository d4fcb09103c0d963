#include "link/evidence_sums.h"

#include "link/evidence_patterns.h"
#include "link/radix.h"

/* A sum but for its count, in one number. */
enum {
	RULES_SHIFT = TRAIT_MOST * LEVEL_BITS,
	MADE_SHIFT = RULES_SHIFT + EVIDENCE_RULES,
	RULE_SHIFT,
};

/* Pairs of the same levels that have the same keys in common, and how many of
 * them each rule found. */
struct kind {
	uint64_t code; /* without the rule */
	uint64_t by[EVIDENCE_RULES];
};

static struct str
code_text(const uint64_t *code)
{
	return str_make((const char *)code, sizeof *code);
}

static uint64_t
code_of(const struct evidence_sum *one)
{
	return one->levels | (uint64_t)one->rules << RULES_SHIFT |
	       (uint64_t)one->made << MADE_SHIFT |
	       (uint64_t)one->rule << RULE_SHIFT;
}

static struct evidence_sum
sum_of(uint64_t code, uint64_t count)
{
	const struct evidence_sum one = {
		.levels = code & (((uint64_t)1 << RULES_SHIFT) - 1),
		.rules = (unsigned)(code >> RULES_SHIFT) &
			 ((1U << EVIDENCE_RULES) - 1),
		.made = (unsigned)(code >> MADE_SHIFT) & 1,
		.rule = (unsigned)(code >> RULE_SHIFT),
		.count = count,
	};

	return one;
}

int
evidence_sums_add(
    struct evidence_sums *s, const struct evidence_sum *one, struct err *e)
{
	const uint64_t code = code_of(one);
	uint64_t *count;
	uint32_t id;

	if (dictionary_add(&s->sums, code_text(&code), &id, e) != 0)
		return -1;
	if (id > s->counts.n / sizeof *count)
		return buf_add(&s->counts,
		    str_make((const char *)&one->count, sizeof *count), e);
	count = (uint64_t *)(void *)s->counts.p;
	count[id - 1] += one->count;
	return 0;
}

struct evidence_sum
evidence_sums_at(const struct evidence_sums *s, uint32_t i)
{
	const uint64_t *count = (const uint64_t *)(const void *)s->counts.p;
	uint64_t code;

	memcpy(&code, dictionary_text(&s->sums, i).p, sizeof code);
	return sum_of(code, count[i - 1]);
}

/* The kinds of all sums, as they come. */
static int
find_kinds(const struct evidence_sums *s, struct buf *kinds, struct err *e)
{
	struct dictionary codes = { .n = 0 };
	int result = 0;

	for (uint32_t i = 1; i <= s->sums.n && result == 0; i++) {
		struct evidence_sum one = evidence_sums_at(s, i);
		const unsigned rule = one.rule;
		struct kind new = { 0, { 0 } }, *kind;
		uint32_t id;

		one.rule = 0;
		new.code = code_of(&one);
		result = dictionary_add(&codes, code_text(&new.code), &id, e);
		if (result == 0 && id > kinds->n / sizeof new)
			result = buf_add(
			    kinds, str_make((const char *)&new, sizeof new), e);
		if (result != 0)
			break;
		kind = (struct kind *)(void *)kinds->p + id - 1;
		kind->by[rule] = one.count;
	}
	dictionary_free(&codes);
	return result;
}

/* How many pairs of a kind trait k may learn from; TRAIT_MOST: how many there
 * are. */
static uint64_t
pairs_for(
    const struct kind *kind, const uint32_t without[EVIDENCE_RULES], size_t k)
{
	uint64_t most = 0;

	for (size_t i = 0; i < EVIDENCE_RULES; i++) {
		if (kind->by[i] > most &&
		    (k == TRAIT_MOST || (without[i] >> k & 1) != 0))
			most = kind->by[i];
	}
	return most;
}

static int
add_pattern(struct buf *patterns, uint64_t levels, uint32_t learns,
    uint64_t count, struct err *e)
{
	const struct evidence_pattern p = { levels, learns, count };

	return buf_add(patterns, str_make((const char *)&p, sizeof p), e);
}

/* Patterns that together let each trait learn from as many pairs as are for
 * it. */
static int
add_kind(const struct kind *kind, const struct evidence *v,
    const uint32_t without[EVIDENCE_RULES], size_t email, struct buf *patterns,
    struct err *e)
{
	const struct evidence_sum what = sum_of(kind->code, 0);
	uint64_t left = pairs_for(kind, without, TRAIT_MOST);
	uint64_t pairs[TRAIT_MOST];

	for (size_t k = 0; k < v->n; k++)
		pairs[k] = k == email && what.made != 0
			       ? 0 /* not all of its levels are seen */
			       : pairs_for(kind, without, k);
	while (left > 0) {
		uint32_t learns = 0;
		uint64_t next = 0;

		for (size_t k = 0; k < v->n; k++) {
			if (pairs[k] >= left)
				learns |= (uint32_t)1 << k;
			else if (pairs[k] > next)
				next = pairs[k];
		}
		if (add_pattern(
			patterns, what.levels, learns, left - next, e) != 0)
			return -1;
		left = next;
	}
	return 0;
}

static const struct evidence_pattern *
pattern_at(const struct buf *patterns, size_t i)
{
	return (const struct evidence_pattern *)(const void *)patterns->p + i;
}

/* In the order of evidence_patterns_count, equal ones as one. */
static int
put_in_order(const struct buf *found, struct buf *patterns, struct err *e)
{
	const size_t n = found->n / sizeof(struct evidence_pattern);
	struct buf items = { 0 }, room = { 0 };
	struct evidence_pattern *to;
	struct radix *item;
	int result = -1;

	if (buf_reserve(&items, (n + 1) * sizeof *item, e) != 0)
		return -1;
	item = (struct radix *)(void *)items.p;
	for (size_t i = 0; i < n; i++) {
		const struct evidence_pattern *p = pattern_at(found, i);

		item[i].key = evidence_patterns_order(p->levels, p->learns);
		item[i].of = (uint32_t)i;
	}
	if (radix_sort(item, n, &room, e) == 0 &&
	    buf_reserve(patterns, (n + 1) * sizeof *to, e) == 0) {
		to = (struct evidence_pattern *)(void *)patterns->p;
		for (size_t i = 0; i < n; i++) {
			const struct evidence_pattern *p =
			    pattern_at(found, item[i].of);

			if (i > 0 && item[i].key == item[i - 1].key)
				to[-1].count += p->count;
			else
				*to++ = *p;
		}
		patterns->n = (size_t)((char *)to - patterns->p);
		result = 0;
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

int
evidence_sums_patterns(const struct evidence_sums *s, const struct evidence *v,
    size_t email, struct buf *patterns, struct err *e)
{
	uint32_t without[EVIDENCE_RULES] = { 0 };
	struct buf kinds = { 0 }, found = { 0 };
	int result = find_kinds(s, &kinds, e);

	for (size_t i = 0; i < v->nrules; i++)
		without[i] = evidence_patterns_without(v, i);
	for (size_t i = 0; result == 0 && i < kinds.n / sizeof(struct kind);
	     i++)
		result = add_kind((const struct kind *)(void *)kinds.p + i, v,
		    without, email, &found, e);
	if (result == 0)
		result = put_in_order(&found, patterns, e);
	buf_free(&kinds);
	buf_free(&found);
	return result;
}

void
evidence_sums_free(struct evidence_sums *s)
{
	dictionary_free(&s->sums);
	buf_free(&s->counts);
}
