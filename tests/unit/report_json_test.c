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
	s.columns.column[1] = 2;
	s.columns.n = 2;
	profile_free(&s.profile[1]);
	s.profile[1] = s.profile[2];
	s.profile[2] = (struct profile){ .records = 0 };
	w = sample_writer(&s);
	assert_int_equal(report_json(w, &s.report, &e), 0);
	/* clang-format off */
	sample_expect(&s, w,
	    "{\n"
	    "  \"records\": 5,\n"
	    "  \"columns\": [\n"
	    "    {\n"
	    "      \"column\": \"id\",\n"
	    "      \"role\": \"customer_id\",\n"
	    "      \"type\": \"text\",\n"
	    "      \"records\": 5,\n"
	    "      \"filled\": 5,\n"
	    "      \"empty\": 0,\n"
	    "      \"blank\": 0,\n"
	    "      \"distinct\": 5,\n"
	    "      \"leading_zeros\": 0,\n"
	    "      \"shortest\": 1,\n"
	    "      \"longest\": 1,\n"
	    "      \"min\": \"a\",\n"
	    "      \"max\": \"e\",\n"
	    "      \"mean\": null,\n"
	    "      \"sd\": null,\n"
	    "      \"q1\": null,\n"
	    "      \"median\": null,\n"
	    "      \"q3\": null,\n"
	    "      \"top\": [\n"
	    "        { \"value\": \"a\", \"count\": 1 },\n"
	    "        { \"value\": \"b\", \"count\": 1 }\n"
	    "      ]\n"
	    "    },\n"
	    "    {\n"
	    "      \"column\": \"amount\",\n"
	    "      \"role\": null,\n"
	    "      \"type\": \"decimal\",\n"
	    "      \"records\": 5,\n"
	    "      \"filled\": 4,\n"
	    "      \"empty\": 1,\n"
	    "      \"blank\": 0,\n"
	    "      \"distinct\": 3,\n"
	    "      \"leading_zeros\": 0,\n"
	    "      \"shortest\": 2,\n"
	    "      \"longest\": 4,\n"
	    "      \"min\": \"-7\",\n"
	    "      \"max\": \"12.5\",\n"
	    "      \"mean\": 1.425,\n"
	    "      \"sd\": 8.106530289423048,\n"
	    "      \"q1\": -1.675,\n"
	    "      \"median\": 0.1,\n"
	    "      \"q3\": 3.2,\n"
	    "      \"top\": [\n"
	    "        { \"value\": \"0.10\", \"count\": 2 },\n"
	    "        { \"value\": \"-7\", \"count\": 1 }\n"
	    "      ]\n"
	    "    }\n"
	    "  ]\n"
	    "}\n");
	/* clang-format on */
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
	/* clang-format off */
	sample_expect(&s, w,
	    "{\n"
	    "  \"records\": 5,\n"
	    "  \"columns\": [\n"
	    "    {\n"
	    "      \"column\": \"a\\u0000\\u0001\\\"\\\\\xef\xbf\xbd" "\xc3\xa4" "\xef\xbf\xbd" "/\",\n"
	    "      \"role\": \"customer_id\",\n"
	    "      \"type\": \"text\",\n"
	    "      \"records\": 5,\n"
	    "      \"filled\": 5,\n"
	    "      \"empty\": 0,\n"
	    "      \"blank\": 0,\n"
	    "      \"distinct\": 5,\n"
	    "      \"leading_zeros\": 0,\n"
	    "      \"shortest\": 1,\n"
	    "      \"longest\": 1,\n"
	    "      \"min\": \"a\",\n"
	    "      \"max\": \"e\",\n"
	    "      \"mean\": null,\n"
	    "      \"sd\": null,\n"
	    "      \"q1\": null,\n"
	    "      \"median\": null,\n"
	    "      \"q3\": null,\n"
	    "      \"top\": []\n"
	    "    }\n"
	    "  ]\n"
	    "}\n");
	/* clang-format on */
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
		cmocka_unit_test(strings_hold_any_byte),
		cmocka_unit_test(no_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
