/* Yes, no and not known, and the letters that the column decides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/boolean.h"

static const struct boolean_rule plain = { .yes = '\0' };

/* want: the answer, or NULL: it is not known. */
static void
check(const struct boolean_rule *r, const char *in, const char *want)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(boolean_canonical(&out, str_of(in), r, &v, &e), 0);
	if (v.read != (want != NULL) ||
	    (v.read ? v.reason != NULL || !str_is(buf_str(&out), want)
		    : out.n > 0 || strcmp(v.reason, "unknown_token") != 0))
		fail_msg("%s: %.*s %s, expected %s", in, (int)out.n, out.p,
		    v.reason == NULL ? "" : v.reason,
		    want == NULL ? "unknown_token" : want);
	buf_free(&out);
}

static void
answers(void **state)
{
	static const char *const yes[] = { "true", "True", "TRUE", "t", "yes",
		"Y", "1", "1.0", "on", "x", "kyll\xc3\xa4", "KYLL\xc3\x84",
		"tosi", "tak", "prawda", "da", "istina", "ja", "j", "wahr",
		"oui", "vrai", "s\xc3\xad", "verdadero", " yes " };
	static const char *const no[] = { "false", "False", "f", "no", "N", "0",
		"0.0", "off", "ei", "e", "ep\xc3\xa4tosi", "nie",
		"fa\xc5\x82sz", "ne", "neistina", "nej", "ej", "nein", "falsch",
		"non", "faux", "falso" };
	static const char *const unknown[] = { "unknown", "-", "?", "n/a",
		"NULL", "ei tietoa", "brak danych", "nepoznato", " " };
	static const char *const strange[] = { "maybe", "2", "-1", "01", "k",
		"d", "o", "s", "v", "q", "opt-in", "unsubscribed", "yes no",
		"2024-03-01" };

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		check(&plain, yes[i], "true");
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		check(&plain, no[i], "false");
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		check(&plain, unknown[i], "");
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
		check(&plain, strange[i], NULL);
}

/* The rule that a column of these letters decides. */
static struct boolean_rule
decided(const char *letters)
{
	struct boolean_tally t = { { 0 } };
	struct boolean_rule r = plain;

	for (; *letters != '\0'; letters++)
		boolean_observe(&t, str_make(letters, 1));
	boolean_observe(&t, str_of("1"));
	boolean_observe(&t, str_of("maybe"));
	boolean_decide(&r, &t);
	return r;
}

static void
letters_of_a_column(void **state)
{
	struct boolean_rule r = decided("kee");

	(void)state;
	check(&r, "K", "true");
	check(&r, "E", "false");
	check(&r, "d", NULL);
	r = decided("DN");
	check(&r, "d", "true");
	check(&r, "n", "false");
	r = decided("on");
	check(&r, "o", "true");
	r = decided("sn");
	check(&r, "S", "true");
	r = decided("vf");
	check(&r, "v", "true");
	check(&r, "f", "false");
	r = decided("k");
	check(&r, "k", NULL);
	r = decided("key");
	check(&r, "k", NULL);
	check(&r, "e", "false");
	r = decided("dny");
	check(&r, "d", NULL);
	r = decided("do");
	check(&r, "d", NULL);
	check(&r, "o", NULL);
}

static void
a_language_that_is_told(void **state)
{
	struct boolean_tally t = { { 0 } };
	struct boolean_rule r = plain;

	(void)state;
	assert_true(boolean_tell(&r, str_of("fi")));
	boolean_observe(&t, str_of("k"));
	boolean_observe(&t, str_of("q"));
	boolean_decide(&r, &t);
	check(&r, "k", "true");
	check(&r, "d", NULL);
	assert_true(boolean_tell(&r, str_of("en")));
	check(&r, "k", NULL);
	assert_false(boolean_tell(&r, str_of("xx")));
}

static void
bytes(void **state)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	assert_int_equal(
	    boolean_canonical(&out, str_make("yes\0", 4), &plain, &v, &e), 0);
	assert_false(v.read);
	assert_int_equal(
	    boolean_canonical(&out, str_make(NULL, 0), &plain, &v, &e), 0);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(letters_of_a_column),
		cmocka_unit_test(a_language_that_is_told),
		cmocka_unit_test(bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
