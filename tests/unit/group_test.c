/* Records by key against a model in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "match/group.h"
#include "record/header.h"
#include "record/spill.h"

static char place[] = "/tmp/cust-group-XXXXXX";

static void
open_group(struct group *g, size_t nfields, size_t memory)
{
	struct err e;

	memset(g, 0, sizeof *g);
	assert_int_equal(group_open(g, nfields, memory, place, &e), 0);
}

static void
add(struct group *g, struct str key, size_t source, uint64_t number,
    const struct str *field, const size_t *from)
{
	struct err e;

	assert_int_equal(group_add(g, key, source, number, field, from, &e), 0);
}

static void
sort(struct group *g)
{
	struct err e;

	assert_int_equal(group_sort(g, &e), 0);
}

/* The number of members of the next group, which has that key. */
static size_t
next(struct group *g, struct str key, const struct group_member **member)
{
	struct str got;
	struct err e;
	size_t n;

	assert_int_equal(group_next(g, &got, member, &n, &e), 1);
	assert_true(str_equal(got, key));
	return n;
}

static void
expect_end(struct group *g)
{
	const struct group_member *member;
	struct str key;
	struct err e;
	size_t n;

	for (int i = 0; i < 2; i++)
		assert_int_equal(group_next(g, &key, &member, &n, &e), 0);
}

static void
nothing(void **state)
{
	struct group g;

	(void)state;
	open_group(&g, 3, 0);
	sort(&g);
	expect_end(&g);
	group_close(&g);
	open_group(&g, 3, 0);
	group_close(&g);
}

static void
members_in_the_order_they_went_in(void **state)
{
	const struct str a[] = { str_of("1"), str_make("x\0y", 3) };
	const struct str b[] = { str_of("2"), str_make(NULL, 0) };
	const struct group_member *m;
	struct group g;

	(void)state;
	open_group(&g, 2, 0);
	add(&g, str_of("k"), 5, 9, b, NULL);
	add(&g, str_make("k\0", 2), 0, 3, b, NULL);
	add(&g, str_of("k"), 2, UINT64_MAX, a, NULL);
	add(&g, str_make("", 0), 1, 1, b, NULL);
	sort(&g);
	assert_int_equal(next(&g, str_make("", 0), &m), 1);
	assert_int_equal(m[0].source, 1);
	assert_int_equal(next(&g, str_of("k"), &m), 2);
	assert_int_equal(m[0].source, 5);
	assert_int_equal(m[0].number, 9);
	assert_true(str_is(m[0].field[0], "2"));
	assert_int_equal(m[0].field[1].n, 0);
	assert_int_equal(m[1].source, 2);
	assert_true(m[1].number == UINT64_MAX);
	assert_true(str_equal(m[1].field[1], a[1]));
	assert_int_equal(next(&g, str_make("k\0", 2), &m), 1);
	expect_end(&g);
	group_close(&g);
}

static void
fields_are_picked(void **state)
{
	const struct str field[] = { str_of("a"), str_of("b"), str_of("c") };
	const size_t from[] = { 2, HEADER_NONE, 0 };
	const struct group_member *m;
	struct group g;

	(void)state;
	open_group(&g, 3, 0);
	add(&g, str_of("k"), 0, 1, field, from);
	sort(&g);
	assert_int_equal(next(&g, str_of("k"), &m), 1);
	assert_true(str_is(m[0].field[0], "c"));
	assert_int_equal(m[0].field[1].n, 0);
	assert_true(str_is(m[0].field[2], "a"));
	group_close(&g);
}

/* Only who is there, not what they have. */
static void
no_fields(void **state)
{
	const struct group_member *m;
	struct group g;

	(void)state;
	open_group(&g, 0, 0);
	add(&g, str_of("b"), 1, 2, NULL, NULL);
	add(&g, str_of("a"), 0, 7, NULL, NULL);
	add(&g, str_of("b"), 0, 3, NULL, NULL);
	sort(&g);
	assert_int_equal(next(&g, str_of("a"), &m), 1);
	assert_int_equal(m[0].number, 7);
	assert_int_equal(next(&g, str_of("b"), &m), 2);
	assert_int_equal(m[0].number, 2);
	assert_int_equal(m[1].number, 3);
	expect_end(&g);
	group_close(&g);
}

/* `each` records of every key, in all more than 1 MiB: record i has the key
 * i * step mod keys. */
static void
check_many(size_t keys, size_t each, size_t memory, bool files)
{
	const size_t n = keys * each, step = 7919;
	const struct group_member *m;
	char key[24], text[24];
	struct group g;

	open_group(&g, 2, memory);
	for (size_t i = 0; i < n; i++) {
		struct str field[2];

		(void)snprintf(key, sizeof key, "%08zu", i * step % keys);
		(void)snprintf(text, sizeof text, "%zu", i);
		field[0] = str_of(text);
		field[1] = str_of(key);
		add(&g, str_of(key), i % 5, i + 1, field, NULL);
	}
	sort(&g);
	assert_int_equal(spill_written(g.records) > 0, files);
	for (size_t k = 0; k < keys; k++) {
		(void)snprintf(key, sizeof key, "%08zu", k);
		assert_int_equal(next(&g, str_of(key), &m), each);
		for (size_t i = 0; i < each; i++) {
			size_t number = (size_t)m[i].number - 1;

			assert_true(i == 0 || m[i].number > m[i - 1].number);
			assert_int_equal(number * step % keys, k);
			assert_int_equal(m[i].source, number % 5);
			(void)snprintf(text, sizeof text, "%zu", number);
			assert_true(str_is(m[i].field[0], text));
			assert_true(str_is(m[i].field[1], key));
		}
	}
	expect_end(&g);
	group_close(&g);
}

static void
many_keys(void **state)
{
	(void)state;
	check_many(50000, 2, SPILL_MIN_MEMORY, true);
	check_many(50000, 2, (size_t)64 << 20, false);
}

/* A key whose records are larger than the memory. */
static void
many_records_of_a_key(void **state)
{
	(void)state;
	check_many(2, 60000, SPILL_MIN_MEMORY, true);
	check_many(1, 60000, 1, true);
}

static void
close_early(void **state)
{
	const struct group_member *m;
	char key[24];
	struct group g;

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++) {
		open_group(&g, 0, SPILL_MIN_MEMORY);
		for (size_t i = 0; i < 30000; i++) {
			(void)snprintf(key, sizeof key, "%08zu", i);
			add(&g, str_of(key), 0, i, NULL, NULL);
		}
		if (sorted) {
			sort(&g);
			(void)next(&g, str_of("00000000"), &m);
		}
		group_close(&g);
	}
}

/* Members that were put there, group after group. */
static void
put_and_clear(void **state)
{
	const struct group_member *m;
	struct group g;
	struct err e;
	size_t n;

	(void)state;
	open_group(&g, 1, 0);
	for (size_t round = 0; round < 3; round++) {
		group_clear(&g);
		assert_int_equal(group_members(&g, &m, &n, &e), 0);
		assert_int_equal(n, 0);
		for (size_t i = 0; i < 100 * round; i++) {
			char text[24];
			struct str field;

			(void)snprintf(text, sizeof text, "%zu", i);
			field = str_of(text);
			assert_int_equal(
			    group_put(&g, round, i + 1, &field, NULL, &e), 0);
		}
		assert_int_equal(group_members(&g, &m, &n, &e), 0);
		assert_int_equal(n, 100 * round);
		for (size_t i = 0; i < n; i++) {
			char text[24];

			(void)snprintf(text, sizeof text, "%zu", i);
			assert_int_equal(m[i].source, round);
			assert_int_equal(m[i].number, i + 1);
			assert_true(str_is(m[i].field[0], text));
		}
	}
	group_close(&g);
}

static int
make_place(void **state)
{
	(void)state;
	return mkdtemp(place) == NULL ? -1 : 0;
}

/* Only an empty directory can be removed: no temp file is left in it. */
static int
remove_place(void **state)
{
	(void)state;
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing),
		cmocka_unit_test(members_in_the_order_they_went_in),
		cmocka_unit_test(fields_are_picked),
		cmocka_unit_test(no_fields),
		cmocka_unit_test(many_keys),
		cmocka_unit_test(many_records_of_a_key),
		cmocka_unit_test(close_early),
		cmocka_unit_test(put_and_clear),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
