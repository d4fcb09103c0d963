/* What is known of an entry by its traits together. */
#include "link/corpus_facts.h"

#include "link_sample.h"

static void
check(const struct sample *s, uint64_t record, unsigned expected)
{
	const struct corpus *c = &s->link.corpus;

	assert_int_equal(corpus_facts(c, corpus_entry(c, record)), expected);
}

static void
people_organisations_and_made_addresses(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name|company|email");
	sample_add(&s, "Anna|Lindberg|Acme Oy|anna.lindberg@x.fi");
	sample_add(&s, "Anna|Lindberg||rosebud7@x.fi");
	sample_add(&s, "||Acme Oy|info@x.fi");
	sample_add(&s, "|Nordic Timber Ltd||info@y.fi");
	sample_add(&s, "|||info@y.fi");
	sample_add(&s, "||Globex|");
	sample_settle(&s);
	check(&s, 0, CORPUS_PERSON | CORPUS_EMAIL_NAMED);
	check(&s, 1, CORPUS_PERSON);
	check(&s, 2, CORPUS_ORGANISATION);
	check(&s, 3, CORPUS_ORGANISATION);
	check(&s, 4, 0);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_organisations_and_made_addresses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
