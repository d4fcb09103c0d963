/* "Did you mean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "expr/spelling.h"

static size_t
distance(const char *a, const char *b)
{
	size_t there = spelling_distance(str_of(a), str_of(b));

	assert_int_equal(there, spelling_distance(str_of(b), str_of(a)));
	return there;
}

static void
distances(void **state)
{
	(void)state;
	assert_int_equal(distance("", ""), 0);
	assert_int_equal(distance("email", "email"), 0);
	assert_int_equal(distance("Email", "eMAIL"), 0);
	assert_int_equal(distance("", "abc"), 3);
	assert_int_equal(distance("emial", "email"), 1);
	assert_int_equal(distance("mail", "email"), 1);
	assert_int_equal(distance("emmail", "email"), 1);
	assert_int_equal(distance("enail", "email"), 1);
	assert_int_equal(distance("kitten", "sitting"), 3);
	assert_int_equal(distance("ca", "abc"), 3);
}

static void
long_names_are_far_from_everything(void **state)
{
	char text[100];

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(spelling_distance(str_make(text, 64), str_of("")), 64);
	assert_int_equal(
	    spelling_distance(str_make(text, 65), str_of("")), (size_t)-1);
	assert_int_equal(
	    spelling_distance(str_of(""), str_make(text, 65)), (size_t)-1);
}

/* The one of three names that is offered for `wanted`, or "". */
static const char *
nearest(const char *wanted)
{
	struct spelling s;

	spelling_begin(&s, str_of(wanted));
	spelling_offer(&s, str_of("email"));
	spelling_offer(&s, str_of("email2"));
	spelling_offer(&s, str_of("order_date"));
	return s.best.p == NULL ? "" : s.best.p;
}

static void
offers_only_what_is_near(void **state)
{
	(void)state;
	assert_string_equal(nearest("emial"), "email");
	assert_string_equal(nearest("EMAIL"), "email");
	assert_string_equal(nearest("emai2"), "email");
	assert_string_equal(nearest("orderdate"), "order_date");
	assert_string_equal(nearest("odrer_date"), "order_date");
	assert_string_equal(nearest("phone"), "");
	assert_string_equal(nearest(""), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances),
		cmocka_unit_test(long_names_are_far_from_everything),
		cmocka_unit_test(offers_only_what_is_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
