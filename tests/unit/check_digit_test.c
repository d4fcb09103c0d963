/* Check digits: published examples of each way, and that they notice a wrong
 * digit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/check_digit.h"

static void
digits_are_numbers(void **state)
{
	const struct str s = str_of("1234");

	(void)state;
	assert_int_equal(check_digit_at(s, 2), 3);
	assert_int_equal(check_digit_last(s), 4);
	assert_int_equal(check_digit_pair(s, 1), 23);
	assert_int_equal(check_digit_triple(s, 1), 234);
}

static void
sums_are_weighted(void **state)
{
	static const unsigned char weights[] = { 1, 10, 100 };

	(void)state;
	assert_int_equal(check_digit_sum(str_of("1234"), weights, 3), 321);
	assert_int_equal(check_digit_sum(str_of(""), weights, 0), 0);
}

static void
numbers_of_any_length_leave_a_rest(void **state)
{
	(void)state;
	assert_int_equal(check_digit_modulo(str_of(""), 97), 0);
	assert_int_equal(check_digit_modulo(str_of("96"), 97), 96);
	assert_int_equal(check_digit_modulo(str_of("A"), 97), 10);
	assert_int_equal(check_digit_modulo(str_of("Z"), 97), 35);
	/* ISO 13616: the IBAN turned leaves one. */
	assert_int_equal(
	    check_digit_modulo(str_of("WEST12345698765432GB82"), 97), 1);
	assert_int_equal(
	    check_digit_modulo(
		str_of("99999999999999999999999999999999999999999999999"), 97),
	    28);
}

static void
luhn(void **state)
{
	(void)state;
	assert_int_equal(check_digit_luhn(str_of("79927398713")), 0);
	assert_int_equal(check_digit_luhn(str_of("79927398710")), 7);
	assert_int_equal(check_digit_luhn(str_of("4111111111111111")), 0);
}

static void
hybrid(void **state)
{
	(void)state;
	/* The example of ISO/IEC 7064. */
	assert_true(check_digit_hybrid(str_of("07945")));
	assert_false(check_digit_hybrid(str_of("07944")));
	assert_false(check_digit_hybrid(str_of("09745")));
	assert_false(check_digit_hybrid(str_of("")));
}

static void
baltic(void **state)
{
	(void)state;
	assert_true(check_digit_baltic(str_of("37605030299")));
	assert_false(check_digit_baltic(str_of("37605030298")));
	/* The first row of weights leaves ten. */
	assert_true(check_digit_baltic(str_of("36805287090")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_numbers),
		cmocka_unit_test(sums_are_weighted),
		cmocka_unit_test(numbers_of_any_length_leave_a_rest),
		cmocka_unit_test(luhn),
		cmocka_unit_test(hybrid),
		cmocka_unit_test(baltic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
