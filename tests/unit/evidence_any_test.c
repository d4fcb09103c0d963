/* What is alike by chance. */
#include "link/evidence_any.h"

#include "link_sample.h"

static void
chances_sum_to_one(void **state)
{
	struct sample s;
	struct evidence v = { .n = 0 };
	uint32_t who[600];

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_settle(&s);
	assert_int_equal(
	    evidence_any_find(&s.link.corpus, &v, s.link.workers, &s.err), 0);
	assert_int_equal(v.n, 6);
	for (size_t k = 0; k < v.n; k++) {
		const unsigned last = level_last(s.link.corpus.trait[k].kind);
		double sum = 0;

		for (unsigned i = LEVEL_SAME; i <= last; i++) {
			assert_true(v.any[k][i] > 0);
			sum += v.any[k][i];
		}
		assert_true(sum > 1 - 1e-9 && sum < 1 + 1e-9);
		assert_true(v.any[k][last] > 0.4);
	}
	/* The most telling first: the phone, then the birthday. */
	assert_int_equal(v.order[0], 3);
	assert_int_equal(v.order[1], 2);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chances_sum_to_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
