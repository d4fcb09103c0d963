/* The capital inside "McDonald", "MacArthur". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/name_mac.h"

static void
inner_capital_has_its_place(void **state)
{
	static const struct {
		const char *s;
		size_t want;
	} samples[] = { { "mcdonald", 2 }, { "macarthur", 3 },
		{ "maclachlan", 3 }, { "mcx", 2 }, { "mackenzie", 0 },
		{ "machado", 0 }, { "mac", 0 }, { "mc", 0 }, { "m", 0 },
		{ "", 0 }, { "mchedlishvili", 0 }, { "mckheidze", 0 },
		{ "korhonen", 0 }, { "marx", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_int_equal(
		    name_mac_capital(str_of(samples[i].s)), samples[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inner_capital_has_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
