/* Numbers in order with their groups, in memory and spilled, read twice; the
 * country of a record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "field/country.h"
#include "stats/country_memo.h"
#include "stats/sample.h"

static void
in_order(size_t limit, bool spills)
{
	struct sample s = { .limit = limit };
	struct err e;

	for (unsigned i = 0; i < 70000; i++)
		assert_int_equal(
		    sample_add(&s, (double)(i * 7919u % 70000) - 35000, i % 3,
			1 + i % 2, &e),
		    0);
	assert_int_equal(s.spill != NULL, spills);
	for (int round = 0; round < 3; round++) {
		struct sample_item item;
		double last = -1e9;
		uint64_t times = 0;
		uint64_t groups = 0;
		int got;

		assert_int_equal(sample_rewind(&s, &e), 0);
		while ((got = sample_next(&s, &item, &e)) == 1) {
			assert_true(item.x > last);
			last = item.x;
			times += item.times;
			groups += item.group;
		}
		assert_int_equal(got, 0);
		assert_true(times == 105000 && groups == 69999);
	}
	sample_free(&s);
}

static void
samples_come_in_order(void **state)
{
	(void)state;
	in_order((size_t)64 << 20, false);
	in_order(1000, true);
}

static void
countries_are_remembered(void **state)
{
	static const char *const texts[] = { "Suomi", "FI", "Polska", "nowhere",
		"", "Hrvatska", "the name of a country that is much too long" };
	struct country_memo memo = { { { { 0 }, 0, NULL } } };

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			struct str s = str_of(texts[i]);

			assert_ptr_equal(
			    country_memo_of(&memo, s), country_of(s));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_come_in_order),
		cmocka_unit_test(countries_are_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
