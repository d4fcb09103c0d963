/* Never a pair lost that is worth keeping. */
#include "link/reach.h"

#include "link_sample.h"

static void
none_is_lost(void **state)
{
	struct sample s;
	struct reach r;
	uint32_t who[600];
	uint64_t kept = 0, passed = 0, all = 0;
	const struct weight *w = &s.link.weight;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_run(&s);
	reach_open(&r, w, 0);
	for (uint32_t x = 0; x < s.link.corpus.n; x++) {
		for (uint32_t y = x + 1; y < s.link.corpus.n; y++) {
			uint64_t levels = 0;
			const bool may = reach_may(&r, NULL, x, y, &levels);

			all++;
			passed += may;
			if (weight_pair(w, NULL, x, y) < 0)
				continue;
			kept++;
			assert_true(may);
			assert_true(
			    levels == compare_entries(w->c, w->v, NULL, x, y));
		}
	}
	assert_true(kept > 100);
	assert_true(passed < all / 8);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
