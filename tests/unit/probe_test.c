/* What is found in sets before any record is seen. */
#include "segment/probe.h"

#include "segment_sample.h"

/* The findings, without the names of their columns. */
static void
finds(const char *rules, const char *want)
{
	char file[] = "/tmp/probe-XXXXXX";
	int fd = mkstemp(file);
	struct writer *w;
	struct sample s;
	const char *got;

	assert_true(fd >= 0);
	(void)close(fd);
	sample_open(&s, rules, "n,t,d", NULL, NULL);
	assert_int_equal(writer_open(&w, file, ',', &s.err), 0);
	assert_int_equal(probe_write(&s.run, w, &s.err), 0);
	got = sample_written(w, file);
	assert_string_equal(strncmp(got, "set,finding,clause,detail\n", 26) == 0
				? got + 26
				: got,
	    want);
	sample_close(&s);
}

static void
nothing(void **state)
{
	(void)state;
	finds("set s\n a : n > 1\n b : n <= 1\n else c", "");
	/* Other columns, patterns: it could be so. */
	finds("set s\n a : n > 1\n b : t = \"x\" and n > 2",
	    "s,never,2,clauses before it take all of it\n");
	finds("set s\n a : n > 1 and t =~ /x/\n b : n > 2", "");
	finds("set s\n a : t =~ /x/\n b : t =~ /y/", "");
}

static void
never(void **state)
{
	(void)state;
	finds("set s\n a : n > 1 and n < 1",
	    "s,never,1,its condition is never true\n");
	finds("set s\n a : n >= 2\n b : n = 2",
	    "s,never,2,clauses before it take all of it\n");
	finds("set s\n a : n > 2\n b : n > 2.5 and n < 3",
	    "s,never,2,clauses before it take all of it\n");
	finds("set s\n a : t in {x, y}\n b : t = \"y\"",
	    "s,never,2,clauses before it take all of it\n");
	finds("set s\n a : d within 30 days\n b : d within 1 week",
	    "s,never,2,clauses before it take all of it\n");
	/* Neither is true of what is unknown. */
	finds("set s\n a : n >= 2\n b : n < 2\n c : n is empty", "");
	/* Nor of what is no number. */
	finds(
	    "set s\n a : n >= 2\n b : n < 2 or n is empty\n c : t = \"x\"", "");
}

static void
codes(void **state)
{
	(void)state;
	finds("tier q = n by quantile 3\ntier p = n by ntile 2\n"
	      "set s\n a : q = 1\n b : q <= 2 and p = 1",
	    "s,uncovered,,3 of 6 codes: 22 31 32\n"
	    "s,overlap,,1 of 6 codes: 11\n");
	finds("tier q = n by quantile 3\ntier p = n by ntile 2\n"
	      "set s\n a : q = 1 and p = 1\n b : q >= 2 or p = 2",
	    "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing),
		cmocka_unit_test(never),
		cmocka_unit_test(codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
