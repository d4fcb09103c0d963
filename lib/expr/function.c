/* What the functions are called and take. */
#include "expr/function.h"

#include <math.h>
#include <stdio.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "expr/decimal.h"

#define TEXT NODE_AS_TEXT
#define NUMBER NODE_AS_NUMBER
#define DATE NODE_AS_DATE

static const struct function functions[] = {
	{ "lower", FUNCTION_LOWER, 1, 1, TEXT, TEXT, TEXT },
	{ "upper", FUNCTION_UPPER, 1, 1, TEXT, TEXT, TEXT },
	{ "fold", FUNCTION_FOLD, 1, 1, TEXT, TEXT, TEXT },
	{ "trim", FUNCTION_TRIM, 1, 1, TEXT, TEXT, TEXT },
	{ "left", FUNCTION_LEFT, 2, 2, TEXT, NUMBER, TEXT },
	{ "right", FUNCTION_RIGHT, 2, 2, TEXT, NUMBER, TEXT },
	{ "length", FUNCTION_LENGTH, 1, 1, TEXT, TEXT, NUMBER },
	{ "abs", FUNCTION_ABS, 1, 1, NUMBER, NUMBER, NUMBER },
	{ "round", FUNCTION_ROUND, 1, 2, NUMBER, NUMBER, NUMBER },
	{ "floor", FUNCTION_FLOOR, 1, 1, NUMBER, NUMBER, NUMBER },
	{ "least", FUNCTION_LEAST, 2, FUNCTION_MOST, NUMBER, NUMBER, NUMBER },
	{ "greatest", FUNCTION_GREATEST, 2, FUNCTION_MOST, NUMBER, NUMBER,
	    NUMBER },
	{ "year", FUNCTION_YEAR, 1, 1, DATE, DATE, NUMBER },
	{ "quarter", FUNCTION_QUARTER, 1, 1, DATE, DATE, NUMBER },
	{ "month", FUNCTION_MONTH, 1, 1, DATE, DATE, NUMBER },
	{ "day", FUNCTION_DAY, 1, 1, DATE, DATE, NUMBER },
	{ "weekday", FUNCTION_WEEKDAY, 1, 1, DATE, DATE, NUMBER },
	{ "anniversary", FUNCTION_ANNIVERSARY, 1, 1, DATE, DATE, DATE },
	{ "binomial", FUNCTION_BINOMIAL, 3, 3, NUMBER, NUMBER, NUMBER },
	{ "draw", FUNCTION_DRAW, 2, 2, TEXT, TEXT, NUMBER },
	{ "coalesce", FUNCTION_COALESCE, 2, FUNCTION_MOST, NODE_OPEN, NODE_OPEN,
	    NODE_OPEN },
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

const struct function *
function_find(struct str name)
{
	for (size_t i = 0; i < FUNCTIONS; i++) {
		if (str_is(name, functions[i].name))
			return &functions[i];
	}
	return NULL;
}

void
function_offer(struct spelling *near)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		spelling_offer(near, str_of(functions[i].name));
}

int32_t
function_date_part(enum function_id id, int32_t day)
{
	struct date d = date_from_days(day);

	switch (id) {
	case FUNCTION_YEAR:
		return d.year;
	case FUNCTION_QUARTER:
		return (d.month + 2) / 3;
	case FUNCTION_MONTH:
		return d.month;
	case FUNCTION_DAY:
		return d.day;
	default:
		/* 1970-01-01 was a Thursday; Monday is 1. */
		return ((day % 7) + 7 + 3) % 7 + 1;
	}
}

int32_t
function_anniversary(int32_t day, struct date as_of)
{
	struct date d = date_from_days(day);
	int32_t years = as_of.year - d.year;
	int32_t today = date_to_days(as_of);
	int32_t next = date_to_days(date_add_months(d, years * 12));

	if (next < today && as_of.year < 9999)
		next = date_to_days(date_add_months(d, (years + 1) * 12));
	return next;
}

struct num
function_draw(struct str text, struct str seed)
{
	unsigned char bytes[DIGEST_BYTES];
	struct digest d;
	uint64_t drawn = 0;

	digest_begin(&d);
	digest_add(&d, seed);
	digest_add(&d, str_make("", 1));
	digest_add(&d, text);
	digest_end(&d, bytes);
	for (size_t i = 0; i < sizeof drawn; i++)
		drawn = drawn << 8 | bytes[i];
	return (struct num){ (int64_t)(drawn % 1000000000), 9 };
}

struct str
function_part(struct str s, int64_t count, bool last)
{
	int64_t length = 0;
	size_t at = 0;
	int32_t point;

	for (size_t i = 0; last && i < s.n; length++)
		i += utf8_decode(str_slice(s, i, s.n), &point);
	count = last ? length - count : count;
	while (count-- > 0 && at < s.n)
		at += utf8_decode(str_slice(s, at, s.n), &point);
	return last ? str_slice(s, at, s.n) : str_slice(s, 0, at);
}

struct str
function_trim(struct str s)
{
	size_t from = 0;
	size_t to = 0;
	int32_t point;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_decode(str_slice(s, i, s.n), &point);

		i += n;
		if (!utf8_is_space(point))
			to = i;
		else if (to == 0)
			from = i;
	}
	return to == 0 ? str_slice(s, 0, 0) : str_slice(s, from, to);
}

int64_t
function_characters(struct str s)
{
	int64_t count = 0;
	int32_t point;

	for (size_t i = 0; i < s.n; count++)
		i += utf8_decode(str_slice(s, i, s.n), &point);
	return count;
}

enum { TRIALS = 1000000 };

bool
function_binomial(
    struct num k, struct num trials, struct num share, struct num *chance)
{
	double n = num_to_double(trials);
	double p = num_to_double(share);
	double sum = 0;
	char text[NUM_TEXT];
	int length;

	if (k.scale != 0 || trials.scale != 0 || k.unscaled < 0 ||
	    trials.unscaled < k.unscaled || trials.unscaled > TRIALS ||
	    !(p >= 0 && p <= 1))
		return false;
	for (int64_t i = k.unscaled; i <= trials.unscaled; i++) {
		double x = (double)i;
		int sign;
		double ways = lgamma_r(n + 1, &sign) - lgamma_r(x + 1, &sign) -
			      lgamma_r(n - x + 1, &sign);

		/* 0 to the power of 0 is 1. */
		sum += exp(ways + (i == 0 ? 0 : x * log(p)) +
			   (i == trials.unscaled ? 0 : (n - x) * log1p(-p)));
	}
	length = snprintf(text, sizeof text, "%.9f", fmin(sum, 1));
	if (!num_read(str_make(text, (size_t)length), chance))
		return false;
	*chance = decimal_trim(*chance);
	return true;
}
