/* Numbers and bytes have one order. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ordered.h"

static void
bytes_are_in_the_order_of_counts(void **state)
{
	static const uint64_t values[] = { 0, 1, 255, 256, 65535, 0x1000000,
		0xffffffff, UINT64_C(1) << 40, UINT64_MAX };
	char last[8] = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		char bytes[8];

		ordered_put(bytes, values[i], 8);
		assert_true(ordered_get(bytes, 8) == values[i]);
		if (i > 0)
			assert_true(memcmp(last, bytes, 8) < 0);
		memcpy(last, bytes, 8);
		ordered_put(bytes, values[i], 4);
		assert_true(ordered_get(bytes, 4) == (uint32_t)values[i]);
	}
	ordered_put(last, 0x0102, 2);
	assert_memory_equal(last, "\1\2", 2);
}

static void
days_and_doubles_keep_their_order(void **state)
{
	static const int32_t days[] = { INT32_MIN, -1, 0, 1, INT32_MAX };
	static const double values[] = { -INFINITY, -DBL_MAX, -1.5, -DBL_MIN, 0,
		DBL_MIN, 1, 1.5, DBL_MAX, INFINITY };

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		uint32_t v = ordered_day(days[i]);

		assert_int_equal(ordered_to_day(v), days[i]);
		assert_true(i == 0 || v > ordered_day(days[i - 1]));
	}
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		uint64_t v = ordered_double(values[i]);

		assert_true(ordered_to_double(v) == values[i]);
		assert_true(i == 0 || v > ordered_double(values[i - 1]));
	}
	assert_true(ordered_double(-0.0) == ordered_double(0.0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_in_the_order_of_counts),
		cmocka_unit_test(days_and_doubles_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
