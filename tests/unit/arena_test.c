/* Memory that is given back all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

enum { PIECES = 3000 };

/* Pieces of many sizes, each filled with its own byte, keep what they hold. */
static void
fill_and_verify(struct arena *a)
{
	static unsigned char *pieces[PIECES];
	static size_t sizes[PIECES];
	struct err e;
	uint32_t random = 12345;

	for (size_t i = 0; i < PIECES; i++) {
		random = random * 1664525 + 1013904223;
		sizes[i] = (random >> 8) % (i % 100 == 0 ? 70000 : 200);
		pieces[i] = arena_take(a, sizes[i], &e);
		assert_non_null(pieces[i]);
		assert_int_equal(
		    (uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		memset(pieces[i], (int)(i % 256), sizes[i]);
	}
	for (size_t i = 0; i < PIECES; i++) {
		for (size_t k = 0; k < sizes[i]; k++)
			assert_true(pieces[i][k] == i % 256);
	}
}

static void
pieces_are_aligned_and_apart(void **state)
{
	struct arena a = { 0 };

	(void)state;
	fill_and_verify(&a);
	arena_free(&a);
}

static void
reset_reuses_the_blocks(void **state)
{
	struct arena a = { 0 };
	size_t total;

	(void)state;
	fill_and_verify(&a);
	total = a.total;
	assert_true(total > 0);
	for (int i = 0; i < 5; i++) {
		arena_reset(&a);
		fill_and_verify(&a);
		assert_int_equal(a.total, total);
	}
	arena_free(&a);
	assert_int_equal(a.total, 0);
}

/* A large piece after a reset must not lose the small blocks in its way. */
static void
a_piece_larger_than_the_waiting_block_fits_too(void **state)
{
	struct arena a = { 0 };
	struct err e;

	(void)state;
	for (int i = 0; i < 50; i++)
		assert_non_null(arena_take(&a, 1000, &e));
	arena_reset(&a);
	for (int i = 0; i < 5; i++) {
		char *p = arena_take(&a, 3 << 20, &e);

		assert_non_null(p);
		memset(p, 'x', 3 << 20);
	}
	assert_true(a.total > 15 << 20);
	arena_free(&a);
}

static void
arrays_are_zeroed_also_in_used_memory(void **state)
{
	struct arena a = { 0 };
	struct err e;
	unsigned char *p = arena_take(&a, 3000, &e);

	(void)state;
	assert_non_null(p);
	memset(p, 0xFF, 3000);
	arena_reset(&a);
	p = arena_array(&a, 1000, 3, &e);
	assert_non_null(p);
	for (size_t i = 0; i < 3000; i++)
		assert_int_equal(p[i], 0);
	arena_free(&a);
}

static void
nothing_is_a_piece_too(void **state)
{
	struct arena a = { 0 };
	struct err e;

	(void)state;
	assert_non_null(arena_take(&a, 0, &e));
	assert_non_null(arena_array(&a, 0, 8, &e));
	assert_non_null(arena_array(&a, 8, 0, &e));
	arena_free(&a);
}

static void
copies_are_terminated_and_keep_nuls(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct str s = arena_copy(&a, str_make("a\0b", 3), &e);
	struct str empty = arena_copy(&a, str_make(NULL, 0), &e);

	(void)state;
	assert_true(str_equal(s, str_make("a\0b", 3)));
	assert_int_equal(s.p[3], 0);
	assert_non_null(empty.p);
	assert_int_equal(empty.n, 0);
	assert_int_equal(empty.p[0], 0);
	arena_free(&a);
}

static void
impossible_sizes_fail_and_change_nothing(void **state)
{
	struct arena a = { 0 };
	struct err e;
	char *p = arena_take(&a, 10, &e);
	size_t total = a.total;

	(void)state;
	assert_non_null(p);
	memset(p, 'x', 10);
	for (size_t i = 0; i < 20; i++) {
		e.code = ERR_NONE;
		assert_null(arena_take(&a, SIZE_MAX - i, &e));
		assert_int_equal(e.code, ERR_MEMORY);
		e.code = ERR_NONE;
		assert_null(arena_copy(&a, str_make(p, SIZE_MAX - i), &e).p);
		assert_int_equal(e.code, ERR_MEMORY);
	}
	e.code = ERR_NONE;
	assert_null(arena_array(&a, SIZE_MAX / 4 + 2, 4, &e));
	assert_int_equal(e.code, ERR_MEMORY);
	e.code = ERR_NONE;
	assert_null(arena_array(&a, 2, SIZE_MAX / 2 + 1, &e));
	assert_int_equal(e.code, ERR_MEMORY);
	assert_int_equal(a.total, total);
	assert_memory_equal(p, "xxxxxxxxxx", 10);
	arena_free(&a);
}

static void
free_leaves_an_empty_arena_that_works(void **state)
{
	struct arena a = { 0 };

	(void)state;
	arena_free(&a);
	arena_reset(&a);
	fill_and_verify(&a);
	arena_free(&a);
	arena_free(&a);
	fill_and_verify(&a);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_aligned_and_apart),
		cmocka_unit_test(reset_reuses_the_blocks),
		cmocka_unit_test(
		    a_piece_larger_than_the_waiting_block_fits_too),
		cmocka_unit_test(arrays_are_zeroed_also_in_used_memory),
		cmocka_unit_test(nothing_is_a_piece_too),
		cmocka_unit_test(copies_are_terminated_and_keep_nuls),
		cmocka_unit_test(impossible_sizes_fail_and_change_nothing),
		cmocka_unit_test(free_leaves_an_empty_arena_that_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
