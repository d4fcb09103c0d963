/* How alike two values are, by kind. */
#include "link/level.h"

#include "link_sample.h"

/* The level of two forms of a kind. */
static unsigned
level(enum trait_kind kind, const char *a, const char *b)
{
	struct trait t = { .kind = kind };
	struct err e;
	uint32_t x, y;
	unsigned result;

	assert_int_equal(dictionary_add(&t.forms, str_of(a), &x, &e), 0);
	assert_int_equal(dictionary_add(&t.forms, str_of(b), &y, &e), 0);
	assert_int_equal(trait_derive(&t, &e), 0);
	result = level_of(&t, x, y);
	assert_int_equal(result, level_of(&t, y, x));
	assert_true(result > LEVEL_SAME && result <= level_last(kind));
	trait_free(&t);
	return result;
}

static void
dates(void **state)
{
	(void)state;
	assert_int_equal(level(TRAIT_DATE, "19800305", "19800306"), 2);
	assert_int_equal(level(TRAIT_DATE, "19800305", "19800503"), 2);
	assert_int_equal(level(TRAIT_DATE, "19800305", "19800327"), 3);
	assert_int_equal(level(TRAIT_DATE, "19800305", "19800101"), 3);
	assert_int_equal(level(TRAIT_DATE, "19800305", "1980"), 3);
	assert_int_equal(level(TRAIT_DATE, "19800305", "19811127"), 4);
	assert_int_equal(level(TRAIT_DATE, "19800305", "19871127"), 5);
	assert_int_equal(level(TRAIT_DATE, "19800305", "20171127"), 6);
}

static void
codes(void **state)
{
	(void)state;
	assert_int_equal(level(TRAIT_PHONE, "0401234567", "0401234568"), 2);
	assert_int_equal(level(TRAIT_PHONE, "0401234567", "358401234567"), 4);
	assert_int_equal(level(TRAIT_PHONE, "401234567", "358401234567"), 2);
	assert_int_equal(level(TRAIT_ID, "ab12345", "ab12399"), 3);
	assert_int_equal(level(TRAIT_ID, "ab12345", "zz98765"), 4);
	assert_int_equal(level(TRAIT_POSTCODE, "33100", "33101"), 2);
	assert_int_equal(level(TRAIT_POSTCODE, "tq138df", "tq138xx"), 3);
	assert_int_equal(level(TRAIT_POSTCODE, "33100", "33999"), 4);
	assert_int_equal(level(TRAIT_POSTCODE, "33100", "90250"), 5);
	assert_int_equal(level(TRAIT_NUMBER, "12", "13"), 2);
	assert_int_equal(level(TRAIT_NUMBER, "2", "3"), 3);
	assert_int_equal(level(TRAIT_CATEGORY, "f", "m"), 2);
}

static void
names_and_texts(void **state)
{
	(void)state;
	assert_int_equal(level(TRAIT_FAMILY, "virtanen", "virtamen"), 2);
	assert_int_equal(level(TRAIT_FAMILY, "v", "virtanen"), 3);
	assert_int_equal(level(TRAIT_FAMILY, "virtanen", "ek"), 5);
	assert_int_equal(level(TRAIT_GIVEN, "william", "bill"), 3);
	assert_int_equal(level(TRAIT_EMAIL, "a.b@x.fi", "a.b@y.fi"), 2);
	assert_int_equal(
	    level(TRAIT_EMAIL, "anna.ek@x.fi", "anna.ekk@x.fi"), 3);
	assert_int_equal(level(TRAIT_EMAIL, "anna.ek@x.fi", "zoro@q.com"), 5);
	assert_int_equal(level(TRAIT_ADDRESS, "5 mill road", "5 mill rd"), 2);
	assert_int_equal(
	    level(TRAIT_ADDRESS, "5 mill road", "77 mill road"), 4);
}

static void
levels_have_names(void **state)
{
	(void)state;
	for (int k = TRAIT_GIVEN; k < TRAIT_KINDS; k++) {
		const enum trait_kind kind = (enum trait_kind)k;

		assert_true(level_last(kind) < LEVEL_MOST);
		assert_true(level_agrees(kind) < level_last(kind));
		assert_string_equal(level_name(kind, LEVEL_SAME), "the same");
		assert_string_equal(
		    level_name(kind, level_last(kind)), "different");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(codes),
		cmocka_unit_test(names_and_texts),
		cmocka_unit_test(levels_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
