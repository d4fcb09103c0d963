/* Letters of another alphabet that look like those of their word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/homoglyph.h"

/* What it is with all letters of one alphabet; NULL: not known. */
static void
check(const char *s, const char *want)
{
	const bool mixed = want == NULL || strcmp(s, want) != 0;
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	if (homoglyph_is_mixed(str_of(s)) != mixed)
		fail_msg("%s: mixed: %d", s, (int)!mixed);
	assert_int_equal(homoglyph_repair(&out, str_of(s), &v, &e), 0);
	if (v.read ? want == NULL || !str_is(buf_str(&out), want)
		   : out.n > 0 || want != NULL ||
			 strcmp(v.reason, "mixed_script") != 0)
		fail_msg("%s: %.*s, expected %s", s, (int)out.n, out.p,
		    want == NULL ? "nothing" : want);
	buf_free(&out);
}

static void
words_of_one_alphabet_stay(void **state)
{
	static const char *const texts[] = {
		"", "M\xc3\xa4kinen",
		"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2",
		"\xce\x95\xce\xbb\xce\xad\xce\xbd\xce\xb7",
		"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2 Matti",
		"\xe7\x8e\x8b Wang", "Aino 1", "\xc4\x90ur\xc4\x91ica",
		"10 \xc2\xb5m",
		"Ivan \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd \xce\x99\xcf\x89\xce\xbd"
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		check(texts[i], texts[i]);
}

static void
words_are_written_in_the_only_alphabet_they_fit(void **state)
{
	(void)state;
	/* Cyrillic in Latin words, and the other way round */
	check("\xd0\x9c\xd0\xb0"
	      "tti",
	    "Matti");
	check("Vir\xd1\x82"
	      "anen",
	    NULL);
	check("Virt\xd0\xb0"
	      "nen Aino",
	    "Virtanen Aino");
	check("\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbev", NULL);
	check("\xd0\x98\xd0\xb2\x61"
	      "\xd0\xbd\xd0\xbe\xd0\xb2",
	    "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2");
	check("M\xc3\xa4kinen M\xce\xbf"
	      "na",
	    "M\xc3\xa4kinen Mona");
}

/* Letters that exist in both: the other words tell. */
static void
other_words_tell_the_alphabet(void **state)
{
	(void)state;
	check("\xd0\x90"
	      "aa",
	    NULL);
	check("\xd0\x90"
	      "aa Virtanen",
	    "Aaa Virtanen");
	check("\xd0\x90"
	      "aa \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2",
	    "\xd0\x90\xd0\xb0\xd0\xb0 "
	    "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2");
	check("\xd0\x90"
	      "aa Virtanen \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2",
	    NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_one_alphabet_stay),
		cmocka_unit_test(
		    words_are_written_in_the_only_alphabet_they_fit),
		cmocka_unit_test(other_words_tell_the_alphabet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
