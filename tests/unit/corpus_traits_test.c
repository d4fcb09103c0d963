/* Which columns are evidence. */
#include "link/corpus_traits.h"

#include "link_sample.h"

/* The traits that are left, as "a b c". */
static void
check(struct sample *s, const char *expected)
{
	char text[SAMPLE_TEXT] = "";
	size_t n = 0;

	sample_settle(s);
	for (size_t k = 0; k < s->link.corpus.ntraits; k++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s",
		    k == 0 ? "" : " ", s->link.corpus.trait[k].name.p);
	assert_string_equal(text, expected);
	sample_close(s);
}

static void
what_tells_nothing_goes(void **state)
{
	struct sample s;

	(void)state;
	sample_open(
	    &s, "customer_id|first_name|country|last_name|name2|source");
	sample_add(&s, "1|Anna|FI|Ek|Ek|crm");
	sample_add(&s, "2|Anna|FI|Salo|Salo|crm");
	sample_add(&s, "3|Eero|FI|Salo|Salo|web");
	sample_add(&s, "4|Eero|FI|Ek|Ek|web");
	check(&s, "first_name last_name");
}

static void
full_names_yield_to_their_parts(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "full_name|first_name|last_name");
	sample_add(&s, "Anna Ek|Anna|Ek");
	sample_add(&s, "Anna Maria Salo||");
	sample_add(&s, "Salo, Eero||");
	sample_add(&s, "Ek Eero|Eero|Ek");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.ntraits, 2);
	assert_true(str_is(corpus_text(&s.link.corpus, s.link.corpus.given,
			       corpus_entry(&s.link.corpus, 1)),
	    "anna maria"));
	assert_true(str_is(corpus_text(&s.link.corpus, s.link.corpus.family,
			       corpus_entry(&s.link.corpus, 2)),
	    "salo"));
	sample_close(&s);
}

static void
nothing_may_be_left(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name");
	sample_add(&s, "Anna|");
	sample_add(&s, "Anna|");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.ntraits, 0);
	assert_int_equal(s.link.corpus.n, 1);
	sample_close(&s);
	sample_open(&s, "customer_id|first_name");
	sample_add(&s, "1|Anna");
	sample_add(&s, "2|Anna");
	sample_settle(&s);
	assert_int_equal(s.link.corpus.ntraits, 0);
	assert_int_equal(s.link.corpus.n, 2);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_tells_nothing_goes),
		cmocka_unit_test(full_names_yield_to_their_parts),
		cmocka_unit_test(nothing_may_be_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
