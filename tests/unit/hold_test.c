/* Records kept are the records that were read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "record/hold.h"

/* The record  a,"b ""x""",c  behind another one; its second value lies outside
 * its text. */
static char window[] = "zz\na,\"b \"\"x\"\"\",c\n";
static char unquoted[] = "b \"x\"";
static const uint32_t ends[] = { 4, 14, 16 | ~(uint32_t)RECORD_END_MASK };

static struct record
sample(struct str field[3])
{
	const struct record r = { .field = field,
		.nfields = 3,
		.raw = str_make(window + 3, 13),
		.base = window,
		.end = ends,
		.number = 7,
		.byte = 3,
		.delimiter = ',' };

	field[0] = str_make(window + 3, 1);
	field[1] = str_of(unquoted);
	field[2] = str_make(window + 15, 1);
	return r;
}

static void
assert_sample(const struct hold *h, size_t i, bool with_text)
{
	struct str field[3];
	struct record r;

	assert_string_equal(hold_get(h, i, &r, field), "file.csv");
	assert_int_equal(r.nfields, 3);
	assert_int_equal(r.number, 7);
	assert_int_equal(r.byte, 3);
	assert_int_equal(r.delimiter, ',');
	assert_true(str_is(r.field[0], "a"));
	assert_true(str_is(r.field[1], "b \"x\""));
	assert_true(str_is(r.field[2], "c"));
	if (!with_text) {
		assert_null(r.raw.p);
		return;
	}
	assert_true(str_is(r.raw, "a,\"b \"\"x\"\"\",c"));
	assert_true(str_is(record_raw_field(&r, 0), "a"));
	assert_true(str_is(record_raw_field(&r, 1), "\"b \"\"x\"\"\""));
	assert_true(str_is(record_raw_field(&r, 2), "c"));
}

static void
records_outlive_what_they_came_from(void **state)
{
	static const char before[] = "zz\na,\"b \"\"x\"\"\",c\n";
	struct str field[3];
	struct hold h = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(hold_open(&h, 3, 200, 100000, &e), 0);
	for (size_t i = 0; i < 200; i++) {
		struct record r = sample(field);

		assert_false(hold_is_full(&h));
		if (i % 2 == 1)
			r.raw.p = NULL;
		assert_int_equal(hold_add(&h, &r, "file.csv", &e), 0);
	}
	assert_true(hold_is_full(&h));
	memset(window, '-', sizeof window - 1);
	memset(unquoted, '-', sizeof unquoted - 1);
	for (size_t i = 0; i < 200; i++)
		assert_sample(&h, i, i % 2 == 0);
	memcpy(window, before, sizeof before);
	memcpy(unquoted, "b \"x\"", sizeof unquoted);
	hold_close(&h);
}

static void
bytes_fill_it_too(void **state)
{
	struct str field[3];
	struct record r = sample(field);
	struct hold h = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(hold_open(&h, 3, 100, 20, &e), 0);
	assert_int_equal(hold_add(&h, &r, "file.csv", &e), 0);
	assert_false(hold_is_full(&h));
	assert_int_equal(hold_add(&h, &r, "file.csv", &e), 0);
	assert_true(hold_is_full(&h));
	hold_clear(&h);
	assert_false(hold_is_full(&h));
	assert_int_equal(hold_add(&h, &r, "file.csv", &e), 0);
	assert_sample(&h, 0, true);
	hold_close(&h);
}

static void
empty_values_need_no_bytes(void **state)
{
	struct str field[1] = { str_make(NULL, 0) };
	struct record r = { .field = field, .nfields = 1 };
	struct str got[1];
	struct hold h = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(hold_open(&h, 1, 2, 10, &e), 0);
	assert_int_equal(hold_add(&h, &r, "file.csv", &e), 0);
	(void)hold_get(&h, 0, &r, got);
	assert_int_equal(got[0].n, 0);
	assert_null(r.raw.p);
	hold_close(&h);
	assert_int_equal(hold_open(&h, SIZE_MAX, 2, 10, &e), -1);
	assert_int_equal(e.code, ERR_MEMORY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_outlive_what_they_came_from),
		cmocka_unit_test(bytes_fill_it_too),
		cmocka_unit_test(empty_values_need_no_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
