/* A set of keys within a limit, and the keys that go in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_odd_keys),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
