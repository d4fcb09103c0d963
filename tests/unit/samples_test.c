/* The first different values of each column and reason, however they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "normalize/samples.h"

static const char *const values[] = { "a", "b", "a", "c", "d", "b", "e" };

enum { N = sizeof values / sizeof *values };

static void
add(struct samples *x, size_t place)
{
	struct err e;

	assert_int_equal(samples_add(x, place % 2, "no_at", place,
			     str_of(values[place]), &e),
	    0);
	assert_int_equal(
	    samples_add(x, 0, "bad", place, str_of(values[place]), &e), 0);
}

/* Column, reason and values of an item. */
static void
check(const struct samples_item *item, size_t column, const char *reason,
    const char *texts)
{
	assert_non_null(item);
	assert_int_equal(item->column, column);
	assert_string_equal(item->reason, reason);
	assert_int_equal(item->n, strlen(texts));
	for (size_t i = 0; i < item->n; i++)
		assert_true(str_equal(item->value[i], str_make(texts + i, 1)));
}

static void
check_all(const struct samples *x)
{
	const struct samples_item *item = x->first;

	check(item, 0, "bad", "abc");
	check(item->next, 0, "no_at", "ade");
	check(item->next->next, 1, "no_at", "bc");
	assert_null(item->next->next->next);
}

static void
the_first_stay_in_any_order(void **state)
{
	struct samples up = { 0 }, down = { 0 }, odd = { 0 }, even = { 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		add(&up, i);
		add(&down, N - 1 - i);
		add(i % 3 == 1 ? &odd : &even, i);
	}
	check_all(&up);
	check_all(&down);
	assert_int_equal(samples_join(&odd, &even, &e), 0);
	check_all(&odd);
	samples_free(&up);
	samples_free(&down);
	samples_free(&odd);
	samples_free(&even);
}

static void
long_values_are_cut_between_letters(void **state)
{
	struct samples x = { 0 };
	char text[SAMPLES_LONGEST + 3];
	struct err e;

	(void)state;
	memset(text, 'x', sizeof text);
	memcpy(text + SAMPLES_LONGEST - 1, "\xc3\xa4", 2);
	assert_int_equal(
	    samples_add(&x, 0, "bad", 1, str_make(text, sizeof text), &e), 0);
	assert_int_equal(x.first->value[0].n, SAMPLES_LONGEST - 1);
	samples_free(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_stay_in_any_order),
		cmocka_unit_test(long_values_are_cut_between_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
