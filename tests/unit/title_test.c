/* Words of names that are titles, and how these are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/title.h"
#include "field/titles_table.h"

static void
check(const char *word, const char *written, unsigned where)
{
	const struct title *t = title_find(str_of(word));

	if (t == NULL || strcmp(t->written, written) != 0 ||
	    (t->where & where) != where)
		fail_msg("%s: %s", word, t == NULL ? "none" : t->written);
}

static void
titles_are_found_however_they_are_written(void **state)
{
	(void)state;
	check("Dr", "Dr", TITLE_FRONT);
	check("DR.", "Dr", TITLE_FRONT);
	check("mgr", "mgr", TITLE_FRONT);
	check("IN\xc5\xbb.", "in\xc5\xbc", TITLE_FRONT | TITLE_MORE);
	check("inz", "in\xc5\xbc", TITLE_FRONT);
	check("sc.", "sc", TITLE_MORE);
	check("prof.", "Prof", TITLE_FRONT);
	check("Frau", "Frau", TITLE_ADDRESS);
	check("mrs", "Mrs", TITLE_ADDRESS);
	check("DI", "DI", TITLE_CAPITALS);
	check("ft", "FT", TITLE_CAPITALS);
	check("MSc", "MSc", TITLE_COMMA);
	check("Ph.D.", "PhD", TITLE_BEHIND);
	check("jr.", "Jr", TITLE_BEHIND);
	check("Rouva", "rouva", TITLE_ADDRESS);
	check(
	    "insin\xc3\xb6\xc3\xb6ri", "insin\xc3\xb6\xc3\xb6ri", TITLE_FRONT);
}

static void
names_are_no_titles(void **state)
{
	static const char *const words[] = { "", ".", "-", "Matti", "Drago",
		"Di Maria", "Professorn", "\xd0\xb4-\xd1\x80", "Dr\xc3" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (title_find(str_of(words[i])) != NULL)
			fail_msg("%s is no title", words[i]);
	assert_null(title_find(str_make("D\0r", 3)));
}

static void
every_title_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < titles_count; i++) {
		assert_ptr_equal(title_find(str_of(titles_table[i].written)),
		    &titles_table[titles_words[i].means - 1]);
		if (i > 0)
			assert_true(strcmp(titles_words[i - 1].text,
					titles_words[i].text) < 0);
	}
}

static void
recased(const char *in, const char *want)
{
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(title_recase(&out, str_of(in), &e), 0);
	if (!str_is(buf_str(&out), want))
		fail_msg("%s: %.*s, expected %s", in, (int)out.n, out.p, want);
	if (strcmp(in, want) != 0)
		recased(want, want);
	buf_free(&out);
}

static void
titles_have_capitals_of_their_own(void **state)
{
	(void)state;
	recased("MGR IN\xc5\xbb. ", "mgr in\xc5\xbc. ");
	recased("PROF. DR HAB. N. MED. ", "Prof. Dr hab. n. med. ");
	recased("dr. sc. ", "Dr. sc. ");
	recased("DIPL.-ING. ", "Dipl.-Ing. ");
	recased("ktm ", "KTM ");
	recased(", phd", ", PhD");
	recased(", PH.D., MBA", ", Ph.D., MBA");
	recased("RNDR. ", "RNDr. ");
	recased("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_found_however_they_are_written),
		cmocka_unit_test(names_are_no_titles),
		cmocka_unit_test(every_title_is_found),
		cmocka_unit_test(titles_have_capitals_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
