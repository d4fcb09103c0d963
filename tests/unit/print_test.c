/* A document of tables, printed in each format. */
#include "report_sample.h"

#include "stats/document.h"

/* A line, and a table with every kind of cell. */
static void
fill(struct document *d)
{
	static const uint64_t bins[] = { 8, 0, 1 };
	struct sheet *s;

	d->title = "A <title>";
	document_line(d, "%d records & more", 3);
	s = document_sheet(d, "Things", "things");
	sheet_add_column(s, "name", SHEET_LEFT);
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	sheet_add_column(s, "number", SHEET_RIGHT);
	sheet_add_column(s, "line", SHEET_LEFT);
	sheet_text(s, str_of("V\xc3\xa4in\xc3\xb6 | <b>\n"));
	sheet_about(s, true, 12);
	sheet_share(s, 1, 3);
	sheet_number(s, 1 / 3.0, -1);
	sheet_bins(s, bins, 3);
	sheet_word(s, "");
	sheet_none(s);
	sheet_share(s, 0, 0);
	sheet_number(s, 2, 2);
	sheet_none(s);
}

static void
expect(enum document_format format, bool ascii, const char *expected)
{
	struct err e;
	struct document d = { .err = &e, .ascii = ascii };
	struct sample s;
	struct writer *w;

	fill(&d);
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(document_print(&d, w, format), 0);
	sample_expect(&s, w, expected);
	document_free(&d);
	sample_close(&s);
}

static void
for_a_terminal(void **state)
{
	(void)state;
	/* clang-format off */
	expect(DOCUMENT_TABLE, true,
	    "3 records & more\n\n"
	    "name           count  share              number  line\n"
	    "V\xc3\xa4in\xc3\xb6 | <b>\\n    ~12  33.3%  ####  0.3333333333  @ .\n"
	    "                   -      -                2.00  -\n");
	/* clang-format on */
}

static void
as_records(void **state)
{
	(void)state;
	expect(DOCUMENT_CSV, false,
	    "name,count,share,number,line\n"
	    "\"V\xc3\xa4in\xc3\xb6 | <b>\n\",12,0.3333333333333333,"
	    "0.3333333333333333,8 0 1\n"
	    ",,,2,\n");
}

static void
as_markdown(void **state)
{
	(void)state;
	expect(DOCUMENT_MARKDOWN, true,
	    "# A \\<title\\>\n\n3 records \\& more\n\n## Things\n\n"
	    "| name | count | share | number | line |\n"
	    "| --- | ---: | ---: | ---: | --- |\n"
	    "| V\xc3\xa4in\xc3\xb6 \\| \\<b\\>\\\\n | \\~12 | 33.3% "
	    "| 0.3333333333 | @ . |\n"
	    "|  | - | - | 2.00 | - |\n");
}

/* One page: nothing is fetched, nothing runs, nothing of the data is markup. */
static void
as_a_page(void **state)
{
	struct err e;
	struct document d = { .err = &e };
	struct sample s;
	struct writer *w;
	const char *text;

	(void)state;
	fill(&d);
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(document_print(&d, w, DOCUMENT_HTML), 0);
	text = sample_written(&s, w);
	assert_non_null(strstr(text, "<title>A &lt;title&gt;</title>"));
	assert_non_null(strstr(text, "<p>3 records &amp; more</p>"));
	assert_non_null(strstr(text, "| &lt;b&gt;\\n</td>"));
	assert_non_null(strstr(text, "width=\"40\" height=\"10\""));
	assert_null(strstr(text, "script"));
	assert_null(strstr(text, "http"));
	assert_null(strstr(text, "src="));
	document_free(&d);
	sample_close(&s);
}

/* Long text is cut, so that a line has at most 80 columns. */
static void
lines_fit(void **state)
{
	struct err e;
	struct document d = { .err = &e };
	struct sheet *sheet = document_sheet(&d, NULL, NULL);
	struct sample s;
	struct writer *w;
	char text[201] = { 0 };
	size_t column = 0;

	(void)state;
	memset(text, 'x', 200);
	sheet_add_column(sheet, "a", SHEET_LEFT);
	sheet_add_column(sheet, "b", SHEET_LEFT);
	sheet_add_column(sheet, "n", SHEET_RIGHT);
	sheet_text(sheet, str_of(text));
	sheet_text(sheet, str_of("short"));
	sheet_count(sheet, 12345);
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(document_print(&d, w, DOCUMENT_TABLE), 0);
	for (const char *p = sample_written(&s, w); *p != '\0'; p++) {
		column = *p == '\n' ? 0 : column + 1;
		assert_true(column <= 80);
	}
	document_free(&d);
	sample_close(&s);
}

/* What is for people only is not for programs, and the other way. */
static void
parts_know_who_they_are_for(void **state)
{
	struct err e;
	struct document d = { .err = &e };
	struct sample s;
	struct writer *w;
	struct sheet *sheet = document_sheet(&d, "People", NULL);

	(void)state;
	sheet_add_column(sheet, "people", SHEET_LEFT);
	sheet_count(sheet, 1);
	sheet = document_sheet(&d, NULL, "programs");
	document_hide(&d);
	sheet_add_column(sheet, "programs", SHEET_LEFT);
	sheet_count(sheet, 2);
	sample_open(&s);
	w = sample_writer(&s);
	assert_int_equal(document_print(&d, w, DOCUMENT_TABLE), 0);
	sample_expect(&s, w, "people\n1\n");
	w = sample_writer(&s);
	assert_int_equal(document_print(&d, w, DOCUMENT_CSV), 0);
	sample_expect(&s, w, "programs\n2\n");
	document_free(&d);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(for_a_terminal),
		cmocka_unit_test(as_records),
		cmocka_unit_test(as_markdown),
		cmocka_unit_test(as_a_page),
		cmocka_unit_test(lines_fit),
		cmocka_unit_test(parts_know_who_they_are_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
