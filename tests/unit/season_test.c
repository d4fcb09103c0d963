/* Easter, and stretches of the year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "segment/season.h"

static int32_t
day(int32_t year, int32_t month, int32_t of_month)
{
	return date_to_days((struct date){ year, month, of_month });
}

/* The earliest and the latest that can be, leap years, some others. */
static void
easter(void **state)
{
	static const struct date days[] = { { 1818, 3, 22 }, { 1943, 4, 25 },
		{ 2000, 4, 23 }, { 2008, 3, 23 }, { 2024, 3, 31 },
		{ 2025, 4, 20 }, { 2038, 4, 25 }, { 2285, 3, 22 } };
	const struct season s = { .from = { .easter = true },
		.to = { .easter = true } };

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		int32_t of = date_to_days(days[i]);

		assert_int_equal(season_of(&s, of - 1), SEASON_NONE);
		assert_int_equal(season_of(&s, of), days[i].year);
		assert_int_equal(season_of(&s, of + 1), SEASON_NONE);
	}
}

static void
within_a_year(void **state)
{
	const struct season s = { .from = { .month = 12, .day = 1 },
		.to = { .month = 12, .day = 26 } };

	(void)state;
	assert_int_equal(season_of(&s, day(2024, 11, 30)), SEASON_NONE);
	assert_int_equal(season_of(&s, day(2024, 12, 1)), 2024);
	assert_int_equal(season_of(&s, day(2024, 12, 26)), 2024);
	assert_int_equal(season_of(&s, day(2024, 12, 27)), SEASON_NONE);
}

static void
across_the_new_year(void **state)
{
	const struct season s = { .from = { .month = 12, .day = 20 },
		.to = { .month = 1, .day = 6 } };

	(void)state;
	assert_int_equal(season_of(&s, day(2024, 12, 31)), 2024);
	assert_int_equal(season_of(&s, day(2025, 1, 6)), 2024);
	assert_int_equal(season_of(&s, day(2025, 1, 7)), SEASON_NONE);
	assert_int_equal(season_of(&s, day(1, 1, 1)), SEASON_NONE);
}

static void
around_easter(void **state)
{
	const struct season s = { .from = { .easter = true, .days = -7 },
		.to = { .easter = true, .days = 1 } };

	(void)state;
	assert_int_equal(season_of(&s, day(2025, 4, 12)), SEASON_NONE);
	assert_int_equal(season_of(&s, day(2025, 4, 13)), 2025);
	assert_int_equal(season_of(&s, day(2025, 4, 21)), 2025);
	assert_int_equal(season_of(&s, day(2025, 4, 22)), SEASON_NONE);
}

/* February 29 is the last day of February. */
static void
leap_day(void **state)
{
	const struct season s = { .from = { .month = 2, .day = 29 },
		.to = { .month = 3, .day = 1 } };

	(void)state;
	assert_int_equal(season_of(&s, day(2024, 2, 28)), SEASON_NONE);
	assert_int_equal(season_of(&s, day(2024, 2, 29)), 2024);
	assert_int_equal(season_of(&s, day(2025, 2, 28)), 2025);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(easter),
		cmocka_unit_test(within_a_year),
		cmocka_unit_test(across_the_new_year),
		cmocka_unit_test(around_easter),
		cmocka_unit_test(leap_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
