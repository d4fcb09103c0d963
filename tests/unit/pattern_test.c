/* Regular expressions: answers, spans, reasons, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/pattern.h"

static struct pattern *
compile(const char *text, bool ignore_case)
{
	struct pattern *p = NULL;
	struct err e;

	if (pattern_compile(&p, str_of(text), ignore_case, &e) != 0)
		fail_msg("%s: %s", text, e.reason);
	return p;
}

static enum pattern_result
find(const char *text, bool ignore_case, struct str s)
{
	struct pattern *p = compile(text, ignore_case);
	enum pattern_result result = pattern_find(p, s, NULL);

	pattern_free(p);
	return result;
}

/* Is it found in s, and is the span `expected`? */
static void
assert_span(const char *text, struct str s, size_t from, size_t to)
{
	struct pattern *p = compile(text, false);
	struct str span = { NULL, 0 };

	assert_int_equal(pattern_find(p, s, &span), PATTERN_YES);
	assert_ptr_equal(span.p, s.p + from);
	assert_int_equal(span.n, to - from);
	pattern_free(p);
}

static void
yes_and_no(void **state)
{
	(void)state;
	assert_int_equal(find("b+", false, str_of("abba")), PATTERN_YES);
	assert_int_equal(find("^b", false, str_of("abba")), PATTERN_NO);
	assert_int_equal(find("B", false, str_of("abba")), PATTERN_NO);
	assert_int_equal(find("B", true, str_of("abba")), PATTERN_YES);
	assert_int_equal(find("", false, str_of("abba")), PATTERN_YES);
}

static void
spans_are_views_into_the_text(void **state)
{
	(void)state;
	assert_span("b+", str_of("abba"), 1, 3);
	assert_span("(a)(b)(b)(a)", str_of("abba"), 0, 4);
	assert_span("$", str_of("abba"), 4, 4);
	assert_span("", str_of("abba"), 0, 0);
	assert_span("ab\\Kb", str_of("abba"), 2, 3);
}

static void
no_match_leaves_the_span_alone(void **state)
{
	struct pattern *p = compile("x", false);
	struct str span = { "kept", 4 };

	(void)state;
	assert_int_equal(pattern_find(p, str_of("abba"), &span), PATTERN_NO);
	assert_true(str_is(span, "kept"));
	pattern_free(p);
}

static void
an_empty_text_may_be_nowhere(void **state)
{
	struct pattern *p = compile("^$", false);
	struct str span = { "x", 1 };

	(void)state;
	assert_int_equal(
	    pattern_find(p, str_make(NULL, 0), &span), PATTERN_YES);
	assert_int_equal(span.n, 0);
	pattern_free(p);
	assert_int_equal(find(".", false, str_make(NULL, 0)), PATTERN_NO);
}

static void
an_empty_pattern_may_be_nowhere(void **state)
{
	struct pattern *p = NULL;
	struct err e;

	(void)state;
	assert_int_equal(pattern_compile(&p, str_make(NULL, 0), false, &e), 0);
	assert_int_equal(pattern_find(p, str_of("a"), NULL), PATTERN_YES);
	pattern_free(p);
}

static void
nul_is_an_ordinary_byte(void **state)
{
	struct str s = str_make("a\0b", 3);

	(void)state;
	assert_int_equal(find("a.b", false, s), PATTERN_YES);
	assert_int_equal(find("b$", false, s), PATTERN_YES);
	assert_int_equal(find("a\\x00b", false, s), PATTERN_YES);
}

static void
characters_and_properties_are_those_of_unicode(void **state)
{
	(void)state;
	assert_int_equal(find("^.$", false, str_of("\xC3\xA4")), PATTERN_YES);
	assert_int_equal(
	    find("^\\w+$", false, str_of("\xC5\x81\xC3\xB3\xC4\x91")),
	    PATTERN_YES);
	assert_int_equal(
	    find("^\xC3\xA4$", true, str_of("\xC3\x84")), PATTERN_YES);
	assert_int_equal(
	    find("^\\p{Lu}", false, str_of("\xD0\x90")), PATTERN_YES);
	assert_int_equal(
	    find("\\bter\\b", false, str_of("\xC3\xA4ter")), PATTERN_NO);
}

static void
invalid_bytes_match_nothing_and_stop_nothing(void **state)
{
	(void)state;
	assert_span("b",
	    str_of("a\xFF\xC3"
		   "b"),
	    3, 4);
	assert_int_equal(find("a.b", false,
			     str_of("a\xFF"
				    "b")),
	    PATTERN_NO);
}

static void
bad_patterns_say_what_and_where(void **state)
{
	static const char *const bad[] = { "(", "a)", "[", "a{2,1}", "*",
		"(?<=a+)b", "\\C", "(?z)", "\\p{Nope}", "\xFF", "[b-a]" };
	struct pattern *p;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		e.code = ERR_NONE;
		assert_int_equal(
		    pattern_compile(&p, str_of(bad[i]), false, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_null(p);
	}
	assert_int_equal(pattern_compile(&p, str_of("ab(?#c"), false, &e), -1);
	assert_non_null(strstr(e.reason, "missing )"));
	assert_non_null(strstr(e.reason, "offset 6"));
}

static void
patterns_have_a_longest_length(void **state)
{
	enum { MOST = 64 * 1024 };
	char *text = malloc(MOST + 1);
	struct pattern *p;
	struct err e;

	(void)state;
	assert_non_null(text);
	memset(text, 'a', MOST + 1);
	assert_int_equal(
	    pattern_compile(&p, str_make(text, MOST + 1), false, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	memset(text, ' ', MOST);
	memcpy(text, "(?x)b", 5);
	assert_int_equal(
	    pattern_compile(&p, str_make(text, MOST), false, &e), 0);
	assert_int_equal(pattern_find(p, str_of("abba"), NULL), PATTERN_YES);
	pattern_free(p);
	free(text);
}

/* Each would run for years, or deep, without its limit; the pattern goes on
 * working afterwards. */
static void
hostile_patterns_end_at_a_limit(void **state)
{
	static const char *const hostile[] = { "^(a+)+$", "^(a|aa)+$",
		"^(a|a)*$", "^(.*a){30}$", "(?:a?){60}a{60}b|^(a*)*$",
		"(*NO_JIT)^(a+)+$", "(*LIMIT_MATCH=4000000000)^(a+)+$" };
	char text[65];

	(void)state;
	memset(text, 'a', 64);
	text[64] = 'b';
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct pattern *p = compile(hostile[i], false);

		for (int k = 0; k < 3; k++)
			assert_int_equal(
			    pattern_find(p, str_make(text, 65), NULL),
			    PATTERN_LIMIT);
		assert_int_not_equal(
		    pattern_find(p, str_of("a"), NULL), PATTERN_LIMIT);
		pattern_free(p);
	}
}

/* Too deep for the JIT's stack: the interpreter answers, or its limits do. */
static void
deep_matches_are_answered_or_limited(void **state)
{
	enum { LONG = 200000 };
	char *text = malloc(LONG);
	struct pattern *p = compile("^(?:(a)|b)*c", false);

	(void)state;
	assert_non_null(text);
	memset(text, 'a', LONG);
	text[LONG - 1] = 'c';
	assert_int_equal(
	    pattern_find(p, str_make(text, LONG), NULL), PATTERN_LIMIT);
	assert_int_equal(
	    pattern_find(p, str_make(text + LONG - 20001, 20001), NULL),
	    PATTERN_YES);
	pattern_free(p);
	free(text);
}

static void
freeing_nothing_is_allowed(void **state)
{
	(void)state;
	pattern_free(NULL);
}

/* Groups that have names, in the order they open, and what they hold. */
static void
named_groups(void **state)
{
	struct pattern *p =
	    compile("(?<zone>[A-Z]+)-(?<a_number>\\d+)(x)?(?<end>y)?", false);
	struct str s = str_of("to FI-42");

	(void)state;
	assert_int_equal(pattern_groups(p), 3);
	assert_true(str_is(pattern_group_name(p, 0), "zone"));
	assert_true(str_is(pattern_group_name(p, 1), "a_number"));
	assert_true(str_is(pattern_group_name(p, 2), "end"));
	assert_int_equal(pattern_find(p, s, NULL), PATTERN_YES);
	assert_true(str_is(pattern_group(p, 0, s), "FI"));
	assert_true(str_is(pattern_group(p, 1, s), "42"));
	assert_null(pattern_group(p, 2, s).p);
	pattern_free(p);
	p = compile("(x)(?:y)", false);
	assert_int_equal(pattern_groups(p), 0);
	pattern_free(p);
}

/* What stands before the beginning is seen, but not matched. */
static void
from_a_place_on(void **state)
{
	struct pattern *p = compile("\\bfoo|bar", false);
	struct str span = { NULL, 0 };
	struct str s = str_of("barfoo bar");

	(void)state;
	assert_int_equal(pattern_find_from(p, s, 3, &span), PATTERN_YES);
	assert_ptr_equal(span.p, s.p + 7);
	assert_int_equal(pattern_find_from(p, s, 8, &span), PATTERN_NO);
	pattern_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(yes_and_no),
		cmocka_unit_test(spans_are_views_into_the_text),
		cmocka_unit_test(no_match_leaves_the_span_alone),
		cmocka_unit_test(an_empty_text_may_be_nowhere),
		cmocka_unit_test(an_empty_pattern_may_be_nowhere),
		cmocka_unit_test(nul_is_an_ordinary_byte),
		cmocka_unit_test(
		    characters_and_properties_are_those_of_unicode),
		cmocka_unit_test(invalid_bytes_match_nothing_and_stop_nothing),
		cmocka_unit_test(bad_patterns_say_what_and_where),
		cmocka_unit_test(patterns_have_a_longest_length),
		cmocka_unit_test(hostile_patterns_end_at_a_limit),
		cmocka_unit_test(deep_matches_are_answered_or_limited),
		cmocka_unit_test(freeing_nothing_is_allowed),
		cmocka_unit_test(named_groups),
		cmocka_unit_test(from_a_place_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
