/* Texts word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "link/trait_words.h"

static void
build(struct dictionary *d, struct trait_words *w)
{
	static const char *const texts[] = { "erie house maria site",
		"erie house jesus site", "erie house maria sitee",
		"city garage", "garage city", "erie house north",
		"erie house south", "12 w main street", "12 west main st",
		"reyes rclose", "rose close" };
	struct err e;
	uint32_t id;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(
		    dictionary_add(d, str_of(texts[i]), &id, &e), 0);
	assert_int_equal(trait_words_find(w, d, NULL, &e), 0);
}

static double
alike(const struct trait_words *w, uint32_t x, uint32_t y)
{
	double both, one, back;

	trait_words_compare(w, x, y, &both, &one);
	trait_words_compare(w, y, x, &back, &one);
	assert_true(both == back);
	return both;
}

static void
rare_words_count_more(void **state)
{
	struct dictionary d = { .n = 0 };
	struct trait_words w = { .words = { .n = 0 } };

	(void)state;
	build(&d, &w);
	assert_true(alike(&w, 4, 5) == 1);
	assert_true(alike(&w, 1, 3) > 0.9);
	assert_true(alike(&w, 1, 2) < 0.8);
	assert_true(alike(&w, 6, 7) < 0.5);
	assert_true(alike(&w, 8, 9) > 0.8);
	assert_true(alike(&w, 1, 4) == 0);
	/* rose may be short for rclose, which is close with a slip */
	assert_true(alike(&w, 10, 11) > 0.4);
	dictionary_free(&d);
	trait_words_free(&w);
}

static void
a_part_is_seen(void **state)
{
	struct dictionary d = { .n = 0 };
	struct trait_words w = { .words = { .n = 0 } };
	double both, one;
	size_t n;

	(void)state;
	build(&d, &w);
	trait_words_compare(&w, 6, 6, &both, &one);
	assert_true(both == 1 && one == 1);
	trait_words_compare(&w, 6, 1, &both, &one);
	assert_true(one > both);
	assert_int_equal(trait_words_of(&w, 4, &n)[0].weight ==
			     trait_words_of(&w, 4, &n)[1].weight,
	    1);
	assert_int_equal(n, 2);
	assert_int_equal(
	    trait_words_count(&w, &trait_words_of(&w, 4, &n)[0]), 2);
	dictionary_free(&d);
	trait_words_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rare_words_count_more),
		cmocka_unit_test(a_part_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
