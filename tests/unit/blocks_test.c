/* Candidate pairs. */
#include "link/blocks.h"

#include "link_sample.h"

struct seen {
	const struct blocks *b;
	uint64_t pairs, again;
	unsigned char *matrix;
	uint32_t n;
};

static void
take_one(struct seen *seen, const struct blocks_pair *p)
{
	const unsigned rules = blocks_rules(seen->b, p->x, p->y);

	assert_true(p->x < p->y);
	assert_true((rules >> p->rule & 1) != 0);
	if (blocks_is_again(seen->b, p)) {
		assert_int_equal(blocks_first(seen->b, p), 0);
		seen->again++;
	}
	if (blocks_first(seen->b, p) == 0)
		return;
	assert_int_equal(blocks_first(seen->b, p), rules);
	assert_int_equal(rules & ((1U << p->rule) - 1), 0);
	assert_int_equal(seen->matrix[p->x * seen->n + p->y]++, 0);
	seen->pairs++;
}

static void
take(void *context, const struct blocks_pair *pair, size_t n)
{
	assert_true(n <= BLOCKS_PAIRS);
	for (size_t i = 0; i < n; i++)
		take_one(context, &pair[i]);
}

static void
every_pair_is_first_once(void **state)
{
	static unsigned char matrix[200 * 200];
	struct evidence v = { .n = 6, .nrules = 3 };
	struct seen seen = { .matrix = matrix };
	struct blocks b;
	struct sample s;
	uint32_t who[200];
	uint64_t expected = 0;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 80, who);
	sample_settle(&s);
	v.rule[0] = (struct evidence_rule){ .n = 1, .trait = { 0 } };
	v.rule[1] = (struct evidence_rule){ .n = 1, .trait = { 1 } };
	v.rule[2] = (struct evidence_rule){
		.n = 2, .trait = { 1, 4 }, .atom = { 2, 1 }
	};
	assert_int_equal(
	    blocks_make(&b, &s.link.corpus, &v, s.link.workers, &s.err), 0);
	seen.b = &b;
	seen.n = s.link.corpus.n;
	for (size_t i = 0; i < blocks_nparts(&b); i++)
		blocks_each(&b, i, take, &seen);
	for (uint32_t x = 0; x < seen.n; x++) {
		for (uint32_t y = x + 1; y < seen.n; y++)
			expected += blocks_rules(&b, x, y) != 0;
	}
	assert_true(expected > 100);
	assert_int_equal(seen.pairs, expected);
	assert_true(seen.again > 0);
	blocks_free(&b);
	sample_close(&s);
}

static void
too_large_blocks_are_dropped(void **state)
{
	struct evidence v = { .n = 2, .nrules = 1 };
	struct blocks b;
	struct sample s;
	char text[SAMPLE_TEXT];
	const struct corpus *c;

	(void)state;
	sample_open(&s, "last_name|birth_date");
	for (unsigned i = 0; i <= BLOCKS_LARGEST; i++) {
		(void)snprintf(
		    text, sizeof text, "Ek|19%02u-0%u-11", i % 100, 1 + i / 50);
		sample_add(&s, text);
	}
	sample_add(&s, "Salo|1950-01-01");
	sample_add(&s, "Salo|1951-01-01");
	sample_settle(&s);
	c = &s.link.corpus;
	v.rule[0] = (struct evidence_rule){ .n = 1, .trait = { 0 } };
	assert_int_equal(
	    blocks_make(&b, &s.link.corpus, &v, s.link.workers, &s.err), 0);
	assert_int_equal(b.rule[0].dropped, 1);
	assert_int_equal(b.rule[0].dropped_entries, BLOCKS_LARGEST + 1);
	assert_int_equal(b.pairs, 1);
	assert_int_equal(
	    blocks_rules(&b, corpus_entry(c, 0), corpus_entry(c, 1)), 0);
	assert_int_equal(blocks_rules(&b, corpus_entry(c, BLOCKS_LARGEST + 1),
			     corpus_entry(c, BLOCKS_LARGEST + 2)),
	    1);
	blocks_free(&b);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_is_first_once),
		cmocka_unit_test(too_large_blocks_are_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
