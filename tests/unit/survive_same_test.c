/* Equal members, found one by one and by a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "match/survive_same.h"

enum { MANY = 3000 };

/* n members with two columns of few values, held against a plain search. */
static void
check(size_t n, uint32_t kinds)
{
	static const struct str texts[] = { { "a", 1 }, { "", 0 }, { NULL, 0 },
		{ "a\0b", 3 }, { "a\0c", 3 }, { "\xff", 1 }, { "ab", 2 } };
	static const size_t column[] = { 1, 0 };
	struct group_member *m = calloc(n, sizeof *m);
	struct str *field = calloc(2 * n, sizeof *field);
	size_t *list = calloc(n, sizeof *list);
	struct survive_same x = { 0 };
	const size_t *first;
	uint32_t seed = 5;
	struct err e;

	assert_non_null(m);
	assert_non_null(field);
	assert_non_null(list);
	for (size_t i = 0; i < 2 * n; i++) {
		seed = seed * 1664525 + 1013904223;
		field[i] = texts[(seed >> 8) % kinds];
	}
	for (size_t i = 0; i < n; i++) {
		m[i].field = field + 2 * i;
		list[i] = n - 1 - i;
	}
	for (size_t columns = 1; columns <= 2; columns++) {
		first = survive_same_find(&x, m, list, n, column, columns, &e);
		assert_non_null(first);
		for (size_t i = 0; i < n; i++) {
			size_t k = 0;

			while (!survive_same_are(
			    &m[list[k]], &m[list[i]], column, columns))
				k++;
			assert_int_equal(first[i], k);
		}
	}
	survive_same_close(&x);
	free(list);
	free(field);
	free(m);
}

static void
few(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 16; n++)
		check(n, 7);
}

static void
many(void **state)
{
	(void)state;
	check(17, 7);
	check(31, 3);
	check(32, 7);
	check(MANY, 7);
	check(MANY, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few),
		cmocka_unit_test(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
