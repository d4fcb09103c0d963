/* The report for people. */
#include "report_sample.h"

#include "base/utf8.h"
#include "stats/report_table.h"

static void
aligned_tables(void **state)
{
	struct sample s;
	struct writer *w;
	struct err e;

	(void)state;
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(report_table(w, &s.report, &e), 0);
	/* clang-format off */
	sample_expect(&s, w,
	    "5 records, 6 columns\n"
	    "\n"
	    "column                     role         type     filled  empty  distinct  length\n"
	    "id                         customer_id  text     100.0%      0         5       1\n"
	    "name                       -            text      80.0%      1         3    2-17\n"
	    "amount                     -            decimal   80.0%      1         3     2-4\n"
	    "code                       -            text      80.0%      1         2       5\n"
	    "(no name)                  -            empty      0.0%      5         0       -\n"
	    "a very long name of a ...  -            date     100.0%      0         1      10\n"
	    "\n"
	    "column                                      min         max\n"
	    "id                                          a           e\n"
	    "name                                        V\xc3\xa4" "in\xc3\xb6" "       \xe6\x9d\xb1" "\xe4\xba\xac" "\n"
	    "amount                                      -7          12.5\n"
	    "code                                        00100       33100\n"
	    "a very long name of a column that says all  2024-02-29  2024-02-29\n"
	    "\n"
	    "numbers   mean           sd      q1  median   q3\n"
	    "amount   1.425  8.106530289  -1.675     0.1  3.2\n"
	    "\n"
	    "remarks  count  values\n"
	    "code         3  digits with leading zeros\n"
	    "             1  white space only, taken as empty\n"
	    "\n"
	    "top values                                  count   share  value\n"
	    "id                                              1   20.0%  (every value once)\n"
	    "name                                            2   40.0%  V\xc3\xa4" "in\xc3\xb6" "\n"
	    "                                                1   20.0%  say \"hi\",\\nthen go\n"
	    "amount                                          2   40.0%  0.10\n"
	    "                                                1   20.0%  -7\n"
	    "code                                            3   60.0%  00100\n"
	    "                                                1   20.0%  33100\n"
	    "a very long name of a column that says all      5  100.0%  2024-02-29\n");
	/* clang-format on */
	sample_close(&s);
}

/* Names and values that fill any line are cut, so that none is too long. */
static void
eighty_columns(void **state)
{
	static char wide[400];
	struct sample s;
	struct writer *w;
	struct err e;
	FILE *f;
	char line[1000];
	size_t lines = 0;

	(void)state;
	memset(wide, 'w', sizeof wide);
	sample_open(&s);
	for (size_t i = 0; i < SAMPLE_COLUMNS; i++) {
		struct profile_work work = { .text = true };

		s.header.name[i] = str_make(wide, sizeof wide);
		s.header.role[i] = "an_unusually_long_name_of_a_role";
		s.profile[i].records = 2000000000;
		s.profile[i].filled -= 1;
		assert_int_equal(
		    profile_add(&s.profile[i], &work,
			str_make(wide, sizeof wide), 1999999999, &e),
		    0);
	}
	w = sample_writer(&s);
	assert_int_equal(report_table(w, &s.report, &e), 0);
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	f = fopen(s.file, "rb");
	assert_non_null(f);
	for (; fgets(line, sizeof line, f) != NULL; lines++)
		assert_true(utf8_width(str_of(line)) <= 81);
	assert_true(lines > 20);
	assert_int_equal(fclose(f), 0);
	sample_close(&s);
}

static void
no_records(void **state)
{
	struct sample s;
	struct writer *w;
	struct err e;

	(void)state;
	sample_open(&s);
	s.columns.n = 1;
	s.columns.column[0] = 4;
	s.report.records = 0;
	s.report.profile = &s.profile[4];
	s.profile[4].records = 0;
	w = sample_writer(&s);
	assert_int_equal(report_table(w, &s.report, &e), 0);
	sample_expect(&s, w,
	    "0 records, 1 column\n"
	    "\n"
	    "column     role  type   filled  empty  distinct  length\n"
	    "(no name)  -     empty       -      0         0       -\n");
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aligned_tables),
		cmocka_unit_test(eighty_columns),
		cmocka_unit_test(no_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
