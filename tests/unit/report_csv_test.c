/* The report as records. */
#include "report_sample.h"

#include "stats/report_csv.h"

static void
one_record_a_column(void **state)
{
	struct sample s;
	struct writer *w;

	(void)state;
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(report_csv(w, &s.report), 0);
	/* clang-format off */
	sample_expect(&s, w,
	    "column,role,type,records,filled,empty,blank,distinct,leading_zeros,shortest,longest,min,max,mean,sd,q1,median,q3,top1,top1_count,top2,top2_count\n"
	    "id,customer_id,text,5,5,0,0,5,0,1,1,a,e,,,,,,a,1,b,1\n"
	    "name,,text,5,4,1,0,3,0,2,17,V\xc3\xa4" "in\xc3\xb6" ",\xe6\x9d\xb1" "\xe4\xba\xac" ",,,,,,V\xc3\xa4" "in\xc3\xb6" ",2,\"say \"\"hi\"\",\n"
	    "then go\",1\n"
	    "amount,,decimal,5,4,1,0,3,0,2,4,-7,12.5,1.425,8.106530289423048,-1.675,0.1,3.2,0.10,2,-7,1\n"
	    "code,,text,5,4,1,1,2,3,5,5,00100,33100,,,,,,00100,3,33100,1\n"
	    ",,empty,5,0,5,0,0,0,,,,,,,,,,,,,\n"
	    "a very long name of a column that says all,,date,5,5,0,0,1,0,10,10,2024-02-29,2024-02-29,,,,,,2024-02-29,5,,\n");
	/* clang-format on */
	sample_close(&s);
}

static void
without_top_values(void **state)
{
	struct sample s;
	struct writer *w;

	(void)state;
	sample_open(&s);
	s.report.top = 0;
	s.columns.n = 1;
	w = sample_writer(&s);
	assert_int_equal(report_csv(w, &s.report), 0);
	sample_expect(&s, w,
	    "column,role,type,records,filled,empty,blank,distinct,"
	    "leading_zeros,shortest,longest,min,max,mean,sd,q1,median,q3\n"
	    "id,customer_id,text,5,5,0,0,5,0,1,1,a,e,,,,,\n");
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_record_a_column),
		cmocka_unit_test(without_top_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
