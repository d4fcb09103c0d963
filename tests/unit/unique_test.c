/* Survivors against a model that looks at all records at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "match/unique.h"

struct sample {
	char key[24];
	struct str view; /* of the key; p NULL: none */
	size_t filled;
	bool survives;
};

struct samples {
	struct sample *record;
	size_t n;
	size_t pad; /* bytes of each text, at least */
};

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* n records of about `kinds` keys; with_none: some have no key. */
static void
samples_make(struct samples *s, size_t n, uint32_t kinds, bool with_none)
{
	uint32_t seed = 7;

	s->record = calloc(n, sizeof *s->record);
	assert_non_null(s->record);
	s->n = n;
	s->pad = 100;
	for (size_t i = 0; i < n; i++) {
		struct sample *r = &s->record[i];
		uint32_t kind = random_next(&seed) % kinds;
		int length = snprintf(r->key, sizeof r->key, "k%u", kind);

		r->view = str_make(r->key, kind == 0 ? 0 : (size_t)length);
		if (kind % 16 == 1)
			r->view.n++; /* a NUL at the end belongs to it */
		if (with_none && random_next(&seed) % 8 == 0)
			r->view = str_make(NULL, 0);
		r->filled = random_next(&seed) % 5;
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct sample *x = *(struct sample *const *)a;
	const struct sample *y = *(struct sample *const *)b;
	int c = str_compare(x->view, y->view);

	return c != 0 ? c : (x > y) - (x < y);
}

static void
samples_judge(struct samples *s, enum unique_keep keep)
{
	struct sample **sorted = calloc(s->n + 1, sizeof *sorted);
	size_t n = 0, end;

	assert_non_null(sorted);
	for (size_t i = 0; i < s->n; i++) {
		s->record[i].survives = s->record[i].view.p == NULL;
		if (!s->record[i].survives)
			sorted[n++] = &s->record[i];
	}
	qsort(sorted, n, sizeof *sorted, by_key);
	for (size_t i = 0; i < n; i = end) {
		struct sample *best = sorted[i];

		for (end = i; end < n; end++) {
			if (!str_equal(sorted[end]->view, sorted[i]->view))
				break;
			if (keep == UNIQUE_HIGHEST &&
			    sorted[end]->filled > best->filled)
				best = sorted[end];
		}
		best->survives = true;
	}
	free(sorted);
}

/* The next record of the model that survives must be the one of this text. */
static void
survivor(const struct samples *s, size_t *next, struct str text)
{
	while (*next < s->n && !s->record[*next].survives)
		(*next)++;
	assert_true(*next < s->n);
	assert_true(text.n >= sizeof(size_t));
	if (memcmp(text.p, next, sizeof *next) != 0)
		fail_msg("another survivor at %zu", *next);
	assert_int_equal(text.n, sizeof(size_t) + *next % 7 + s->pad);
	(*next)++;
}

/* How many survivors came at once. */
static size_t
check(struct samples *s, enum unique_keep keep, size_t memory)
{
	char *bytes = calloc(1, sizeof(size_t) + 7 + s->pad);
	size_t next = 0, at_once = 0;
	struct unique x;
	struct str text;
	struct err e;
	int got;

	assert_non_null(bytes);
	samples_judge(s, keep);
	unique_open(&x, keep, memory, "/tmp");
	for (size_t i = 0; i < s->n; i++) {
		memcpy(bytes, &i, sizeof i);
		text = str_make(bytes, sizeof i + i % 7 + s->pad);
		got = unique_add(&x, s->record[i].view,
		    str_make("++++", s->record[i].filled), text, &e);
		assert_true(got == 0 || got == 1);
		if (got == 1) {
			survivor(s, &next, text);
			at_once++;
		}
	}
	assert_int_equal(unique_finish(&x, &e), 0);
	while ((got = unique_next(&x, &text, &e)) == 1)
		survivor(s, &next, text);
	assert_int_equal(got, 0);
	for (; next < s->n; next++)
		assert_false(s->record[next].survives);
	unique_close(&x);
	free(bytes);
	return at_once;
}

static size_t
survivors(const struct samples *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->record[i].survives;
	return n;
}

static void
test_nothing(void **state)
{
	struct samples s = { .n = 0 };

	(void)state;
	assert_int_equal(check(&s, UNIQUE_FIRST, 1 << 20), 0);
	assert_int_equal(check(&s, UNIQUE_HIGHEST, 1 << 20), 0);
}

/* While the keys fit, the first of them come out at once. */
static void
test_first_at_once(void **state)
{
	struct samples s;
	size_t at_once;

	(void)state;
	samples_make(&s, 5000, 500, true);
	at_once = check(&s, UNIQUE_FIRST, (size_t)64 << 20);
	assert_int_equal(at_once, survivors(&s));
	free(s.record);
}

static void
test_first_spilled(void **state)
{
	struct samples s;
	size_t at_once;

	(void)state;
	samples_make(&s, 60000, 40000, true);
	at_once = check(&s, UNIQUE_FIRST, (size_t)1 << 20);
	assert_true(at_once > 0);
	assert_true(at_once < survivors(&s));
	free(s.record);
}

static void
test_complete(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 5000, 500, true);
	assert_int_equal(check(&s, UNIQUE_HIGHEST, (size_t)64 << 20), 0);
	free(s.record);
}

static void
test_complete_spilled(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 60000, 20000, true);
	s.pad = 200;
	(void)check(&s, UNIQUE_HIGHEST, (size_t)1 << 20);
	free(s.record);
}

static void
test_no_keys(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 300, 10, false);
	for (size_t i = 0; i < s.n; i++)
		s.record[i].view = str_make(NULL, 0);
	assert_int_equal(check(&s, UNIQUE_FIRST, 1 << 20), 300);
	(void)check(&s, UNIQUE_HIGHEST, 1 << 20);
	assert_int_equal(survivors(&s), 300);
	free(s.record);
}

/* A key that is empty is a key. */
static void
test_empty_key(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 300, 1, false);
	(void)check(&s, UNIQUE_FIRST, 1 << 20);
	assert_int_equal(survivors(&s), 1);
	(void)check(&s, UNIQUE_HIGHEST, 1 << 20);
	assert_int_equal(survivors(&s), 1);
	free(s.record);
}

/* However much memory there is, the survivors are the same. */
static void
test_memory_sizes(void **state)
{
	struct samples s;

	(void)state;
	samples_make(&s, 9000, 6000, true);
	for (size_t memory = 1; memory < (size_t)1 << 24; memory *= 8) {
		(void)check(&s, UNIQUE_FIRST, memory);
		(void)check(&s, UNIQUE_HIGHEST, memory);
	}
	free(s.record);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_first_at_once),
		cmocka_unit_test(test_first_spilled),
		cmocka_unit_test(test_complete),
		cmocka_unit_test(test_complete_spilled),
		cmocka_unit_test(test_no_keys),
		cmocka_unit_test(test_empty_key),
		cmocka_unit_test(test_memory_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
