/* A set of keys within a limit, and the keys that go in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "match/key.h"
#include "match/keyset.h"

static enum keyset_result
add(struct keyset *k, struct str key)
{
	enum keyset_result result;
	struct err e;

	assert_int_equal(keyset_add(k, key, &result, &e), 0);
	return result;
}

static enum keyset_result
add_number(struct keyset *k, unsigned number)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "key %u", number);

	return add(k, str_make(digits, (size_t)n));
}

static void
test_odd_keys(void **state)
{
	const struct str keys[] = { str_make(NULL, 0), str_of("a"),
		str_make("a\0", 2), str_make("\0", 1), str_make("\0\0", 2),
		str_of("aa"), str_of("\xff") };
	struct keyset k;

	(void)state;
	keyset_open(&k, 1 << 20);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(add(&k, keys[i]), KEYSET_NEW);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(add(&k, keys[i]), KEYSET_OLD);
	assert_int_equal(add(&k, str_make("", 0)), KEYSET_OLD);
	assert_int_equal(k.count, 7);
	keyset_close(&k);
}

static void
test_many(void **state)
{
	struct keyset k;

	(void)state;
	keyset_open(&k, (size_t)64 << 20);
	for (unsigned i = 0; i < 100000; i++)
		assert_int_equal(add_number(&k, i), KEYSET_NEW);
	for (unsigned i = 0; i < 100000; i++)
		assert_int_equal(add_number(&k, i), KEYSET_OLD);
	assert_int_equal(k.count, 100000);
	keyset_close(&k);
}

/* A full set still knows the keys it has. */
static void
test_full(void **state)
{
	const size_t limit = (size_t)1 << 18;
	struct keyset k;
	unsigned n = 0;

	(void)state;
	keyset_open(&k, limit);
	while (add_number(&k, n) == KEYSET_NEW)
		n++;
	assert_true(n > 100);
	assert_true(k.keys.n + k.slots.n <= limit);
	assert_int_equal(add_number(&k, n), KEYSET_FULL);
	assert_int_equal(k.count, n);
	for (unsigned i = 0; i < n; i++)
		assert_int_equal(add_number(&k, i), KEYSET_OLD);
	keyset_close(&k);
}

/* The key of these fields over columns 0 and up, n of them. */
static void
build(struct buf *out, const struct str *field, size_t n, bool whole)
{
	size_t column[] = { 0, 1, 2 };
	struct selection s = { .column = column, .n = n };
	struct record rec = { .field = field, .nfields = 3 };
	bool got = !whole;
	struct err e;

	assert_int_equal(key_build(out, &rec, &s, &got, &e), 0);
	assert_int_equal(got, whole);
}

static void
test_key(void **state)
{
	const struct str one[] = { str_of("ab"), str_of("c"), str_of("x") };
	const struct str two[] = { str_of("a"), str_of("bc"), str_of("x") };
	const struct str gap[] = { str_of("ab"), str_make("", 0), str_of("c") };
	struct buf a = { NULL, 0, 0 }, b = { NULL, 0, 0 };

	(void)state;
	build(&a, one, 2, true);
	build(&b, two, 2, true);
	assert_false(str_equal(buf_str(&a), buf_str(&b)));
	/* cleared first, and only the columns selected count */
	build(&b, one, 3, true);
	build(&b, one, 2, true);
	assert_true(str_equal(buf_str(&a), buf_str(&b)));
	build(&a, one, 3, true);
	build(&b, gap, 3, false);
	assert_false(str_equal(buf_str(&a), buf_str(&b)));
	build(&a, one, 1, true);
	build(&b, gap, 1, true);
	assert_true(str_equal(buf_str(&a), buf_str(&b)));
	build(&a, gap, 2, false);
	build(&b, one, 2, true);
	assert_false(str_equal(buf_str(&a), buf_str(&b)));
	buf_free(&a);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_odd_keys),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
