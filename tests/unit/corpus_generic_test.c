/* Values that belong to nobody. */
#include "link/corpus_generic.h"

#include "link_sample.h"

enum { PHONE = 3 };

static bool
has_phone(const struct sample *s, uint64_t record)
{
	const struct corpus *c = &s->link.corpus;

	return trait_of(&c->trait[PHONE], corpus_entry(c, record)) != 0;
}

static void
a_switchboard_is_no_evidence(void **state)
{
	static const char *const family[] = { "Ek", "Salo", "Virtanen",
		"Nieminen", "Korhonen", "Heino", "Rantanen", "Lindberg" };
	static const char *const given[] = { "Anna", "Eero", "Olavi", "Sanna",
		"Ulla", "Viktor", "Henrik", "Kirsi" };
	char text[SAMPLE_TEXT];
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name|birth_date|phone");
	for (unsigned i = 0; i < 8; i++) {
		(void)snprintf(text, sizeof text,
		    "%s|%s|19%02u-0%u-1%u|0201234567", given[i], family[i],
		    30 + 7 * i, 1 + i, i);
		sample_add(&s, text);
	}
	/* A person seen six times, and a pair. */
	for (unsigned i = 0; i < 6; i++) {
		(void)snprintf(text, sizeof text,
		    "Maria|Duda|1977-03-%u1|0401112223", i % 3);
		sample_add(&s, text);
	}
	sample_add(&s, "Leo|Horvat|1966-06-06|0504445556");
	sample_add(&s, "Ivan|Horvat|1999-12-06|0504445556");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.trait[PHONE].generic, 1);
	assert_false(has_phone(&s, 0));
	assert_false(has_phone(&s, 7));
	assert_true(has_phone(&s, 8));
	assert_true(has_phone(&s, 14));
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_switchboard_is_no_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
