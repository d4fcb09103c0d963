/* The plain form is one for all spellings; a table is searched by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/consent_table.h"
#include "field/phrase.h"
#include "field/placeholders_table.h"
#include "field/role.h"

static void
check(const char *in, const char *want)
{
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(str_of(in), room);

	if (!str_is(plain, want))
		fail_msg(
		    "%s: %.*s, expected %s", in, (int)plain.n, plain.p, want);
}

static void
spellings_become_one(void **state)
{
	(void)state;
	check("Opt-In", "opt in");
	check("opt_in", "opt in");
	check("OPT \t IN", "opt in");
	check("opt \xe2\x80\x93 in", "opt in");
	check(" \xc2\xa0yes\n", "yes");
	check("KYLL\xc3\x84", "kylla");
	check("kylla\xcc\x88", "kylla");
	check("FA\xc5\x81SZ", "falsz");
	check("\xc5\xbb\xc5\xb9\xc5\x9a\xc4\x84\xc4\x98\xc4\x86\xc5\x83\xc3\x93"
	      "\xc5\x81",
	    "zzsaecnol");
	check("\xc4\x8d\xc4\x87\xc4\x91\xc5\xa1\xc5\xbe", "ccdsz");
	check("\xc3\x85\xc3\xa9\xc3\x91\xc3\x9f\xc3\xbc\xc5\xbf", "aensus");
	check("d\xe2\x80\x99"
	      "accord",
	    "d'accord");
	check("\xe2\x9c\x94\xef\xb8\x8f", "\xe2\x9c\x94");
}

static void
other_characters_stay(void **state)
{
	(void)state;
	check("\xc3\x97", "\xc3\x97");
	check("\xc3\xb7", "\xc3\xb7");
	check("\xce\xb1\xe7\x8e\x8b", "\xce\xb1\xe7\x8e\x8b");
	check("n/a", "n/a");
	check("a\xff", "a\xff");
}

static void
nothing_is_left(void **state)
{
	char room[PHRASE_LONGEST];

	(void)state;
	check("", "");
	check("  ", "");
	check("--", "");
	check("-1", "");
	check("1-", "");
	check("\xe2\x88\x92"
	      "1",
	    "");
	check("0123456789012345678901234567890123456789",
	    "0123456789012345678901234567890123456789");
	check("01234567890123456789012345678901234567890", "");
	check("0123456789012345678901234567890123456789-", "");
	assert_int_equal(phrase_plain(str_make(NULL, 0), room).n, 0);
	assert_int_equal(phrase_plain(str_make("a\0b", 3), room).n, 3);
}

/* Every entry is plain, in order, and found; what lies between is not. */
static void
check_table(const struct phrase *table, size_t n)
{
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		struct str text = str_of(table[i].text);
		char longer[PHRASE_LONGEST + 1];

		assert_true(
		    i == 0 || str_compare(str_of(table[i - 1].text), text) < 0);
		assert_true(table[i].means != 0);
		assert_int_equal(phrase_find(text, table, n), table[i].means);
		assert_true(text.n <= PHRASE_LONGEST);
		memcpy(longer, text.p, text.n);
		longer[text.n] = '\0';
		assert_int_equal(
		    phrase_find(str_make(longer, text.n + 1), table, n), 0);
	}
	assert_int_equal(phrase_find(str_of(""), table, n), 0);
	assert_int_equal(phrase_find(str_of("~~"), table, n), 0);
	assert_int_equal(phrase_find(str_of("!"), table, n), 0);
}

static void
tables_are_in_order(void **state)
{
	(void)state;
	check_table(consent_phrases, consent_count);
	check_table(placeholders_phrases, placeholders_count);
	check_table(placeholders_roles, placeholders_nroles);
	for (size_t i = 0; i < consent_count; i++)
		check(consent_phrases[i].text, consent_phrases[i].text);
	for (size_t i = 0; i < placeholders_count; i++)
		check(
		    placeholders_phrases[i].text, placeholders_phrases[i].text);
	for (size_t i = 0; i < placeholders_nroles; i++)
		assert_non_null(role_known(str_of(placeholders_roles[i].text)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_become_one),
		cmocka_unit_test(other_characters_stay),
		cmocka_unit_test(nothing_is_left),
		cmocka_unit_test(tables_are_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
