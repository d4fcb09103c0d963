/* What masked values show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/mask.h"

static void
check(const char *mask, const char *value, const char *shown)
{
	struct buf out = { 0 };
	struct mask m;
	struct err e;

	assert_int_equal(mask_read(&m, str_of(mask), &e), 0);
	assert_int_equal(mask_apply(&m, &out, str_of(value), &e), 0);
	if (!str_is(buf_str(&out), shown))
		fail_msg("%s of \"%s\": \"%.*s\", not \"%s\"", mask, value,
		    (int)out.n, out.p, shown);
	buf_free(&out);
}

static void
test_parts(void **state)
{
	(void)state;
	check("all", "x", "***");
	check("last3", "+358401234567", "***567");
	check("last3", "567", "***");
	check("first2", "00100", "00***");
	check("2", "00100", "00***");
	check("first2", "\xc3\x84\xc3\xb6i", "\xc3\x84\xc3\xb6***");
	check("last1", "a\xc3\xb6", "***\xc3\xb6");
	check("first5", "00100", "***");
	check("domain", "aino@example.fi", "***@example.fi");
	check("domain", "no address", "***");
	check("initial", "Anna-Maija \xc3\x96zil", "A. M. \xc3\x96.");
	check("initial", "12", "***");
	check("all", "", "");
	check("domain", "", "");
}

static void
test_dates_and_numbers(void **state)
{
	(void)state;
	check("year", "1980-05-04", "1980");
	check("month", "1980-05-04T10:00:00", "1980-05");
	check("year", "4.5.1980", "***");
	check("band10", "47", "40-49");
	check("band10", "40", "40-49");
	check("band100", "1234.50", "1200-1299");
	check("band10", "-1", "-10--1");
	check("band10", "-10", "-10--1");
	check("band10", "-10.5", "-20--11");
	check("band10", "many", "***");
}

static void
test_addresses(void **state)
{
	(void)state;
	check("/24", "192.0.2.77", "192.0.2.0/24");
	check("/20", "192.0.255.77", "192.0.240.0/20");
	check("/32", "192.0.2.77", "192.0.2.77/32");
	check("/48", "2001:db8:1:2::3", "2001:db8:1::/48");
	check("/48", "192.0.2.77", "***");
	check("/24", "nowhere", "***");
}

static void
test_unknown(void **state)
{
	static const char *const bad[] = { "", "last", "last0", "first",
		"middle", "year2", "/", "/x", "2x", "band" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct mask m;
		struct err e;

		assert_int_equal(mask_read(&m, str_of(bad[i]), &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_dates_and_numbers),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
