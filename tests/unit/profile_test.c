/* The statistics of one column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/profile.h"

enum { PLENTY = 1 << 20 };

struct value {
	const char *text;
	uint64_t count;
};

/* The profile of the values up to the one without text. */
static struct profile
profile(const struct value *values)
{
	struct profile p = { .top.limit = 3 };
	struct profile_work w = { .quantile.limit = PLENTY };
	struct err e;

	for (; values->text != NULL; values++) {
		p.records += values->count;
		assert_int_equal(profile_add(&p, &w, str_of(values->text),
				     values->count, &e),
		    0);
	}
	assert_int_equal(profile_end(&p, &w, &e), 0);
	profile_work_free(&w);
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
	assert_true(p.shortest == 2 && p.mean == 15);
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
	assert_true(p.mean == 2.6875);
	assert_true(p.sd == sqrt(15.46875 / 7));
	assert_true(p.quartile[0] == 1);
	assert_true(p.quartile[1] == 3.25);
	assert_true(p.quartile[2] == 4);
	profile_free(&p);
}

static void
one_number_has_no_spread(void **state)
{
	const struct value values[] = { { "7", 1 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.mean == 7 && p.sd == 0 && p.quartile[1] == 7);
	profile_free(&p);
}

static void
leading_zeros_are_counted(void **state)
{
	const struct value values[] = { { "00100", 2 }, { "01", 1 }, { "0", 5 },
		{ "0.5", 5 }, { "0a", 5 }, { "10", 5 }, { NULL, 0 } };
	struct profile p = profile(values);

	(void)state;
	assert_true(p.leading_zeros == 3);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_what_all_values_are),
		cmocka_unit_test(nothing_is_filled),
		cmocka_unit_test(blanks_do_not_make_numbers_text),
		cmocka_unit_test(lengths_count_characters),
		cmocka_unit_test(text_is_ordered_by_bytes),
		cmocka_unit_test(numbers_are_ordered_by_value),
		cmocka_unit_test(numbers_among_text_are_text),
		cmocka_unit_test(numbers_weigh_as_often_as_they_occur),
		cmocka_unit_test(one_number_has_no_spread),
		cmocka_unit_test(leading_zeros_are_counted),
		cmocka_unit_test(top_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
