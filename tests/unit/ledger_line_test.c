#include "dedupe/ledger_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TODAY = 20000 };

static void
add(struct buf *lines, uint64_t key, uint32_t check, uint32_t id)
{
	const struct ledger_line line = { .high = key >> 8,
		.low = key,
		.check = check,
		.id = id,
		.since = LEDGER_HERE };
	struct err e;

	assert_int_equal(
	    buf_add(lines, str_make((const char *)&line, sizeof line), &e), 0);
}

/* The id that each line of `now` got, sorted as they are. */
static void
match(struct buf *now, struct buf *old)
{
	struct err e;

	assert_int_equal(ledger_line_sort(now, &e), 0);
	assert_int_equal(ledger_line_sort(old, &e), 0);
	ledger_line_match(now, old, TODAY);
}

static void
expect(const struct buf *lines, size_t i, uint32_t check, uint32_t id)
{
	size_t n;
	const struct ledger_line *line = ledger_line_list(lines, &n);

	assert_true(i < n);
	assert_int_equal(line[i].check, check);
	assert_int_equal(line[i].id, id);
}

static void
records_are_found_by_what_they_are_known_by(void **state)
{
	struct buf now = { 0 }, old = { 0 };
	size_t n;

	(void)state;
	add(&now, 0x902, 7, 0);
	add(&now, 0x101, 5, 0);
	add(&old, 0x101, 6, 11);
	add(&old, 0x303, 6, 12);
	add(&old, 0x902, 7, 13);
	match(&now, &old);
	expect(&now, 0, 5, 11);
	expect(&now, 1, 7, 13);
	assert_int_equal(ledger_line_list(&old, &n)[0].since, LEDGER_HERE);
	assert_int_equal(ledger_line_list(&old, &n)[1].since, TODAY);
	buf_free(&now);
	buf_free(&old);
}

static void
of_several_those_that_are_all_the_same_come_first(void **state)
{
	struct buf now = { 0 }, old = { 0 };

	(void)state;
	add(&now, 1, 30, 0);
	add(&now, 1, 20, 0);
	add(&old, 1, 10, 11);
	add(&old, 1, 30, 12);
	match(&now, &old);
	expect(&now, 0, 20, 11);
	expect(&now, 1, 30, 12);
	buf_free(&now);
	buf_free(&old);
}

/* Which of two is the one that was there nobody can tell. */
static void
of_two_new_ones_none_takes_the_id_of_another(void **state)
{
	struct buf now = { 0 }, old = { 0 };

	(void)state;
	add(&now, 1, 20, 0);
	add(&now, 1, 30, 0);
	add(&old, 1, 10, 11);
	match(&now, &old);
	expect(&now, 0, 20, 0);
	expect(&now, 1, 30, 0);
	buf_free(&now);
	buf_free(&old);
}

static void
copies_take_ids_in_turn(void **state)
{
	struct buf now = { 0 }, old = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 3; i++)
		add(&now, 1, 5, 0);
	add(&old, 1, 5, 12);
	add(&old, 1, 5, 11);
	match(&now, &old);
	expect(&now, 0, 5, 11);
	expect(&now, 1, 5, 12);
	expect(&now, 2, 5, 0);
	buf_free(&now);
	buf_free(&old);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_found_by_what_they_are_known_by),
		cmocka_unit_test(
		    of_several_those_that_are_all_the_same_come_first),
		cmocka_unit_test(of_two_new_ones_none_takes_the_id_of_another),
		cmocka_unit_test(copies_take_ids_in_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
