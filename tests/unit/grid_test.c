/* Tables and the rules they stand for. */
#include "segment/grid.h"

#include "segment_sample.h"

/* The rules of a table, as text. */
static void
stands_for(const char *table, const char *want)
{
	char *file = sample_file(table, ".csv");
	struct rules r = { 0 };
	struct err e;

	assert_true(grid_is(file));
	if (grid_read(&r, file, &e) != 0)
		fail_msg("%s", e.reason);
	assert_int_equal(buf_str(&r.text).n, strlen(want));
	assert_memory_equal(r.text.p, want, strlen(want));
	(void)unlink(file);
	rules_free(&r);
}

static void
cells(void **state)
{
	(void)state;
	stands_for("s,n,t\nA,5,Oulu\nB,3-5,\nC,,a|b\nD,>=100,!=x\nE,,\n",
	    "set \"s\"\n"
	    "\"A\" : (n = 5) and (t = \"Oulu\")\n"
	    "\"B\" : (n between 3 and 5)\n"
	    "\"C\" : (t = \"a\" or t = \"b\")\n"
	    "\"D\" : (n >= 100) and (t != \"x\")\n"
	    "else \"E\"\n");
	stands_for("s,d\nA,<90d\nB,>36mo\nC,2024-01-01..2024-12-31\n"
		   "D,/a|b/i\nE,empty\nF,valid\n",
	    "set \"s\"\n"
	    "\"A\" : (d > today - 90 days and d <= today)\n"
	    "\"B\" : (d older than 36 months)\n"
	    "\"C\" : (d between 2024-01-01 and 2024-12-31)\n"
	    "\"D\" : d =~ /a|b/i\n"
	    "\"E\" : (d is empty)\n"
	    "\"F\" : (d is valid)\n");
	stands_for("my set,order `count`\n\"say \"\"x\"\"\",1\n",
	    "set \"my set\"\n\"say \"\"x\"\"\" : (`order ``count``` = 1)\n");
}

static void
is_one_by_its_name(void **state)
{
	(void)state;
	assert_true(grid_is("x.csv") && grid_is("a/b.tsv"));
	assert_false(grid_is("x.seg") || grid_is("csv"));
}

/* A record of empty cells is else, behind which nothing follows. */
static void
else_is_last(void **state)
{
	char *file = sample_file("s,n\nA,\nB,1\n", ".csv");
	struct rules r = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(grid_read(&r, file, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.reason, "nothing follows else in its set");
	(void)unlink(file);
	rules_free(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells),
		cmocka_unit_test(is_one_by_its_name),
		cmocka_unit_test(else_is_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
