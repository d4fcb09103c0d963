/* The statistics of one column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "stats/profiler.h"

enum { PLENTY = 1 << 20 };

struct value {
	const char *text;
	uint64_t count;
};

/* The profile of the values up to the one without text. */
static struct profile
profile(const struct value *values)
{
	static const struct profiler_options o = { .memory = PLENTY,
		.quantile_type = QUANTILE_TYPE };
	struct profile p = { .top.limit = 3 };
	struct profiler w = { .text = false };
	struct err e;

	profiler_open(&w, &o);
	for (; values->text != NULL; values++) {
		p.records += values->count;
		assert_int_equal(profiler_add(&p, &w, str_of(values->text),
				     values->count, &e),
		    0);
	}
	assert_int_equal(profiler_end(&p, &w, &e), 0);
	profiler_free(&w);
	return p;
}

static enum profile_type
type_of(const char *first, const char *second)
{
	const struct value values[] = { { first, 1 }, { second, 1 },
		{ NULL, 0 } };
	struct profile p = profile(values);
	enum profile_type type = p.type;

	profile_free(&p);
	return type;
}

static void
types_are_what_all_values_are(void **state)
{
	(void)state;
	assert_int_equal(type_of("1", "-20"), PROFILE_INTEGER);
	assert_int_equal(type_of("1", "2.5"), PROFILE_DECIMAL);
	assert_int_equal(type_of("2.5", "1"), PROFILE_DECIMAL);
	assert_int_equal(type_of("1", "1e3"), PROFILE_DECIMAL);
	assert_int_equal(type_of("12345678901234567890", "1"), PROFILE_INTEGER);
	assert_int_equal(type_of("2024-02-29", "1999-12-31"), PROFILE_DATE);
	assert_int_equal(
	    type_of("2024-02-29", "2024-02-29T10:00:00Z"), PROFILE_DATE);
	assert_int_equal(type_of("2023-02-29", "2023-02-28"), PROFILE_TEXT);
	assert_int_equal(type_of("2024-02-29", "5"), PROFILE_TEXT);
	assert_int_equal(type_of("5", "2024-02-29"), PROFILE_TEXT);
	assert_int_equal(type_of("1", "one"), PROFILE_TEXT);
	assert_int_equal(type_of("one", "1"), PROFILE_TEXT);
	assert_int_equal(type_of("100", "00100"), PROFILE_TEXT);
	assert_int_equal(type_of("+1", "+2"), PROFILE_TEXT);
}

static void
nothing_is_filled(void **state)
{
	const struct value none[] = { { NULL, 0 } };
	const struct value blanks[] = { { " ", 2 }, { "\t \xc2\xa0", 3 },
		{ NULL, 0 } };
	struct profile p = profile(none);

	(void)state;
	assert_int_equal(p.type, PROFILE_EMPTY);
	assert_true(p.filled == 0 && p.distinct == 0 && p.min.n == 0);
	profile_free(&p);
	p = profile(blanks);
	assert_int_equal(p.type, PROFILE_EMPTY);
	assert_true(p.filled == 0 && p.blank == 5 && p.distinct == 0);
	assert_int_equal(p.top.n, 0);
	profile_free(&p);
}

static void
blanks_do_not_make_numbers_text(void **state)
{
	const struct value values[] = { { "10", 1 }, { "  ", 4 }, { "20", 1 },
		{ NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_int_equal(p.type, PROFILE_INTEGER);
	assert_true(p.filled == 2 && p.blank == 4 && p.distinct == 2);
	assert_true(p.shortest == 2 && p.numbers.mean == 15);
	profile_free(&p);
}

static void
lengths_count_characters(void **state)
{
	const struct value values[] = { { "V\xc3\xa4in\xc3\xb6", 1 },
		{ "\xe6\x9d\xb1\xe4\xba\xac", 1 }, { "abcdef", 1 },
		{ NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.shortest == 2);
	assert_true(p.longest == 6);
	profile_free(&p);
}

static void
text_is_ordered_by_bytes(void **state)
{
	const struct value values[] = { { "b", 1 }, { "B", 1 }, { "a", 1 },
		{ "\xc3\xa4", 1 }, { "Ba", 1 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(str_is(buf_str(&p.min), "B"));
	assert_true(str_is(buf_str(&p.max), "\xc3\xa4"));
	profile_free(&p);
}

/* The line of bins began at zero. */
static void
bins_of_estimates_begin_at_the_smallest(void **state)
{
	static const struct profiler_options o = { .memory = PLENTY,
		.quantile_type = QUANTILE_TYPE };
	struct profile p = { .top.limit = 3 };
	struct profiler w = { .text = false };
	struct err e;

	(void)state;
	profiler_open(&w, &o);
	assert_int_equal(profiler_estimate(&w, &e), 0);
	for (int i = 1000; i <= 1008; i++) {
		char text[8];

		(void)snprintf(text, sizeof text, "%d", i);
		assert_int_equal(profiler_add(&p, &w, str_of(text), 1, &e), 0);
	}
	assert_int_equal(profiler_end(&p, &w, &e), 0);
	for (size_t i = 0; i < NUMBERS_BINS; i++)
		assert_int_equal(
		    p.numbers.bin[i], i + 1 < NUMBERS_BINS ? 1 : 2);
	profiler_free(&w);
	profile_free(&p);
}

static void
numbers_are_ordered_by_value(void **state)
{
	const struct value values[] = { { "9", 1 }, { "10", 1 }, { "-9", 1 },
		{ "-10.0", 1 }, { "10.00", 1 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(str_is(buf_str(&p.min), "-10.0"));
	assert_true(str_is(buf_str(&p.max), "10.00"));
	profile_free(&p);
}

/* Numbers came first, so that their order was kept; text decides. */
static void
numbers_among_text_are_text(void **state)
{
	const struct value values[] = { { "9", 1 }, { "10", 1 }, { "x", 1 },
		{ NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(str_is(buf_str(&p.min), "10"));
	assert_true(str_is(buf_str(&p.max), "x"));
	assert_false(profile_is_numeric(&p));
	profile_free(&p);
}

static void
numbers_weigh_as_often_as_they_occur(void **state)
{
	const struct value values[] = { { "1", 3 }, { "2.5", 1 }, { "4", 4 },
		{ NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.filled == 8 && p.distinct == 3);
	assert_true(p.numbers.mean == 2.6875);
	assert_true(p.numbers.sd == sqrt(15.46875 / 7));
	assert_true(p.numbers.quantile[NUMBERS_Q1] == 1);
	assert_true(p.numbers.quantile[NUMBERS_MEDIAN] == 3.25);
	assert_true(p.numbers.quantile[NUMBERS_Q3] == 4);
	profile_free(&p);
}

static void
one_number_has_no_spread(void **state)
{
	const struct value values[] = { { "7", 1 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.numbers.mean == 7 && p.numbers.sd == 0 &&
		    p.numbers.quantile[NUMBERS_MEDIAN] == 7);
	profile_free(&p);
}

static void
leading_zeros_are_counted(void **state)
{
	const struct value values[] = { { "00100", 2 }, { "01", 1 }, { "0", 5 },
		{ "0.5", 5 }, { "0a", 5 }, { "10", 5 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.suspect[SUSPECT_ZEROS] == 3);
	profile_free(&p);
}

static void
top_values(void **state)
{
	const struct value values[] = { { "a", 1 }, { "b", 7 }, { "c", 7 },
		{ "d", 2 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_int_equal(p.top.n, 3);
	assert_true(str_is(buf_str(&top_get(&p.top, 0)->value), "b"));
	assert_true(str_is(buf_str(&top_get(&p.top, 2)->value), "d"));
	profile_free(&p);
}

static enum profile_content
content_of(const struct value *values)
{
	struct profile p = profile(values);
	enum profile_content content = p.content;

	profile_free(&p);
	return content;
}

static void
contents_are_what_values_are_used_as(void **state)
{
	const struct value constant[] = { { "x", 2 }, { NULL, 0 } };
	const struct value once[] = { { "x", 1 }, { NULL, 0 } };
	const struct value scale[] = { { "1", 1 }, { "2", 1 }, { "3", 1 },
		{ "4", 1 }, { "5", 9 }, { NULL, 0 } };
	const struct value gap[] = { { "1", 1 }, { "2", 1 }, { "3", 1 },
		{ "5", 9 }, { NULL, 0 } };
	const struct value category[] = { { "red", 9 }, { "green", 1 },
		{ NULL, 0 } };
	const struct value codes[] = { { "a1", 1 }, { "b2", 1 }, { NULL, 0 } };
	const struct value words[] = { { "it was fine", 1 }, { "too late", 1 },
		{ NULL, 0 } };

	(void)state;
	assert_int_equal(content_of(constant), PROFILE_CONSTANT);
	assert_int_equal(content_of(once), PROFILE_WORDS);
	assert_int_equal(content_of(scale), PROFILE_SCALE);
	assert_int_equal(content_of(gap), PROFILE_NUMBER);
	assert_int_equal(content_of(category), PROFILE_CATEGORY);
	assert_int_equal(content_of(codes), PROFILE_CODE);
	assert_int_equal(content_of(words), PROFILE_WORDS);
}

/* One per cent of the values in each bin but for rounding; a spread of 25. */
static void
numbers_have_shape(void **state)
{
	struct value values[101];
	char text[100][4];
	struct profile p;

	(void)state;
	for (int i = 0; i < 100; i++) {
		(void)snprintf(text[i], 4, "%d", i);
		values[i] = (struct value){ text[i], 1 };
	}
	values[100] = (struct value){ NULL, 0 };
	p = profile(values);
	assert_true(str_is(buf_str(&p.numbers.sum), "4950"));
	assert_true(p.numbers.shaped && p.numbers.skewness == 0);
	assert_true(fabs(p.numbers.kurtosis + 1.2002400240024) < 1e-12);
	assert_true(p.numbers.mad == 25);
	assert_true(p.numbers.bin[0] == 13 && p.numbers.bin[7] == 13);
	profile_free(&p);
}

static void
dates_have_quartiles(void **state)
{
	const struct value values[] = { { "1970-01-01", 1 },
		{ "1970-01-03", 1 }, { "1970-01-11", 1 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.numbers.quantile[NUMBERS_MEDIAN] == 2);
	assert_true(p.numbers.quantile[NUMBERS_P95] == 10);
	profile_free(&p);
}

static void
forms_are_counted(void **state)
{
	const struct value values[] = { { "00100", 3 }, { "33100", 1 },
		{ "80-980", 2 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.nforms == 2);
	assert_true(str_is(buf_str(&top_get(&p.forms, 0)->value), "99999"));
	assert_true(top_get(&p.forms, 0)->count == 4);
	profile_free(&p);
}

/* The same values in three parts: counts are the same, distinct is near. */
static void
estimates_count_exactly_what_adds_up(void **state)
{
	static const struct profiler_options o = { .memory = PLENTY,
		.quantile_type = QUANTILE_TYPE };
	struct profile p = { .top.limit = 3 };
	struct profiler w = { .text = false };
	struct err e;

	(void)state;
	profiler_open(&w, &o);
	assert_int_equal(profiler_estimate(&w, &e), 0);
	for (int i = 0; i < 3000; i++) {
		char text[8];

		(void)snprintf(text, sizeof text, "%d", i % 1000);
		assert_int_equal(profiler_add(&p, &w, str_of(text), 1, &e), 0);
	}
	assert_int_equal(profiler_end(&p, &w, &e), 0);
	assert_true(p.bounds.estimated && p.filled == 3000);
	assert_true(p.numbers.mean == 499.5);
	assert_in_range(p.distinct, 970, 1030);
	assert_true(fabs(p.numbers.quantile[NUMBERS_MEDIAN] - 500) < 30);
	profiler_free(&w);
	profile_free(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_what_all_values_are),
		cmocka_unit_test(nothing_is_filled),
		cmocka_unit_test(blanks_do_not_make_numbers_text),
		cmocka_unit_test(lengths_count_characters),
		cmocka_unit_test(text_is_ordered_by_bytes),
		cmocka_unit_test(bins_of_estimates_begin_at_the_smallest),
		cmocka_unit_test(numbers_are_ordered_by_value),
		cmocka_unit_test(numbers_among_text_are_text),
		cmocka_unit_test(numbers_weigh_as_often_as_they_occur),
		cmocka_unit_test(one_number_has_no_spread),
		cmocka_unit_test(leading_zeros_are_counted),
		cmocka_unit_test(top_values),
		cmocka_unit_test(contents_are_what_values_are_used_as),
		cmocka_unit_test(numbers_have_shape),
		cmocka_unit_test(dates_have_quartiles),
		cmocka_unit_test(forms_are_counted),
		cmocka_unit_test(estimates_count_exactly_what_adds_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
