/* Days of the week in front of dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/date_weekday.h"

static void
leaves(const char *text, const char *want)
{
	struct str s = str_of(text);
	struct err e;

	assert_int_equal(date_weekday_take(&s, &e), 0);
	if (!str_is(s, want))
		fail_msg("\"%s\" leaves \"%.*s\"", text, (int)s.n, s.p);
}

static void
days_are_taken(void **state)
{
	(void)state;
	leaves("Mon, 4 May", "4 May");
	leaves("THURSDAY 4", "4");
	leaves("su 4.5.", "4.5.");
	leaves("maanantaina 4", "4");
	leaves("\xc5\x9broda, 4", "4");
	leaves("poniedzia\xc5\x82"
	       "ek 4",
	    "4");
	leaves("\xc4\x8d"
	       "etvrtak, 4",
	    "4");
	leaves("l\xc3\xb6r. 4", "4");
	leaves("mi\xc3\xa9rcoles 4", "4");
	leaves("dimanche le 4", "4");
	leaves("den 4", "4");
	leaves("Mon", "");
}

static void
other_words_stay(void **state)
{
	(void)state;
	leaves("", "");
	leaves("4 May", "4 May");
	leaves("May 4", "May 4");
	leaves("Month 4", "Month 4");
	leaves("then 4", "then 4");
	leaves("Mon Tue 4", "Tue 4");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_taken),
		cmocka_unit_test(other_words_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
