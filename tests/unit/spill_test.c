/* What comes out of a spill against a stable sort of the same in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "record/spill.h"

struct entry {
	struct str key, value;
	size_t number;
};

struct model {
	struct entry *entry;
	size_t n, capacity;
	struct arena memory;
	struct spill *spill;
	uint32_t random;
};

static char place[] = "/tmp/cust-spill-XXXXXX";

static uint32_t
random_next(struct model *m)
{
	m->random = m->random * 1664525 + 1013904223;
	return m->random >> 8;
}

static void
model_open(struct model *m, size_t memory, size_t capacity)
{
	struct err e;

	memset(m, 0, sizeof *m);
	m->entry = calloc(capacity + 1, sizeof *m->entry);
	assert_non_null(m->entry);
	m->capacity = capacity;
	m->random = 1;
	assert_int_equal(spill_open(&m->spill, memory, place, &e), 0);
}

static void
model_add(struct model *m, struct str key, struct str value)
{
	struct entry *x = &m->entry[m->n];
	struct err e;

	assert_true(m->n < m->capacity);
	x->key = arena_copy(&m->memory, key, &e);
	x->value = arena_copy(&m->memory, value, &e);
	assert_non_null(x->key.p);
	assert_non_null(x->value.p);
	x->number = m->n++;
	assert_int_equal(spill_add(m->spill, key, value, &e), 0);
}

static int
in_order(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = str_compare(x->key, y->key);

	return c != 0 ? c : (x->number > y->number) - (x->number < y->number);
}

/* Read all of it, compare, and close. */
static void
model_check(struct model *m, bool to_files)
{
	struct str key, value;
	struct err e;

	assert_int_equal(spill_sort(m->spill, &e), 0);
	assert_int_equal(spill_entries(m->spill), m->n);
	qsort(m->entry, m->n, sizeof *m->entry, in_order);
	for (size_t i = 0; i < m->n; i++) {
		assert_int_equal(spill_next(m->spill, &key, &value, &e), 1);
		if (!str_equal(key, m->entry[i].key))
			fail_msg("another key at %zu", i);
		if (!str_equal(value, m->entry[i].value))
			fail_msg("another value at %zu", i);
	}
	assert_int_equal(spill_next(m->spill, &key, &value, &e), 0);
	assert_int_equal(spill_next(m->spill, &key, &value, &e), 0);
	if (to_files)
		assert_true(spill_written(m->spill) > 0);
	else
		assert_int_equal(spill_written(m->spill), 0);
	spill_close(m->spill);
	arena_free(&m->memory);
	free(m->entry);
}

/* n entries; keys of up to key_most bytes of few kinds, so that many agree
 * and many are prefixes of others; values of up to value_most. */
static void
model_fill(struct model *m, size_t n, size_t key_most, size_t value_most)
{
	static const char bytes[] = { 'a', 'b', '\0', '\x7f', '\x80', '\xff' };
	char *key = malloc(key_most + 1), *value = malloc(value_most + 1);

	assert_non_null(key);
	assert_non_null(value);
	for (size_t i = 0; i < n; i++) {
		size_t kn = random_next(m) % (key_most + 1);
		size_t vn = random_next(m) % (value_most + 1);

		for (size_t k = 0; k < kn; k++)
			key[k] = bytes[random_next(m) % sizeof bytes];
		memset(value, (int)(i % 251), vn);
		if (vn >= sizeof i)
			memcpy(value, &i, sizeof i);
		model_add(m, str_make(key, kn), str_make(value, vn));
	}
	free(key);
	free(value);
}

static void
test_nothing(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 0);
	model_check(&m, false);
	model_open(&m, 0, 0);
	spill_close(m.spill);
	free(m.entry);
}

static void
test_close_early(void **state)
{
	struct str key, value;
	struct model m;
	struct err e;

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++) {
		model_open(&m, SPILL_MIN_MEMORY, 30000);
		model_fill(&m, 30000, 20, 100);
		if (sorted) {
			assert_int_equal(spill_sort(m.spill, &e), 0);
			assert_int_equal(
			    spill_next(m.spill, &key, &value, &e), 1);
		}
		spill_close(m.spill);
		arena_free(&m.memory);
		free(m.entry);
	}
}

static void
test_few(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 8);
	model_add(&m, str_make("b\0b", 3), str_of("1"));
	model_add(&m, str_make("b\0a", 3), str_of("2"));
	model_add(&m, str_of("b"), str_make("", 0));
	model_add(&m, str_make("", 0), str_of("3"));
	model_add(&m, str_make("b\0", 2), str_make("4\0", 2));
	model_add(&m, str_of("\xff"), str_of("5"));
	model_add(&m, str_make("", 0), str_make("", 0));
	model_add(&m, str_of("a"), str_of("6"));
	model_check(&m, false);
}

static void
test_in_memory(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, (size_t)16 << 20, 20000);
	model_fill(&m, 20000, 6, 40);
	model_check(&m, false);
}

/* Keys that agree in more bytes than any short comparison looks at. */
static void
test_long_prefixes(void **state)
{
	struct model m;
	char key[64];

	(void)state;
	memset(key, 'x', sizeof key);
	model_open(&m, SPILL_MIN_MEMORY, 40000);
	for (size_t i = 0; i < 40000; i++) {
		size_t n = 1 + random_next(&m) % (sizeof key - 1);

		key[n] = random_next(&m) % 2 ? '\0' : 'y';
		model_add(&m, str_make(key, n + 1), str_make(key, n % 9));
		key[n] = 'x';
	}
	model_check(&m, true);
}

static void
test_files(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 100000);
	model_fill(&m, 100000, 8, 100);
	model_check(&m, true);
}

/* Less memory than the least is raised to it. */
static void
test_little_memory(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, 1, 2000);
	model_fill(&m, 2000, 8, 100);
	model_check(&m, false);
}

/* So many runs that they are not all merged at once. */
static void
test_passes(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 20000);
	model_fill(&m, 20000, 3, 3800);
	model_check(&m, true);
}

static void
test_all_equal(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 60000);
	for (size_t i = 0; i < 60000; i++) {
		char value[40];
		int n = snprintf(value, sizeof value, "%zu", i);

		model_add(&m, str_of("same"), str_make(value, (size_t)n));
	}
	model_check(&m, true);
}

static void
test_all_empty(void **state)
{
	struct model m;

	(void)state;
	model_open(&m, SPILL_MIN_MEMORY, 200000);
	for (size_t i = 0; i < 200000; i++)
		model_add(&m, str_make("", 0), str_make("", 0));
	model_check(&m, true);
}

/* Entries that are larger than the memory, between small ones. */
static void
test_large(void **state)
{
	const size_t large = 3 * (size_t)SPILL_MIN_MEMORY;
	char *bytes = malloc(large);
	struct model m;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'k', large);
	model_open(&m, SPILL_MIN_MEMORY, 3000);
	model_fill(&m, 900, 8, 100);
	model_add(&m, str_of("large value"), str_make(bytes, large));
	model_fill(&m, 900, 8, 100);
	model_add(&m, str_make(bytes, large), str_of("large key"));
	bytes[large - 1] = 'j';
	model_add(&m, str_make(bytes, large), str_of("before it"));
	model_add(&m, str_make(bytes, large - 1), str_make(bytes, large));
	model_fill(&m, 900, 8, 100);
	model_check(&m, true);
	free(bytes);
}

static void
test_no_directory(void **state)
{
	char *value = calloc(1, 1 << 16);
	struct spill *s;
	struct err e;
	int got = 0;

	(void)state;
	assert_non_null(value);
	assert_int_equal(
	    spill_open(&s, SPILL_MIN_MEMORY, "/nonexistent", &e), 0);
	for (int i = 0; i < 64 && got == 0; i++)
		got = spill_add(s, str_of("key"), str_make(value, 1 << 16), &e);
	assert_int_equal(got, -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(strstr(e.hint, "-T"));
	spill_close(s);
	free(value);
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
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_close_early),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_in_memory),
		cmocka_unit_test(test_long_prefixes),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_little_memory),
		cmocka_unit_test(test_passes),
		cmocka_unit_test(test_all_equal),
		cmocka_unit_test(test_all_empty),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_no_directory),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
