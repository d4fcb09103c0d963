/* Rules for candidates. */
#include "link/evidence_rules.h"

#include "link/evidence_any.h"
#include "link_sample.h"

static void
pairs_are_found_within_the_budget(void **state)
{
	struct sample s;
	struct evidence v = { .n = 0 };
	struct blocks b;
	uint32_t who[1200];
	size_t n, found = 0, all = 0;
	const struct corpus *c = &s.link.corpus;

	(void)state;
	sample_open(&s, sample_people_columns);
	n = sample_people(&s, 600, who);
	sample_settle(&s);
	assert_int_equal(evidence_any_find(c, &v, s.link.workers, &s.err), 0);
	assert_int_equal(evidence_rules_choose(c, &v, &s.err), 0);
	assert_true(v.nrules > 4 && v.nrules <= EVIDENCE_RULES);
	assert_int_equal(blocks_make(&b, c, &v, s.link.workers, &s.err), 0);
	assert_true(b.pairs < 60 * n);
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n && who[j] == who[i]; j++) {
			all++;
			found += blocks_rules(&b, corpus_entry(c, i),
				     corpus_entry(c, j)) != 0;
		}
	}
	assert_int_equal(found, all);
	blocks_free(&b);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_are_found_within_the_budget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
