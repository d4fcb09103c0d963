/* Levels of addresses and names of organisations. */
#include "link/level_text.h"

#include "link_sample.h"

static void
what_is_rare_decides(void **state)
{
	struct sample s;
	const struct corpus *c = &s.link.corpus;
	const struct trait *t;
	uint32_t id[8];

	(void)state;
	sample_open(&s, "company|street");
	sample_add(&s, "Erie House Maria Site|12 Mill Road");
	sample_add(&s, "Erie House Mariia Site|12 Mill Rd");
	sample_add(&s, "Erie House Jesus Site|14 Mill Road");
	sample_add(&s, "Erie House North|7 Long Street");
	sample_add(&s, "City Garage|9 Long Street");
	sample_add(&s, "Garage City|9 Long Street 2");
	sample_settle(&s);
	t = &c->trait[0];
	for (uint64_t i = 0; i < 6; i++)
		id[i] = trait_of(t, corpus_entry(c, i));
	assert_int_equal(level_text_words(t, id[0], id[1]), 2);
	assert_true(level_text_words(t, id[0], id[2]) >= 3);
	assert_int_equal(level_text_words(t, id[0], id[4]), 5);
	assert_int_equal(level_text_words(t, id[4], id[5]), 2);
	t = &c->trait[1];
	for (uint64_t i = 0; i < 6; i++)
		id[i] = trait_of(t, corpus_entry(c, i));
	assert_true(level_text_address(t, id[0], id[1]) <= 3);
	assert_int_equal(level_text_address(t, id[0], id[2]), 4);
	assert_int_equal(level_text_address(t, id[3], id[4]), 4);
	assert_true(level_text_address(t, id[4], id[5]) <= 3);
	sample_close(&s);
}

/* Words that resemble several of the other value. */
static void
order_does_not_matter(void **state)
{
	static const char *const word[] = { "lane", "lanes", "lanee", "lan",
		"close", "rclose", "cl", "reyes", "reye" };
	enum { WORDS = sizeof word / sizeof *word, VALUES = 200 };
	struct sample s;
	const struct trait *t;
	char text[SAMPLE_TEXT];
	uint64_t draw = 5;

	(void)state;
	sample_open(&s, "street|city");
	for (size_t i = 0; i < VALUES; i++) {
		(void)snprintf(text, sizeof text, "%s %s %s|C%u",
		    word[draw_below(&draw, WORDS)],
		    word[draw_below(&draw, WORDS)],
		    word[draw_below(&draw, WORDS)], (unsigned)i % 7);
		sample_add(&s, text);
	}
	sample_settle(&s);
	t = &s.link.corpus.trait[0];
	for (uint32_t x = 1; x <= t->forms.n; x++) {
		for (uint32_t y = 1; y < x; y++)
			assert_int_equal(level_text_words(t, x, y),
			    level_text_words(t, y, x));
	}
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_rare_decides),
		cmocka_unit_test(order_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
