/* Values packed and cut again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/header.h"
#include "record/pack.h"

static void
pack(struct buf *b, const struct str *field, const size_t *from, size_t n)
{
	struct err e;

	assert_int_equal(pack_add(b, field, from, n, &e), 0);
}

static void
what_goes_in_comes_out(void **state)
{
	const struct str field[] = { str_of("Aino"), str_make(NULL, 0),
		str_make("a\0b\n", 4), str_make("", 0), str_of("\xff\xfe") };
	struct str got[5];
	struct buf b = { 0 };

	(void)state;
	pack(&b, field, NULL, 5);
	pack_cut(buf_str(&b), got, 5);
	for (size_t i = 0; i < 5; i++)
		assert_true(str_equal(got[i], field[i]));
	buf_free(&b);
}

static void
fields_are_picked(void **state)
{
	const struct str field[] = { str_of("a"), str_of("bb"), str_of("ccc") };
	const size_t from[] = { 2, HEADER_NONE, 0, 2 };
	struct str got[4];
	struct buf b = { 0 };

	(void)state;
	pack(&b, field, from, 4);
	pack_cut(buf_str(&b), got, 4);
	assert_true(str_is(got[0], "ccc"));
	assert_int_equal(got[1].n, 0);
	assert_true(str_is(got[2], "a"));
	assert_true(str_is(got[3], "ccc"));
	buf_free(&b);
}

/* Packed values stand behind what is there, at any place. */
static void
it_appends(void **state)
{
	const struct str one[] = { str_of("x"), str_of("yz") };
	const struct str two[] = { str_of("abc") };
	struct str got[2];
	struct buf b = { 0 };
	struct err e;
	size_t first, second;

	(void)state;
	assert_int_equal(buf_add_byte(&b, '!', &e), 0);
	first = b.n;
	pack(&b, one, NULL, 2);
	second = b.n;
	pack(&b, two, NULL, 1);
	pack_cut(str_slice(buf_str(&b), first, second), got, 2);
	assert_true(str_is(got[0], "x"));
	assert_true(str_is(got[1], "yz"));
	pack_cut(str_slice(buf_str(&b), second, b.n), got, 1);
	assert_true(str_is(got[0], "abc"));
	assert_int_equal(b.p[0], '!');
	buf_free(&b);
}

/* Equal bytes exactly when the values are equal. */
static void
different_values_differ(void **state)
{
	const struct str field[][2] = { { { "ab", 2 }, { "c", 1 } },
		{ { "a", 1 }, { "bc", 2 } }, { { "", 0 }, { "abc", 3 } },
		{ { "abc", 3 }, { "", 0 } } };
	struct buf b[4];

	(void)state;
	memset(b, 0, sizeof b);
	for (size_t i = 0; i < 4; i++)
		pack(&b[i], field[i], NULL, 2);
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < 4; k++)
			assert_int_equal(
			    i == k, str_equal(buf_str(&b[i]), buf_str(&b[k])));
	for (size_t i = 0; i < 4; i++)
		buf_free(&b[i]);
}

static void
much_and_nothing(void **state)
{
	const size_t large = (size_t)3 << 20;
	char *bytes = malloc(large);
	struct str field, got;
	struct buf b = { 0 };

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'k', large);
	field = str_make(bytes, large);
	pack(&b, &field, NULL, 1);
	pack_cut(buf_str(&b), &got, 1);
	assert_true(str_equal(got, field));
	pack(&b, &field, NULL, 0);
	assert_int_equal(b.n, sizeof(uint32_t) + large);
	buf_free(&b);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_goes_in_comes_out),
		cmocka_unit_test(fields_are_picked),
		cmocka_unit_test(it_appends),
		cmocka_unit_test(different_values_differ),
		cmocka_unit_test(much_and_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
