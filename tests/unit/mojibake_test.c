/* Broken text is told from what people write, and mended when there is one way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/mojibake.h"

static const struct mojibake_rule plain = { MOJIBAKE_PAGE_NONE, false };

static void
is_sound(const char *s)
{
	const char *why = mojibake_reason(str_of(s), &plain);

	if (why != NULL)
		fail_msg("%s: %s", s, why);
}

/* What a rule makes of s; NULL: nothing. */
static void
mends(const struct mojibake_rule *r, const char *s, const char *want)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(mojibake_repair(&out, str_of(s), r, &v, &e), 0);
	if (v.read ? want == NULL || !str_is(buf_str(&out), want)
		   : out.n > 0 || want != NULL)
		fail_msg("%s: %.*s, expected %s", s, (int)out.n, out.p,
		    want == NULL ? "nothing" : want);
	buf_free(&out);
}

/* Broken, and to be mended without its neighbours. */
static void
is_broken(const char *s, const char *want)
{
	const char *why = mojibake_reason(str_of(s), &plain);

	if (why == NULL || strcmp(why, "mojibake") != 0)
		fail_msg("%s: %s", s, why == NULL ? "sound" : why);
	mends(&plain, s, want);
}

static void
broken_text_is_found_and_mended(void **state)
{
	(void)state;
	is_broken("M\xc3\x83\xc2\xa4kinen", "M\xc3\xa4kinen");
	is_broken("\xc3\x83\xc2\xa4iti", "\xc3\xa4iti");
	is_broken("\xc3\x83\xe2\x80\x9eitinen", "\xc3\x84itinen");
	is_broken(
	    "J\xc3\x83\xc2\xa4rvel\xc3\x83\xc2\xa4", "J\xc3\xa4rvel\xc3\xa4");
	is_broken("Wi\xc3\x85\xe2\x80\xbaniewska", "Wi\xc5\x9bniewska");
	is_broken("J\xc3\x83\xc2\xb3zef", "J\xc3\xb3zef");
	is_broken(
	    "O\xc3\xa2\xe2\x82\xac\xe2\x84\242Brien", "O\xe2\x80\231Brien");
	is_broken("12 \xc3\xa2\xe2\x80\x9a\xc2\xac", "12 \xe2\x82\xac");
	is_broken("Garc\xc3\x83\xc2\255a", "Garc\xc3\255a");
	/* broken twice */
	is_broken("M\xc3\x83\xc6\x92\xc3\x82\xc2\xa4kinen", "M\xc3\xa4kinen");
}

/* Real text that looks broken in other ways: capitals before signs and quotes,
 * other alphabets, drawings.  Most kinds are known from the tests of ftfy. */
static void
what_people_write_is_sound(void **state)
{
	static const char *const texts[] = { "", "M\xc3\xa4kinen",
		"SELK\xc3\x84 EDELL\xc3\x84",
		"SELK\xc3\x84\xc2\240EDELL\xc3\x84", "VOC\xc3\x8a\xe2\x80\xa6",
		"MARQU\xc3\x89\xe2\x80\xa6", "S\xc3\x93\xe2\x80\xa6",
		"NESTL\xc3\x89\xc2\xae ja muut", "AH\xc3\x85\xe2\x84\xa2, uusi",
		"H\xc3\x85\xc3\x98YA ER BL\xc3\x85\xc3\x98YD",
		"QUEM \xc3\x89\xc2\xbf", "!YO S\xc3\x89\xc2\xa1",
		"CONCLUS\xc3\x83O", "C O N C L U S \xc3\x83 O",
		"[x]\xc2\xa0\xc2\xa9", "s\xc3\244de on 10 \xc3\x85\xe2\x80\x94",
		"2012\xe2\x80\x94\xe2\x88\x9e", "\xc3\x94\xc3\xb4\xc3\xb4 VIDA",
		"TRANSFORMATORI\xc5\xb2\xe2\x84\xa2", "5\xc3\x97\xc2\24335",
		"4288\xc3\x97\xe2\x80\xa6", "\xe2\x88\x86\xc2\xb0",
		"\xc4\x90UR\xc4\x90ICA", "\xc5\xa0\xc4\206EPAN",
		"\xc5\xbb\xc3\x93\xc5\x81\xc4\x86", "\xc5\x98\xc3\x8dMAN",
		"MA\xc4\216ARSK\xc3\x81", "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd",
		"\xce\x95\xce\xbb\xce\xad\xce\xbd\xce\xb7",
		"\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", "\xc3\x85",
		"\xc3\x84\xe2\x80\xa6", "\xc3\x80 la carte",
		"na\xc3\xafve caf\xc3\xa9" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		is_sound(texts[i]);
		mends(&plain, texts[i], texts[i]);
	}
}

static void
lost_letters_are_seen(void **state)
{
	static const char *const lossy[] = { "M?kinen", "M??kinen",
		"M\xef\xbf\xbdkinen", "?iti", "Wi?niewska", "J?RVEL?INEN" };
	static const char *const sound[] = { "What?", "Really? Yes", "??",
		"? !", "x.fi/?a=b", "a@x.fi?subject=b", "Why?Because", "1?2" };

	(void)state;
	for (size_t i = 0; i < sizeof lossy / sizeof *lossy; i++) {
		const char *why = mojibake_reason(str_of(lossy[i]), &plain);

		if (why == NULL || strcmp(why, "lossy") != 0)
			fail_msg("%s is lossy", lossy[i]);
		mends(&plain, lossy[i], lossy[i]);
	}
	for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
		is_sound(sound[i]);
}

static struct mojibake_rule
decided(const char *const *values)
{
	struct mojibake_tally t = { .sound = 0 };

	for (; *values != NULL; values++)
		mojibake_observe(&t, str_of(*values));
	return mojibake_decide(&t);
}

#define DECIDED(...) decided((const char *const[]){ __VA_ARGS__, NULL })

/* Two characters are one letter on one page, and another on another. */
static void
the_column_tells_the_page(void **state)
{
	struct mojibake_rule r;

	(void)state;
	assert_string_equal(
	    mojibake_reason(str_of("Kova\xc3\x84\xc5\xa4"), &plain),
	    "mojibake");
	mends(&plain, "Kova\xc3\x84\xc5\xa4", NULL);
	r = DECIDED("Kova\xc3\x84\xc5\xa4", "\xc4\xb9\xe2\x80\xbawiat");
	assert_string_equal(mojibake_page_name(r.page), "windows-1250");
	mends(&r, "Kova\xc3\x84\xc5\xa4", "Kova\xc4\x8d");
	mends(&r, "M\xc3\x83\xc2\xa4kinen", "M\xc3\xa4kinen");
	mends(&r, "Kova\xc4\x8d", "Kova\xc4\x8d");
	r = DECIDED("Kova\xc3\x84\xc5\xa4");
	assert_int_equal(r.page, MOJIBAKE_PAGE_NONE);
	r = DECIDED("M\xc3\xa4kinen", "J\xc3\xa4rvi");
	assert_int_equal(r.page, MOJIBAKE_PAGE_NONE);
	assert_string_equal(mojibake_page_name(r.page), "none");
}

/* Where hardly anything is sound, what could be meant is not. */
static void
a_broken_column_tells_more(void **state)
{
	struct mojibake_rule r =
	    DECIDED("M\xc3\x83\xc2\xa4kinen", "\xc3\x85\xe2\x80\x9auk");

	(void)state;
	assert_true(r.all && r.page == MOJIBAKE_PAGE_1252);
	assert_string_equal(
	    mojibake_reason(str_of("\xc3\x84\xe2\x80\xa6"), &r), "mojibake");
	mends(&r, "\xc3\x84\xe2\x80\xa6", "\xc4\x85");
	r = DECIDED("M\xc3\x83\xc2\xa4kinen", "J\xc3\xa4rvi");
	assert_false(r.all);
	mends(&r, "\xc3\x84\xe2\x80\xa6", "\xc3\x84\xe2\x80\xa6");
}

static void
values_are_tallied(void **state)
{
	struct mojibake_tally t = { .sound = 0 };

	(void)state;
	mojibake_observe(&t, str_of("M\xc3\x83\xc2\xa4kinen"));
	mojibake_observe(&t, str_of("Kova\xc3\x84\xc5\xa4"));
	mojibake_observe(&t, str_of("M\xc3\xa4kinen"));
	mojibake_observe(&t, str_of("Aino"));
	assert_int_equal(t.broken, 1);
	assert_int_equal(t.values[MOJIBAKE_PAGE_1252], 1);
	assert_int_equal(t.values[MOJIBAKE_PAGE_1250], 0);
	assert_int_equal(t.open, 1);
	assert_int_equal(t.sound, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_text_is_found_and_mended),
		cmocka_unit_test(what_people_write_is_sound),
		cmocka_unit_test(lost_letters_are_seen),
		cmocka_unit_test(the_column_tells_the_page),
		cmocka_unit_test(a_broken_column_tells_more),
		cmocka_unit_test(values_are_tallied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
