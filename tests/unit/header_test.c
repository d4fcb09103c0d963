/* Names and roles of columns: owned, copied, found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record/header.h"
#include "record/record.h"

static void
read_names(struct header *h, const struct str *names, size_t n)
{
	struct record rec = { .field = names, .nfields = n };
	struct err e;

	assert_int_equal(header_read(h, &rec, &e), 0);
}

static void
test_read(void **state)
{
	char bytes[] = "abc\0d";
	struct str names[] = { str_make(bytes, 3), str_make(bytes + 2, 3),
		str_make("", 0) };
	struct header h = { .n = 0 };

	(void)state;
	read_names(&h, names, 3);
	memset(bytes, '?', sizeof bytes);
	assert_int_equal(h.n, 3);
	assert_string_equal(h.name[0].p, "abc");
	assert_int_equal(h.name[1].n, 3);
	assert_memory_equal(h.name[1].p, "c\0d", 4);
	assert_string_equal(h.name[2].p, "");
	for (size_t i = 0; i < 3; i++)
		assert_null(h.role[i]);
	header_free(&h);
}

static void
test_number(void **state)
{
	struct header h = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(header_number(&h, 1234, &e), 0);
	assert_int_equal(h.n, 1234);
	for (size_t i = 0; i < h.n; i++) {
		char digits[24];

		(void)snprintf(digits, sizeof digits, "%zu", i + 1);
		assert_string_equal(h.name[i].p, digits);
		assert_true(str_is(h.name[i], digits));
		assert_null(h.role[i]);
	}
	header_free(&h);
}

static void
test_copy(void **state)
{
	struct str names[] = { str_of("a"), str_of("b") };
	struct header h = { .n = 0 }, copy = { .n = 0 }, none = { .n = 0 };
	struct err e;

	(void)state;
	read_names(&h, names, 2);
	h.role[1] = "email";
	assert_int_equal(header_copy(&copy, &h, &e), 0);
	h.role[1] = "phone";
	header_free(&h);
	assert_int_equal(copy.n, 2);
	assert_string_equal(copy.name[0].p, "a");
	assert_string_equal(copy.name[1].p, "b");
	assert_null(copy.role[0]);
	assert_string_equal(copy.role[1], "email");
	header_free(&copy);
	assert_int_equal(header_copy(&copy, &none, &e), 0);
	assert_int_equal(copy.n, 0);
	header_free(&copy);
}

static void
test_find(void **state)
{
	struct str names[] = { str_of("a"), str_of("b"), str_of("a"),
		str_make("a\0", 2), str_make("", 0) };
	struct header h = { .n = 0 };

	(void)state;
	read_names(&h, names, 5);
	h.role[1] = h.role[4] = "email";
	assert_int_equal(header_find(&h, str_of("a"), 0), 0);
	assert_int_equal(header_find(&h, str_of("a"), 1), 2);
	assert_int_equal(header_find(&h, str_of("a"), 2), 2);
	assert_true(header_find(&h, str_of("a"), 3) == HEADER_NONE);
	assert_int_equal(header_find(&h, str_make("a\0", 2), 0), 3);
	assert_int_equal(header_find(&h, str_make(NULL, 0), 0), 4);
	assert_true(header_find(&h, str_of("A"), 0) == HEADER_NONE);
	assert_true(header_find(&h, str_of("a"), 5) == HEADER_NONE);
	assert_int_equal(header_find_role(&h, str_of("email"), 0), 1);
	assert_int_equal(header_find_role(&h, str_of("email"), 2), 4);
	assert_true(header_find_role(&h, str_of("email"), 5) == HEADER_NONE);
	assert_true(header_find_role(&h, str_of("phone"), 0) == HEADER_NONE);
	header_free(&h);
}

static void
test_unknown(void **state)
{
	char long_name[500];
	struct str few[] = { str_of("a"), str_of("b c") };
	struct str many[200];
	struct header h = { .n = 0 };
	struct err e;

	(void)state;
	memset(long_name, 'x', sizeof long_name);
	read_names(&h, few, 2);
	assert_int_equal(header_unknown(&h, str_of("nobody"), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.reason, "\"nobody\""));
	assert_non_null(strstr(e.hint, "a, b c"));
	header_free(&h);
	/* however long the names are */
	for (size_t i = 0; i < 200; i++)
		many[i] = str_make(long_name, i);
	read_names(&h, many, 200);
	assert_int_equal(
	    header_unknown(&h, str_make(long_name, sizeof long_name), &e), -1);
	assert_true(strlen(e.reason) < sizeof e.reason);
	assert_non_null(strstr(e.hint, "..."));
	header_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
