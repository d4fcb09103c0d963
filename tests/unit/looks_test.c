/* Columns without a role that are about somebody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/looks.h"

/* Each of the values, separated by "|", that many times. */
static void
check(const char *values, int times, const char *role)
{
	struct looks x = { .values = 0 };
	const char *got;
	struct err e;

	for (int i = 0; i < times; i++) {
		for (const char *from = values; *from != '\0';) {
			size_t n = strcspn(from, "|");

			assert_int_equal(
			    looks_observe(&x, str_make(from, n), &e), 0);
			from += n + (from[n] == '|');
		}
	}
	got = looks_like(&x);
	if (role == NULL ? got != NULL : got == NULL || strcmp(got, role) != 0)
		fail_msg("%s: %s", values, got == NULL ? "nothing" : got);
	looks_free(&x);
}

static void
addresses_and_numbers_are_known(void **state)
{
	(void)state;
	check("aino@example.fi|jan@example.pl|x", 1, "email");
	check("+358 40 123 4567|+48 501 234 567|", 2, "phone");
	check("FI2112345600000785|PL61109010140000071219812874", 2, "iban");
	check("192.0.2.1|2001:db8::1|203.0.113.9", 1, "ip");
	check("131052-308T|131052-308T", 6, "national_id");
	check("Matti Mäkinen|Nowak, Katarzyna|Ivan", 4, "full_name");
}

static void
other_columns_are_not(void **state)
{
	(void)state;
	check("", 5, NULL);
	check("aino@example.fi", 2, NULL);
	check("aino@example.fi|none|no|-", 9, NULL);
	check("0401234567|0501234567|1234", 9, NULL);
	check("1001|1002|1003", 9, NULL);
	check("131052-308T|12345678|87654321", 20, NULL);
	check("red|blue|1.5|2026-01-01", 9, NULL);
	check("Helsinki|Warszawa|Zagreb|London", 9, NULL);
	check("Anna called and asked for a new card|no", 9, NULL);
	check("4006381333931|5901234123457|978020137962", 9, NULL);
}

static void
the_beginning_decides(void **state)
{
	struct looks x = { .values = 0 };
	struct err e;

	(void)state;
	for (int i = 0; i < 3 * LOOKS_ENOUGH; i++)
		assert_int_equal(
		    looks_observe(&x,
			str_of(i < LOOKS_ENOUGH ? "a@example.fi" : "other"),
			&e),
		    0);
	assert_int_equal(x.values, LOOKS_ENOUGH);
	assert_string_equal(looks_like(&x), "email");
	looks_free(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_and_numbers_are_known),
		cmocka_unit_test(other_columns_are_not),
		cmocka_unit_test(the_beginning_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
