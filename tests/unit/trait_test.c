/* Values of a column: as they came, as they are compared. */
#include "link/trait.h"

#include "link_sample.h"

static void
forms_and_what_follows(void **state)
{
	static const char *const raw[] = { "5 Mill Road", "5 MILL ROAD", "N/A",
		"7 Mill Lane", "Harbour" };
	const struct trait_reading reading = { NULL, { 2025, 1, 1 } };
	struct trait t = { .kind = TRAIT_ADDRESS };
	const uint32_t *of;
	struct err e;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		uint32_t id;

		assert_int_equal(
		    dictionary_add(&t.raw, str_of(raw[i]), &id, &e), 0);
		assert_int_equal(
		    buf_add(
			&t.raw_of, str_make((const char *)&id, sizeof id), &e),
		    0);
	}
	assert_int_equal(trait_settle(&t, &reading, &e), 0);
	assert_false(t.guessed);
	of = (const uint32_t *)(const void *)t.raw_of.p;
	assert_int_equal(t.forms.n, 3);
	assert_int_equal(of[0], of[1]);
	assert_int_equal(of[2], 0);
	assert_int_equal(trait_derive(&t, &e), 0);
	/* "mill" is the one word that two values have. */
	assert_int_equal(trait_value(&t, of[0])->atom[TRAIT_BEGINNING],
	    trait_value(&t, of[3])->atom[TRAIT_BEGINNING]);
	assert_int_equal(trait_value(&t, of[0])->other, 0);
	assert_int_equal(trait_value(&t, of[4])->atom[TRAIT_BEGINNING], 0);
	trait_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_and_what_follows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
