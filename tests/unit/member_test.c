/* Lists in braces, sorted and searched. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/member.h"
#include "expr/parse.h"

enum { MEMBERS = 3000 };

/* 0, 3, 6 ... in an order that is not theirs, each also twice: those are
 * found, the numbers between them are not. */
static void
every_member_is_found(void **state)
{
	static char text[MEMBERS * 20];
	struct source s = { "", { text, 0 }, false, 0 };
	struct arena memory = { 0 };
	struct node *n;
	struct err e;
	char digits[16];

	(void)state;
	s.text.n = (size_t)snprintf(text, sizeof text, "a in {0");
	for (int i = 0; i < MEMBERS; i++)
		s.text.n += (size_t)snprintf(text + s.text.n,
		    sizeof text - s.text.n, ",%d", i * 1009 % MEMBERS * 3);
	s.text.n +=
	    (size_t)snprintf(text + s.text.n, sizeof text - s.text.n, "}");
	assert_int_equal(parse_whole(&s, &memory, NULL, &n, &e), 0);
	assert_int_equal(n->members, MEMBERS + 1);
	assert_int_equal(member_prepare(n, &memory, &e), 0);
	for (int i = -1; i <= MEMBERS * 3; i++) {
		const bool there = i >= 0 && i < MEMBERS * 3 && i % 3 == 0;
		struct num v = { (int64_t)i * 100, 2 };
		size_t length =
		    (size_t)snprintf(digits, sizeof digits, "%d", i);

		assert_int_equal(member_number(n, v), there);
		assert_int_equal(
		    member_text(n, str_make(digits, length)), there);
	}
	arena_free(&memory);
}

static void
days_are_found(void **state)
{
	struct source s = { "",
		str_of("a in {1970-01-03, 1969-12-31, 1970-01-01}"), false, 0 };
	struct arena memory = { 0 };
	struct node *n;
	struct err e;

	(void)state;
	assert_int_equal(parse_whole(&s, &memory, NULL, &n, &e), 0);
	assert_int_equal(member_prepare(n, &memory, &e), 0);
	assert_true(member_day(n, -1));
	assert_true(member_day(n, 0));
	assert_false(member_day(n, 1));
	assert_true(member_day(n, 2));
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_member_is_found),
		cmocka_unit_test(days_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
