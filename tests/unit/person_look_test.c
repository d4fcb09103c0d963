/* What else is in a full name: other persons, a comma, capitals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_look.h"

static struct person_words
words(const char *line)
{
	struct person_words w;

	assert_true(person_words_read(&w, str_of(line)));
	return w;
}

static void
several_persons_are_seen(void **state)
{
	static const char *const several[] = { "Matti ja Liisa M\xc3\xa4kinen",
		"Anna i Jan Kowalscy", "Mr & Mrs Smith",
		"Hans und Eva M\xc3\xbcller", "John and Jane Smith",
		"Matti/Liisa M\xc3\xa4kinen", "Matti; Liisa" };
	static const char *const one[] = { "Matti M\xc3\xa4kinen",
		"I Jan Kowalski", "Josep Puig i Cadafalch", "Jan A. Kowalski" };

	(void)state;
	for (size_t i = 0; i < sizeof several / sizeof *several; i++) {
		const struct person_words w = words(several[i]);

		if (!person_look_several(&w))
			fail_msg("%s are several", several[i]);
	}
	for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
		const struct person_words w = words(one[i]);

		if (person_look_several(&w))
			fail_msg("%s is one", one[i]);
	}
}

static void
halves_of_names_are_unclear(void **state)
{
	const struct person_words title = words("Smith Dr. John");
	const struct person_words brackets =
	    words("Matti (ent. M\xc3\xa4kinen)");
	const struct person_words degree = words("John Smith M.D.");
	const struct person_words whole = words("Matti (Masa) M\xc3\xa4kinen");

	(void)state;
	assert_true(person_look_unclear(&title));
	assert_true(person_look_unclear(&brackets));
	assert_true(person_look_unclear(&degree));
	assert_false(person_look_unclear(&whole));
}

static void
the_comma_is_found(void **state)
{
	const struct person_words bare = words("Matti M\xc3\xa4kinen");
	const struct person_words comma = words("Dr. van Berg, Robin");
	const struct person_words suffix = words("John Smith, PhD");

	(void)state;
	assert_int_equal(person_look_comma(&bare), bare.to);
	assert_int_equal(person_look_comma(&comma), 2);
	assert_int_equal(person_look_comma(&suffix), suffix.to);
}

static void
words_look_like_something(void **state)
{
	(void)state;
	assert_true(person_look_capitals(str_of("M\xc3\x84KINEN")));
	assert_true(person_look_capitals(str_of("O'BRIEN")));
	assert_false(person_look_capitals(str_of("M\xc3\xa4kinen")));
	assert_false(person_look_capitals(str_of("JP")));
	assert_false(person_look_capitals(str_of("J.R.R.")));
	assert_true(person_look_nickname(str_of("(Masa)")));
	assert_true(person_look_nickname(str_of("\"Masa\"")));
	assert_false(person_look_nickname(str_of("Masa")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(several_persons_are_seen),
		cmocka_unit_test(halves_of_names_are_unclear),
		cmocka_unit_test(the_comma_is_found),
		cmocka_unit_test(words_look_like_something),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
