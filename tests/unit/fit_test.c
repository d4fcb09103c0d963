/* Logistic regressions with published answers. */
#include "segment/fit.h"

#include "segment_sample.h"

#include <math.h>

/* Weight and transmission of the 32 cars of Motor Trend 1974 (Henderson and
 * Velleman, Biometrics 37, 1981; R's mtcars).  R documents glm(am ~ wt,
 * binomial): intercept 12.040 (4.510), wt -4.024 (1.436). */
static const char *const manual[] = { "2.62", "2.875", "2.32", "2.2", "1.615",
	"1.835", "1.935", "2.14", "1.513", "3.17", "2.77", "3.57", "2.78" };
static const char *const automatic[] = { "3.215", "3.44", "3.46", "3.57",
	"3.19", "3.15", "3.44", "3.44", "4.07", "3.73", "3.78", "5.25", "5.424",
	"5.345", "2.465", "3.52", "3.435", "3.84", "3.845" };

static int
add(void *fit, const struct record *rec, struct err *e)
{
	(void)rec;
	return fit_add(fit, e);
}

static void
take_cars(struct sample *s, const char *const *weight, size_t n, const char *am)
{
	char text[40];

	for (size_t i = 0; i < n; i++) {
		(void)snprintf(text, sizeof text, "%s,%s", weight[i], am);
		sample_take(s, text);
	}
}

static void
near(double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%.6f is not %.6f", got, want);
}

static void
cars(void **state)
{
	struct fit f = { .target = "by_hand", .limit = 1 << 20 };
	struct sample s;
	const struct fit_term *weight;

	(void)state;
	sample_open(&s, "let by_hand = am = 1\ncolumn weight = number(wt)",
	    "wt,am", add, &f);
	assert_int_equal(fit_open(&f, &s.rules, &s.err), 0);
	take_cars(&s, manual, sizeof manual / sizeof *manual, "1");
	take_cars(&s, automatic, sizeof automatic / sizeof *automatic, "0");
	sample_take(&s, ",1");
	sample_take(&s, "3,");
	assert_int_equal(f.records, 32);
	assert_int_equal(f.left_out, 2);
	assert_int_equal(fit_settle(&f, &s.err), 0);
	assert_int_equal(f.n, 2);
	weight = &f.term[1];
	near(weight->coefficient / weight->sd, -4.024, 0.0005);
	near(weight->error / weight->sd, 1.436, 0.001);
	near(f.term[0].coefficient -
		 weight->coefficient * weight->mean / weight->sd,
	    12.040, 0.0005);
	fit_free(&f);
	sample_close(&s);
}

static void
refuses(const char *rules, const char *target, const char *reason)
{
	struct fit f = { .target = target, .limit = 1 << 20 };
	struct sample s;

	sample_open(&s, rules, "wt,am", add, &f);
	assert_int_equal(fit_open(&f, &s.rules, &s.err), -1);
	assert_string_equal(s.err.reason, reason);
	fit_free(&f);
	sample_close(&s);
}

static void
nothing_to_fit(void **state)
{
	(void)state;
	refuses("let a = wt\ncolumn b = number(wt)", "a",
	    "--fit: no let with a condition has this name");
	refuses("let a = am = 1\ncolumn b = wt", "a",
	    "no rule is a number or a label");
}

/* Weights that part the two completely have no coefficient. */
static void
no_end(void **state)
{
	struct fit f = { .target = "by_hand", .limit = 1 << 20 };
	struct sample s;

	(void)state;
	sample_open(&s, "let by_hand = am = 1\ncolumn weight = number(wt)",
	    "wt,am", add, &f);
	assert_int_equal(fit_open(&f, &s.rules, &s.err), 0);
	for (int i = 0; i < 5; i++) {
		sample_take(&s, "1,1");
		sample_take(&s, "2,0");
	}
	assert_int_equal(fit_settle(&f, &s.err), -1);
	assert_int_equal(s.err.code, ERR_USAGE);
	fit_free(&f);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cars),
		cmocka_unit_test(nothing_to_fit),
		cmocka_unit_test(no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
