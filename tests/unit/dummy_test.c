/* Dates and digits that are typed or written where there are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/dummy.h"

static void
check(const char *text, enum dummy_date date, enum dummy_shape shape,
    char first, size_t n)
{
	const struct dummy none = { .shape = DUMMY_SHAPE_NONE };
	struct dummy d = none;

	if (!dummy_read(str_of(text), &d))
		d = none;
	if (d.date != date || d.shape != shape || d.first != first || d.n != n)
		fail_msg("%s: date %d, shape %d of %zu from %d", text, d.date,
		    d.shape, d.n, d.first);
}

static void
check_dates(const char *const *list, enum dummy_date date)
{
	for (; *list != NULL; list++) {
		struct dummy d = { .date = DUMMY_DATE_NONE };

		(void)dummy_read(str_of(*list), &d);
		if (d.date != date)
			fail_msg("%s: %d", *list, d.date);
	}
}

static void
dates_that_never_were(void **state)
{
	static const char *const never[] = { "1900-01-01", "1900/1/1",
		"01.01.1900", "1.1.1900", "1. 1. 1900.", "1.1.1900.",
		"1/1/1900", "1/0/1900", "19000101", "1900-01-01T00:00:00Z",
		"1900-01-01 00:00:00.000", "1/1/1900 12:00:00 AM",
		"1.1.1900 0:00", "1900-01-01T00:00:00+01:00", "0000-00-00",
		"0000-00-00 00:00:00", "00.00.0000", "00000000", "0001-01-01",
		"1/1/0001", "1753-01-01", "1800-01-01", "1899-12-30",
		"12/30/1899 13:45", "31.12.1899", "9999-12-31", "31.12.9999",
		"12/31/9999", "99991231", "1111-11-11", "11.11.1111", NULL };
	static const char *const epoch[] = { "1970-01-01",
		"1970-01-01T02:00:00", "01.01.1970", "19700101", "1969-12-31",
		"12/31/1969 16:00", NULL };
	static const char *const real[] = { "1900-01-02", "1900-10-01",
		"1900-02-01", "1899-12-29", "1970-01-02", "1970-10-01",
		"01.01.2000", "1.1.2000", "01.01.00", "01.01.70", "1985-03-12",
		"12.03.1985", "3/12/1985", "19850312", "9998-12-31",
		"2099-12-31", "1900", "1900-01", "1900-01-01x",
		"1900-01-01 noon", "1900-01-012", "1900-01-", "1900-1-1-1",
		"19000101234567", "1900x01x01", "1,1,1900", "-1900-01-01", "1",
		"12", "123", "1.", "11.11.", NULL };

	(void)state;
	check_dates(never, DUMMY_DATE_NEVER);
	check_dates(epoch, DUMMY_DATE_EPOCH);
	check_dates(real, DUMMY_DATE_NONE);
}

static void
digits_that_are_no_number(void **state)
{
	(void)state;
	check("0", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '0', 1);
	check("00-000", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '0', 5);
	check("(000) 000-0000", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '0', 10);
	check("+111 11", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '1', 5);
	check("0,00", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '0', 3);
	check("11", DUMMY_DATE_NONE, DUMMY_SHAPE_SAME, '1', 2);
	check("12345", DUMMY_DATE_NONE, DUMMY_SHAPE_ROW, '1', 5);
	check("012 345 67 89", DUMMY_DATE_NONE, DUMMY_SHAPE_ROW, '0', 10);
	check("1234567890", DUMMY_DATE_NONE, DUMMY_SHAPE_ROW, '1', 10);
	check("12345678901", DUMMY_DATE_NONE, DUMMY_SHAPE_ROW, '1', 11);
	check("9876543210", DUMMY_DATE_NONE, DUMMY_SHAPE_ROW, '9', 10);
	check("+358 40 0000000", DUMMY_DATE_NONE, DUMMY_SHAPE_ZEROS, '\0', 7);
	check("040 000-0000", DUMMY_DATE_NONE, DUMMY_SHAPE_ZEROS, '\0', 7);
}

static void
other_digits_are(void **state)
{
	static const char *const real[] = { "23456", "87654", "0401234567",
		"+358401234567", "0400000001", "041 000000", "1234565",
		"111112", "1-2", "12345x", "0x0", "100000", "1000000.5", "+",
		"(", "() -", "5.00", "98.7654321098" };

	(void)state;
	for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
		struct dummy d = { .shape = DUMMY_SHAPE_NONE };

		if (dummy_read(str_of(real[i]), &d) &&
		    (d.shape != DUMMY_SHAPE_ROW || d.n >= 5))
			fail_msg("%s: shape %d of %zu", real[i], d.shape, d.n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_that_never_were),
		cmocka_unit_test(digits_that_are_no_number),
		cmocka_unit_test(other_digits_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
