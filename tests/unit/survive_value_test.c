/* What values say by themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match/survive_value.h"

static struct survive_value
value_of(struct str s, bool dates)
{
	const struct date as_of = { 2025, 6, 30 };
	struct buf scratch = { 0 };
	struct survive_value v;
	struct err e;

	assert_int_equal(
	    survive_value_read(&v, s, dates, as_of, &scratch, &e), 0);
	buf_free(&scratch);
	return v;
}

static void
check_moment(const char *text, int64_t seconds, uint32_t fraction)
{
	struct survive_value v = value_of(str_of(text), true);

	assert_int_equal(v.kind, SURVIVE_MOMENT);
	assert_int_equal(v.seconds, seconds);
	assert_int_equal(v.fraction, fraction);
}

static void
moments(void **state)
{
	enum { DAY = 86400 };

	(void)state;
	check_moment("1970-01-01", 0, 0);
	check_moment("1970-01-02", DAY, 0);
	check_moment("1969-12-31", -DAY, 0);
	check_moment("2.1.1970", DAY, 0);
	check_moment("19700102", DAY, 0);
	check_moment("2 Jan 1970", DAY, 0);
	check_moment(" 1970-01-02 ", DAY, 0);
	check_moment("1970-01-01T00:00:01", 1, 0);
	check_moment("1970-01-01 01:02", 3720, 0);
	check_moment("1970-01-01T02:00:00+02:00", 0, 0);
	check_moment("1970-01-01T00:00:00-01:30", 5400, 0);
	check_moment("1970-01-01T00:00:00Z", 0, 0);
	check_moment("1970-01-01T00:00:00.5", 0, 500000000);
	check_moment("1970-01-01T00:00:00.123456789Z", 0, 123456789);
	check_moment("2.1.70", DAY, 0);
}

static void
check_kind(struct str s, bool dates, enum survive_kind kind)
{
	assert_int_equal(value_of(s, dates).kind, kind);
}

static void
kinds(void **state)
{
	(void)state;
	check_kind(str_of("20240504"), true, SURVIVE_MOMENT);
	check_kind(str_of("20240504"), false, SURVIVE_NUMBER);
	check_kind(str_of("2024-05-04"), false, SURVIVE_MOMENT);
	check_kind(str_of("12"), true, SURVIVE_NUMBER);
	check_kind(str_of("-1.50"), false, SURVIVE_NUMBER);
	check_kind(str_of("1,50"), false, SURVIVE_TEXT);
	check_kind(str_of("1 000"), false, SURVIVE_TEXT);
	check_kind(str_of("4/5/2024"), true, SURVIVE_TEXT);
	check_kind(str_of("14/5/2024"), true, SURVIVE_MOMENT);
	check_kind(str_of("1900-01-01"), true, SURVIVE_TEXT);
	check_kind(str_of("2024-02-30"), true, SURVIVE_TEXT);
	check_kind(str_of(""), true, SURVIVE_TEXT);
	check_kind(str_make(NULL, 0), false, SURVIVE_TEXT);
	check_kind(str_of("4. m\xe4"
			  "rz 2024"),
	    true, SURVIVE_TEXT);
	check_kind(str_make("2024-05-04\0", 11), true, SURVIVE_TEXT);
}

static int
compare(const char *a, const char *b)
{
	struct survive_value x = value_of(str_of(a), false);
	struct survive_value y = value_of(str_of(b), false);
	int c = survive_value_compare(&x, &y);

	assert_int_equal(x.kind, y.kind);
	assert_int_equal((survive_value_compare(&y, &x) > 0), c < 0);
	return (c > 0) - (c < 0);
}

static void
order(void **state)
{
	(void)state;
	assert_int_equal(compare("9", "10"), -1);
	assert_int_equal(compare("9.0", "9"), 0);
	assert_int_equal(
	    compare("123456789012345678", "123456789012345677"), 1);
	assert_int_equal(compare("ten", "nine"), 1);
	assert_int_equal(compare("te", "ten"), -1);
	assert_int_equal(compare("4.5.2024", "2024-05-03"), 1);
	assert_int_equal(compare("4.5.2024", "2024-05-04"), 0);
	assert_int_equal(
	    compare("2024-05-04 10:00:00.1", "2024-05-04 10:00:00.05"), 1);
}

static void
roles_of_dates(void **state)
{
	(void)state;
	assert_true(survive_value_is_date_role("birth_date"));
	assert_true(survive_value_is_date_role("updated_at"));
	assert_true(survive_value_is_date_role("last_login"));
	assert_false(survive_value_is_date_role("birth_year"));
	assert_false(survive_value_is_date_role("email"));
	assert_false(survive_value_is_date_role(NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments),
		cmocka_unit_test(kinds),
		cmocka_unit_test(order),
		cmocka_unit_test(roles_of_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
