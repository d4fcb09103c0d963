/* Sorted identifiers in a file, found again one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "merge/identifiers_file.h"

/* The hash of number i: some share their upper half. */
static struct hash128
hash_of(size_t i)
{
	struct hash128 h = { 10 * (i % 3), 1000 * (i / 3) };

	return h;
}

static void
holds(size_t n)
{
	struct identifiers_file f = { .there = false };
	struct identifiers_entry one = { .key = 1 };
	struct hash128 other;
	size_t number;
	struct err e;

	assert_int_equal(identifiers_file_open(&f, NULL, &e), 0);
	for (size_t i = 0; i < n; i++) {
		one.hash = hash_of(i);
		one.list[0] = (uint16_t)(i % 1000 + 1);
		assert_int_equal(identifiers_file_add(&f, &one, &e), 0);
	}
	assert_int_equal(identifiers_file_end(&f, &e), 0);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(
		    identifiers_file_find(&f, hash_of(i), &one, &number, &e),
		    1);
		assert_int_equal(number, i);
		assert_int_equal(one.list[0], i % 1000 + 1);
		other = hash_of(i);
		other.low++;
		assert_int_equal(
		    identifiers_file_find(&f, other, &one, &number, &e), 0);
	}
	other = hash_of(n);
	assert_int_equal(
	    identifiers_file_find(&f, other, &one, &number, &e), 0);
	identifiers_file_close(&f);
}

static void
test_sizes(void **state)
{
	const size_t sizes[] = { 0, 1, 127, 128, 129, 256, 5000, 20001 };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		holds(sizes[i]);
}

static void
test_no_directory(void **state)
{
	struct identifiers_file f = { .there = false };
	struct err e;

	(void)state;
	assert_int_equal(identifiers_file_open(&f, "/nowhere", &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_string_equal(e.hint, "another directory: -T DIR");
	identifiers_file_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_no_directory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
