/* Where values stand among all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/fact.h"
#include "segment/tier.h"

enum { VALUES = 8 };

static const int64_t values[VALUES] = { 10, 20, 20, 20, 50, 60, 70, 100 };
static const char *const keys[VALUES] = { "a", "b", "c", "d", "e", "f", "g",
	"h" };

static struct num
number(int64_t n)
{
	return (struct num){ n, 0 };
}

/* The tiers of all values, added in an order of no meaning. */
static const char *
tiers(struct tier *t)
{
	static const size_t order[VALUES] = { 3, 7, 0, 2, 5, 1, 6, 4 };
	static char shown[VALUES + 1];
	struct err e;

	assert_int_equal(tier_open(t, 1 << 20, NULL, &e), 0);
	for (size_t i = 0; i < VALUES && !t->settled; i++)
		assert_int_equal(tier_add(t, number(values[order[i]]),
				     str_of(keys[order[i]]), &e),
		    0);
	if (!t->settled)
		assert_int_equal(tier_settle(t, &e), 0);
	for (size_t i = 0; i < VALUES; i++)
		shown[i] = (char)('0' + tier_of(t, number(values[i]),
					    str_of(keys[i])));
	tier_free(t);
	return shown;
}

static void
methods(void **state)
{
	struct tier quantile = { .method = TIER_QUANTILE, .k = 4 };
	struct tier back = { .method = TIER_QUANTILE, .k = 4, .reverse = true };
	struct tier ntile = { .method = TIER_NTILE, .k = 4 };
	struct tier top = { .method = TIER_NTILE, .k = 4, .reverse = true };
	struct tier rank = { .method = TIER_RANK, .k = 4 };
	struct tier rfm = { .method = TIER_RFM_R, .k = 4 };

	(void)state;
	assert_string_equal(tiers(&quantile), "11113344");
	assert_string_equal(tiers(&back), "44442211");
	assert_string_equal(tiers(&ntile), "11223344");
	assert_string_equal(tiers(&top), "43342211");
	assert_string_equal(tiers(&rank), "12223344");
	/* Edges 21, 36, 63.5. */
	assert_string_equal(tiers(&rfm), "11113344");
}

static void
cuts(void **state)
{
	struct tier fixed = {
		.method = TIER_FIXED, .k = 3, .cut = { { 20, 0 }, { 600, 1 } }
	};
	/* Of 350: 175 and 315. */
	struct tier share = { .method = TIER_SHARE,
		.k = 3,
		.shares = true,
		.cut = { { 50, 0 }, { 900, 1 } } };
	struct tier parts = { .method = TIER_QUANTILE,
		.k = 2,
		.shares = true,
		.cut = { { 50, 0 } } };

	(void)state;
	assert_string_equal(tiers(&fixed), "12222333");
	assert_string_equal(tiers(&share), "32232111");
	assert_string_equal(tiers(&parts), "11112222");
}

static void
more_parts_than_values(void **state)
{
	struct tier t = { .method = TIER_NTILE, .k = 10 };
	struct tier back = { .method = TIER_NTILE, .k = 10, .reverse = true };

	(void)state;
	assert_string_equal(tiers(&t), "12345678");
	assert_string_equal(tiers(&back), "85674321");
}

static void
groups(void **state)
{
	struct fact outer = { .type = NODE_AS_NUMBER };
	struct tier t = { .method = TIER_NTILE,
		.k = 2,
		.inside = { &outer },
		.inside_k = { 2 } };
	struct err e;

	(void)state;
	assert_int_equal(tier_open(&t, 1 << 20, NULL, &e), 0);
	for (int64_t i = 0; i < 4; i++) {
		fact_set_number(&outer, number(1 + i / 2));
		assert_int_equal(
		    tier_add(&t, number(i * 100), str_of("k"), &e), 0);
	}
	assert_int_equal(tier_settle(&t, &e), 0);
	assert_int_equal(tier_groups(&t), 2);
	fact_set_number(&outer, number(1));
	assert_int_equal(tier_of(&t, number(100), str_of("k")), 2);
	fact_set_number(&outer, number(2));
	assert_int_equal(tier_of(&t, number(100), str_of("k")), 1);
	assert_int_equal(tier_of(&t, number(300), str_of("k")), 2);
	outer.known = false;
	assert_int_equal(tier_of(&t, number(300), str_of("k")), 0);
	tier_free(&t);
}

static void
no_values_at_all(void **state)
{
	struct tier t = { .method = TIER_QUANTILE, .k = 5 };
	struct err e;

	(void)state;
	assert_int_equal(tier_open(&t, 1 << 20, NULL, &e), 0);
	assert_int_equal(tier_settle(&t, &e), 0);
	assert_int_equal(tier_of(&t, number(1), str_of("")), 1);
	tier_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(methods),
		cmocka_unit_test(cuts),
		cmocka_unit_test(more_parts_than_values),
		cmocka_unit_test(groups),
		cmocka_unit_test(no_values_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
