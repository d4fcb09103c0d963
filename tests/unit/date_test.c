/* The calendar, day by day and at its edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

static struct date
make(int32_t year, int32_t month, int32_t day)
{
	struct date d = { year, month, day };

	return d;
}

static void
assert_date(struct date d, int32_t year, int32_t month, int32_t day)
{
	assert_int_equal(d.year, year);
	assert_int_equal(d.month, month);
	assert_int_equal(d.day, day);
}

static bool
is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Counted up one day at a time, all 3,652,059 of them. */
static void
every_day_of_9999_years_has_its_number(void **state)
{
	static const int32_t lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	int32_t days = -719162;

	(void)state;
	for (int32_t year = 1; year <= 9999; year++) {
		for (int32_t month = 1; month <= 12; month++) {
			int32_t last = lengths[month - 1];

			if (month == 2 && is_leap(year))
				last++;
			for (int32_t day = 1; day <= last; day++, days++) {
				struct date d = make(year, month, day);
				struct date back = date_from_days(days);

				if (!date_is_real(d) ||
				    date_to_days(d) != days ||
				    memcmp(&d, &back, sizeof d) != 0)
					fail_msg("%d-%d-%d", year, month, day);
			}
			assert_false(date_is_real(make(year, month, last + 1)));
		}
	}
}

static void
known_days(void **state)
{
	(void)state;
	assert_int_equal(date_to_days(make(1970, 1, 1)), 0);
	assert_int_equal(date_to_days(make(2000, 3, 1)), 11017);
	assert_int_equal(date_to_days(make(2024, 5, 6)), 19849);
	assert_int_equal(date_to_days(make(1969, 12, 31)), -1);
}

static void
unreal_dates(void **state)
{
	(void)state;
	assert_false(date_is_real(make(0, 1, 1)));
	assert_false(date_is_real(make(10000, 1, 1)));
	assert_false(date_is_real(make(-1, 1, 1)));
	assert_false(date_is_real(make(2024, 0, 1)));
	assert_false(date_is_real(make(2024, 13, 1)));
	assert_false(date_is_real(make(2024, 1, 0)));
	assert_false(date_is_real(make(2024, INT32_MIN, INT32_MAX)));
	assert_false(date_is_real(make(2023, 2, 29)));
	assert_false(date_is_real(make(1900, 2, 29)));
	assert_true(date_is_real(make(2000, 2, 29)));
}

/* Far outside the calendar the arithmetic still does not overflow. */
static void
extreme_day_numbers_come_back(void **state)
{
	static const int32_t extremes[] = { INT32_MIN, INT32_MAX, -719163,
		2932897 };

	(void)state;
	for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++)
		assert_false(date_is_real(date_from_days(extremes[i])));
}

static void
months_are_added_to_the_last_day_at_most(void **state)
{
	(void)state;
	assert_date(date_add_months(make(2024, 1, 31), 1), 2024, 2, 29);
	assert_date(date_add_months(make(2023, 1, 31), 1), 2023, 2, 28);
	assert_date(date_add_months(make(2024, 3, 31), -1), 2024, 2, 29);
	assert_date(date_add_months(make(2024, 2, 29), 12), 2025, 2, 28);
	assert_date(date_add_months(make(2024, 2, 29), -12), 2023, 2, 28);
	assert_date(date_add_months(make(2024, 1, 15), -1), 2023, 12, 15);
	assert_date(date_add_months(make(2024, 12, 15), 1), 2025, 1, 15);
	assert_date(date_add_months(make(2024, 5, 6), 0), 2024, 5, 6);
	assert_date(date_add_months(make(2024, 5, 31), 25), 2026, 6, 30);
	assert_false(date_is_real(date_add_months(make(9999, 12, 1), 1)));
	assert_false(date_is_real(date_add_months(make(1, 1, 1), -1)));
	assert_false(
	    date_is_real(date_add_months(make(9999, 12, 31), INT32_MAX)));
	assert_false(date_is_real(date_add_months(make(1, 1, 1), INT32_MIN)));
}

static void
iso_dates_are_read_with_and_without_a_time(void **state)
{
	static const char *const good[] = { "2024-05-06",
		"2024-05-06T10:00:00Z", "2024-05-06 10:00", "2024-05-06T10:00",
		"2024-05-06 23:59:60", "2024-05-06 24:00",
		"2024-05-06T10:00:00.123456+02:00", "2024-05-06 10:00:00+02",
		"2024-05-06 10:00:00 +0200", "2024-05-06 10:00:00 UTC",
		"2024-05-06 10:00:00-0930", "2024-05-06T10:00Z" };
	struct date d;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		d = make(0, 0, 0);
		if (!date_read_iso(str_of(good[i]), &d))
			fail_msg("%s", good[i]);
		assert_date(d, 2024, 5, 6);
	}
}

static void
anything_else_is_refused_and_leaves_the_date_alone(void **state)
{
	static const char *const bad[] = { "", "2024", "2024-05", "2024-5-6",
		"2024-05-6", "24-05-06", "02024-05-06", "2024/05/06",
		"20240506", " 2024-05-06", "2024-05-06 ", "2024-05-06T",
		"2024-05-06x", "2024-05-06t10:00", "2024-05-061",
		"2024-05-06Tx", "2024-05-06T10", "2024-05-06T1:00",
		"2024-05-06T25:00", "2024-05-06T10:60", "2024-05-06T10:00:61",
		"2024-05-06T10:00:", "2024-05-06T10:00:00.",
		"2024-05-06T10:00 AM", "2024-05-06T10:00+2",
		"2024-05-06T10:00+02:", "2024-05-06T10:00+02:000",
		"2024-05-06T10:00Zx", "2023-02-29", "2024-13-01", "2024-00-01",
		"2024-01-00", "0000-01-01", "-024-01-01", "+024-01-01",
		"2024-05-0a", "2024-05-06  10:00" };
	struct date d = make(1, 2, 3);

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (date_read_iso(str_of(bad[i]), &d))
			fail_msg("%s", bad[i]);
	}
	assert_false(date_read_iso(str_make("2024-05-06\0", 11), &d));
	assert_false(date_read_iso(str_make(NULL, 0), &d));
	assert_date(d, 1, 2, 3);
}

static void
what_is_written_is_read_back(void **state)
{
	char text[] = "..........!";
	struct date d;

	(void)state;
	date_write_iso(make(33, 4, 5), text);
	assert_memory_equal(text, "0033-04-05!", 11);
	for (int32_t days = -719162; days <= 2932896; days += 997) {
		date_write_iso(date_from_days(days), text);
		assert_true(date_read_iso(str_make(text, 10), &d));
		assert_int_equal(date_to_days(d), days);
	}
}

static void
today_is_a_day_of_this_century(void **state)
{
	struct date d = date_today();

	(void)state;
	assert_true(date_is_real(d));
	assert_true(d.year >= 2024 && d.year < 2100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_9999_years_has_its_number),
		cmocka_unit_test(known_days),
		cmocka_unit_test(unreal_dates),
		cmocka_unit_test(extreme_day_numbers_come_back),
		cmocka_unit_test(months_are_added_to_the_last_day_at_most),
		cmocka_unit_test(iso_dates_are_read_with_and_without_a_time),
		cmocka_unit_test(
		    anything_else_is_refused_and_leaves_the_date_alone),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(today_is_a_day_of_this_century),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
