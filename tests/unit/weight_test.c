/* What likeness is worth. */
#include "link/weight.h"

#include "link_sample.h"

static void
parts_make_the_sum(void **state)
{
	struct sample s;
	struct weight_parts p;
	uint32_t who[600];
	const struct weight *w = &s.link.weight;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_run(&s);
	for (uint32_t x = 1; x < s.link.corpus.n; x++) {
		const uint64_t levels = compare_entries(
		    &s.link.corpus, &s.link.evidence, NULL, 0, x);
		double sum = w->prior;

		(void)weight_of(w, levels, 0, x, &p);
		for (size_t k = 0; k < s.link.evidence.n; k++)
			sum += p.match[k] + p.rare[k];
		assert_true(p.household <= 0);
		assert_true(sum + p.household - p.sum < 1e-9 &&
			    p.sum - sum - p.household < 1e-9);
	}
	sample_close(&s);
}

static void
a_person_is_no_organisation(void **state)
{
	struct sample s;
	const struct corpus *c = &s.link.corpus;

	(void)state;
	sample_open(&s, "first_name|last_name|company|phone");
	sample_add(&s, "Anna|Ek|Acme Oy|0401234567");
	sample_add(&s, "||Acme Oy|0401234567");
	sample_add(&s, "Eero|Salo|Globex|0507654321");
	sample_run(&s);
	assert_true(weight_pair(&s.link.weight, NULL, corpus_entry(c, 0),
			corpus_entry(c, 1)) <= WEIGHT_NEVER);
	assert_int_not_equal(
	    link_cluster(&s.link, 0), link_cluster(&s.link, 1));
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_make_the_sum),
		cmocka_unit_test(a_person_is_no_organisation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
