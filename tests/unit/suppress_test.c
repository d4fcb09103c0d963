/* No small cell can be found from the margins: an attack by elimination. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/suppress.h"

enum { MOST = 12, K = 5 };

static uint64_t
next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed >> 20;
}

/* Is the cell known to who knows all margins and all cells that are shown?  It
 * is when its row and column are not joined by other hidden cells: then the
 * sum over one part of the table tells it. */
static bool
is_found(const struct suppress *s, size_t row, size_t column)
{
	bool rows[MOST] = { false };
	bool columns[MOST] = { false };
	bool more = true;

	rows[row] = true;
	while (more) {
		more = false;
		for (size_t i = 0; i < s->rows; i++) {
			for (size_t k = 0; k < s->columns; k++) {
				if (!s->hidden[i * s->columns + k] ||
				    (i == row && k == column) ||
				    rows[i] == columns[k])
					continue;
				rows[i] = true;
				columns[k] = true;
				more = true;
			}
		}
	}
	return !columns[column];
}

static void
assert_protected(const struct suppress *s)
{
	for (size_t i = 0; i < s->rows; i++) {
		uint64_t sum = 0;
		bool any = false;
		bool all = true;

		for (size_t k = 0; k < s->columns; k++) {
			size_t cell = i * s->columns + k;
			bool small = s->count[cell] > 0 && s->count[cell] < K;

			assert_true(!small || s->hidden[cell]);
			any |= s->hidden[cell];
			all &= s->hidden[cell];
			sum += s->hidden[cell] ? s->count[cell] : 0;
		}
		assert_true(!any || sum >= K || all);
		for (size_t k = 0; k < s->columns; k++) {
			size_t cell = i * s->columns + k;

			if (s->count[cell] > 0 && s->count[cell] < K &&
			    s->rows > 1 && s->columns > 1)
				assert_false(is_found(s, i, k));
		}
	}
}

static void
random_tables_are_protected(void **state)
{
	uint64_t seed = 88172645463325252u;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		uint64_t count[MOST * MOST];
		bool hidden[MOST * MOST] = { false };
		struct suppress s = { 2 + next(&seed) % (MOST - 2),
			2 + next(&seed) % (MOST - 2), count, K, hidden };
		struct arena memory = { 0 };
		uint64_t scale = 2 + next(&seed) % 40;
		struct err e;

		for (size_t i = 0; i < s.rows * s.columns; i++)
			count[i] = next(&seed) % scale;
		assert_int_equal(suppress_cells(&s, &memory, &e), 0);
		assert_protected(&s);
		arena_free(&memory);
	}
}

static void
nothing_is_hidden_without_need(void **state)
{
	static const uint64_t count[] = { 10, 0, 7, 99 };
	bool hidden[4] = { false };
	struct suppress s = { 2, 2, count, K, hidden };
	struct arena memory = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(suppress_cells(&s, &memory, &e), 0);
	for (size_t i = 0; i < 4; i++)
		assert_false(hidden[i]);
	arena_free(&memory);
}

static void
lists_have_two(void **state)
{
	static const uint64_t count[] = { 10, 3, 7, 99 };
	bool hidden[4];

	(void)state;
	suppress_list(count, 4, K, hidden);
	assert_true(!hidden[0] && hidden[1] && hidden[2] && !hidden[3]);
	suppress_list(count, 4, 3, hidden);
	assert_true(!hidden[0] && !hidden[1] && !hidden[2] && !hidden[3]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_tables_are_protected),
		cmocka_unit_test(nothing_is_hidden_without_need),
		cmocka_unit_test(lists_have_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
