/* Broken text is found whatever is asked, and mended where it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/mend.h"

static const struct mend_rule never = { .form = TEXT_LINE };
static const struct mend_rule always = {
	.form = TEXT_LINE, .mojibake = true, .homoglyphs = true
};

static void
check(const struct mend_rule *r, const char *in, const char *want,
    const char *reason)
{
	struct buf room = { 0 };
	struct str s = str_of(in);
	struct verdict v;
	struct err e;

	if (reason != NULL || strcmp(in, want) != 0)
		assert_false(mend_is_sound(s));
	assert_int_equal(mend_text(&s, &room, r, &v, &e), 0);
	if (!str_is(s, want))
		fail_msg("%s: %.*s, expected %s", in, (int)s.n, s.p, want);
	if (reason == NULL ? v.reason != NULL
			   : v.reason == NULL || strcmp(v.reason, reason) != 0)
		fail_msg("%s: %s", in, v.reason == NULL ? "none" : v.reason);
	assert_int_equal(v.read, reason == NULL || strcmp(reason, "mojibake"));
	buf_free(&room);
}

static void
sound_text_is_told_quickly(void **state)
{
	static const char *const texts[] = { "", "Aino", "M\xc3\xa4kinen",
		"\xc5\x81\xc3\263d\xc5\xba 12", "\xc5\xbe\xc5\xbe",
		"\xc3\x98re", "\t" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check(&never, texts[i], texts[i], NULL);
		check(&always, texts[i], texts[i], NULL);
	}
	assert_true(mend_is_sound(str_of("M\xc3\xa4kinen")));
	assert_true(mend_is_sound(str_of("\xc3\xa4")));
	assert_true(mend_is_sound(str_of("V\xc3\xa4in\xc3\xa4m\xc3\xb6inen")));
	/* these may be broken, but are not */
	assert_false(mend_is_sound(str_of("What?")));
	assert_false(mend_is_sound(str_of("\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd")));
	check(&always, "What?", "What?", NULL);
	check(&always, "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd",
	    "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd", NULL);
}

static void
what_is_not_mended_is_said(void **state)
{
	(void)state;
	check(&never, "M\xc3\x83\xc2\xa4kinen", "M\xc3\x83\xc2\xa4kinen",
	    "mojibake");
	check(&never, "M?kinen", "M?kinen", "lossy");
	check(&never, "\xd0\234atti", "\xd0\234atti", "mixed_script");
	check(&never, "\xd0\234atti M?kinen", "\xd0\234atti M?kinen", "lossy");
}

static void
what_can_be_is_mended(void **state)
{
	(void)state;
	check(&always, "M\xc3\x83\xc2\xa4kinen", "M\xc3\xa4kinen", NULL);
	check(&always, "\xd0\234atti", "Matti", NULL);
	/* one behind the other */
	check(&always, "\xd0\234atti M\xc3\x83\xc2\xa4kinen",
	    "Matti M\xc3\xa4kinen", NULL);
	check(&always, "M?kinen", "M?kinen", "lossy");
	check(&always, "J\xc3\x83\xc2\xa4rvel?inen", "J\xc3\xa4rvel?inen",
	    "lossy");
	check(&always, "\xd0\234atti M?kinen", "Matti M?kinen", "lossy");
	check(&always, "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbev",
	    "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbev", "mixed_script");
	/* the page is not known */
	check(&always, "Kova\xc3\x84\xc5\xa4", "Kova\xc3\x84\xc5\xa4",
	    "mojibake");
}

/* A soft hyphen or a control character in between goes with the rest that
 * cannot be seen. */
static void
what_cannot_be_seen_hides_nothing(void **state)
{
	static const char hidden[] = "\xc2\xadM\xc3\x83\001\xc2\xa4kinen";
	const struct mend_rule lines = { .mojibake = true, .form = TEXT_LINE };
	struct mojibake_tally t = { .sound = 0 };
	struct err e;

	(void)state;
	assert_false(mend_is_mojibake(str_of(hidden), &lines));
	assert_true(mend_is_mojibake(str_of("M\xc3\x83\xc2\xa4kinen"), &lines));
	check(&lines, hidden, "M\xc3\xa4kinen", NULL);
	assert_int_equal(mend_observe(&t, str_of(hidden), &lines, &e), 0);
	assert_int_equal(
	    mend_observe(&t, str_of("M\xc3\xa4kinen"), &lines, &e), 0);
	assert_int_equal(mend_observe(&t, str_of("Aino"), &lines, &e), 0);
	assert_int_equal(t.broken, 1);
	assert_int_equal(t.values[MOJIBAKE_PAGE_1252], 1);
	assert_int_equal(t.sound, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_text_is_told_quickly),
		cmocka_unit_test(what_is_not_mended_is_said),
		cmocka_unit_test(what_can_be_is_mended),
		cmocka_unit_test(what_cannot_be_seen_hides_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
