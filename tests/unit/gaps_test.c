/* Gaps of one source that another could fill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "merge/gaps.h"

enum { COLUMNS = 11, MOST = 8 };

struct key {
	struct group_member member[MOST];
	struct str field[MOST];
	unsigned char bits[MOST][COLUMNS / 8 + 1];
	size_t n;
};

/* A record of a source; columns: those that have a value, "" for none. */
static void
put(struct key *k, size_t source, const char *columns)
{
	struct group_member *m = &k->member[k->n];

	memset(k->bits[k->n], 0, sizeof k->bits[k->n]);
	for (; *columns != '\0'; columns++)
		gaps_mark(k->bits[k->n], (size_t)(*columns - 'a'));
	k->field[k->n] =
	    str_make((const char *)k->bits[k->n], sizeof k->bits[k->n]);
	m->source = source;
	m->number = k->n + 1;
	m->field = &k->field[k->n];
	k->n++;
}

static void
open_gaps(struct gaps *g, struct arena *memory)
{
	struct err e;

	memset(g, 0, sizeof *g);
	memset(memory, 0, sizeof *memory);
	assert_int_equal(gaps_open(g, 4, COLUMNS, memory, &e), 0);
	assert_int_equal(g->width, COLUMNS / 8 + 1);
}

static void
a_source_alone_fills_nothing(void **state)
{
	struct key k = { .n = 0 };
	struct arena memory;
	struct gaps g;

	(void)state;
	open_gaps(&g, &memory);
	put(&k, 2, "");
	put(&k, 2, "abcdefghijk");
	gaps_take(&g, k.member, k.n);
	assert_int_equal(g.npresent, 1);
	assert_int_equal(g.present[0], 2);
	for (size_t i = 0; i < COLUMNS; i++)
		assert_int_equal(gaps_fillable(&g, 2, i), 0);
	arena_free(&memory);
}

static void
others_fill_what_they_have(void **state)
{
	struct key k = { .n = 0 };
	struct arena memory;
	struct gaps g;

	(void)state;
	open_gaps(&g, &memory);
	put(&k, 0, "a");
	put(&k, 1, "ak");
	put(&k, 3, "bk");
	gaps_take(&g, k.member, k.n);
	assert_int_equal(g.npresent, 3);
	assert_int_equal(gaps_fillable(&g, 0, 0), 0);
	assert_int_equal(gaps_fillable(&g, 0, 1), 1);
	assert_int_equal(gaps_fillable(&g, 0, 10), 1);
	assert_int_equal(gaps_fills(&g, 0, 10, 1), 1);
	assert_int_equal(gaps_fills(&g, 0, 10, 3), 1);
	assert_int_equal(gaps_fills(&g, 0, 1, 1), 0);
	assert_int_equal(gaps_fills(&g, 0, 1, 3), 1);
	assert_int_equal(gaps_fillable(&g, 1, 10), 0);
	assert_int_equal(gaps_fillable(&g, 1, 1), 1);
	assert_int_equal(gaps_fillable(&g, 3, 0), 1);
	assert_int_equal(gaps_fills(&g, 3, 0, 0), 1);
	assert_int_equal(gaps_fills(&g, 3, 0, 1), 1);
	for (size_t i = 2; i < 10; i++)
		assert_int_equal(gaps_fillable(&g, 0, i), 0);
	assert_int_equal(gaps_fillable(&g, 2, 0), 0);
	arena_free(&memory);
}

/* Each record has its own gaps; a value in another record of the same source
 * does not fill them. */
static void
records_count_one_by_one(void **state)
{
	struct key k = { .n = 0 };
	struct arena memory;
	struct gaps g;

	(void)state;
	open_gaps(&g, &memory);
	put(&k, 0, "i");
	put(&k, 0, "");
	put(&k, 0, "c");
	put(&k, 1, "");
	put(&k, 1, "c");
	gaps_take(&g, k.member, k.n);
	assert_int_equal(gaps_fillable(&g, 0, 2), 2);
	assert_int_equal(gaps_fillable(&g, 0, 8), 0);
	assert_int_equal(gaps_fillable(&g, 1, 2), 1);
	assert_int_equal(gaps_fillable(&g, 1, 8), 2);
	assert_int_equal(gaps_fills(&g, 1, 8, 0), 2);
	gaps_take(&g, k.member, k.n);
	assert_int_equal(gaps_fillable(&g, 1, 8), 4);
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_source_alone_fills_nothing),
		cmocka_unit_test(others_fill_what_they_have),
		cmocka_unit_test(records_count_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
