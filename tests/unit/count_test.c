/* Figures of a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/count.h"

static void
they_come_in_order(void **state)
{
	struct count_list l = { .n = 0 };
	char of[8] = "email";
	struct err e;

	(void)state;
	assert_int_equal(count_add(&l, "records_new", NULL, 7, &e), 0);
	assert_int_equal(count_add(&l, "changed", of, UINT64_MAX, &e), 0);
	memset(of, 'x', sizeof of - 1);
	assert_int_equal(count_add(&l, "changed", "", 0, &e), 0);
	assert_int_equal(l.n, 3);
	assert_string_equal(l.item[0].name, "records_new");
	assert_null(l.item[0].of);
	assert_int_equal(l.item[0].value, 7);
	assert_string_equal(l.item[1].of, "email");
	assert_true(l.item[1].value == UINT64_MAX);
	assert_string_equal(l.item[2].of, "");
	count_free(&l);
	assert_int_equal(l.n, 0);
}

static void
there_may_be_many(void **state)
{
	struct count_list l = { .n = 0 };
	struct err e;

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (unsigned i = 0; i < 5000; i++) {
			char of[16];

			(void)snprintf(of, sizeof of, "column %u", i);
			assert_int_equal(count_add(&l, "c", of, i, &e), 0);
		}
		assert_int_equal(l.n, 5000);
		for (unsigned i = 0; i < 5000; i++) {
			char of[16];

			(void)snprintf(of, sizeof of, "column %u", i);
			assert_string_equal(l.item[i].of, of);
			assert_int_equal(l.item[i].value, i);
		}
		count_free(&l);
		count_free(&l);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_come_in_order),
		cmocka_unit_test(there_may_be_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
