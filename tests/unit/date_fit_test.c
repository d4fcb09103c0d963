/* Which orders three numbers fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "field/date_fit.h"

enum { ALL = DATE_FIT_DMY | DATE_FIT_MDY | DATE_FIT_YMD };

static unsigned
fits(const char *text, struct date d[3])
{
	const struct date_text_rule rule = { .pivot = 69 };
	struct date_parts parts;
	struct err e;

	assert_int_equal(date_parts_read(str_of(text), &parts, &e), 0);
	return date_fit_orders(&rule, &parts, d);
}

static void
orders_that_give_real_dates(void **state)
{
	struct date d[3];

	(void)state;
	assert_int_equal(fits("4/5/2024", d), DATE_FIT_DMY | DATE_FIT_MDY);
	assert_int_equal(d[0].month, 5);
	assert_int_equal(d[1].month, 4);
	assert_int_equal(fits("13/5/2024", d), DATE_FIT_DMY);
	assert_int_equal(fits("5/13/2024", d), DATE_FIT_MDY);
	assert_int_equal(fits("31/4/2024", d), 0);
	assert_int_equal(fits("04/05/06", d), ALL);
	assert_int_equal(d[2].year, 2004);
	assert_int_equal(fits("24/05/13", d), DATE_FIT_DMY | DATE_FIT_YMD);
	assert_int_equal(fits("85/05/04", d), DATE_FIT_YMD);
	assert_int_equal(fits("24/5/4", d), DATE_FIT_YMD);
	assert_int_equal(fits("4/5/24", d), DATE_FIT_DMY | DATE_FIT_MDY);
	assert_int_equal(fits("29/02/23", d), DATE_FIT_YMD);
}

static void
unlikely_orders_are_left_out(void **state)
{
	(void)state;
	assert_int_equal(date_fit_narrow(ALL, '.'), DATE_FIT_DMY);
	assert_int_equal(date_fit_narrow(DATE_FIT_MDY, '.'), DATE_FIT_MDY);
	assert_int_equal(
	    date_fit_narrow(ALL, '/'), DATE_FIT_DMY | DATE_FIT_MDY);
	assert_int_equal(date_fit_narrow(DATE_FIT_YMD, '/'), DATE_FIT_YMD);
	assert_int_equal(date_fit_narrow(ALL, '-'), ALL);
}

static void
the_same_date_in_all_orders(void **state)
{
	struct date d[3];
	bool same;

	(void)state;
	assert_int_equal(
	    date_fit_first(fits("05/05/2024", d), d, &same).day, 5);
	assert_true(same);
	(void)date_fit_first(fits("04/05/2024", d), d, &same);
	assert_false(same);
	assert_int_equal(date_fit_first(DATE_FIT_MDY, d, &same).month, 4);
	assert_true(same);
	assert_int_equal(date_fit_first(0, d, &same).year, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_that_give_real_dates),
		cmocka_unit_test(unlikely_orders_are_left_out),
		cmocka_unit_test(the_same_date_in_all_orders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
