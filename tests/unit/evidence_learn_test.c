/* Learning without labels. */
#include "link/evidence_learn.h"

#include "link_sample.h"

static void
learns_what_was_done_to_the_copies(void **state)
{
	struct sample s;
	const struct evidence *v = &s.link.evidence;
	uint32_t who[1500];
	double pairs;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 900, who);
	sample_run(&s);
	/* Of 900 people 300 have one pair, and 150 have three. */
	pairs = v->match * s.link.corpus.n * (s.link.corpus.n - 1) / 2;
	assert_true(pairs > 650 && pairs < 850);
	assert_true(v->same[0][LEVEL_SAME] > 0.9);
	assert_true(v->same[1][LEVEL_SAME] < 0.6);
	assert_true(
	    v->same[3][LEVEL_SAME] > 0.5 && v->same[3][LEVEL_SAME] < 0.9);
	for (size_t k = 0; k < v->n; k++) {
		const unsigned last = level_last(s.link.corpus.trait[k].kind);

		for (unsigned i = 2; i <= last; i++)
			assert_true(
			    v->same[k][i] * v->any[k][i - 1] <=
			    v->same[k][i - 1] * v->any[k][i] * 1.3 + 1e-9);
	}
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learns_what_was_done_to_the_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
