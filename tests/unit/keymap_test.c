/* Records by key against a model that looks at all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "match/keymap.h"

enum { NONE = -1 };

/* A sample is its key (NONE: it has none) and its number, which is its value.
 */
struct samples {
	int *key;
	size_t n;
	struct keymap map;
	uint64_t *place;
};

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* Keys of unequal lengths, some with a NUL. */
static struct str
key_text(char text[32], int key)
{
	int n = snprintf(text, 32, "%d%.*s", key, key % 9, "xxxxxxxxx");

	return str_make(text, (size_t)n + (key % 4 == 0));
}

static enum keymap_result
add(struct keymap *m, int key, size_t value)
{
	struct str bytes = str_make((const char *)&value, sizeof value);
	struct str text = str_make(NULL, 0);
	enum keymap_result result;
	char room[32];
	struct err e;

	if (key != NONE)
		text = key_text(room, key);
	assert_int_equal(
	    keymap_add(m, text, keymap_hash(m, text), bytes, &result, &e), 0);
	return result;
}

static uint64_t
find(const struct keymap *m, int key)
{
	char room[32];
	struct str text = key_text(room, key);

	keymap_fetch_slot(m, keymap_hash(m, text));
	keymap_fetch_record(m, keymap_hash(m, text));
	return keymap_find(m, text, keymap_hash(m, text));
}

static size_t
value_at(const struct keymap *m, uint64_t place)
{
	struct str s = keymap_value(m, place);
	size_t value;

	assert_int_equal(s.n, sizeof value);
	memcpy(&value, s.p, sizeof value);
	return value;
}

static void
samples_make(struct samples *s, size_t n, uint32_t kinds)
{
	uint32_t seed = 11;

	memset(s, 0, sizeof *s);
	s->key = calloc(n + 1, sizeof *s->key);
	s->place = calloc(n + 1, sizeof *s->place);
	assert_non_null(s->key);
	assert_non_null(s->place);
	s->n = n;
	keymap_open(&s->map, 5, SIZE_MAX);
	for (size_t i = 0; i < n; i++) {
		uint32_t kind = random_next(&seed) % kinds;

		s->key[i] = kind % 11 == 3 ? NONE : (int)kind;
		assert_int_equal(add(&s->map, s->key[i], i), KEYMAP_ADDED);
	}
}

static void
samples_free(struct samples *s)
{
	keymap_close(&s->map);
	free(s->key);
	free(s->place);
}

/* All records in their order, with their keys. */
static void
check_order(struct samples *s)
{
	uint64_t at = 0;
	char room[32];

	for (size_t i = 0; i < s->n; i++) {
		struct str key;

		at = keymap_after(&s->map, at);
		assert_true(at != 0);
		s->place[i] = at;
		assert_int_equal(value_at(&s->map, at), i);
		key = keymap_key(&s->map, at);
		if (s->key[i] == NONE)
			assert_null(key.p);
		else
			assert_true(str_equal(key, key_text(room, s->key[i])));
	}
	assert_true(keymap_after(&s->map, at) == 0);
}

/* The records of a key are its records, in their order. */
static void
check_key(const struct samples *s, int key)
{
	uint64_t at = find(&s->map, key);

	for (size_t i = 0; i < s->n; i++) {
		if (s->key[i] != key)
			continue;
		assert_true(at == s->place[i]);
		at = keymap_next(&s->map, at);
	}
	assert_true(at == 0);
}

static void
check(size_t n, uint32_t kinds)
{
	struct samples s;

	samples_make(&s, n, kinds);
	check_order(&s);
	for (uint32_t k = 0; k < kinds + 5; k += 1 + kinds / 100)
		check_key(&s, (int)k);
	samples_free(&s);
}

static void
test_nothing(void **state)
{
	(void)state;
	check(0, 1);
}

static void
test_one_key(void **state)
{
	(void)state;
	check(1, 1);
	check(3000, 1);
}

static void
test_many_keys(void **state)
{
	(void)state;
	check(800, 400);
	check(5000, 700);
	check(60000, 50000);
}

/* Keys are marked, and with them all their records, before and after others
 * have come. */
static void
test_marks(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 5000, 900);
	check_order(&s);
	for (size_t i = 0; i < s.n; i++)
		if (s.key[i] != NONE && s.key[i] % 3 == 0)
			keymap_mark(&s.map, s.place[i]);
	for (size_t i = 0; i < s.n; i++)
		assert_int_equal(keymap_marked(&s.map, s.place[i]),
		    s.key[i] != NONE && s.key[i] % 3 == 0);
	for (int k = 0; k < 900; k++)
		assert_int_equal(add(&s.map, k, 0), KEYMAP_ADDED);
	for (size_t i = 0; i < s.n; i++)
		assert_int_equal(keymap_marked(&s.map, s.place[i]),
		    s.key[i] != NONE && s.key[i] % 3 == 0);
	samples_free(&s);
}

/* What does not fit is not there, all else stays. */
static void
test_limit(void **state)
{
	struct samples s;
	size_t limit;

	(void)state;
	samples_make(&s, 2000, 1500);
	limit = s.map.limit = keymap_bytes(&s.map) + 200;
	for (int k = 5000; k < 5100; k++)
		if (add(&s.map, k, 0) == KEYMAP_FULL) {
			assert_true(k > 5000);
			assert_true(find(&s.map, k) == 0);
			assert_true(find(&s.map, k - 1) != 0);
			break;
		}
	assert_true(keymap_bytes(&s.map) <= limit);
	for (size_t i = 0; i < s.n; i++)
		if (s.key[i] != NONE)
			assert_true(find(&s.map, s.key[i]) != 0);
	samples_free(&s);
}

static void
test_no_room_at_all(void **state)
{
	struct keymap m;

	(void)state;
	keymap_open(&m, 5, 100);
	assert_int_equal(add(&m, 1, 1), KEYMAP_FULL);
	assert_int_equal(add(&m, NONE, 1), KEYMAP_ADDED);
	assert_true(find(&m, 1) == 0);
	keymap_close(&m);
}

/* The key that has no bytes is a key. */
static void
test_empty_key(void **state)
{
	const struct str none = str_make("", 0);
	enum keymap_result result;
	struct keymap m;
	struct err e;

	(void)state;
	keymap_open(&m, 5, SIZE_MAX);
	assert_int_equal(add(&m, NONE, 1), KEYMAP_ADDED);
	assert_true(keymap_find(&m, none, keymap_hash(&m, none)) == 0);
	assert_int_equal(
	    keymap_add(&m, none, keymap_hash(&m, none), none, &result, &e), 0);
	assert_true(keymap_find(&m, none, keymap_hash(&m, none)) != 0);
	keymap_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_one_key),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_no_room_at_all),
		cmocka_unit_test(test_empty_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
