/* What other scripts and widths write becomes plain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/amount_plain.h"

static void
check(const char *s, const char *want)
{
	char room[AMOUNT_PLAIN_ROOM];
	struct buf longer = { 0 };
	struct str plain;
	struct err e;

	assert_int_equal(amount_plain(str_of(s), room, &longer, &plain, &e), 0);
	if (!str_is(plain, want))
		fail_msg("%s: %.*s", s, (int)plain.n, plain.p);
	buf_free(&longer);
}

static void
plain_characters(void **state)
{
	(void)state;
	check("", "");
	check(" 12,50 EUR\t", "12,50 EUR");
	check("1\xc2\xa0"
	      "234\xe2\x80\xaf"
	      "567\xe2\x80\x89"
	      "890",
	    "1 234 567 890");
	check("1\xe2\x80\x99"
	      "234\xc2\xb4"
	      "5",
	    "1'234'5");
	check("\xe2\x88\x92"
	      "5,\xe2\x80\x94",
	    "-5,-");
	check("\xef\xbc\x88\xef\xbc\x95\xef\xbc\x8e\xef\xbc\x90\xef\xbc\x89",
	    "(5.0)");
	check("\xef\xbc\xa5\xef\xbc\xb5\xef\xbc\xb2", "EUR");
	check("\xef\xbf\xa5"
	      "5",
	    "\xc2\xa5"
	    "5");
	check("\xe2\x80\x8f\xd9\xa3\xd9\xab\xd9\xa5\xe2\x80\x8f", "3.5");
	check("\xe0\xa5\xa7\xe0\xa5\xa8", "12");
	check("5 \xe2\x82\xac", "5 \xe2\x82\xac");
	check("5 z\xc5\x82", "5 z\xc5\x82");
	check("\xf0\x9d\x9f\x8f", "\xf0\x9d\x9f\x8f");
}

static void
longer_than_the_room(void **state)
{
	char room[AMOUNT_PLAIN_ROOM];
	char text[1000];
	struct buf longer = { 0 };
	struct str plain;
	struct err e;

	(void)state;
	memset(text, '1', sizeof text);
	memcpy(text + 500, "\xc2\xa0", 2);
	assert_int_equal(amount_plain(str_make(text, sizeof text), room,
			     &longer, &plain, &e),
	    0);
	assert_int_equal(plain.n, sizeof text - 1);
	assert_int_equal(plain.p[500], ' ');
	buf_free(&longer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_characters),
		cmocka_unit_test(longer_than_the_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
