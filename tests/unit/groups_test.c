/* Groups of records: by value, by file, by period. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "stats/groups.h"

static struct str names[] = { { "a", 1 }, { "day", 3 } };
static const char *roles[2];
static const struct header header = { .name = names, .role = roles, .n = 2 };

static unsigned
take(struct groups *g, const char *a, const char *day)
{
	const struct str field[] = { str_of(a), str_of(day) };
	const struct record r = { .field = field, .nfields = 2 };
	unsigned group;
	struct err e;

	assert_int_equal(groups_take(g, &r, 0, &group, &e), 0);
	return group;
}

static void
assert_name(const struct groups *g, size_t i, const char *name)
{
	assert_true(i < g->nordered);
	assert_true(str_is(g->name[g->order[i]], name));
}

static void
by_value(void **state)
{
	struct groups g = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(groups_by(&g, "a", &header, &e), 0);
	assert_int_equal(take(&g, "z", ""), 0);
	assert_int_equal(take(&g, "b", ""), 1);
	assert_int_equal(take(&g, " z ", ""), 0);
	assert_int_equal(take(&g, "", ""), 2);
	groups_end(&g, 1, 0);
	assert_int_equal(g.nordered, 3);
	assert_name(&g, 0, "");
	assert_name(&g, 1, "b");
	assert_name(&g, 2, "z");
	groups_free(&g);
}

static void
small_ones_are_left_out(void **state)
{
	struct groups g = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(groups_by(&g, "1", &header, &e), 0);
	(void)take(&g, "z", "");
	(void)take(&g, "b", "");
	(void)take(&g, "z", "");
	groups_end(&g, 2, 0);
	assert_int_equal(g.nordered, 1);
	assert_name(&g, 0, "z");
	assert_true(g.small == 1 && g.nsmall == 1);
	groups_free(&g);
}

static void
by_period(void **state)
{
	static const char *const units[] = { "year(day)", "quarter(day)",
		"month( day )" };
	static const char *const last[] = { "2024", "2024-Q2", "2024-06" };
	struct err e;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct groups g = { .n = 0 };

		assert_int_equal(
		    groups_by_period(&g, units[i], &header, &e), 0);
		(void)take(&g, "", "2024-06-30T10:00");
		(void)take(&g, "", "2023-01-01");
		(void)take(&g, "", "1999-12-31");
		assert_int_equal(take(&g, "", "30.6.2024"), GROUPS_NONE);
		assert_int_equal(take(&g, "", ""), GROUPS_NONE);
		groups_end(&g, 1, 2);
		assert_true(g.outside == 2);
		assert_int_equal(g.nordered, 2);
		assert_name(&g, 1, last[i]);
		groups_free(&g);
	}
}

static void
what_is_no_group(void **state)
{
	struct groups g = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(groups_by(&g, "a,day", &header, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_int_equal(groups_by(&g, "z", &header, &e), -1);
	assert_int_equal(groups_by_period(&g, "week(day)", &header, &e), -1);
	assert_int_equal(groups_by_period(&g, "year(z)", &header, &e), -1);
	groups_free(&g);
}

static void
there_may_be_too_many(void **state)
{
	struct groups g = { .n = 0 };
	struct err e;
	unsigned group;

	(void)state;
	assert_int_equal(groups_by(&g, "a", &header, &e), 0);
	for (int i = 0; i <= GROUPS_MOST; i++) {
		char text[8];
		const struct str field[] = { { text, 3 }, { "", 0 } };
		const struct record r = { .field = field, .nfields = 2 };

		(void)snprintf(text, sizeof text, "%03d", i);
		assert_int_equal(groups_take(&g, &r, 0, &group, &e),
		    i < GROUPS_MOST ? 0 : -1);
	}
	assert_int_equal(e.code, ERR_USAGE);
	groups_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_value),
		cmocka_unit_test(small_ones_are_left_out),
		cmocka_unit_test(by_period),
		cmocka_unit_test(what_is_no_group),
		cmocka_unit_test(there_may_be_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
