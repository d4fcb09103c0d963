/* What is typical of a segment. */
#include "segment/portrait.h"

#include "segment_sample.h"

#include <math.h>

static int
add(void *portrait, const struct record *rec, struct err *e)
{
	(void)rec;
	return portrait_add(portrait, e);
}

/* The portrait of twenty records: of ten in Oulu eight are good, of ten in Espoo
 * two; one more is nowhere. */
static const char *
written(const char *rules, const char *target)
{
	static char file[] = "/tmp/portrait-XXXXXX";
	struct portrait p = { .target = target, .limit = 1 << 20 };
	struct writer *w;
	struct sample s;
	const char *text;
	char record[40];
	int fd = mkstemp(strcpy(file, "/tmp/portrait-XXXXXX"));

	assert_true(fd >= 0);
	(void)close(fd);
	sample_open(&s, rules, "city,n,good", add, &p);
	assert_int_equal(portrait_open(&p, &s.rules, &s.err), 0);
	for (int i = 0; i < 20; i++) {
		(void)snprintf(record, sizeof record, "%s,%d,%s",
		    i < 10 ? "Oulu" : "Espoo", i,
		    i < 8 || i >= 18 ? "yes" : "no");
		sample_take(&s, record);
	}
	sample_take(&s, "Kemi,,");
	assert_int_equal(writer_open(&w, file, ',', &s.err), 0);
	assert_int_equal(portrait_write(&p, w, &s.err), 0);
	text = sample_written(w, file);
	portrait_close(&p);
	sample_close(&s);
	return text;
}

static void
of_a_set(void **state)
{
	(void)state;
	assert_string_equal(
	    written("set s\n a : good = yes\n b : good = no\n"
		    "column town = city\ncolumn mean = number(n)",
		"s"),
	    "segment,term,records,here,everywhere,index\n"
	    "a,town=Oulu,8,0.8,0.47619,168\n"
	    "a,mean,10,6.5,9.5,68.4\n"
	    "a,town=Espoo,2,0.2,0.47619,42\n"
	    "b,town=Espoo,8,0.8,0.47619,168\n"
	    "b,mean,10,12.5,9.5,131.6\n"
	    "b,town=Oulu,2,0.2,0.47619,42\n");
}

/* log(8.5 / 11) - log(2.5 / 11), and turned around. */
static void
of_a_condition(void **state)
{
	const char *text = written(
	    "let g = good = yes\ncolumn town = city\ncolumn mean = number(n)",
	    "g");
	double oulu, espoo, all;

	(void)state;
	assert_int_equal(
	    sscanf(text,
		"term,coefficient,mean,sd,records,here,everywhere,index\n"
		"intercept,%lf,,,10,,,\n"
		"town=Oulu,%lf,,,8,0.8,0.5,160\n"
		"town=Espoo,%lf,,,2,0.2,0.5,40\n",
		&all, &oulu, &espoo),
	    3);
	assert_true(all == 0 && fabs(oulu - log(8.5 / 2.5)) < 1e-12);
	assert_true(fabs(oulu + espoo) < 1e-12);
}

/* A tag for each clause that is true; a tier by its number. */
static void
tags_and_tiers(void **state)
{
	(void)state;
	assert_string_equal(written("tags t\n low : n < 10\n odd : n >= 5\n"
				    "tier q = n by fixed 10",
				"q"),
	    "segment,term,records,here,everywhere,index\n"
	    "1,t=low,10,1,0.47619,210\n"
	    "1,t=odd,5,0.5,0.714286,70\n"
	    "2,t=odd,10,1,0.714286,140\n"
	    "2,t=low,0,0,0.47619,0\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_a_set),
		cmocka_unit_test(of_a_condition),
		cmocka_unit_test(tags_and_tiers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
