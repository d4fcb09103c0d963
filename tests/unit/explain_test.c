/* Why two records are the same person. */
#include "link/explain.h"

#include "link_sample.h"

static void
the_waterfall_ends_at_the_weight(void **state)
{
	struct sample s;
	struct explain x;
	uint32_t who[300];

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 150, who);
	sample_run(&s);
	explain_pair(&x, &s.link, 0, 1);
	assert_int_equal(x.n, 6);
	assert_true(x.joined && !x.identical && !x.mixed);
	assert_true(x.rules != 0);
	assert_true(x.probability > 0.99 && x.probability <= 1);
	assert_true(x.line[5].total + x.household - x.weight < 1e-9 &&
		    x.weight - x.line[5].total - x.household < 1e-9);
	explain_pair(&x, &s.link, 0, 3);
	assert_false(x.joined);
	assert_true(x.probability < 0.01);
	explain_pair(&x, &s.link, 3, 3);
	assert_true(x.identical);
	sample_close(&s);
}

static void
rules_in_words(void **state)
{
	struct evidence v = { .n = 2, .nrules = 1 };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	v.name[0] = str_of("last_name");
	v.name[1] = str_of("dob");
	v.kind[0] = TRAIT_FAMILY;
	v.kind[1] = TRAIT_DATE;
	v.rule[0] = (struct evidence_rule){
		.n = 2, .trait = { 0, 1 }, .atom = { TRAIT_SOUND, TRAIT_WHOLE }
	};
	assert_int_equal(explain_rule(&out, &v, 0, &e), 0);
	assert_true(str_is(buf_str(&out), "last_name (sound), dob"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_waterfall_ends_at_the_weight),
		cmocka_unit_test(rules_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
