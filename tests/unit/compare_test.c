/* Two entries, trait by trait. */
#include "link/compare.h"

#include "link_sample.h"

static void
settle(struct sample *s, struct evidence *v)
{
	sample_settle(s);
	memset(v, 0, sizeof *v);
	v->n = s->link.corpus.ntraits;
	for (size_t k = 0; k < v->n; k++)
		v->order[k] = (uint8_t)k;
}

/* The levels of two records, a digit each; the same either way round. */
static void
check(const struct sample *s, const struct evidence *v, uint64_t a, uint64_t b,
    const char *expected)
{
	const struct corpus *c = &s->link.corpus;
	const uint32_t x = corpus_entry(c, a), y = corpus_entry(c, b);
	const uint64_t levels = compare_entries(c, v, NULL, x, y);
	char text[TRAIT_MOST + 1] = "";

	for (size_t k = 0; k < v->n; k++)
		text[k] = (char)(48 + compare_level(levels, k));
	assert_string_equal(text, expected);
	assert_true(levels == compare_entries(c, v, NULL, y, x));
}

static void
names_may_be_exchanged(void **state)
{
	struct sample s;
	struct evidence v;

	(void)state;
	sample_open(&s, "first_name|last_name|city");
	sample_add(&s, "Anna|Virtanen|Turku");
	sample_add(&s, "Virtanen|Anna|Turku");
	sample_add(&s, "Virtanen||Oulu");
	sample_add(&s, "Anna|Salo|");
	settle(&s, &v);
	check(&s, &v, 0, 1, "221");
	check(&s, &v, 0, 2, "025");
	check(&s, &v, 0, 3, "150");
	sample_close(&s);
}

static void
what_follows_is_hidden(void **state)
{
	struct sample s;
	struct evidence v;

	(void)state;
	sample_open(&s, "last_name|postcode|city");
	sample_add(&s, "Ek|20100|Turku");
	sample_add(&s, "Salo|20100|Turku");
	sample_add(&s, "Heino|95310|Turku");
	sample_add(&s, "Heino|95310|Oulu");
	settle(&s, &v);
	v.hides[1] = 1U << 2;
	check(&s, &v, 0, 1, "510");
	check(&s, &v, 0, 2, "551");
	v.hides[1] = 0;
	check(&s, &v, 0, 1, "511");
	sample_close(&s);
}

static void
addresses_made_of_the_name(void **state)
{
	struct sample s;
	struct evidence v;

	(void)state;
	sample_open(&s, "first_name|last_name|email");
	sample_add(&s, "Anna|Lindberg|anna.lindberg@x.fi");
	sample_add(&s, "Anna|Lindberg|anna.lindbergh@x.fi");
	sample_add(&s, "A|Lindberg|anna.lindberg@x.fi");
	sample_add(&s, "Viktor|Korhonen|anna.lindberg@x.fi");
	sample_add(&s, "|Lindberg|rosebud@x.fi");
	sample_add(&s, "||anna.lindbergh@y.fi");
	settle(&s, &v);
	check(&s, &v, 0, 1, "110");
	check(&s, &v, 0, 2, "316");
	check(&s, &v, 0, 3, "551");
	check(&s, &v, 0, 4, "010");
	check(&s, &v, 1, 5, "002");
	sample_close(&s);
}

static void
the_memo_changes_nothing(void **state)
{
	struct sample s;
	struct evidence v;
	struct compare_memo m;
	uint32_t who[100];

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 40, who);
	settle(&s, &v);
	assert_int_equal(compare_memo_open(&m, &s.err), 0);
	for (uint32_t round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < s.link.corpus.n; i++)
			assert_true(
			    compare_entries(&s.link.corpus, &v, &m, 0, i) ==
			    compare_entries(&s.link.corpus, &v, NULL, 0, i));
	}
	compare_memo_close(&m);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_may_be_exchanged),
		cmocka_unit_test(what_follows_is_hidden),
		cmocka_unit_test(addresses_made_of_the_name),
		cmocka_unit_test(the_memo_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
