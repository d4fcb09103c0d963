/* Patterns that add up. */
#include "link/evidence_sums.h"

#include "link/compare.h"
#include "link/evidence_patterns.h"
#include "link_sample.h"

static void
add(struct evidence_sums *s, uint64_t levels, unsigned rules, unsigned rule,
    unsigned made, uint64_t count)
{
	const struct evidence_sum one = { levels, rules, rule, made, count };
	struct err e;

	assert_int_equal(evidence_sums_add(s, &one, &e), 0);
}

/* Traits 0, 1 and 2; rules by 0, by 1, and by 0 and 2. */
static void
set_rules(struct evidence *v)
{
	memset(v, 0, sizeof *v);
	v->n = 3;
	v->nrules = 3;
	v->rule[0] = (struct evidence_rule){ .n = 1, .trait = { 0 } };
	v->rule[1] = (struct evidence_rule){ .n = 1, .trait = { 1 } };
	v->rule[2] = (struct evidence_rule){ .n = 2, .trait = { 0, 2 } };
}

static const struct evidence_pattern *
patterns_of(const struct evidence_sums *s, const struct evidence *v,
    size_t email, struct buf *patterns, size_t *n)
{
	struct err e;

	buf_clear(patterns);
	assert_int_equal(evidence_sums_patterns(s, v, email, patterns, &e), 0);
	*n = patterns->n / sizeof(struct evidence_pattern);
	return (const struct evidence_pattern *)(const void *)patterns->p;
}

static void
assert_same(const struct evidence_pattern *p, size_t n,
    const struct evidence_pattern *q, size_t m)
{
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(p[i].levels, q[i].levels);
		assert_int_equal(p[i].learns, q[i].learns);
		assert_int_equal(p[i].count, q[i].count);
	}
}

static void
equal_ones_are_one(void **state)
{
	struct evidence_sums s = { .sums = { 0 } };
	struct evidence_sum one;

	(void)state;
	add(&s, 0111, 7, 2, 0, 5);
	add(&s, 0121, 7, 2, 1, 1);
	add(&s, 0111, 7, 2, 0, 1000000000000);
	assert_int_equal(evidence_sums_n(&s), 2);
	one = evidence_sums_at(&s, 1);
	assert_int_equal(one.levels, 0111);
	assert_int_equal(one.rules, 7);
	assert_int_equal(one.rule, 2);
	assert_int_equal(one.made, 0);
	assert_int_equal(one.count, 1000000000005);
	one = evidence_sums_at(&s, 2);
	assert_int_equal(one.made, 1);
	assert_int_equal(one.count, 1);
	evidence_sums_free(&s);
}

static void
a_pair_of_several_keys_is_one(void **state)
{
	struct evidence_sums s = { .sums = { 0 } };
	struct buf patterns = { 0 };
	const struct evidence_pattern *p;
	struct evidence v;
	size_t n;

	(void)state;
	set_rules(&v);
	for (unsigned rule = 0; rule < 3; rule++)
		add(&s, 0111, 7, rule, 0, 4);
	p = patterns_of(&s, &v, CORPUS_NONE, &patterns, &n);
	assert_int_equal(n, 1);
	assert_int_equal(p[0].levels, 0111);
	assert_int_equal(p[0].learns, 7);
	assert_int_equal(p[0].count, 4);
	/* The e-mail address is not seen in pairs where it is made. */
	evidence_sums_free(&s);
	s = (struct evidence_sums){ .sums = { 0 } };
	add(&s, 0111, 3, 0, 1, 4);
	p = patterns_of(&s, &v, 1, &patterns, &n);
	assert_int_equal(n, 1);
	assert_int_equal(p[0].learns, 4);
	buf_free(&patterns);
	evidence_sums_free(&s);
}

/* Of 10 pairs the block of rule 0 is passed over for 3, that of rule 1 for
 * 6. */
static void
what_was_passed_over_is_told_by_others(void **state)
{
	struct evidence_sums s = { .sums = { 0 } };
	struct buf patterns = { 0 };
	const struct evidence_pattern *p;
	struct evidence v;
	uint64_t learns[3] = { 0 }, pairs = 0;
	size_t n;

	(void)state;
	set_rules(&v);
	add(&s, 0111, 7, 0, 0, 7);
	add(&s, 0111, 7, 1, 0, 4);
	add(&s, 0111, 7, 2, 0, 10);
	p = patterns_of(&s, &v, CORPUS_NONE, &patterns, &n);
	for (size_t i = 0; i < n; i++) {
		pairs += p[i].count;
		for (unsigned k = 0; k < 3; k++)
			learns[k] += (p[i].learns >> k & 1) * p[i].count;
	}
	assert_int_equal(pairs, 10);
	assert_int_equal(learns[0], 4);
	assert_int_equal(learns[1], 10);
	assert_int_equal(learns[2], 7);
	buf_free(&patterns);
	evidence_sums_free(&s);
}

static void
the_order_of_sums_does_not_matter(void **state)
{
	struct evidence_sums s = { .sums = { 0 } }, r = { .sums = { 0 } };
	struct buf of_s = { 0 }, of_r = { 0 };
	const struct evidence_pattern *p, *q;
	struct evidence v;
	size_t n, m;

	(void)state;
	set_rules(&v);
	for (unsigned i = 0; i < 27; i++) {
		add(&s, 0111 + i % 3 + i / 9 * 8, 7, i % 9 / 3, 0, i + 1);
		add(&r, 0111 + (26 - i) % 3 + (26 - i) / 9 * 8, 7,
		    (26 - i) % 9 / 3, 0, 27 - i);
	}
	p = patterns_of(&s, &v, CORPUS_NONE, &of_s, &n);
	q = patterns_of(&r, &v, CORPUS_NONE, &of_r, &m);
	assert_true(n > 9);
	assert_same(p, n, q, m);
	buf_free(&of_s);
	buf_free(&of_r);
	evidence_sums_free(&s);
	evidence_sums_free(&r);
}

/* Block by block the same patterns come of records as at once. */
static void
blocks_teach_what_all_pairs_teach(void **state)
{
	struct sample s;
	struct evidence_sums sums = { .sums = { 0 } };
	struct buf all = { 0 }, patterns = { 0 };
	const struct evidence_pattern *p, *q;
	uint32_t who[600];
	double share;
	size_t n;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_run(&s);
	for (uint32_t x = 0; x < s.link.corpus.n; x++) {
		for (uint32_t y = x + 1; y < s.link.corpus.n; y++) {
			const unsigned rules =
			    blocks_rules(&s.link.blocks, x, y);
			const uint64_t levels = compare_entries(
			    &s.link.corpus, &s.link.evidence, NULL, x, y);

			for (unsigned i = 0; i < s.link.evidence.nrules; i++) {
				if ((rules >> i & 1) != 0)
					add(&sums, levels, rules, i, 0, 1);
			}
		}
	}
	p = patterns_of(&sums, &s.link.evidence, CORPUS_NONE, &patterns, &n);
	assert_int_equal(
	    evidence_patterns_count(&s.link.corpus, &s.link.blocks,
		&s.link.evidence, s.link.workers, &all, &share, NULL, &s.err),
	    0);
	q = (const struct evidence_pattern *)(const void *)all.p;
	assert_same(p, n, q, all.n / sizeof *q);
	buf_free(&all);
	buf_free(&patterns);
	evidence_sums_free(&sums);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_ones_are_one),
		cmocka_unit_test(a_pair_of_several_keys_is_one),
		cmocka_unit_test(what_was_passed_over_is_told_by_others),
		cmocka_unit_test(the_order_of_sums_does_not_matter),
		cmocka_unit_test(blocks_teach_what_all_pairs_teach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
