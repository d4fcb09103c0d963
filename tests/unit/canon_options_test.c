/* Options of rules are set by name; others are refused with those there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/canon_options.h"

static void
set(struct canon_options *o, const char *name, const char *value)
{
	struct err e;

	if (canon_options_set(o, str_of(name), str_of(value), &e) != 0)
		fail_msg("%s=%s: %s", name, value, e.reason);
}

static void
refuses(const char *name, const char *value, const char *words)
{
	struct canon_options o = { .pivot = 0 };
	struct err e;

	if (canon_options_set(&o, str_of(name), str_of(value), &e) == 0)
		fail_msg("%s=%s is taken", name, value);
	assert_int_equal(e.code, ERR_USAGE);
	if (strstr(e.reason, words) == NULL && strstr(e.hint, words) == NULL)
		fail_msg("%s=%s: %s", name, value, e.reason);
}

static void
options_are_set(void **state)
{
	struct canon_options o = { .pivot = 0 };

	(void)state;
	set(&o, "region", "fi");
	assert_string_equal(o.region, "FI");
	set(&o, "order", "mdy");
	assert_int_equal(o.date_order, DATE_ORDER_MDY);
	assert_int_equal(o.name_order, PERSON_ORDER_NONE);
	set(&o, "order", "family-first");
	assert_int_equal(o.date_order, DATE_ORDER_MDY);
	assert_int_equal(o.name_order, PERSON_ORDER_FAMILY_FIRST);
	set(&o, "name", "comma");
	assert_int_equal(o.name, PERSON_FAMILY_COMMA);
	set(&o, "name", "written");
	assert_int_equal(o.name, PERSON_AS_WRITTEN);
	set(&o, "titles", "drop");
	assert_true(o.drop_titles);
	set(&o, "titles", "keep");
	assert_false(o.drop_titles);
	set(&o, "fix-mojibake", "");
	set(&o, "fix-homoglyphs", "");
	assert_true(o.fix_mojibake && o.fix_homoglyphs);
	set(&o, "page", "iso-8859-2");
	assert_int_equal(o.page, MOJIBAKE_PAGE_8859_2);
	set(&o, "pivot", "30");
	assert_int_equal(o.pivot, 30);
	set(&o, "decimal", "point");
	assert_int_equal(o.mark, AMOUNT_MARK_POINT);
	set(&o, "invert", "");
	assert_true(o.invert);
}

static void
others_are_refused(void **state)
{
	(void)state;
	refuses("odrer", "dmy", "fix-homoglyphs");
	refuses("order", "first", "dmy mdy ymd given-first family-first");
	refuses("name", "last", "given-first family-first comma written");
	refuses("titles", "", "keep drop");
	refuses("page", "utf-8", "windows-1252 windows-1250 iso-8859-2");
	refuses("fix-mojibake", "yes", "no value");
	refuses("pivot", "101", "0 to 100");
	refuses("region", "Nowhere", "two letters");
	refuses("set", "ab", "mf");
	refuses("lang", "xx", "en, fi");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_set),
		cmocka_unit_test(others_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
