/* Records come back from a tape as they were, and those that are wanted stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "dedupe/tape.h"
#include "dedupe/wanted.h"

enum { RECORDS = 60000 }; /* more than the least memory holds */

/* Record i: its number, a value with a comma, quoted though it need not be
 * where i is odd. */
static struct str
text_of(size_t i, char room[64])
{
	int n =
	    snprintf(room, 64, i % 2 == 0 ? "%zu,\"a, b\"" : "\"%zu\",c", i);

	return str_make(room, (size_t)n);
}

static void
add(struct tape *t, size_t i)
{
	char text[64], number[32];
	int n = snprintf(number, sizeof number, "%zu", i);
	const struct str field[] = { str_make(number, (size_t)n),
		str_of(i % 2 == 0 ? "a, b" : "c") };
	struct record r = { .field = field,
		.nfields = 2,
		.raw = text_of(i, text),
		.delimiter = ',' };
	struct err e;

	assert_int_equal(tape_add(t, &r, &e), 0);
}

static void
check(struct tape *t, size_t i, struct str piece)
{
	struct str field[2], text;
	char room[64];
	struct err e;

	tape_cut(t, piece, field);
	assert_true(str_is(field[1], i % 2 == 0 ? "a, b" : "c"));
	assert_int_equal(tape_text(t, piece, field, &text, &e), 0);
	assert_true(str_equal(text, text_of(i, room)));
}

static void
come_back(size_t memory)
{
	struct tape t = { .n = 0 };
	struct str piece;
	struct err e;

	tape_open(&t, 2, ',', memory, NULL);
	for (size_t i = 0; i < RECORDS; i++)
		add(&t, i);
	/* from the beginning, from the beginning again before the end */
	for (size_t n = 1; n <= 3; n++) {
		assert_int_equal(tape_rewind(&t, &e), 0);
		for (size_t i = 0; i < RECORDS / 3 * n; i++) {
			assert_int_equal(tape_next(&t, &piece, &e), 1);
			check(&t, i, piece);
		}
	}
	assert_int_equal(tape_next(&t, &piece, &e), 0);
	tape_close(&t);
}

static void
records_come_back(void **state)
{
	(void)state;
	come_back(0);
	come_back(SIZE_MAX);
}

static void
some_are_kept(void **state)
{
	static const uint64_t list[] = { 7, 2, 7, 9 };
	struct wanted w = { .next = 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		assert_int_equal(wanted_add(&w, list[i], &e), 0);
	assert_int_equal(wanted_begin(&w, &e), 0);
	for (uint64_t i = 0; i < 12; i++) {
		char digit = (char)('0' + i % 10);

		assert_int_equal(
		    wanted_offer(&w, i, str_make(&digit, 1), &e), 0);
	}
	assert_true(str_is(wanted_find(&w, 2), "2"));
	assert_true(str_is(wanted_find(&w, 7), "7"));
	assert_true(str_is(wanted_find(&w, 9), "9"));
	wanted_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_come_back),
		cmocka_unit_test(some_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
