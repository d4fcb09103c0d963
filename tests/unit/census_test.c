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

/* What the taker was told of a column. */
struct told {
	size_t begun, ended;
	uint64_t values, times, most;
	size_t observed;
	bool in_parts, sorted;
	char last[40];
};

static int
observe(void *context, size_t column, struct str value, struct err *e)
{
	struct told *t = context;

	(void)e;
	assert_true(value.n > 0);
	t[column].observed++;
	return 0;
}

static int
begin(void *context, size_t column, size_t memory, bool in_parts, struct err *e)
{
	struct told *t = context;

	(void)memory;
	(void)e;
	t[column].begun++;
	t[column].in_parts = in_parts;
	t[column].sorted = true;
	return 0;
}

static int
take(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct told *t = (struct told *)context + column;

	(void)e;
	t->values++;
	t->times += times;
	if (times > t->most)
		t->most = times;
	t->sorted &= str_compare(str_of(t->last), value) < 0;
	assert_true(value.n < sizeof t->last);
	memcpy(t->last, value.p, value.n);
	t->last[value.n] = '\0';
	return 0;
}

static int
end(void *context, size_t column, struct err *e)
{
	struct told *t = context;

	(void)e;
	t[column].ended++;
	return 0;
}

static void
assert_told(const struct told *t)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		assert_true(t[i].begun == 1 && t[i].ended == 1);
		assert_true(t[i].observed >= t[i].values || t[i].in_parts);
	}
	assert_true(t[0].times == RECORDS && t[1].times == RECORDS);
	assert_true(t[2].times == (RECORDS + 2) / 3);
	assert_true(t[3].times == RECORDS);
	if (t[3].in_parts)
		return;
	assert_true(t[0].values == RECORDS && t[1].values == 100);
	assert_true(t[1].most == RECORDS / 100);
	assert_true(t[2].values == 1);
	assert_true(t[3].values == RECORDS - RECORDS / 1000);
	assert_true(t[3].most == 1 + RECORDS / 1000);
}

static void
count_with(const struct census_options *o, bool sorted, bool in_parts)
{
	struct told told[COLUMNS] = { { .begun = 0 } };
	const struct census_taker taker = { told, observe, begin, take, end,
		NULL };
	struct source s = { 0, RECORDS, UINT32_MAX };
	struct census *c;
	struct err e;

	assert_int_equal(census_open(&c, COLUMNS, o, &taker, &e), 0);
	assert_int_equal(census_count(c, fill, &s, &e), 0);
	assert_true(census_records(c) == RECORDS);
	assert_int_equal(census_end(c, &e), 0);
	assert_told(told);
	assert_int_equal(told[3].sorted, sorted);
	assert_int_equal(told[3].in_parts, in_parts);
	census_close(c);
}

static void
memory_and_threads_do_not_matter(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 4; threads++) {
		struct census_options o = { (size_t)256 << 20, NULL, threads,
			false, false, 0 };

		count_with(&o, false, false);
		o.memory = (size_t)3 << 20;
		count_with(&o, true, false); /* out of the spill */
		o.memory = 1;
		count_with(&o, true, false);
		o.memory = (size_t)256 << 20;
		o.sorted = true;
		count_with(&o, true, false);
		o.sorted = false;
		o.memory = 1;
		o.in_parts = true;
		count_with(&o, false, true);
	}
}

/* What was counted elsewhere is as good as what is counted here. */
static void
values_can_be_added(void **state)
{
	const struct census_options o = { 1, NULL, 2, false, false, 0 };
	struct told told[COLUMNS] = { { .begun = 0 } };
	const struct census_taker taker = { told, observe, begin, take, end,
		NULL };
	struct census *c;
	struct err e;

	(void)state;
	assert_int_equal(census_open(&c, COLUMNS, &o, &taker, &e), 0);
	for (unsigned i = 0; i < 3 * RECORDS; i++) {
		char text[24];

		(void)snprintf(text, sizeof text, "value %u", i % RECORDS);
		assert_int_equal(census_add(c, 2, str_of(text), 7, &e), 0);
	}
	assert_int_equal(census_end(c, &e), 0);
	assert_true(told[2].values == RECORDS);
	assert_true(told[2].times == UINT64_C(21) * RECORDS);
	assert_true(told[0].values == 0 && told[0].ended == 1);
	census_close(c);
}

static void
no_records(void **state)
{
	const struct census_options o = { (size_t)1 << 20, NULL, 2, false, true,
		0 };
	struct told told[COLUMNS] = { { .begun = 0 } };
	const struct census_taker taker = { told, observe, begin, take, end,
		NULL };
	struct source s = { 0, 0, UINT32_MAX };
	struct census *c;
	struct err e;

	(void)state;
	assert_int_equal(census_open(&c, COLUMNS, &o, &taker, &e), 0);
	assert_int_equal(census_count(c, fill, &s, &e), 0);
	assert_int_equal(census_end(c, &e), 0);
	for (size_t i = 0; i < COLUMNS; i++)
		assert_true(told[i].begun == 1 && told[i].ended == 1);
	census_close(c);
}

static void
the_filler_fails(void **state)
{
	static const unsigned places[] = { 0, 1, 8192, 20000, RECORDS - 1 };
	const struct census_options o = { (size_t)8 << 20, NULL, 3, false,
		false, 0 };
	struct told told[COLUMNS];
	const struct census_taker taker = { told, observe, begin, take, end,
		NULL };

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct source s = { 0, RECORDS, places[i] };
		struct census *c;
		struct err e = { .code = ERR_NONE };

		assert_int_equal(census_open(&c, COLUMNS, &o, &taker, &e), 0);
		assert_int_equal(census_count(c, fill, &s, &e), -1);
		assert_int_equal(e.code, ERR_NONE);
		census_close(c);
	}
}

static void
there_is_no_place_to_spill(void **state)
{
	const struct census_options o = { (size_t)1 << 20, "/nowhere/at/all", 2,
		false, false, 0 };
	struct told told[COLUMNS] = { { .begun = 0 } };
	const struct census_taker taker = { told, observe, begin, take, end,
		NULL };
	struct source s = { 0, RECORDS, UINT32_MAX };
	struct census *c;
	struct err e = { .code = ERR_NONE };

	(void)state;
	assert_int_equal(census_open(&c, COLUMNS, &o, &taker, &e), 0);
	assert_true(
	    census_count(c, fill, &s, &e) != 0 || census_end(c, &e) != 0);
	assert_int_equal(e.code, ERR_WRITE);
	census_close(c);
}

static void
too_many_columns(void **state)
{
	const struct census_options o = { (size_t)1 << 20, NULL, 1, false,
		false, 0 };
	const struct census_taker taker = { .context = NULL };
	struct census *c = NULL;
	struct err e;

	(void)state;
	assert_int_equal(census_open(&c, SIZE_MAX / 4, &o, &taker, &e), -1);
	assert_int_equal(e.code, ERR_MEMORY);
	census_close(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_and_threads_do_not_matter),
		cmocka_unit_test(values_can_be_added),
		cmocka_unit_test(no_records),
		cmocka_unit_test(the_filler_fails),
		cmocka_unit_test(there_is_no_place_to_spill),
		cmocka_unit_test(too_many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
