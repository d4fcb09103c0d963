/* The report as JSON. */
#include "report_sample.h"

#include "stats/report_json.h"

static void
one_document(void **state)
{
	struct sample s;
	struct writer *w;
	struct err e;

	(void)state;
	sample_open(&s);
	s.columns.n = 3;
	w = sample_writer(&s);
	assert_int_equal(report_json(w, &s.report, &e), 0);
	sample_expect_parts(&s, w,
	    (const char *const[]){
		"{\n  \"records\": 5,\n  \"columns\": [\n    {\n"
		"      \"column\": \"id\",\n"
		"      \"role\": \"customer_id\",\n",
		"      \"min\": \"a\",\n      \"max\": \"e\",\n"
		"      \"mean\": null,\n",
		"      \"top\": [\n"
		"        { \"value\": \"a\", \"count\": 1 },\n"
		"        { \"value\": \"b\", \"count\": 1 }\n"
		"      ]\n    },\n    {\n      \"column\": \"name\",\n",
		"      \"mean\": 1.425,\n      \"sd\": 8.106530289423048,\n"
		"      \"q1\": -1.675,\n      \"median\": 0.1,\n",
		"      \"sum\": 5.70,\n", "      ]\n    }\n  ]\n}\n", NULL });
	sample_close(&s);
}

/* A document of tables, as programs read it. */
static void
tables_are_lists(void **state)
{
	static const uint64_t bins[] = { 1, 0, 2 };
	struct err e;
	struct document d = { .err = &e };
	struct sheet *sheet = document_sheet(&d, "For people", NULL);
	struct sample s;
	struct writer *w;

	(void)state;
	sheet_add_column(sheet, "a", SHEET_LEFT);
	sheet_word(sheet, "not for programs");
	sheet = document_sheet(&d, "Both", "both");
	sheet_add_column(sheet, "name", SHEET_LEFT);
	sheet_add_column(sheet, "share", SHEET_RIGHT);
	sheet_add_column(sheet, "bins", SHEET_LEFT);
	sheet_text(sheet, str_of("\"x\""));
	sheet_share(sheet, 1, 4);
	sheet_bins(sheet, bins, 3);
	sheet_none(sheet);
	sheet_share(sheet, 0, 0);
	sheet_bins(sheet, bins, 1);
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(report_json_document(&d, w), 0);
	sample_expect(&s, w,
	    "{\n  \"both\": [\n"
	    "    { \"name\": \"\\\"x\\\"\", \"share\": 0.25, "
	    "\"bins\": [1, 0, 2] },\n"
	    "    { \"name\": null, \"share\": null, \"bins\": [1] }\n"
	    "  ]\n}\n");
	document_free(&d);
	sample_close(&s);
}

/* Whatever the bytes, a document comes out. */
static void
strings_hold_any_byte(void **state)
{
	struct sample s;
	struct writer *w;
	struct err e;

	(void)state;
	sample_open(&s);
	s.columns.n = 1;
	s.profile[0].top.n = 0;
	s.header.name[0] = str_make("a\0\x01\"\\\xff\xc3\xa4\xc3/", 10);
	w = sample_writer(&s);
	assert_int_equal(report_json(w, &s.report, &e), 0);
	sample_expect_parts(&s, w,
	    (const char *const[]){
		"\"column\": "
		"\"a\\u0000\\u0001\\\"\\\\\xef\xbf\xbd\xc3\xa4\xef\xbf\xbd/\",",
		"\"top\": []", NULL });
	s.profile[0].top.n = 2;
	sample_close(&s);
}

static void
no_columns(void **state)
{
	struct sample s;
	struct writer *w;
	struct err e;

	(void)state;
	sample_open(&s);
	s.columns.n = 0;
	w = sample_writer(&s);
	assert_int_equal(report_json(w, &s.report, &e), 0);
	sample_expect(&s, w, "{\n  \"records\": 5,\n  \"columns\": []\n}\n");
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_document),
		cmocka_unit_test(tables_are_lists),
		cmocka_unit_test(strings_hold_any_byte),
		cmocka_unit_test(no_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
