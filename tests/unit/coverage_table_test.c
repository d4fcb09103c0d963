/* Shares with four decimals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "merge/coverage_table.h"

static void
shows(uint64_t count, uint64_t of, const char *share)
{
	char out[COVERAGE_TABLE_SHARE];
	size_t n = coverage_table_share(count, of, out);

	assert_int_equal(n, strlen(share));
	assert_memory_equal(out, share, n);
}

static void
shares(void **state)
{
	(void)state;
	shows(0, 0, "");
	shows(0, 7, "0.0000");
	shows(7, 7, "1.0000");
	shows(1, 3, "0.3333");
	shows(2, 3, "0.6667");
	shows(1, 8, "0.1250");
	shows(1, 20000, "0.0001");
	shows(1, 20001, "0.0000");
	shows(3, 20000, "0.0002");
	shows(19999, 20000, "1.0000");
	shows(19998, 20000, "0.9999");
	shows(12345, 100000, "0.1235");
	shows(12344, 100000, "0.1234");
	shows(5, 2, "2.5000");
}

/* What a double would round otherwise. */
static void
large_shares(void **state)
{
	const uint64_t ten17 = 100000000000000000;

	(void)state;
	shows(ten17 / 20000, ten17, "0.0001");
	shows(ten17 / 20000 - 1, ten17, "0.0000");
	shows(ten17 - 1, ten17, "1.0000");
	shows(ten17 / 20000 * 19999 - 1, ten17, "0.9999");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares),
		cmocka_unit_test(large_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
