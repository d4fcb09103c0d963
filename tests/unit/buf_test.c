/* A growable run of bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void
bytes_come_out_as_they_went_in(void **state)
{
	struct buf b = { 0 };
	struct err e;

	(void)state;
	for (int i = 0; i < 100000; i++)
		assert_int_equal(buf_add_byte(&b, (char)(i % 251), &e), 0);
	assert_int_equal(b.n, 100000);
	for (int i = 0; i < 100000; i++)
		assert_true(b.p[i] == (char)(i % 251));
	buf_free(&b);
}

static void
strings_are_appended_with_their_nuls(void **state)
{
	struct buf b = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(buf_add(&b, str_make("a\0b", 3), &e), 0);
	assert_int_equal(buf_add(&b, str_make(NULL, 0), &e), 0);
	assert_int_equal(buf_add(&b, str_of("c"), &e), 0);
	assert_true(str_equal(buf_str(&b), str_make("a\0bc", 4)));
	buf_free(&b);
}

static void
adding_nothing_needs_no_memory(void **state)
{
	struct buf b = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(buf_add(&b, str_of(""), &e), 0);
	assert_int_equal(buf_reserve(&b, 0, &e), 0);
	assert_null(b.p);
	assert_int_equal(buf_str(&b).n, 0);
	buf_free(&b);
}

static void
reserved_room_is_there_and_adding_does_not_move_it(void **state)
{
	struct buf b = { 0 };
	struct err e;
	const char *p;

	(void)state;
	assert_int_equal(buf_add(&b, str_of("ab"), &e), 0);
	assert_int_equal(buf_reserve(&b, 5000, &e), 0);
	assert_true(b.capacity >= 5002);
	p = b.p;
	for (int i = 0; i < 5000; i++)
		assert_int_equal(buf_add_byte(&b, 'x', &e), 0);
	assert_ptr_equal(b.p, p);
	assert_int_equal(b.n, 5002);
	buf_free(&b);
}

static void
clear_keeps_the_room(void **state)
{
	struct buf b = { 0 };
	struct err e;
	const char *p;

	(void)state;
	assert_int_equal(buf_add(&b, str_of("abc"), &e), 0);
	p = b.p;
	buf_clear(&b);
	assert_int_equal(b.n, 0);
	assert_int_equal(buf_add(&b, str_of("xyz"), &e), 0);
	assert_ptr_equal(b.p, p);
	buf_free(&b);
}

static void
impossible_sizes_fail_and_change_nothing(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 2,
		(size_t)PTRDIFF_MAX + 1, PTRDIFF_MAX };
	struct buf b = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(buf_add(&b, str_of("abc"), &e), 0);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		e.code = ERR_NONE;
		assert_int_equal(buf_reserve(&b, sizes[i], &e), -1);
		assert_int_equal(e.code, ERR_MEMORY);
		e.code = ERR_NONE;
		assert_int_equal(buf_add(&b, str_make(b.p, sizes[i]), &e), -1);
		assert_int_equal(e.code, ERR_MEMORY);
		assert_true(str_is(buf_str(&b), "abc"));
	}
	buf_free(&b);
}

static void
free_leaves_an_empty_buffer_that_works(void **state)
{
	struct buf b = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(buf_add(&b, str_of("abc"), &e), 0);
	buf_free(&b);
	assert_true(b.p == NULL && b.n == 0 && b.capacity == 0);
	buf_free(&b);
	assert_int_equal(buf_add(&b, str_of("d"), &e), 0);
	assert_true(str_is(buf_str(&b), "d"));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_come_out_as_they_went_in),
		cmocka_unit_test(strings_are_appended_with_their_nuls),
		cmocka_unit_test(adding_nothing_needs_no_memory),
		cmocka_unit_test(
		    reserved_room_is_there_and_adding_does_not_move_it),
		cmocka_unit_test(clear_keeps_the_room),
		cmocka_unit_test(impossible_sizes_fail_and_change_nothing),
		cmocka_unit_test(free_leaves_an_empty_buffer_that_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
