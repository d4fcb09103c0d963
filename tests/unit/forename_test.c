/* Given names are told from family names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/forename.h"
#include "field/forenames_table.h"

static void
check(const char *word, enum forename want)
{
	enum forename got = forename_find(str_of(word));

	if (got != want)
		fail_msg("%s: %d, expected %d", word, (int)got, (int)want);
}

static void
given_names_are_known(void **state)
{
	static const char *const names[] = { "Matti", "MATTI", "matti", "Aino",
		"V\xc3\xa4in\xc3\xb6", "v\xc3\xa4ino", "Zofia",
		"Stanis\xc5\202aw", "STANISLAW", "Ivan",
		"\xc4\x90ur\xc4\x91ica", "Jos\xc3\xa9", "J\xc3\xbcrgen",
		"Anna-Maria", "ANNA MARIA", "Jean-Pierre" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check(names[i], FORENAME_KNOWN);
}

static void
other_words_are_not(void **state)
{
	static const char *const words[] = { "", "M", "M\xc3\xa4kinen",
		"Kowalska", "Horvat", "Virtanen", "Anna-Virtanen", "Matti2",
		"\xd0\234atti", "-", "Matt\xc3",
		"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "zzz" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		check(words[i], FORENAME_UNKNOWN);
	assert_int_equal(
	    forename_find(str_make("Mat\0ti", 6)), FORENAME_UNKNOWN);
}

static void
names_of_both_kinds_tell_nothing(void **state)
{
	(void)state;
	check("Martin", FORENAME_EITHER);
	check("THOMAS", FORENAME_EITHER);
	/* but as a part of several they are given names */
	check("Karl-Martin", FORENAME_KNOWN);
}

/* Every entry is found, and they are in order. */
static void
table_is_sorted(void **state)
{
	const size_t n = forenames_heads[FORENAMES_HEADS];
	const char *before = "";

	(void)state;
	assert_true(n > 2000);
	for (size_t i = 0; i < n; i++) {
		const unsigned entry = forenames_entries[i];
		const char *name =
		    forenames_text + (entry & (FORENAMES_FAMILY - 1));

		assert_true(strcmp(before, name) < 0);
		check(name, (entry & FORENAMES_FAMILY) != 0 ? FORENAME_EITHER
							    : FORENAME_KNOWN);
		before = name;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_names_are_known),
		cmocka_unit_test(other_words_are_not),
		cmocka_unit_test(names_of_both_kinds_tell_nothing),
		cmocka_unit_test(table_is_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
