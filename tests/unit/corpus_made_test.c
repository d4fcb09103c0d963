/* E-mail addresses made of the name. */
#include "link/corpus_made.h"

#include "link_sample.h"

static float
made(const struct sample *s, uint64_t record)
{
	const struct corpus *c = &s->link.corpus;

	return ((const float *)(const void *)c->trait[c->email]
		    .made.p)[corpus_entry(c, record)];
}

static void
digits_and_rare_domains_tell_more(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name|email");
	sample_add(&s, "Anna|Lindberg|anna.lindberg@mail.fi");
	sample_add(&s, "Olavi|Korhonen|olavi.korhonen7@mail.fi");
	sample_add(&s, "Sanna|Rantanen|s.rantanen@own.fi");
	sample_add(&s, "Viktor|Heino|rosebud@mail.fi");
	sample_add(&s, "Viktor|Lindberg|viktor.lindberg@mail.fi");
	sample_add(&s, "Viktor|Lindberg|viktor.lindberg@mail.fi ");
	sample_add(&s, "Anna|Heino|anna.lindberg@mail.fi");
	sample_settle(&s);
	assert_true(made(&s, 1) < made(&s, 0) - 3);
	assert_true(made(&s, 2) < made(&s, 0));
	assert_true(made(&s, 3) == 0);
	/* The address of Anna is made of the name of Anna alone. */
	assert_true(made(&s, 6) < made(&s, 0));
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_and_rare_domains_tell_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
