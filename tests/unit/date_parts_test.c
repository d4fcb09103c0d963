/* The shapes of written dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/date_parts.h"

static struct date_parts
read_parts(const char *text)
{
	struct date_parts parts;
	struct err e;

	assert_int_equal(date_parts_read(str_of(text), &parts, &e), 0);
	return parts;
}

static void
numbers(const char *text, int a, int b, int c, char separator)
{
	struct date_parts p = read_parts(text);

	if (p.shape != DATE_SHAPE_NUMBERS)
		fail_msg("\"%s\" is not read as three numbers", text);
	assert_int_equal(p.number[0], a);
	assert_int_equal(p.number[1], b);
	assert_int_equal(p.number[2], c);
	assert_int_equal(p.separator, separator);
}

static void
word(const char *text, int a, int b, int c)
{
	struct date_parts p = read_parts(text);

	if (p.shape != DATE_SHAPE_WORD)
		fail_msg("\"%s\" is not read with a month", text);
	assert_non_null(p.month);
	assert_int_equal(p.number[0], a);
	assert_int_equal(p.number[1], b);
	assert_int_equal(p.number[2], c);
}

static void
shape(const char *text, enum date_shape want)
{
	struct date_parts p = read_parts(text);

	if (p.shape != want)
		fail_msg("\"%s\" has shape %d", text, (int)p.shape);
}

static void
three_numbers(void **state)
{
	(void)state;
	numbers("2024-05-04", 2024, 5, 4, '-');
	numbers("4.5.2024", 4, 5, 2024, '.');
	numbers(" 04/05/24 ", 4, 5, 24, '/');
	numbers("4. 5. 2024.", 4, 5, 2024, '.');
	numbers("2024/5/4", 2024, 5, 4, '/');
	numbers("20240504", 2024, 5, 4, '\0');
	numbers("4.5.2024,", 4, 5, 2024, '.');
	numbers("4.5.2024 r.", 4, 5, 2024, '.');
	numbers("4.5.2024.g", 4, 5, 2024, '.');
	numbers("99.99.9999", 99, 99, 9999, '.');
}

static void
a_month_and_two_numbers(void **state)
{
	(void)state;
	word("4. toukokuuta 2024", 4, -1, 2024);
	word("4 maja 2024 r.", 4, -1, 2024);
	word("10. listopada 2024.", 10, -1, 2024);
	word("May 4, 2024", -1, 4, 2024);
	word("4-May-24", 4, -1, 24);
	word("4th of May 2024", 4, -1, 2024);
	word("1er ao\xc3\xbbt 2024", 1, -1, 2024);
	word("4 de mayo de 2024", 4, -1, 2024);
	word("2024 May 4", 2024, -1, 4);
	word("04MAY2024", 4, -1, 2024);
}

static void
a_time_behind(void **state)
{
	struct date_parts p = read_parts("2024-05-04T14:30:05.5+02:00");

	(void)state;
	assert_true(p.has_time);
	assert_false(p.bad_time);
	assert_int_equal(p.time.hour, 14);
	assert_int_equal(p.time.zone, 120);
	assert_int_equal(p.time.fraction.n, 1);
	assert_true(read_parts("4.5.2024 klo 14.30").has_time);
	assert_true(read_parts("4.5.2024, 14:30").has_time);
	assert_true(read_parts("20240504T143005Z").has_time);
	assert_true(read_parts("4 maja 2024 r. godz. 14:30").has_time);
	assert_true(read_parts("4 maja 2024 o godz. 14:30").has_time);
	assert_true(read_parts("May 4, 2024 at 2:30 PM").has_time);
	assert_false(read_parts("4.5.2024").has_time);
	p = read_parts("2024-05-04 25:00");
	assert_int_equal(p.shape, DATE_SHAPE_NUMBERS);
	assert_true(p.bad_time);
	assert_true(read_parts("4.5.2024 2024").bad_time);
	assert_true(read_parts("22 janvier 2015 \xc3\xa0 14h40").has_time);
}

static void
a_time_before_the_year(void **state)
{
	struct date_parts p = read_parts("Aug 05 12:00:00 +0300 2015");

	(void)state;
	assert_int_equal(p.shape, DATE_SHAPE_WORD);
	assert_true(p.has_time);
	assert_int_equal(p.time.hour, 12);
	assert_int_equal(p.time.zone, 180);
	word("Aug  5 12:00:00 2015", -1, 5, 2015);
	shape("Aug 05 12:00:00 EEST 2015", DATE_SHAPE_OTHER);
	shape("Aug 05 12:00:00 15", DATE_SHAPE_OTHER);
	shape("Aug 05 12:00:00 2015 13:00", DATE_SHAPE_OTHER);
}

static void
a_day_of_the_week_in_front(void **state)
{
	(void)state;
	word("Fri, 12 Dec 2014 10:55:50 +0200", 12, -1, 2014);
	word("mar 5 mars 2024", 5, -1, 2024);
	word("mar 5 2024", -1, 5, 2024);
	word("le 4 mai 2024", 4, -1, 2024);
	numbers("ma 4.5.2024", 4, 5, 2024, '.');
	shape("Monday", DATE_SHAPE_OTHER);
	shape("Monday Tuesday 4.5.2024", DATE_SHAPE_OTHER);
}

static void
other_shapes(void **state)
{
	static const char *const others[] = { "", " ", "x", "4", "45", "123",
		"1.5", "4.5", "4.5.", "4.5.2", "4..2024", "4/5-2024",
		"4.5.20245", "444.5.2024", "2024-05", "2024-05-04T",
		"4.5.2024 klo", "4.5.2024x", "2024-05-04Z", "may", "May May 4",
		"4 5 2024", "4 foo 2024", "20240504x", "450000", "45123x",
		"45123.5.", "18991231", "21000101", "123456789",
		"\xef\xbc\x94.5.2024", "Q1/2024" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct date_parts p = read_parts(others[i]);

		/* "4.5.2" is three numbers, none of them a year; "2024-05" a
		 * part */
		if (p.shape == DATE_SHAPE_WORD ||
		    p.shape == DATE_SHAPE_SERIAL ||
		    (p.shape == DATE_SHAPE_NUMBERS &&
			strcmp(others[i], "4.5.2") != 0))
			fail_msg(
			    "\"%s\" has shape %d", others[i], (int)p.shape);
	}
	shape("2024", DATE_SHAPE_PARTIAL);
	shape("5/2024", DATE_SHAPE_PARTIAL);
	shape("2024-05", DATE_SHAPE_PARTIAL);
	shape("1899", DATE_SHAPE_OTHER);
	shape("45123", DATE_SHAPE_SERIAL);
	shape("45123.75", DATE_SHAPE_SERIAL);
	shape("20000", DATE_SHAPE_SERIAL);
	shape("19999", DATE_SHAPE_OTHER);
	shape("60001", DATE_SHAPE_OTHER);
	shape("020000", DATE_SHAPE_OTHER);
	shape("1714825805", DATE_SHAPE_EPOCH);
	shape("1714825805123", DATE_SHAPE_EPOCH);
}

/* Every prefix of what can be read is looked at without reading past it. */
static void
nothing_is_read_past_the_end(void **state)
{
	static const char *const texts[] = { "2024-05-04T14:30:05.123+02:00",
		"4. wrze\xc5\x9bnia 2024 r. godz. 2:30 p.m. GMT",
		"May 4th, 2024 at 12:00:00 AM", "20240504T143005Z",
		"45123.5000", "1er f\xc3\xa9vrier 2024" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t n = strlen(texts[i]);

		for (size_t from = 0; from <= n; from++) {
			for (size_t to = from; to <= n; to++) {
				struct date_parts parts;
				struct err e;
				char *exact = test_malloc(to - from + 1);

				memcpy(exact, texts[i] + from, to - from);
				exact[to - from] = '5';
				assert_int_equal(
				    date_parts_read(
					str_make(exact, to - from), &parts, &e),
				    0);
				test_free(exact);
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_numbers),
		cmocka_unit_test(a_month_and_two_numbers),
		cmocka_unit_test(a_time_behind),
		cmocka_unit_test(a_time_before_the_year),
		cmocka_unit_test(a_day_of_the_week_in_front),
		cmocka_unit_test(other_shapes),
		cmocka_unit_test(nothing_is_read_past_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
