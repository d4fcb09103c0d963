/* Copies of a record of which something is said. */
#include "link/bonds_alike.h"

#include "link_sample.h"

/* Two of one kind, which are two entries by what is said of record 1. */
static void
open_with(struct sample *s, struct bonds *b)
{
	struct buf tags = { 0 };
	struct corpus *c = &s->link.corpus;

	sample_open(s, "first_name|last_name");
	sample_add(s, "Anna|Ek");
	sample_add(s, "Anna|Ek");
	sample_add(s, "Eero|Salo");
	sample_add(s, "|");
	sample_add(s, "|");
	assert_int_equal(bonds_tags(b, 5, &tags, &s->err), 0);
	assert_int_equal(intake_finish(&s->link.intake, &s->err), 0);
	assert_int_equal(corpus_settle(c, &s->link.options.reading, &tags,
			     s->link.workers, &s->err),
	    0);
	assert_int_equal(bonds_settle(b, c, &s->err), 0);
	buf_free(&tags);
}

static size_t
pairs_of(const struct bonds *b)
{
	return b->alike.n / sizeof(struct bonds_alike);
}

static void
copies_of_what_is_apart_from_others(void **state)
{
	struct bonds b = { .pairs = { 0 } };
	const struct bonds_alike *pair;
	struct sample s;
	uint32_t x, y;

	(void)state;
	assert_int_equal(bonds_add(&b, 1, 2, false, 1, &s.err), 0);
	assert_int_equal(bonds_add(&b, 3, 2, false, 3, &s.err), 0);
	open_with(&s, &b);
	x = corpus_entry(&s.link.corpus, 0);
	y = corpus_entry(&s.link.corpus, 1);
	assert_int_not_equal(x, y);
	assert_int_equal(pairs_of(&b), 1);
	pair = (const void *)b.alike.p;
	assert_true(
	    (pair->x == x && pair->y == y) || (pair->x == y && pair->y == x));
	bonds_free(&b);
	sample_close(&s);
}

static void
known_people_are_not_compared_with_each_other(void **state)
{
	struct bonds b = { .pairs = { 0 } };
	struct sample s;

	(void)state;
	assert_int_equal(bonds_label(&b, 0, 1, &s.err), 0);
	assert_int_equal(bonds_label(&b, 1, 2, &s.err), 0);
	open_with(&s, &b);
	assert_int_equal(pairs_of(&b), 0);
	bonds_free(&b);
	sample_close(&s);
}

static void
nothing_said_nothing_found(void **state)
{
	struct bonds b = { .pairs = { 0 } };
	struct sample s;

	(void)state;
	open_with(&s, &b);
	assert_int_equal(
	    corpus_entry(&s.link.corpus, 0), corpus_entry(&s.link.corpus, 1));
	assert_int_equal(pairs_of(&b), 0);
	bonds_free(&b);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_of_what_is_apart_from_others),
		cmocka_unit_test(known_people_are_not_compared_with_each_other),
		cmocka_unit_test(nothing_said_nothing_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
