/* The most frequent values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "stats/top.h"

static void
add(struct top *t, const char *value, uint64_t count)
{
	struct err e;

	assert_int_equal(top_add(t, str_of(value), count, &e), 0);
}

static void
assert_at(const struct top *t, size_t i, const char *value, uint64_t count)
{
	const struct top_value *v = top_get(t, i);

	assert_true(str_is(buf_str(&v->value), value));
	assert_true(v->count == count);
}

static void
frequent_first_then_byte_order(void **state)
{
	struct top t = { .limit = 4 };

	(void)state;
	add(&t, "d", 1);
	add(&t, "b", 2);
	add(&t, "c", 2);
	add(&t, "a", 1);
	add(&t, "e", 9);
	add(&t, "aa", 1);
	top_sort(&t);
	assert_int_equal(t.n, 4);
	assert_at(&t, 0, "e", 9);
	assert_at(&t, 1, "b", 2);
	assert_at(&t, 2, "c", 2);
	assert_at(&t, 3, "a", 1);
	top_free(&t);
}

static void
fewer_than_asked_for(void **state)
{
	struct top t = { .limit = 10 };
	struct top none = { .limit = 0 };
	struct top empty = { .limit = 3 };

	(void)state;
	add(&t, "x", 1);
	top_sort(&t);
	assert_int_equal(t.n, 1);
	assert_at(&t, 0, "x", 1);
	top_free(&t);
	add(&none, "x", 1);
	top_sort(&none);
	assert_int_equal(none.n, 0);
	top_free(&none);
	top_sort(&empty);
	assert_int_equal(empty.n, 0);
	top_free(&empty);
}

/* The same values in many orders give the same answer. */
static void
order_does_not_matter(void **state)
{
	(void)state;
	for (unsigned step = 1; step < 1009; step += 7) {
		struct top t = { .limit = 25 };

		for (unsigned i = 0; i < 1009; i++) {
			unsigned v = i * step % 1009;
			char text[8];

			(void)snprintf(text, sizeof text, "%04u", v);
			add(&t, text, v % 10);
		}
		top_sort(&t);
		for (unsigned i = 0; i < 25; i++) {
			char text[8];

			(void)snprintf(text, sizeof text, "%04u", 10 * i + 9);
			assert_at(&t, i, text, 9);
		}
		top_free(&t);
	}
}

static void
values_hold_any_byte(void **state)
{
	struct top t = { .limit = 3 };
	struct err e;

	(void)state;
	assert_int_equal(top_add(&t, str_make("a\0b", 3), 1, &e), 0);
	assert_int_equal(top_add(&t, str_make("a", 1), 1, &e), 0);
	assert_int_equal(top_add(&t, str_make("a\0", 2), 1, &e), 0);
	top_sort(&t);
	assert_int_equal(top_get(&t, 0)->value.n, 1);
	assert_int_equal(top_get(&t, 1)->value.n, 2);
	assert_int_equal(top_get(&t, 2)->value.n, 3);
	top_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frequent_first_then_byte_order),
		cmocka_unit_test(fewer_than_asked_for),
		cmocka_unit_test(order_does_not_matter),
		cmocka_unit_test(values_hold_any_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
