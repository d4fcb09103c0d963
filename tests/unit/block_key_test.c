/* Keys of rules. */
#include "link/block_key.h"

#include "link_sample.h"

static uint64_t
first_key(
    const struct sample *s, const struct evidence_rule *r, uint64_t record)
{
	uint64_t key[BLOCK_KEY_MOST];
	const struct corpus *c = &s->link.corpus;
	struct block_key k;

	block_key_open(&k, c, r);
	return block_key_of(&k, c, corpus_entry(c, record), key) == 0 ? 0
								      : key[0];
}

static void
open_names(struct sample *s)
{
	sample_open(s, "first_name|last_name|city");
	sample_add(s, "Anna|Ek|Turku");
	sample_add(s, "Ek|Anna|Turku");
	sample_add(s, "Anna|Salo|Oulu");
	sample_add(s, "Eero||Oulu");
	sample_settle(s);
}

static void
both_names_in_either_order(void **state)
{
	const struct evidence_rule names = { .n = 2, .trait = { 0, 1 } };
	struct block_key k;
	struct sample s;

	(void)state;
	open_names(&s);
	block_key_open(&k, &s.link.corpus, &names);
	assert_int_equal(k.slots, 1);
	assert_true(first_key(&s, &names, 0) == first_key(&s, &names, 1));
	assert_true(first_key(&s, &names, 0) != first_key(&s, &names, 2));
	assert_int_equal(first_key(&s, &names, 3), 0);
	sample_close(&s);
}

static void
one_name_or_the_other(void **state)
{
	const struct evidence_rule rule = { .n = 2, .trait = { 1, 2 } };
	struct sample s;
	uint64_t a[BLOCK_KEY_MOST], b[BLOCK_KEY_MOST];
	const struct corpus *c = &s.link.corpus;
	struct block_key k;

	(void)state;
	open_names(&s);
	block_key_open(&k, c, &rule);
	assert_int_equal(k.slots, 2);
	assert_int_equal(block_key_of(&k, c, corpus_entry(c, 0), a), 2);
	assert_int_equal(block_key_of(&k, c, corpus_entry(c, 1), b), 2);
	assert_true(a[0] == b[1] && a[1] == b[0]);
	assert_int_equal(block_key_of(&k, c, corpus_entry(c, 3), a), 1);
	sample_close(&s);
}

static void
shared_is_what_both_have(void **state)
{
	const struct evidence_rule rules[] = {
		{ .n = 2, .trait = { 1, 2 } },
		{ .n = 2, .trait = { 0, 1 } },
		{ .n = 1, .trait = { 2 } },
	};
	struct sample s;
	const struct corpus *c = &s.link.corpus;

	(void)state;
	open_names(&s);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		struct block_key k;

		block_key_open(&k, c, &rules[i]);
		for (uint32_t pair = 0; pair < 16; pair++) {
			uint64_t a[BLOCK_KEY_MOST], b[BLOCK_KEY_MOST];
			const unsigned na = block_key_of(&k, c, pair / 4, a);
			const unsigned nb = block_key_of(&k, c, pair % 4, b);
			unsigned both = 0;

			for (unsigned j = 0; j < na * nb; j++)
				both += a[j / nb] == b[j % nb];
			assert_int_equal(
			    block_key_meet(&k, c,
				block_key_agree(c, ~0U, pair / 4, pair % 4),
				pair / 4, pair % 4),
			    both > 0);
			assert_int_equal(
			    block_key_shared(&k, c, pair / 4, pair % 4, a),
			    both);
		}
	}
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_names_in_either_order),
		cmocka_unit_test(one_name_or_the_other),
		cmocka_unit_test(shared_is_what_both_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
