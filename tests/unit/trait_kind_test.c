/* What a column says about who a record is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "link/trait_kind.h"

static void
the_role_decides(void **state)
{
	(void)state;
	assert_int_equal(trait_kind_of("first_name", str_of("x")), TRAIT_GIVEN);
	assert_int_equal(
	    trait_kind_of("mobile_phone", str_of("x")), TRAIT_PHONE);
	assert_int_equal(trait_kind_of("source", str_of("x")), TRAIT_NONE);
	assert_int_equal(trait_kind_of("comment", str_of("phone")), TRAIT_NONE);
}

static void
then_the_name(void **state)
{
	(void)state;
	assert_int_equal(
	    trait_kind_of(NULL, str_of("Birth_Place")), TRAIT_PLACE);
	assert_int_equal(
	    trait_kind_of(NULL, str_of("postcode_fake")), TRAIT_POSTCODE);
	assert_int_equal(
	    trait_kind_of(NULL, str_of("Site name")), TRAIT_COMPANY);
	assert_int_equal(trait_kind_of(NULL, str_of("q17")), TRAIT_OPEN);
}

/* Values that begin alike, go on with different numbers, and end alike. */
static enum trait_kind
seen(const char *begin, const char *end, unsigned n, uint64_t filled)
{
	struct dictionary d = { .n = 0 };
	enum trait_kind kind;
	struct err e;
	char text[64];
	uint32_t id;

	for (unsigned i = 0; i < n; i++) {
		(void)snprintf(
		    text, sizeof text, "%s%u%s", begin, 1000 + i, end);
		assert_int_equal(dictionary_add(&d, str_of(text), &id, &e), 0);
	}
	kind = trait_kind_seen(&d, filled);
	dictionary_free(&d);
	return kind;
}

static void
then_the_values(void **state)
{
	(void)state;
	assert_int_equal(seen("u", "@example.org", 100, 150), TRAIT_EMAIL);
	assert_int_equal(seen("", "-05-11", 100, 150), TRAIT_DATE);
	assert_int_equal(seen("77", "", 100, 150), TRAIT_ID);
	assert_int_equal(seen("", "", 100, 150), TRAIT_NUMBER);
	assert_int_equal(seen("kind ", "", 5, 500), TRAIT_CATEGORY);
	assert_int_equal(seen("name", "", 100, 150), TRAIT_NAME);
	assert_int_equal(
	    seen("a long line of words ", "", 100, 150), TRAIT_TEXT);
}

static void
kinds_have_names(void **state)
{
	(void)state;
	for (int k = TRAIT_NONE; k < TRAIT_KINDS; k++)
		assert_int_equal(trait_kind_known(str_of(
				     trait_kind_name((enum trait_kind)k))),
		    k);
	assert_int_equal(trait_kind_known(str_of("nothing")), TRAIT_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_role_decides),
		cmocka_unit_test(then_the_name),
		cmocka_unit_test(then_the_values),
		cmocka_unit_test(kinds_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
