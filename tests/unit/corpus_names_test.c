/* Names of people in one column and in two. */
#include "link/corpus_names.h"

#include "link_sample.h"

static void
check(const struct sample *s, uint64_t record, const char *given,
    const char *family)
{
	const struct corpus *c = &s->link.corpus;
	const uint32_t entry = corpus_entry(c, record);

	assert_true(str_is(corpus_text(c, c->given, entry), given));
	assert_true(str_is(corpus_text(c, c->family, entry), family));
}

static void
only_what_has_no_parts_is_split(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "full_name|first_name|last_name");
	sample_add(&s, "Anna Maria Ek||");
	sample_add(&s, "Salo, Eero||");
	sample_add(&s, "Madonna||");
	sample_add(&s, "Eero Salo|Leo|Salo");
	sample_add(&s, "|Leo|");
	sample_settle(&s);
	check(&s, 0, "anna maria", "ek");
	check(&s, 1, "eero", "salo");
	check(&s, 2, "", "madonna");
	check(&s, 3, "leo", "salo");
	check(&s, 4, "leo", "");
	sample_close(&s);
}

static void
full_names_alone_stay(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "full_name|city");
	sample_add(&s, "Anna Ek|Turku");
	sample_add(&s, "Eero Salo|Oulu");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.full, 0);
	assert_true(s.link.corpus.family == CORPUS_NONE);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_has_no_parts_is_split),
		cmocka_unit_test(full_names_alone_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
