/* Which set a column of genders has, and what its values then are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/gender.h"
#include "field/genders_table.h"

static const struct gender_rule plain = { .set = GENDER_SET_NONE };

/* The rule that a column of these values, ended by NULL, decides. */
static struct gender_rule
decided(const char *const *values, const char *told)
{
	struct gender_tally t = { .words = 0 };
	struct gender_rule r = plain;

	if (told != NULL)
		assert_true(gender_tell(&r, str_of(told)));
	for (; *values != NULL; values++)
		gender_observe(&t, str_of(*values));
	gender_decide(&r, &t);
	return r;
}

#define COLUMN(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define DECIDED(...) decided(COLUMN(__VA_ARGS__), NULL)

/* want: the code, or the reason why there is none. */
static void
check(const struct gender_rule *r, const char *in, const char *want)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(gender_canonical(&out, str_of(in), r, &v, &e), 0);
	if (v.read ? v.reason != NULL || !str_is(buf_str(&out), want)
		   : out.n > 0 || strcmp(v.reason, want) != 0)
		fail_msg("%s in %s: %.*s %s, expected %s", in,
		    gender_set_name(r->set), (int)out.n, out.p,
		    v.reason == NULL ? "" : v.reason, want);
	buf_free(&out);
}

/* A column of a man and a woman, and the name of its set. */
static void
column(const char *man, const char *woman, const char *set)
{
	struct gender_rule r = DECIDED(man, woman);

	if (strcmp(gender_set_name(r.set), set) != 0)
		fail_msg("%s %s: %s, expected %s", man, woman,
		    gender_set_name(r.set), set);
	check(&r, man, "m");
	check(&r, woman, "f");
	r.iso = true;
	check(&r, man, "1");
	check(&r, woman, "2");
}

static void
sets_of_letters(void **state)
{
	(void)state;
	column("M", "F", "mf");
	column("m", "f", "mf");
	column("M", "N", "mn");
	column("m", "n", "mn");
	column("M", "K", "mk");
	column("M", "\xc5\xbd", "mz");
	column("m", "\xc5\xbe", "mz");
	column("M", "Z", "mz");
	column("m", "w", "mw");
	column("M.", "W.", "mw");
	column("H", "F", "hf");
	column("H", "M", "hm");
	column("h", "m", "hm");
	column("1", "2", "iso");
	column("1.0", "2.0", "iso");
	column(" M ", " F ", "mf");
}

static void
words(void **state)
{
	column("mies", "nainen", "none");
	column("Mies", "NAINEN", "none");
	column("m\xc4\x99\xc5\xbc"
	       "czyzna",
	    "kobieta", "none");
	column("mezczyzna", "Kobieta", "none");
	column("mu\xc5\xa1ko",
	    "\xc5\xbe"
	    "ensko",
	    "none");
	column("male", "female", "none");
	column("man", "kvinna", "none");
	column("m\xc3\xa4nnlich", "weiblich", "none");
	column("Herr", "Frau", "none");
	column("homme", "femme", "none");
	column("hombre", "mujer", "none");
	column("Mr", "Mrs.", "none");
	(void)state;
}

static void
neither_and_unknown(void **state)
{
	static const char *const neither[] = { "x", "X", "other", "divers",
		"muu", "inna", "drugo", "annat", "autre", "otro",
		"non-binary" };
	static const char *const unknown[] = { "u", "U", "unknown", "-", "?",
		"n/a", "tuntematon", "nieznana", "nepoznato", "ok\xc3\xa4nt",
		"unbekannt", "inconnu", "desconocido", "prefer not to say" };
	struct gender_rule r = DECIDED("M", "F");

	(void)state;
	for (size_t i = 0; i < sizeof neither / sizeof *neither; i++)
		check(&r, neither[i], "x");
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		check(&r, unknown[i], "u");
	check(&r, "D", "x");
	check(&r, "O", "x");
	r.iso = true;
	check(&r, "other", "9");
	check(&r, "unknown", "0");
	r = DECIDED("m", "w", "d");
	check(&r, "d", "x");
	r = DECIDED("0", "1", "2", "9");
	check(&r, "0", "u");
	check(&r, "9", "x");
	r.iso = true;
	check(&r, "0", "0");
	check(&r, "9", "9");
}

/* One letter alone, unless all that have it agree. */
static void
too_few_to_say(void **state)
{
	struct gender_rule r = DECIDED("M");

	(void)state;
	assert_int_equal(r.set, GENDER_SET_OPEN);
	check(&r, "M", "ambiguous_code");
	check(&r, "F", "ambiguous_code");
	check(&r, "mies", "ambiguous_code");
	check(&r, "Q", "unknown_code");
	check(&r, "x", "x");
	check(&r, "unknown", "u");
	r = DECIDED("N");
	check(&r, "N", "ambiguous_code");
	r = DECIDED("1");
	check(&r, "1", "ambiguous_code");
	/* 0 and 1 may be a man and a woman. */
	r = DECIDED("0", "1");
	check(&r, "1", "ambiguous_code");
	r = DECIDED("F");
	check(&r, "F", "f");
	r = DECIDED("H");
	check(&r, "H", "m");
	/* As it has been written. */
	r = DECIDED("m");
	check(&r, "m", "m");
	check(&plain, "M", "ambiguous_code");
}

static void
words_say_the_language(void **state)
{
	struct gender_rule r = DECIDED("N", "mies");

	(void)state;
	assert_int_equal(r.set, GENDER_SET_MN);
	check(&r, "N", "f");
	r = DECIDED("M", "nainen");
	check(&r, "M", "m");
	r = DECIDED("K", "man");
	check(&r, "K", "f");
	/* In Spanish M is masculino or mujer. */
	r = DECIDED("M", "hombre");
	assert_int_equal(r.set, GENDER_SET_OPEN);
	check(&r, "M", "ambiguous_code");
	check(&r, "hombre", "ambiguous_code");
	r = DECIDED("N", "kvinna");
	check(&r, "N", "conflicting_set");
}

static void
no_set_fits(void **state)
{
	static const char *const columns[][5] = {
		{ "M", "F", "N", NULL },
		{ "M", "N", "K", NULL },
		{ "F", "N", NULL },
		{ "M", "F", "1", NULL },
		{ "1", "2", "3", NULL },
		{ "H", "M", "F", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		struct gender_rule r = decided(columns[i], NULL);

		assert_int_equal(r.set, GENDER_SET_MIXED);
		check(&r, columns[i][0], "conflicting_set");
		check(&r, "nainen", "conflicting_set");
		check(&r, "other", "x");
		check(&r, "zz", "unknown_code");
	}
}

static void
what_no_set_has_is_no_evidence(void **state)
{
	struct gender_rule r = DECIDED("M", "N", "Q", "?", "12", "M/N");

	(void)state;
	assert_int_equal(r.set, GENDER_SET_MN);
	check(&r, "Q", "unknown_code");
	check(&r, "12", "unknown_code");
	check(&r, "M/N", "unknown_code");
	check(&r, "F", "unknown_code");
	check(&r, "K", "unknown_code");
	check(&r, "1", "unknown_code");
}

static void
what_is_told_stands(void **state)
{
	struct gender_rule r = decided(COLUMN("M", "F", "N"), "mn");

	(void)state;
	check(&r, "M", "m");
	check(&r, "N", "f");
	check(&r, "F", "unknown_code");
	check(&r, "f", "f");
	r = decided(COLUMN("N"), "fi");
	check(&r, "N", "f");
	r = decided(COLUMN("M"), "pl");
	check(&r, "M", "m");
	r = decided(COLUMN("M"), "es");
	check(&r, "M", "ambiguous_code");
	r = decided(COLUMN("M", "H"), "es");
	check(&r, "M", "f");
	r = decided(COLUMN("M", "1"), "iso");
	check(&r, "1", "m");
	check(&r, "M", "unknown_code");
	r = plain;
	assert_false(gender_tell(&r, str_of("none")));
	assert_false(gender_tell(&r, str_of("open")));
	assert_false(gender_tell(&r, str_of("mixed")));
	assert_false(gender_tell(&r, str_of("xx")));
	assert_false(gender_tell(&r, str_of("")));
}

/* What was read must not turn round when it is read again. */
static void
a_man_stays_a_man(void **state)
{
	struct gender_rule r = decided(COLUMN("H", "M"), "hm");

	(void)state;
	check(&r, "H", "m");
	check(&r, "m", "f");
	r = decided(COLUMN("m", "f"), "hm");
	check(&r, "m", "ambiguous_code");
	check(&r, "M", "f");
	check(&r, "f", "f");
	r.iso = true;
	check(&r, "1", "1");
	check(&r, "2", "2");
}

static void
bytes(void **state)
{
	struct gender_rule r = DECIDED("M", "F");
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	assert_int_equal(
	    gender_canonical(&out, str_make("M\0", 2), &r, &v, &e), 0);
	assert_false(v.read);
	assert_int_equal(
	    gender_canonical(&out, str_make(NULL, 0), &r, &v, &e), 0);
	assert_false(v.read);
	buf_free(&out);
	for (size_t i = 0; i < genders_count; i++) {
		char room[PHRASE_LONGEST];

		if (!str_is(phrase_plain(str_of(genders_phrases[i].text), room),
			genders_phrases[i].text))
			fail_msg("not plain: %s", genders_phrases[i].text);
		assert_int_equal(phrase_find(str_of(genders_phrases[i].text),
				     genders_phrases, genders_count),
		    genders_phrases[i].means);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_of_letters),
		cmocka_unit_test(words),
		cmocka_unit_test(neither_and_unknown),
		cmocka_unit_test(too_few_to_say),
		cmocka_unit_test(words_say_the_language),
		cmocka_unit_test(no_set_fits),
		cmocka_unit_test(what_no_set_has_is_no_evidence),
		cmocka_unit_test(what_is_told_stands),
		cmocka_unit_test(a_man_stays_a_man),
		cmocka_unit_test(bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
