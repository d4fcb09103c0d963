#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "field/take.h"

static void
characters_and_spaces(void **state)
{
	struct str s = str_of("a  b");

	(void)state;
	assert_false(take_char(&s, 'b'));
	assert_true(take_char(&s, 'a'));
	take_spaces(&s);
	assert_true(str_is(s, "b"));
	take_spaces(&s);
	assert_true(take_char(&s, 'b'));
	assert_false(take_char(&s, 'b'));
}

static void
numbers_are_taken_whole(void **state)
{
	struct str s = str_of("0123x");
	int32_t number = -1;

	(void)state;
	assert_int_equal(take_number(&s, 3, &number), 0);
	assert_true(str_is(s, "0123x"));
	assert_int_equal(take_number(&s, 4, &number), 4);
	assert_int_equal(number, 123);
	assert_true(str_is(s, "x"));
	assert_int_equal(take_number(&s, 4, &number), 0);
	s = str_of("999999999");
	assert_int_equal(take_number(&s, 9, &number), 9);
	assert_int_equal(number, 999999999);
	assert_int_equal(take_number(&s, 9, &number), 0);
}

static void
words_end_where_letters_end(void **state)
{
	static const char *const words[] = { "am", "a.m.", NULL };
	struct str s = str_of("PM PMs pm\xc3\xa4 p");

	(void)state;
	assert_true(take_word(&s, "pm"));
	take_spaces(&s);
	assert_false(take_word(&s, "pm"));
	take_bytes(&s, 4);
	assert_false(take_word(&s, "pm"));
	take_bytes(&s, 5);
	assert_false(take_word(&s, "pm"));
	assert_true(take_word(&s, "p"));
	assert_int_equal(s.n, 0);
	assert_false(take_word(&s, "p"));
	s = str_of("A.M.");
	assert_true(take_any(&s, words));
	assert_int_equal(s.n, 0);
	assert_false(take_any(&s, words));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_and_spaces),
		cmocka_unit_test(numbers_are_taken_whole),
		cmocka_unit_test(words_end_where_letters_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
