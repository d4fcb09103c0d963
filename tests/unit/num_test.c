/* Decimal numbers: exact values, nearest doubles, shortest spellings. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"

enum { ROUNDS = 20000 };

static uint64_t
next_random(uint64_t *random)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return *random;
}

static struct num
make(int64_t unscaled, int scale)
{
	struct num v = { unscaled, (uint8_t)scale };

	return v;
}

static void
assert_written(struct num v, const char *text)
{
	char out[NUM_TEXT];
	size_t n = num_write(v, out);

	if (!str_is(str_make(out, n), text))
		fail_msg("%.*s is not %s", (int)n, out, text);
}

static void
numbers_are_read_exactly(void **state)
{
	static const struct {
		const char *text;
		int64_t unscaled;
		int scale;
	} good[] = { { "0", 0, 0 }, { "-1234.50", -123450, 2 }, { "+7", 7, 0 },
		{ ".5", 5, 1 }, { "5.", 5, 0 }, { "-0", 0, 0 },
		{ "0.00", 0, 2 }, { "007", 7, 0 }, { "000.0500", 500, 4 },
		{ "999999999999999999", 999999999999999999, 0 },
		{ "-0.999999999999999999", -999999999999999999, 18 },
		{ "0.000000000000000001", 1, 18 },
		{ "0000000000000000000000000001", 1, 0 },
		/* zeros that need not be kept make room */
		{ "1.0000000000000000000000", 100000000000000000, 17 },
		{ "0.0000000000000000000000", 0, 18 },
		{ "123456789012345678.0000", 123456789012345678, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct num v = { 99, 99 };

		if (!num_read(str_of(good[i].text), &v))
			fail_msg("%s", good[i].text);
		assert_true(v.unscaled == good[i].unscaled);
		assert_int_equal(v.scale, good[i].scale);
	}
}

static void
anything_else_is_no_number(void **state)
{
	static const char *const bad[] = { "", "-", "+", ".", "-.", "1e5",
		"1,5", " 1", "1 ", "1..2", "1.2.3", "--1", "+-1", "0x10", "inf",
		"nan", "1-", "\xD9\xA1", "1000000000000000000",
		"1234567890123456789", "0.1234567890123456789",
		"0.0000000000000000001", "12.34567890123456789" };
	struct num v = { 5, 6 };
	double d = 7;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (num_read(str_of(bad[i]), &v))
			fail_msg("%s", bad[i]);
	}
	assert_false(num_read(str_make("1\0", 2), &v));
	assert_false(num_read(str_make(NULL, 0), &v));
	assert_false(num_read_double(str_make(NULL, 0), &d));
	assert_true(v.unscaled == 5 && v.scale == 6);
}

static void
numbers_are_written_at_their_scale(void **state)
{
	(void)state;
	assert_written(make(0, 0), "0");
	assert_written(make(0, 3), "0.000");
	assert_written(make(5, 1), "0.5");
	assert_written(make(-5, 3), "-0.005");
	assert_written(make(-123450, 2), "-1234.50");
	assert_written(make(1, 18), "0.000000000000000001");
	assert_written(make(INT64_MAX, 18), "9.223372036854775807");
	assert_written(make(INT64_MIN, 18), "-9.223372036854775808");
	assert_written(make(INT64_MIN, 0), "-9223372036854775808");
}

static void
what_is_written_is_read_back(void **state)
{
	uint64_t random = 1;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		int64_t limit = INT64_C(1000000000000000000);
		struct num v =
		    make((int64_t)next_random(&random) % limit, i % 19);
		struct num back;
		char out[NUM_TEXT];
		size_t n = num_write(v, out);

		assert_true(n <= NUM_TEXT);
		assert_true(num_read(str_make(out, n), &back));
		assert_true(back.unscaled == v.unscaled);
		assert_true(back.scale == v.scale);
	}
}

static void
comparison_is_exact_at_any_scales(void **state)
{
	/* ascending; equal neighbours share a rank */
	static const struct {
		int64_t unscaled;
		int scale;
		int rank;
	} v[] = { { INT64_MIN, 0, 0 }, { INT64_MIN, 1, 1 }, { -1234500, 3, 2 },
		{ -12345, 1, 2 }, { -1, 0, 3 }, { -999999999999999999, 18, 4 },
		{ -1, 18, 5 }, { 0, 0, 6 }, { 0, 18, 6 }, { 1, 18, 7 },
		{ 2, 18, 8 }, { 1, 1, 9 }, { 100000000000000000, 18, 9 },
		{ 100000000000000001, 18, 10 }, { 1, 0, 11 },
		{ 1000000000000000000, 18, 11 },
		{ 1000000000000000001, 18, 12 }, { INT64_MAX, 18, 13 },
		{ 999999999999999999, 0, 14 }, { INT64_MAX, 0, 15 } };

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		for (size_t k = 0; k < sizeof v / sizeof *v; k++) {
			struct num a = make(v[i].unscaled, v[i].scale);
			struct num b = make(v[k].unscaled, v[k].scale);
			char x[NUM_ORDERED], y[NUM_ORDERED];
			int wanted =
			    (v[i].rank > v[k].rank) - (v[i].rank < v[k].rank);
			int got;

			assert_int_equal(num_compare(a, b), wanted);
			num_write_ordered(a, x);
			num_write_ordered(b, y);
			got = memcmp(x, y, sizeof x);
			assert_int_equal((got > 0) - (got < 0), wanted);
		}
	}
}

static void
to_double_is_the_nearest(void **state)
{
	uint64_t random = 3;

	(void)state;
	assert_true(num_to_double(make(1, 1)) == 0.1);
	assert_true(num_to_double(make(-123450, 2)) == -1234.5);
	for (int i = 0; i < ROUNDS; i++) {
		struct num v = make((int64_t)next_random(&random), i % 19);
		char out[NUM_TEXT + 1];

		out[num_write(v, out)] = '\0';
		assert_true(num_to_double(v) == strtod(out, NULL));
	}
}

static void
assert_read_double(const char *text, double expected)
{
	double value = 99;

	if (!num_read_double(str_of(text), &value) || value != expected)
		fail_msg("%s gave %.17g", text, value);
}

static void
doubles_are_read_in_any_length(void **state)
{
	static char text[200000];

	(void)state;
	assert_read_double("0", 0);
	assert_read_double("-0.1", -0.1);
	assert_read_double("1e5", 1e5);
	assert_read_double("1.5E-3", 1.5e-3);
	assert_read_double(".5e+1", 5);
	assert_read_double("5.e1", 50);
	assert_read_double("9007199254740993", 9007199254740992.0);
	assert_read_double(
	    "9007199254740993.00000000000000001", 9007199254740994.0);
	assert_read_double("1e400", HUGE_VAL);
	assert_read_double("-1e999999999999999999999999", -HUGE_VAL);
	assert_read_double("1e-999999999999999999999999", 0);
	assert_read_double("0e999999999999999999999999", 0);
	assert_read_double("4.9406564584124654e-324", 0x1p-1074);
	assert_read_double("1.7976931348623157e308", 0x1.fffffffffffffp1023);
	/* 1 followed by 100000 zeros, times ten to minus that */
	memset(text, '0', sizeof text);
	text[0] = '1';
	(void)snprintf(text + 100001, 10, "e-100000");
	assert_read_double(text, 1);
	memset(text, '0', sizeof text);
	text[1] = '.';
	(void)snprintf(text + 100001, 20, "7e100000");
	assert_read_double(text, 7);
	/* half way between two doubles, and just beyond, far behind */
	memset(text, '0', sizeof text);
	(void)snprintf(text, 30, "9007199254740993.");
	text[17] = '0';
	text[100000] = '\0';
	assert_read_double(text, 9007199254740992.0);
	text[99999] = '1';
	assert_read_double(text, 9007199254740994.0);
}

static void
the_negative_zero_keeps_its_sign(void **state)
{
	double value = 1;

	(void)state;
	assert_true(num_read_double(str_of("-0"), &value));
	assert_true(value == 0 && signbit(value));
}

static void
other_spellings_are_no_double(void **state)
{
	static const char *const bad[] = { "", ".", "-", "e5", "1e", "1e+",
		"1e-", "1e5x", "1e5.5", "1e 5", " 1", "1 ", "0x1p3", "inf",
		"nan", "INFINITY", "1,5", "1_0", "1.5.5", "+-1" };
	double value = 7;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (num_read_double(str_of(bad[i]), &value))
			fail_msg("%s", bad[i]);
	}
	assert_false(num_read_double(str_make("1\0", 2), &value));
	assert_false(num_read_double(str_make("1\0002", 3), &value));
	assert_true(value == 7);
}

static void
reading_agrees_with_strtod(void **state)
{
	uint64_t random = 5;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		char text[64];
		uint64_t a = next_random(&random);
		double value = 0;
		int n = snprintf(text, sizeof text, "%s%llu.%0*lluE%d",
		    i % 2 ? "-" : "", (unsigned long long)(a >> (a % 64)),
		    (int)(a % 20),
		    (unsigned long long)(next_random(&random) >> (a % 61)),
		    (int)(next_random(&random) % 680) - 345);
		assert_true(n > 0 && (size_t)n < sizeof text);
		assert_true(num_read_double(str_of(text), &value));
		if (value != strtod(text, NULL))
			fail_msg("%s", text);
	}
}

static void
assert_double_written(double v, const char *text)
{
	char out[NUM_TEXT];
	size_t n = num_write_double(v, out);

	if (!str_is(str_make(out, n), text))
		fail_msg("%.*s is not %s", (int)n, out, text);
}

static void
counts_are_written(void **state)
{
	char out[NUM_TEXT];

	(void)state;
	assert_true(str_is(str_make(out, num_write_count(0, out)), "0"));
	assert_true(str_is(str_make(out, num_write_count(UINT64_MAX, out)),
	    "18446744073709551615"));
}

static void
known_spellings_of_doubles(void **state)
{
	(void)state;
	assert_double_written(0, "0");
	assert_double_written(-0.0, "-0");
	assert_double_written(1, "1");
	assert_double_written(-1234.5, "-1234.5");
	assert_double_written(0.1, "0.1");
	assert_double_written(0.1 + 0.2, "0.30000000000000004");
	assert_double_written(1e15, "1000000000000000");
	assert_double_written(9007199254740991.0, "9007199254740991");
	assert_double_written(1e300, "1e+300");
	assert_double_written(0x1p-1074, "5e-324");
	assert_double_written(
	    -0x1.fffffffffffffp1023, "-1.7976931348623157e+308");
}

/* The text reads back as the same double, and none with a digit less does. */
static void
spellings_of_doubles_are_the_shortest(void **state)
{
	uint64_t random = 9;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		uint64_t bits = next_random(&random);
		char out[NUM_TEXT];
		char shorter[NUM_TEXT];
		double v;
		double back = 0;
		size_t n;
		int digits = 0;

		/* the subnormal, the everyday, the rest */
		if (i % 4 == 0)
			bits &= UINT64_C(0x800FFFFFFFFFFFFF);
		memcpy(&v, &bits, sizeof v);
		if (i % 4 == 1)
			v = (double)(bits % 100000000) / 100;
		if (!isfinite(v))
			continue;
		n = num_write_double(v, out);
		assert_true(n < NUM_TEXT);
		assert_true(num_read_double(str_make(out, n), &back));
		assert_true(back == v);
		for (size_t k = 0; k < n && out[k] != 'e'; k++)
			digits += out[k] >= '0' && out[k] <= '9' &&
				  (digits > 0 || out[k] != '0');
		if (fabs(v) >= 0x1p53 || v != trunc(v))
			for (; digits > 1; digits--) {
				(void)snprintf(shorter, sizeof shorter, "%.*e",
				    digits - 2, v);
				assert_true(strtod(shorter, NULL) != v);
			}
	}
}

static void
sizes_have_suffixes_and_a_limit(void **state)
{
	static const struct {
		const char *text;
		size_t bytes;
	} good[] = { { "0", 0 }, { "17", 17 }, { "1K", 1024 },
		{ "3M", 3145728 }, { "2G", 2147483648 },
		{ "1T", 1099511627776 }, { "0064K", 65536 },
		{ "18446744073709551615", SIZE_MAX },
		{ "16777215T", 18446742974197923840u } };
	static const char *const bad[] = { "", "K", "-1", "+1", "1.5K", "1KB",
		"1k", "1X", " 1", "1 K", "18446744073709551616", "16777216T",
		"99999999999999999999999" };
	size_t bytes = 5;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (num_read_size(str_of(bad[i]), &bytes))
			fail_msg("%s", bad[i]);
	}
	assert_false(num_read_size(str_make("1\0", 2), &bytes));
	assert_int_equal(bytes, 5);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(num_read_size(str_of(good[i].text), &bytes));
		assert_true(bytes == good[i].bytes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_exactly),
		cmocka_unit_test(anything_else_is_no_number),
		cmocka_unit_test(numbers_are_written_at_their_scale),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(comparison_is_exact_at_any_scales),
		cmocka_unit_test(to_double_is_the_nearest),
		cmocka_unit_test(doubles_are_read_in_any_length),
		cmocka_unit_test(the_negative_zero_keeps_its_sign),
		cmocka_unit_test(other_spellings_are_no_double),
		cmocka_unit_test(reading_agrees_with_strtod),
		cmocka_unit_test(known_spellings_of_doubles),
		cmocka_unit_test(spellings_of_doubles_are_the_shortest),
		cmocka_unit_test(sizes_have_suffixes_and_a_limit),
		cmocka_unit_test(counts_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
