/* Steps of the calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/span.h"

/* The day so many units behind another, as text; "" beyond the calendar. */
static const char *
shifted(const char *from, int64_t count, enum node_unit unit)
{
	static char text[11];
	struct date d;
	int32_t day;

	assert_true(date_read_iso(str_of(from), &d));
	if (!span_shift(d, count, unit, &day))
		return "";
	date_write_iso(date_from_days(day), text);
	return text;
}

static int64_t
counted(const char *from, const char *to, enum node_unit unit)
{
	struct date a, b;

	assert_true(date_read_iso(str_of(from), &a));
	assert_true(date_read_iso(str_of(to), &b));
	return span_count(date_to_days(a), b, unit);
}

static void
moves(void **state)
{
	(void)state;
	assert_string_equal(
	    shifted("2024-01-31", 1, NODE_MONTHS), "2024-02-29");
	assert_string_equal(
	    shifted("2024-03-31", -1, NODE_MONTHS), "2024-02-29");
	assert_string_equal(shifted("2024-02-29", 1, NODE_YEARS), "2025-02-28");
	assert_string_equal(shifted("2024-02-28", 2, NODE_DAYS), "2024-03-01");
	assert_string_equal(
	    shifted("2024-03-01", -1, NODE_WEEKS), "2024-02-23");
	assert_string_equal(
	    shifted("2024-11-30", 15, NODE_MONTHS), "2026-02-28");
}

static void
ends_with_the_calendar(void **state)
{
	(void)state;
	assert_string_equal(shifted("0001-01-31", -1, NODE_MONTHS), "");
	assert_string_equal(shifted("0001-01-01", -1, NODE_DAYS), "");
	assert_string_equal(shifted("9999-12-31", 1, NODE_DAYS), "");
	assert_string_equal(shifted("9999-12-01", 1, NODE_MONTHS), "");
	assert_string_equal(shifted("2024-01-01", SPAN_MOST, NODE_YEARS), "");
	assert_string_equal(shifted("2024-01-01", -SPAN_MOST, NODE_WEEKS), "");
	assert_string_equal(
	    shifted("0001-02-01", -1, NODE_MONTHS), "0001-01-01");
}

static void
counts_whole_units(void **state)
{
	(void)state;
	assert_int_equal(counted("2024-01-31", "2024-02-28", NODE_MONTHS), 0);
	assert_int_equal(counted("2024-01-31", "2024-02-29", NODE_MONTHS), 1);
	assert_int_equal(counted("2024-01-31", "2024-03-01", NODE_MONTHS), 1);
	assert_int_equal(counted("2007-07-01", "2025-06-30", NODE_YEARS), 17);
	assert_int_equal(counted("2007-06-30", "2025-06-30", NODE_YEARS), 18);
	assert_int_equal(counted("2024-01-02", "2024-01-01", NODE_DAYS), -1);
	assert_int_equal(counted("2024-01-02", "2024-01-01", NODE_WEEKS), -1);
	assert_int_equal(counted("2024-01-01", "2024-01-14", NODE_WEEKS), 1);
}

static void
units(void **state)
{
	enum node_unit unit;

	(void)state;
	assert_true(span_unit(str_of("days"), &unit) && unit == NODE_DAYS);
	assert_true(span_unit(str_of("month"), &unit) && unit == NODE_MONTHS);
	assert_false(span_unit(str_of("s"), &unit));
	assert_false(span_unit(str_of("Days"), &unit));
	assert_false(span_unit(str_of(""), &unit));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves),
		cmocka_unit_test(ends_with_the_calendar),
		cmocka_unit_test(counts_whole_units),
		cmocka_unit_test(units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
