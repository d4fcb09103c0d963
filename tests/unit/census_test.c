/* All columns counted, within memory, by several threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "stats/census.h"

enum { COLUMNS = 4, RECORDS = 50000 };

/* Records 0, 1, 2 ...: a number, one of a hundred, filled every third time,
 * and a text that nearly always differs. */
struct source {
	unsigned next;
	unsigned records;
	unsigned fails_at;
};

static int
fill(void *context, struct batch *b)
{
	static const size_t column[COLUMNS] = { 0, 1, 2, 3 };
	struct source *s = context;

	while (!batch_is_full(b)) {
		unsigned i = s->next++;
		char text[COLUMNS][40];
		struct str field[COLUMNS];
		struct record r = { .field = field, .nfields = COLUMNS };
		struct err e;

		if (i >= s->records)
			return 0;
		if (i == s->fails_at)
			return -1;
		(void)snprintf(text[0], 40, "%u", i * 7919u % s->records);
		(void)snprintf(text[1], 40, "%u", i % 100);
		(void)snprintf(text[2], 40, "%s", i % 3 == 0 ? "yes" : "");
		(void)snprintf(
		    text[3], 40, "customer number %u", i % 1000 == 999 ? 0 : i);
		for (size_t c = 0; c < COLUMNS; c++)
			field[c] = str_of(text[c]);
		if (batch_add(b, &r, column, &e) != 0)
			return -1;
	}
	return 1;
}

static void
assert_profiles(const struct profile *p)
{
	assert_true(p[0].records == RECORDS && p[0].filled == RECORDS);
	assert_true(p[0].distinct == RECORDS);
	assert_int_equal(p[0].type, PROFILE_INTEGER);
	assert_true(p[0].mean == (RECORDS - 1) / 2.0);
	assert_true(p[0].quartile[1] == (RECORDS - 1) / 2.0);
	assert_true(str_is(buf_str(&p[0].max), "49999"));
	assert_true(p[1].distinct == 100);
	assert_true(p[1].mean == 49.5);
	assert_true(str_is(buf_str(&top_get(&p[1].top, 0)->value), "0"));
	assert_true(top_get(&p[1].top, 0)->count == RECORDS / 100);
	assert_true(p[2].filled == (RECORDS + 2) / 3 && p[2].distinct == 1);
	assert_true(p[3].distinct == RECORDS - RECORDS / 1000);
	assert_true(top_get(&p[3].top, 0)->count == 1 + RECORDS / 1000);
	assert_true(p[3].longest == 21 && p[3].shortest == 17);
}

static void
count_within(size_t memory, unsigned threads, bool spills)
{
	const struct census_options o = { memory, NULL, threads };
	struct source s = { 0, RECORDS, UINT32_MAX };
	struct census c = { .records = 0 };
	struct profile p[COLUMNS] = { { .records = 0 } };
	struct err e;

	for (size_t i = 0; i < COLUMNS; i++)
		p[i].top.limit = 2;
	assert_int_equal(census_open(&c, COLUMNS, &o, &e), 0);
	assert_int_equal(census_count(&c, fill, &s, &e), 0);
	assert_true(c.records == RECORDS);
	assert_int_equal(c.spill != NULL, spills);
	assert_int_equal(census_profile(&c, p, &e), 0);
	assert_profiles(p);
	census_close(&c);
	for (size_t i = 0; i < COLUMNS; i++)
		profile_free(&p[i]);
}

static void
memory_and_threads_do_not_matter(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 4; threads++) {
		count_within((size_t)256 << 20, threads, false);
		count_within((size_t)1 << 20, threads, true);
		count_within((size_t)3 << 20, threads, true);
	}
	count_within(1, 2, true);
}

static void
no_records(void **state)
{
	const struct census_options o = { (size_t)1 << 20, NULL, 2 };
	struct source s = { 0, 0, UINT32_MAX };
	struct census c = { .records = 0 };
	struct profile p[COLUMNS] = { { .records = 0 } };
	struct err e;

	(void)state;
	assert_int_equal(census_open(&c, COLUMNS, &o, &e), 0);
	assert_int_equal(census_count(&c, fill, &s, &e), 0);
	assert_int_equal(census_profile(&c, p, &e), 0);
	assert_true(p[0].records == 0 && p[0].type == PROFILE_EMPTY);
	census_close(&c);
}

static void
the_filler_fails(void **state)
{
	static const unsigned places[] = { 0, 1, 8192, 20000, RECORDS - 1 };
	const struct census_options o = { (size_t)8 << 20, NULL, 3 };

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct source s = { 0, RECORDS, places[i] };
		struct census c = { .records = 0 };
		struct err e = { .code = ERR_NONE };

		assert_int_equal(census_open(&c, COLUMNS, &o, &e), 0);
		assert_int_equal(census_count(&c, fill, &s, &e), -1);
		assert_int_equal(e.code, ERR_NONE);
		census_close(&c);
	}
}

static void
there_is_no_place_to_spill(void **state)
{
	const struct census_options o = { (size_t)1 << 20, "/nowhere/at/all",
		2 };
	struct source s = { 0, RECORDS, UINT32_MAX };
	struct census c = { .records = 0 };
	struct profile p[COLUMNS] = { { .records = 0 } };
	struct err e = { .code = ERR_NONE };

	(void)state;
	assert_int_equal(census_open(&c, COLUMNS, &o, &e), 0);
	assert_true(census_count(&c, fill, &s, &e) != 0 ||
		    census_profile(&c, p, &e) != 0);
	assert_int_equal(e.code, ERR_WRITE);
	census_close(&c);
	for (size_t i = 0; i < COLUMNS; i++)
		profile_free(&p[i]);
}

static void
too_many_columns(void **state)
{
	const struct census_options o = { (size_t)1 << 20, NULL, 1 };
	struct census c = { .records = 0 };
	struct err e;

	(void)state;
	assert_int_equal(census_open(&c, SIZE_MAX / 4, &o, &e), -1);
	assert_int_equal(e.code, ERR_MEMORY);
	c.ncolumns = 0;
	census_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_and_threads_do_not_matter),
		cmocka_unit_test(no_records),
		cmocka_unit_test(the_filler_fails),
		cmocka_unit_test(there_is_no_place_to_spill),
		cmocka_unit_test(too_many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
