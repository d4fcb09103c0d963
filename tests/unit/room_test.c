/* What does not fit lies in files, and holds the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/room.h"

enum { LIMIT = 1 << 18, LARGE = 1 << 20 };

static void
memory_is_taken_up_to_the_limit(void **state)
{
	struct arena memory = { 0 };
	struct err e;
	struct room *r = room_open(&memory, 100, NULL, &e);

	(void)state;
	assert_non_null(r);
	assert_true(room_take(r, 60));
	assert_false(room_take(r, 41));
	assert_true(room_take(r, 40));
	assert_false(room_take(r, 1));
	room_give(r, 60);
	assert_true(room_take(r, 60));
	arena_free(&memory);
}

static void
add(struct buf *b, size_t n)
{
	struct err e;

	for (size_t i = 0; i < n; i++)
		assert_int_equal(
		    buf_add_byte(b, (char)(b->n * 31 >> 3), &e), 0);
}

static void
check(const struct buf *b, size_t n)
{
	assert_int_equal(b->n, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(b->p[i], (char)(i * 31 >> 3));
}

static void
a_buf_moves_to_a_file(void **state)
{
	struct arena memory = { 0 };
	struct err e;
	struct room *r = room_open(&memory, LIMIT, NULL, &e);
	struct buf b = buf_in(r), c = buf_in(r);

	(void)state;
	assert_non_null(r);
	add(&b, LIMIT);
	assert_false(b.filed);
	assert_false(room_take(r, 1));
	add(&c, 1000); /* little is never too much */
	assert_false(c.filed);
	add(&b, LARGE - LIMIT);
	assert_true(b.filed);
	check(&b, LARGE);
	assert_true(room_take(r, LIMIT)); /* it was given back */
	room_give(r, LIMIT);
	buf_free(&b);
	assert_true(!b.filed && b.room == r);
	add(&b, LIMIT);
	assert_false(b.filed);
	check(&b, LIMIT);
	buf_free(&b);
	buf_free(&c);
	assert_true(room_take(r, LIMIT));
	arena_free(&memory);
}

static void
a_file_that_cannot_be_made_is_told(void **state)
{
	struct arena memory = { 0 };
	struct err e;
	struct room *r = room_open(&memory, 0, "/nonexistent", &e);
	struct buf b = buf_in(r);

	(void)state;
	assert_non_null(r);
	add(&b, 100);
	assert_int_equal(buf_reserve(&b, LARGE, &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(strstr(e.hint, "-T"));
	check(&b, 100);
	buf_free(&b);
	r = room_open(&memory, 0, NULL, &e);
	assert_non_null(r);
	assert_null(room_map(r, (size_t)1 << 62, &e));
	assert_int_equal(e.code, ERR_WRITE);
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_taken_up_to_the_limit),
		cmocka_unit_test(a_buf_moves_to_a_file),
		cmocka_unit_test(a_file_that_cannot_be_made_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
