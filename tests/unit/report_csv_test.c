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
	sample_expect_parts(&s, w,
	    (const char *const[]){
		"column,role,kind,type,records,filled,empty,distinct,min,max,"
		"mean,sd,q1,median,q3,content,scale,blank,placeholder,",
		",top1,top1_count,top2,top2_count\n"
		"id,customer_id,record,text,5,5,0,5,a,e,,,,,,identifier,,0,0,",
		"\nname,,,text,5,4,1,3,V\xc3\xa4in\xc3\xb6,",
		",2,\"say \"\"hi\"\",\nthen go\",1\n",
		"amount,,,decimal,5,4,1,3,-7,12.5,1.425,8.106530289423048,"
		"-1.675,0.1,3.2,number,",
		",,,empty,5,0,5,0,,,,,,,,empty,,0,0,",
		",date,5,5,0,1,2024-02-29,2024-02-29,,,2024-02-29,2024-02-29,"
		"2024-02-29,constant,",
		NULL });
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
	sample_expect_parts(&s, w,
	    (const char *const[]){ ",distinct_error,rank_error,count_error\n"
				   "id,customer_id,",
		",,,,,,,,,\n", NULL });
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
