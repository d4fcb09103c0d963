/* Records held column by column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/batch.h"

/* The record  a,"b ""x""",c  whose second field lies outside its text. */
static const char RAW[] = "a,\"b \"\"x\"\"\",c";
static const char UNQUOTED[] = "b \"x\"";

static struct record
sample(struct str field[3], bool with_text)
{
	struct record r = { .field = field, .nfields = 3 };

	field[0] = str_make(RAW, 1);
	field[1] = str_of(UNQUOTED);
	field[2] = str_make(RAW + sizeof RAW - 2, 1);
	if (with_text)
		r.raw = str_of(RAW);
	return r;
}

static void
assert_value(const struct batch *b, size_t column, size_t i, const char *text)
{
	assert_true(str_is(batch_value(b, column, i), text));
}

static void
fields_are_kept(void **state)
{
	static const size_t all[] = { 0, 1, 2 };
	struct batch b = { 0 };
	struct str field[3];
	struct err e;

	(void)state;
	assert_int_equal(batch_open(&b, 3, 4, 100000, &e), 0);
	for (int i = 0; i < 4; i++) {
		struct record r = sample(field, i % 2 == 0);

		assert_false(batch_is_full(&b));
		assert_int_equal(batch_add(&b, &r, all, &e), 0);
	}
	assert_true(batch_is_full(&b));
	for (size_t i = 0; i < 4; i++) {
		assert_value(&b, 0, i, "a");
		assert_value(&b, 1, i, UNQUOTED);
		assert_value(&b, 2, i, "c");
	}
	batch_clear(&b);
	assert_false(batch_is_full(&b));
	batch_free(&b);
}

static void
columns_are_chosen_in_any_order(void **state)
{
	static const size_t some[] = { 2, 1 };
	struct batch b = { 0 };
	struct str field[3];
	struct record r = sample(field, true);
	struct err e;

	(void)state;
	assert_int_equal(batch_open(&b, 2, 1, 100000, &e), 0);
	assert_int_equal(batch_add(&b, &r, some, &e), 0);
	assert_value(&b, 0, 0, "c");
	assert_value(&b, 1, 0, UNQUOTED);
	batch_free(&b);
}

static void
bytes_fill_it_too(void **state)
{
	static const size_t all[] = { 0, 1, 2 };
	struct batch b = { 0 };
	struct str field[3];
	struct record r = sample(field, true);
	struct err e;

	(void)state;
	assert_int_equal(batch_open(&b, 3, 1000, 20, &e), 0);
	assert_int_equal(batch_add(&b, &r, all, &e), 0);
	assert_false(batch_is_full(&b));
	assert_int_equal(batch_add(&b, &r, all, &e), 0);
	assert_true(batch_is_full(&b));
	batch_free(&b);
}

static void
more_than_there_is_memory_for(void **state)
{
	struct batch b = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(batch_open(&b, SIZE_MAX / 8, 16, 20, &e), -1);
	assert_int_equal(e.code, ERR_MEMORY);
	batch_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_kept),
		cmocka_unit_test(columns_are_chosen_in_any_order),
		cmocka_unit_test(bytes_fill_it_too),
		cmocka_unit_test(more_than_there_is_memory_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
