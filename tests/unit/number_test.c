/* Which values are numbers, and their order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/number.h"

static void
codes_are_not_numbers(void **state)
{
	static const char *const codes[] = { "", "-", ".", "+5",
		"+358401234567", "007", "00", "-01", "00.5", "1,5", "1 000",
		" 1", "1 ", "0x10", "12a", "1e", "1e+", "e5", "--1", "1.2.3",
		"inf", "nan", "1e999", "\xd9\xa3" };

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct number v;

		assert_false(number_read(str_of(codes[i]), &v));
	}
}

static void
kinds(void **state)
{
	static const struct {
		const char *text;
		bool integer, exact;
		double value;
	} cases[] = { { "0", true, true, 0 }, { "-0", true, true, 0 },
		{ "42", true, true, 42 }, { "0.5", false, true, .5 },
		{ ".5", false, true, .5 }, { "5.", false, true, 5 },
		{ "-12.50", false, true, -12.5 }, { "1e3", false, false, 1e3 },
		{ "1E-2", false, false, 1e-2 },
		{ "1234567890123456789", true, false, 1234567890123456789. },
		{ "0.1234567890123456789", false, false,
		    .1234567890123456789 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number v;

		assert_true(number_read(str_of(cases[i].text), &v));
		assert_int_equal(v.integer, cases[i].integer);
		assert_int_equal(v.exact, cases[i].exact);
		assert_true(v.value == cases[i].value);
	}
}

/* Ascending; each is compared with each. */
static const char *const ORDER[] = { "-1e300", "-12345678901234567890123",
	"-12345678901234567890122.5", "-1000", "-999.99", "-5", "-5.0", "-1e-5",
	"-0", "-0.0", "0", "0.0", "0e7", "1e-310", "0.00000000000000000001",
	"0.1", "0.10", "1e-1", "0.100000000000000000001", "0.2", "1", "1.0",
	"1e0", "9", "9.5", "10", "100", "1e2", "99999999999999999",
	"100000000000000000", "1000000000000000000", "1.000000000000000001e18",
	"1000000000000000001", "1000000000000000002", "9e200" };

/* Equal values that stand next to each other, in byte order: "1e-1" is behind
 * "0.10", "-0.0" behind "-0". */
static void
values_are_in_order(void **state)
{
	size_t n = sizeof ORDER / sizeof *ORDER;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			struct str x = str_of(ORDER[i]);
			struct str y = str_of(ORDER[j]);
			struct number a;
			struct number b;
			int c;

			assert_true(number_read(x, &a) && number_read(y, &b));
			c = number_compare(&a, x, &b, y);
			assert_int_equal((c > 0) - (c < 0), (i > j) - (i < j));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_not_numbers),
		cmocka_unit_test(kinds),
		cmocka_unit_test(values_are_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
