/* Words of a company's name and runs of them that the table knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/company_words.h"

static void
words_end_at_spaces_and_commas(void **state)
{
	static const char *const want[] = { "Meri", "", "Oy", "Sp." };
	struct company_words w;

	(void)state;
	assert_true(company_words_make(&w, str_of("Meri,, Oy Sp.,")));
	assert_int_equal(w.n, 4);
	for (size_t i = 0; i < w.n; i++)
		assert_true(str_is(company_words_str(&w, i, i + 1), want[i]));
	assert_true(str_is(company_words_str(&w, 2, 4), "Oy Sp."));
	assert_true(company_words_make(&w, str_of("")));
	assert_int_equal(w.n, 0);
}

static void
check(const char *line, const char *country, const char *form, bool known)
{
	struct company_words w;
	const char *got = NULL;
	const struct company_word *found;

	assert_true(company_words_make(&w, str_of(line)));
	found = company_words_find(
	    &w, 0, w.n, str_of(country), COMPANY_TABLE_FORM, &got);
	assert_int_equal(found != NULL, known);
	if (known && form == NULL)
		assert_null(got);
	else if (known)
		assert_string_equal(got, form);
}

static void
runs_are_found_however_they_are_written(void **state)
{
	(void)state;
	check("Sp. z o. o.", "", "sp. z o.o.", true);
	check("SPZOO", "", "sp. z o.o.", true);
	check("Ges.m.b.H.", "", "GmbH", true);
	check("AB", "FI", "Ab", true);
	check("AB", "SE", "AB", true);
	check("Ky", "", "Ky", true);
	check("KY", "", NULL, false);
	check("KY", "FI", "Ky", true);
	check("D.D.", "", "d.d.", true);
	check("DD", "", NULL, false);
	check("Smith", "", NULL, false);
}

static void
heads_are_quick_and_sure(void **state)
{
	(void)state;
	assert_int_equal(
	    company_words_may(str_of("Meri Oy"), &company_forms_heads) & 2, 2);
	assert_int_equal(
	    company_words_may(str_of("A,,sp. z o.o."), &company_forms_heads) &
		4,
	    4);
	assert_int_equal(
	    company_words_may(str_of("Jukka Qwxz"), &company_forms_heads), 0);
	assert_int_equal(
	    company_words_may(str_of(""), &company_forms_heads), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_end_at_spaces_and_commas),
		cmocka_unit_test(runs_are_found_however_they_are_written),
		cmocka_unit_test(heads_are_quick_and_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
