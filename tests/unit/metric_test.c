/* Metrics: how they are written, what comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/metric.h"

static struct str names[] = { { "a", 1 }, { "b", 1 } };
static const char *roles[2];
static const struct header header = { .name = names, .role = roles, .n = 2 };

struct pair {
	const char *a, *b;
};

/* Of the records up to the one without text. */
static struct metric_result
result(const char *text, const struct pair *pair)
{
	struct metric m;
	struct metric_sum s = { .n = 0 };
	struct arena memory = { 0 };
	struct metric_result x;
	struct err e;

	assert_int_equal(
	    metric_read(&m, str_of(text), &header, &memory, &e), 0);
	for (; pair->a != NULL; pair++) {
		const struct str field[] = { str_of(pair->a), str_of(pair->b) };
		const struct record r = { .field = field, .nfields = 2 };

		metric_take(&m, &s, &r);
	}
	x = metric_result(&m, &s);
	arena_free(&memory);
	return x;
}

static void
rates_are_pooled(void **state)
{
	const struct pair pairs[] = { { "1", "10" }, { "9", "10" },
		{ "0", "80" }, { NULL, NULL } };
	const struct pair nothing[] = { { "0", "0" }, { NULL, NULL } };
	const struct pair money[] = { { "2.5", "2" }, { NULL, NULL } };
	struct metric_result x = result("ctr=a/b", pairs);

	(void)state;
	assert_true(x.known && x.value == .1 && x.bounded);
	/* Wilson for 10 of 100, as in R's prop.test without correction. */
	assert_true(fabs(x.low - .05522914) < 1e-7);
	assert_true(fabs(x.high - .17436566) < 1e-7);
	assert_false(result("rate(a/b)", nothing).known);
	x = result("a/b", money);
	assert_true(x.known && x.value == 1.25 && !x.bounded);
}

static void
answers_have_scores(void **state)
{
	const struct pair pairs[] = { { "10", "5" }, { "9", "4" }, { "8", "3" },
		{ "0", "" }, { "", "1" }, { "x", "" }, { NULL, NULL } };
	struct metric_result x = result("nps(a)", pairs);

	(void)state;
	assert_true(x.n == 4 && x.value == 25);
	assert_true(result("csat(b)", pairs).value == .5);
	assert_true(result("ces(a)", pairs).value == 6.75);
	assert_true(result("sum(b)", pairs).value == 13);
	assert_true(fabs(result("share(b=5)", pairs).value - .25) < 1e-15);
	assert_true(fabs(result("filled(a)", pairs).value - 5 / 6.0) < 1e-15);
	assert_true(result("records()", pairs).value == 6);
}

static void
what_is_no_metric(void **state)
{
	static const char *const texts[] = { "", "a", "beauty(a)", "nps(z)",
		"nps(a", "share(a)", "=a/b", "x=a/z", "rate(a)", "records(a)" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct metric m;
		struct arena memory = { 0 };
		struct err e = { .code = ERR_NONE };

		assert_int_equal(
		    metric_read(&m, str_of(texts[i]), &header, &memory, &e),
		    -1);
		assert_int_equal(e.code, ERR_USAGE);
		arena_free(&memory);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rates_are_pooled),
		cmocka_unit_test(answers_have_scores),
		cmocka_unit_test(what_is_no_metric),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
