/* Ids of people from one night to the next; records are named by letters, and
 * those of one person have the same digit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dedupe/ledger.h"

static const struct date today = { 2026, 3, 1 };

struct night {
	struct ledger ledger;
	struct link link;
	struct identity id;
	const char *records;
};

/* The night that follows on `before` (NULL: the first one). */
static void
settle(struct night *x, struct night *before, const char *records,
    const char *people, struct date day)
{
	struct ledger *g = &x->ledger;
	struct err e;

	memset(x, 0, sizeof *x);
	x->records = records;
	g->next = before == NULL ? 1 : before->ledger.next;
	if (before != NULL) {
		g->lines = before->ledger.lines;
		g->retired = before->ledger.retired;
		memset(&before->ledger.lines, 0, sizeof g->lines);
		memset(&before->ledger.retired, 0, sizeof g->retired);
	}
	for (size_t i = 0; records[i] != '\0'; i++) {
		const struct str name = str_make(records + i, 1);
		const uint32_t person = (uint32_t)(people[i] - '0');

		assert_int_equal(ledger_add(g, &name, 1, &e), 0);
		assert_int_equal(
		    buf_add(&x->link.number,
			str_make((const char *)&person, sizeof person), &e),
		    0);
		if (person >= x->link.clusters)
			x->link.clusters = person + 1;
	}
	assert_int_equal(ledger_settle(g, &x->link, day, &x->id, &e), 0);
}

static uint32_t
id_of(const struct night *x, char record)
{
	const size_t i = (size_t)(strchr(x->records, record) - x->records);

	return ((const uint32_t *)(const void *)
		    x->id.of.p)[link_cluster(&x->link, i)];
}

static void
expect_counts(const struct night *x, uint64_t kept, uint64_t begun,
    uint64_t ended, uint64_t split)
{
	assert_int_equal(x->ledger.kept, kept);
	assert_int_equal(x->ledger.begun, begun);
	assert_int_equal(x->ledger.ended, ended);
	assert_int_equal(x->ledger.split, split);
}

static void
finish(struct night *x)
{
	ledger_close(&x->ledger);
	identity_free(&x->id);
	buf_free(&x->link.number);
}

static void
the_same_people_keep_their_ids_in_any_order(void **state)
{
	struct night one, two;

	(void)state;
	settle(&one, NULL, "abcd", "0012", today);
	expect_counts(&one, 0, 3, 0, 0);
	settle(&two, &one, "dxcba", "01233", today);
	expect_counts(&two, 3, 1, 0, 0);
	for (const char *r = "abcd"; *r != '\0'; r++)
		assert_int_equal(id_of(&one, *r), id_of(&two, *r));
	assert_int_equal(id_of(&two, 'x'), 4);
	finish(&one);
	finish(&two);
}

static void
most_records_keep_the_id_of_who_was_one(void **state)
{
	struct night one, two;
	const struct ledger_change *c;

	(void)state;
	settle(&one, NULL, "abcde", "00000", today);
	settle(&two, &one, "abcde", "01011", today);
	expect_counts(&two, 1, 1, 0, 1);
	assert_int_equal(id_of(&two, 'b'), 1);
	assert_int_equal(id_of(&two, 'a'), 2);
	assert_int_equal(two.ledger.changes.n, sizeof *c);
	c = (const void *)two.ledger.changes.p;
	assert_int_equal(c->id, 1);
	assert_int_equal(c->now, 2);
	assert_int_equal(c->records, 2);
	assert_false(c->retired);
	finish(&one);
	finish(&two);
}

static void
a_retired_id_leads_to_who_has_its_records_now(void **state)
{
	struct night one, two, three;
	const struct ledger_retired *r;
	uint32_t ab, c, d;

	(void)state;
	settle(&one, NULL, "abcdef", "001222", today);
	ab = id_of(&one, 'a');
	c = id_of(&one, 'c');
	d = id_of(&one, 'd');
	settle(&two, &one, "abcdef", "000111", today);
	expect_counts(&two, 2, 0, 1, 0);
	assert_int_equal(id_of(&two, 'c'), ab);
	settle(&three, &two, "abcdefg", "0000000", today);
	expect_counts(&three, 1, 0, 1, 0);
	assert_true(id_of(&three, 'g') == (ab < d ? ab : d));
	assert_int_equal(three.ledger.retired.n, 2 * sizeof *r);
	r = (const void *)three.ledger.retired.p;
	assert_true(r[0].id < r[1].id);
	for (size_t i = 0; i < 2; i++) {
		assert_true(r[i].id == c || r[i].id == (ab < d ? d : ab));
		assert_int_equal(r[i].now, id_of(&three, 'a'));
	}
	finish(&one);
	finish(&two);
	finish(&three);
}

static void
who_is_gone_is_remembered_for_a_time(void **state)
{
	static const struct date later = { 2027, 4, 5 }, late = { 2027, 4, 6 };
	struct night one, two, back;
	uint32_t b;

	(void)state;
	for (int i = 0; i < 2; i++) {
		settle(&one, NULL, "ab", "01", today);
		b = id_of(&one, 'b');
		settle(&two, &one, "a", "0", today);
		finish(&one);
		settle(&one, &two, "a", "0", i == 0 ? later : late);
		settle(&back, &one, "ab", "01", late);
		assert_int_equal(id_of(&back, 'b'), i == 0 ? b : 3);
		finish(&one);
		finish(&two);
		finish(&back);
	}
}

static void
of_nobody(void **state)
{
	struct night one;

	(void)state;
	settle(&one, NULL, "", "", today);
	expect_counts(&one, 0, 0, 0, 0);
	assert_int_equal(one.ledger.next, 1);
	finish(&one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_people_keep_their_ids_in_any_order),
		cmocka_unit_test(most_records_keep_the_id_of_who_was_one),
		cmocka_unit_test(a_retired_id_leads_to_who_has_its_records_now),
		cmocka_unit_test(who_is_gone_is_remembered_for_a_time),
		cmocka_unit_test(of_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
