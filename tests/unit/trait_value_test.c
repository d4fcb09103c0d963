/* Atoms: in what values may agree as keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "link/trait_value.h"

static struct trait_value
derive(enum trait_kind kind, const char *text)
{
	struct trait_value v;

	memset(&v, 0, sizeof v);
	trait_value_derive(&v, kind, str_of(text));
	return v;
}

/* Which atoms two values share, as letters. */
static void
check(enum trait_kind kind, const char *a, const char *b, const char *shared)
{
	const struct trait_value v = derive(kind, a), w = derive(kind, b);
	char text[TRAIT_ATOMS + 1] = "";
	size_t n = 0;

	for (size_t i = 0; i < TRAIT_ATOMS; i++) {
		if (v.atom[i] != 0 && v.atom[i] == w.atom[i])
			text[n++] = "wbs"[i];
	}
	assert_string_equal(text, shared);
}

static void
atoms_of_kinds(void **state)
{
	(void)state;
	check(TRAIT_FAMILY, "virtanen", "virtanen", "wbs");
	check(TRAIT_FAMILY, "virtanen", "virtamen", "b");
	check(TRAIT_FAMILY, "nowak", "novak", "s");
	check(TRAIT_DATE, "19800305", "19801212", "b");
	check(TRAIT_DATE, "19800305", "19900305", "s");
	check(TRAIT_PHONE, "0401234567", "0409934567", "s");
	check(TRAIT_EMAIL, "a.b@x.fi", "a.b@y.fi", "b");
	check(TRAIT_CATEGORY, "f", "f", "w");
	check(TRAIT_ADDRESS, "5 mill road", "7 mill lane", "s");
	check(TRAIT_FULL, "john smith", "j smith", "s");
}

static void
nothing_has_no_atom(void **state)
{
	(void)state;
	assert_int_equal(trait_value_hash(str_of(""), TRAIT_WHOLE), 0);
	assert_int_equal(derive(TRAIT_PHONE, "123").atom[TRAIT_SOUND], 0);
	assert_int_equal(derive(TRAIT_EMAIL, "ab@c.fi").part, 2);
}

static void
atoms_have_names(void **state)
{
	(void)state;
	assert_string_equal(trait_value_atom(TRAIT_DATE, TRAIT_WHOLE), "");
	assert_string_equal(
	    trait_value_atom(TRAIT_DATE, TRAIT_BEGINNING), " (year)");
	assert_string_equal(
	    trait_value_atom(TRAIT_FAMILY, TRAIT_SOUND), " (sound)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(atoms_of_kinds),
		cmocka_unit_test(nothing_has_no_atom),
		cmocka_unit_test(atoms_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
