/* The parts of a name make a name again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_parts.h"
#include "field/person_split.h"

static void
check(const char *line, enum person_form form, const char *want)
{
	struct buf room = { 0 }, out = { 0 };
	struct person_words w;
	struct person p;
	struct err e;

	assert_true(person_words_read(&w, str_of(line)));
	assert_null(person_split(&w, PERSON_ORDER_GIVEN_FIRST));
	assert_int_equal(person_parts_gather(&p, &room, &w, &e), 0);
	assert_int_equal(buf_add(&out, str_of("before "), &e), 0);
	assert_int_equal(person_parts_join(&out, &p, form, &e), 0);
	if (!str_is(str_make(out.p + 7, out.n - 7), want))
		fail_msg("%s: %.*s, expected %s", line, (int)out.n - 7,
		    out.p + 7, want);
	buf_free(&room);
	buf_free(&out);
}

static void
names_are_written_in_three_forms(void **state)
{
	static const char name[] = "Dr. Matti Juhani Virtanen Jr., PhD";

	(void)state;
	check(name, PERSON_GIVEN_FIRST, "Dr. Matti Juhani Virtanen Jr., PhD");
	check(name, PERSON_AS_WRITTEN, "Dr. Matti Juhani Virtanen Jr., PhD");
	check(name, PERSON_FAMILY_FIRST, "Dr. Virtanen Matti Juhani Jr., PhD");
	check(
	    name, PERSON_FAMILY_COMMA, "Virtanen, Dr. Matti Juhani, Jr., PhD");
	check("Berg, Robin van der", PERSON_GIVEN_FIRST, "Robin van der Berg");
	check("King, Jr., Martin", PERSON_GIVEN_FIRST, "Martin King Jr.");
	check("Horvat, Ivan, dipl. oec.", PERSON_GIVEN_FIRST,
	    "Ivan Horvat, dipl. oec.");
	check("Frau M\xc3\xbcller", PERSON_FAMILY_COMMA, "Frau M\xc3\xbcller");
}

static void
parts_may_be_empty(void **state)
{
	const struct person none = { .title = { NULL, 0 } };
	struct person given = none;
	struct person suffix = none;
	struct buf out = { 0 };
	struct err e;

	(void)state;
	given.given = str_of("Aino");
	suffix.suffix = str_of("PhD");
	for (int form = PERSON_GIVEN_FIRST; form <= PERSON_AS_WRITTEN; form++) {
		assert_int_equal(
		    person_parts_join(&out, &none, (enum person_form)form, &e),
		    0);
		assert_int_equal(out.n, 0);
		assert_int_equal(
		    person_parts_join(&out, &given, (enum person_form)form, &e),
		    0);
		assert_true(str_is(buf_str(&out), "Aino"));
		buf_clear(&out);
		assert_int_equal(person_parts_join(
				     &out, &suffix, (enum person_form)form, &e),
		    0);
		assert_true(str_is(buf_str(&out), "PhD"));
		buf_clear(&out);
	}
	buf_free(&out);
}

static void
some_suffixes_are_part_of_the_name(void **state)
{
	(void)state;
	assert_true(person_parts_is_close(str_of("Jr.")));
	assert_true(person_parts_is_close(str_of("III")));
	assert_false(person_parts_is_close(str_of("PhD")));
	assert_false(person_parts_is_close(str_of("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_written_in_three_forms),
		cmocka_unit_test(parts_may_be_empty),
		cmocka_unit_test(some_suffixes_are_part_of_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
