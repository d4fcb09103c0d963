/* Records to entries. */
#include "link/corpus.h"

#include "link_sample.h"

static void
alike_is_one_entry(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name|city");
	sample_add(&s, "Anna|Ek|Turku");
	sample_add(&s, "ANNA| ek |TURKU");
	sample_add(&s, "Anna|Ek|Oulu");
	sample_add(&s, "Liisa|Salo|Oulu");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.n, 3);
	assert_int_equal(
	    corpus_entry(&s.link.corpus, 0), corpus_entry(&s.link.corpus, 1));
	assert_int_equal(
	    corpus_first(&s.link.corpus, corpus_entry(&s.link.corpus, 1)), 0);
	assert_true(
	    (corpus_facts(&s.link.corpus, corpus_entry(&s.link.corpus, 1)) &
		CORPUS_SEVERAL) != 0);
	assert_true(
	    (corpus_facts(&s.link.corpus, corpus_entry(&s.link.corpus, 2)) &
		CORPUS_SEVERAL) == 0);
	sample_close(&s);
}

static void
empty_records_stay_apart(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name");
	sample_add(&s, "|");
	sample_add(&s, "N/A|");
	sample_add(&s, "Anna|Ek");
	sample_add(&s, "Anna|Salo");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.n, 4);
	sample_close(&s);
}

/* The order of entries is that of their content. */
static void
order_does_not_matter(void **state)
{
	static const char *const records[] = { "Anna|Ek|Turku",
		"Liisa|Salo|Oulu", "Eero|Ek|Oulu", "Eero|Heino|Turku",
		"Anna|Heino|Lahti" };
	enum { N = sizeof records / sizeof *records };
	struct sample s, t;

	(void)state;
	sample_open(&s, "first_name|last_name|city");
	sample_open(&t, "first_name|last_name|city");
	for (size_t i = 0; i < N; i++) {
		sample_add(&s, records[i]);
		sample_add(&t, records[N - 1 - i]);
	}
	sample_settle(&s);
	sample_settle(&t);
	for (uint32_t i = 0; i < N; i++)
		assert_int_equal(corpus_entry(&s.link.corpus, i),
		    corpus_entry(&t.link.corpus, N - 1 - i));
	sample_close(&s);
	sample_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alike_is_one_entry),
		cmocka_unit_test(empty_records_stay_apart),
		cmocka_unit_test(order_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
