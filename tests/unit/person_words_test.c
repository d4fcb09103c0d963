/* A full name word by word: titles, the name, what stands behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_words.h"

/* Titles in front and words behind the name. */
static void
check(const char *line, size_t titles, size_t suffixes)
{
	struct person_words w;

	assert_true(person_words_read(&w, str_of(line)));
	if (w.from != titles || w.n - w.to != suffixes)
		fail_msg(
		    "%s: %zu titles, %zu behind", line, w.from, w.n - w.to);
	for (size_t i = 0; i < w.n; i++)
		assert_int_equal(w.word[i].part, i < w.from ? PERSON_PART_TITLE
						 : i < w.to
						     ? PERSON_PART_NAME
						     : PERSON_PART_SUFFIX);
}

static void
titles_stand_in_front(void **state)
{
	(void)state;
	check("Matti M\xc3\xa4kinen", 0, 0);
	check("mgr in\xc5\xbc. Jan Kowalski", 2, 0);
	check("MGR IN\xc5\xbb. JAN KOWALSKI", 2, 0);
	check("prof. dr hab. n. med. Anna Nowak", 5, 0);
	check("dr. sc. Ivan Horvat", 2, 0);
	check("Dr.sc. Ivan Horvat", 1, 0);
	check("FT Matti M\xc3\xa4kinen", 1, 0);
	check("DI Matti M\xc3\xa4kinen", 1, 0);
	check("KTM MATTI M\xc3\x84KINEN", 1, 0);
	check("Dipl.-Ing. Hans M\xc3\xbcller", 1, 0);
	check("Prof. Dr. Dr. h.c. Hans M\xc3\xbcller", 4, 0);
	check("Herr Dr. M\xc3\xbcller", 2, 0);
	check("Sz.P. Jan Kowalski", 1, 0);
	check("Mr. C. Smith", 1, 0);
	check("Mr. John Smith", 1, 0);
}

/* Words that are titles elsewhere. */
static void
names_like_titles_are_names(void **state)
{
	(void)state;
	check("Dr", 0, 0);
	check("DI MARIA ANGELA", 0, 0);
	check("Di Maria Angel", 0, 0);
	check("Dr. H. C. Andersen", 1, 0);
	check("Dr. Phil McGraw", 1, 0);
	check("Dr. phil. Hans M\xc3\xbcller", 2, 0);
	check("Maj Lindstr\xc3\xb6m", 0, 0);
	check("Ma Lei", 0, 0);
	check("Lee, Ma", 0, 0);
}

static void
suffixes_stand_behind(void **state)
{
	(void)state;
	check("John Smith Jr.", 0, 1);
	check("Louis III", 0, 1);
	check("John Smith, PhD", 0, 1);
	check("Mr. John Smith, Jr., PhD", 1, 2);
	check("RNDr. Petr Nov\xc3\xa1k, CSc.", 1, 1);
	check("Ivan Horvat, dipl. ing. el.", 0, 3);
	check("Matti Virtanen, KTM", 0, 1);
	check("John Smith, MA", 0, 1);
	check("Phil, MA", 0, 1);
	check("JOHN MBA", 0, 0);
}

static void
what_is_told_of_a_line(void **state)
{
	struct person_words w;

	(void)state;
	assert_true(person_words_read(&w, str_of("Mr. JOHN SMITH")));
	assert_true(w.mixed && !w.mixed_name && w.address && !w.odd);
	assert_true(person_words_read(&w, str_of("Smith,, John")));
	assert_true(w.odd && w.word[0].comma);
	assert_true(person_words_read(&w, str_of("Smith, John,")));
	assert_true(w.odd);
	assert_false(person_words_read(&w, str_of("")));
	assert_false(person_words_read(&w, str_of(",")));
	assert_false(
	    person_words_read(&w, str_of("a b c d e f g h i j k l m n o p q")));
}

static void
words_are_of_kinds(void **state)
{
	struct person_words w;

	(void)state;
	assert_true(person_words_is_initial(str_of("J.")));
	assert_true(person_words_is_initial(str_of("\xc3\x84")));
	assert_true(person_words_is_initial(str_of("J.-P.")));
	assert_false(person_words_is_initial(str_of("JP")));
	assert_false(person_words_is_initial(str_of("Jo.")));
	assert_false(person_words_is_initial(str_of(".")));
	assert_true(person_words_is_particle(str_of("Van")));
	assert_false(person_words_is_particle(str_of("Vann")));
	assert_true(person_words_read(&w, str_of("Smith Jr., John M.D.")));
	assert_true(person_words_is_behind(&w, 1));
	assert_false(person_words_is_behind(&w, 2));
	assert_true(person_words_is_degree(&w, 3));
	assert_false(person_words_is_degree(&w, 0));
	assert_true(person_words_read(&w, str_of("Smith, Dr. John")));
	assert_true(person_words_is_title(&w, 1));
	assert_int_equal(person_words_titles(&w, 1), 2);
	assert_int_equal(w.word[1].part, PERSON_PART_TITLE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_stand_in_front),
		cmocka_unit_test(names_like_titles_are_names),
		cmocka_unit_test(suffixes_stand_behind),
		cmocka_unit_test(what_is_told_of_a_line),
		cmocka_unit_test(words_are_of_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
