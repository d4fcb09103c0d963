/* What is certain whatever the values say. */
#include "link/bonds.h"

#include "link_sample.h"

static void
apart_known_and_once(void **state)
{
	struct bonds b = { .known = { 0 } };
	struct buf tags = { 0 };
	struct sample s;
	const struct corpus *c = &s.link.corpus;
	static const char *const source[] = { "crm", "web", "crm", "" };

	(void)state;
	sample_open(&s, "first_name|last_name");
	sample_add(&s, "Anna|Ek");
	sample_add(&s, "Anna|Salo");
	sample_add(&s, "Eero|Ek");
	sample_add(&s, "Eero|Salo");
	sample_settle(&s);
	assert_int_equal(bonds_tags(&b, 4, &tags, &s.err), 0);
	assert_int_equal(tags.n, 0);
	assert_int_equal(bonds_add(&b, 3, 1, false, 3, &s.err), 0);
	assert_int_equal(bonds_add(&b, 0, 1, true, 0, &s.err), 0);
	assert_int_equal(bonds_label(&b, 2, 7, &s.err), 0);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(
		    bonds_source(&b, str_of(source[i]), &s.err), 0);
	assert_int_equal(bonds_tags(&b, 4, &tags, &s.err), 0);
	assert_int_equal(tags.n, 4 * sizeof(uint32_t));
	assert_int_equal(bonds_settle(&b, c, &s.err), 0);
	assert_true(
	    bonds_are_apart(&b, corpus_entry(c, 1), corpus_entry(c, 3)));
	assert_true(
	    bonds_are_apart(&b, corpus_entry(c, 3), corpus_entry(c, 1)));
	assert_true(
	    bonds_are_apart(&b, corpus_entry(c, 0), corpus_entry(c, 2)));
	assert_false(
	    bonds_are_apart(&b, corpus_entry(c, 0), corpus_entry(c, 1)));
	assert_false(
	    bonds_are_apart(&b, corpus_entry(c, 2), corpus_entry(c, 3)));
	assert_int_equal(bonds_known(&b, corpus_entry(c, 2)), 7);
	assert_int_equal(bonds_known(&b, corpus_entry(c, 3)), 0);
	buf_free(&tags);
	bonds_free(&b);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(apart_known_and_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
