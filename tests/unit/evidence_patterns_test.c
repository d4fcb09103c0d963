/* How candidate pairs look, counted. */
#include "link/evidence_patterns.h"

#include "link_sample.h"

static void
all_pairs_are_counted(void **state)
{
	struct sample s;
	struct buf patterns = { 0 };
	struct compare_seen seen = { .compared = 0 };
	const struct evidence_pattern *p;
	uint32_t who[600];
	uint64_t sum = 0, pairs = 0;
	double share;
	size_t n;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_run(&s);
	assert_int_equal(evidence_patterns_count(&s.link.corpus, &s.link.blocks,
			     &s.link.evidence, s.link.workers, &patterns,
			     &share, &seen, &s.err),
	    0);
	assert_true(seen.whole);
	assert_int_equal(seen.compared, s.link.edges.scored);
	p = (const struct evidence_pattern *)(const void *)patterns.p;
	n = patterns.n / sizeof *p;
	assert_true(share == 1);
	assert_true(n > 10);
	for (size_t i = 0; i < n; i++) {
		sum += p[i].count;
		assert_true(p[i].count > 0);
		assert_true(p[i].learns < 1U << 6);
		if (i > 0)
			assert_true(p[i].levels != p[i - 1].levels ||
				    p[i].learns != p[i - 1].learns);
	}
	for (uint32_t x = 0; x < s.link.corpus.n; x++) {
		for (uint32_t y = x + 1; y < s.link.corpus.n; y++)
			pairs += blocks_rules(&s.link.blocks, x, y) != 0;
	}
	assert_int_equal(sum, pairs);
	assert_int_equal(seen.pairs.n, pairs * sizeof(struct compare_pair));
	assert_true(pairs <= s.link.edges.scored);
	buf_free(&patterns);
	buf_free(&seen.pairs);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_pairs_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
