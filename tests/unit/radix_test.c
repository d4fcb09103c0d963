/* Sorting by key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "link/draw.h"
#include "link/radix.h"

enum { MANY = 3000 };

static void
check(size_t n, uint64_t mask)
{
	struct radix item[MANY];
	struct buf room = { 0 };
	struct err e;
	uint64_t state = 3, sum = 0, sum_after = 0;

	for (size_t i = 0; i < n; i++) {
		item[i].key = draw_number(&state) & mask;
		item[i].of = (uint32_t)i;
		sum += item[i].key;
	}
	assert_int_equal(radix_sort(item, n, &room, &e), 0);
	for (size_t i = 0; i < n; i++)
		sum_after += item[i].key;
	assert_int_equal(sum, sum_after);
	for (size_t i = 1; i < n; i++) {
		assert_true(item[i - 1].key <= item[i].key);
		if (item[i - 1].key == item[i].key)
			assert_true(item[i - 1].of < item[i].of);
	}
	buf_free(&room);
}

static void
sorts_and_is_stable(void **state)
{
	(void)state;
	check(0, ~(uint64_t)0);
	check(1, ~(uint64_t)0);
	check(20, 7);
	check(MANY, ~(uint64_t)0);
	check(MANY, 0xff00000000000000U);
	check(MANY, 0);
}

static void
greater_floats_come_first(void **state)
{
	static const float down[] = { 1e9F, 14, 2, 0.5F, 0, -0.5F, -14, -1e9F };

	(void)state;
	for (size_t i = 1; i < sizeof down / sizeof *down; i++)
		assert_true(
		    radix_descending(down[i - 1]) < radix_descending(down[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts_and_is_stable),
		cmocka_unit_test(greater_floats_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
