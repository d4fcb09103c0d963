/* Entries by their keys. */
#include "link/blocks_sort.h"

#include "link/block_key.h"
#include "link_sample.h"

enum { MANY = 30000 };

/* What a part has is in order, and in no other part. */
static size_t
check_part(const struct blocks_sort *s, size_t part, size_t *other)
{
	size_t n;
	const struct radix *item = blocks_sort_part(s, part, &n);

	for (size_t i = 0; i < n; i++) {
		uint64_t key[BLOCK_KEY_MOST];
		const uint32_t entry = item[i].of >> 1;
		const unsigned keys = block_key_of(&s->form, s->c, entry, key);

		assert_true((item[i].of & 1) < keys);
		assert_true(key[item[i].of & 1] == item[i].key);
		assert_true(i == 0 || item[i - 1].of < item[i].of);
		*other += (item[i].key & RADIX_GROUP_MASK) * s->parts /
			      (RADIX_GROUP_MASK + 1) !=
			  part;
	}
	return n;
}

static void
every_key_is_there(void **state)
{
	const struct evidence_rule rule = { .n = 1, .trait = { 1 } };
	struct blocks_sort sort = { .parts = 0 };
	struct block_key form;
	struct sample s;
	size_t n = 0, other = 0, expected = 0;
	char text[SAMPLE_TEXT];
	const struct corpus *c = &s.link.corpus;
	int got;

	(void)state;
	sample_open(&s, "first_name|last_name|email");
	for (unsigned i = 0; i < MANY; i++) {
		(void)snprintf(
		    text, sizeof text, "A%u|B%u|c%u@d.fi", i % 700, i % 900, i);
		sample_add(&s, text);
	}
	sample_settle(&s);
	block_key_open(&form, c, &rule);
	for (uint32_t i = 0; i < c->n; i++) {
		uint64_t key[BLOCK_KEY_MOST];

		expected += block_key_of(&form, c, i, key);
	}
	assert_int_equal(
	    blocks_sort_open(&sort, c, &rule, s.link.workers, &s.err), 0);
	assert_true(sort.parts > 1);
	while ((got = blocks_sort_next(&sort, &s.err)) == 1) {
		for (size_t i = sort.first; i < sort.end; i++)
			n += check_part(&sort, i, &other);
	}
	assert_int_equal(got, 0);
	assert_int_equal(n, expected);
	assert_int_equal(other, 0);
	blocks_sort_close(&sort);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
