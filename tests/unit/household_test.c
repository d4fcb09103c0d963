/* People who live together. */
#include "link/household.h"

#include "link_sample.h"

static void
one_name_one_address(void **state)
{
	struct sample s;
	struct household h = { .of = { 0 } };
	const struct corpus *c = &s.link.corpus;
	uint32_t of[6];

	(void)state;
	sample_open(&s, "first_name|last_name|birth_date|phone|street|city");
	sample_add(&s, "Anna|Lindberg|1960-01-02|0401111111|5 Mill Road|Turku");
	sample_add(&s, "Eero|Lindberg|1958-07-21|0402222222|5 mill rd|Turku");
	sample_add(
	    &s, "Olavi|Lindberg|1990-03-11|0403333333|6 Mill Road|Turku");
	sample_add(&s, "Sanna|Heino|1962-11-30|0404444444|5 Mill Road|Turku");
	sample_add(&s, "Ulla|Heino|1999-05-05|0404444444|9 Hill View|Oulu");
	sample_add(&s, "Leo|Salo|1971-05-06||7 Long Street|Lahti");
	sample_run(&s);
	assert_int_equal(household_find(&h, c, &s.link.cluster, &s.err), 0);
	for (uint32_t i = 0; i < 6; i++)
		of[i] = household_of(&h, corpus_entry(c, i));
	assert_int_equal(of[0], of[1]);
	assert_int_not_equal(of[0], of[2]);
	assert_int_not_equal(of[0], of[3]);
	assert_int_equal(of[3], of[4]);
	assert_int_not_equal(of[5], of[0]);
	household_free(&h);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_name_one_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
