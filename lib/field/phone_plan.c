#include "field/phone_plan.h"

#include "field/phone_table.h"
#include "field/take.h"

enum {
	CODE_LONGEST = 3,
	NATIONAL_SHORTEST = 2,
	NATIONAL_LONGEST = 17,
	KIND_BITS = 4,
};

static const char no_region[] = "no_region";
static const char unknown_code[] = "unknown_code";
static const char too_short[] = "too_short";
static const char too_long[] = "too_long";
static const char not_valid[] = "not_valid";

/* What a program found at the front of digits: where it ends and its group. */
struct found {
	size_t end, from, to;
};

enum length {
	LENGTH_POSSIBLE,
	LENGTH_LOCAL, /* only as dialled within an area */
	LENGTH_SHORT,
	LENGTH_LONG,
	LENGTH_BETWEEN,
};

unsigned
phone_plan_region(struct str name)
{
	unsigned at = 0;

	if (name.n != 2)
		return 0;
	for (size_t i = 0; i < 2; i++) {
		char c = take_lower(name.p[i]);

		if (c < 'a' || c > 'z')
			return 0;
		at = at * 26 + (unsigned)(c - 'a');
	}
	return phone_names[at];
}

/* Run a program on what is left of the digits from `at` on. */
static bool
run(const uint16_t *word, struct str digits, size_t at, struct found *f)
{
	for (;; word++) {
		unsigned argument = *word & PHONE_ARGUMENT;
		struct found before = *f;

		switch (*word & ~PHONE_ARGUMENT) {
		case PHONE_TAKE:
			if (at == digits.n ||
			    (argument >> (digits.p[at] - '0') & 1) == 0)
				return false;
			at++;
			break;
		case PHONE_FORK:
			if (run(word + 1, digits, at, f))
				return true;
			*f = before;
			word += argument;
			break;
		case PHONE_JUMP:
			word += argument;
			break;
		case PHONE_OPEN:
			f->from = at;
			break;
		case PHONE_CLOSE:
			f->to = at;
			break;
		case PHONE_LAST:
			if (at < digits.n)
				return false;
			break;
		default:
			f->end = at;
			return true;
		}
	}
}

static bool
find(unsigned program, struct str digits, struct found *f)
{
	const struct found none = { 0, 0, 0 };

	*f = none;
	return run(phone_programs + program, digits, 0, f);
}

static unsigned
walk(unsigned state, struct str digits)
{
	for (size_t i = 0; i < digits.n; i++)
		state = phone_states[state].next[digits.p[i] - '0'];
	return phone_states[state].result;
}

static bool
is_general(const struct phone_region *r, struct str digits)
{
	return walk(r->general, digits) != 0;
}

static enum length
judge_length(const struct phone_region *r, size_t n)
{
	uint32_t bit = n > NATIONAL_LONGEST ? 0 : (uint32_t)1 << n;

	if ((r->local & bit) != 0)
		return LENGTH_LOCAL;
	if ((r->lengths & bit) != 0)
		return LENGTH_POSSIBLE;
	if (bit == 0 || r->lengths < bit)
		return LENGTH_LONG;
	return (r->lengths & (bit - 1)) == 0 ? LENGTH_SHORT : LENGTH_BETWEEN;
}

static struct str
national(const struct phone_plan_number *number)
{
	return str_make(number->digits, number->n);
}

static void
set_national(struct phone_plan_number *number, struct str digits)
{
	memmove(number->digits, digits.p, digits.n);
	number->n = digits.n;
}

/* Take the prefix off that is dialled within the country, unless that makes a
 * number of the plan into none. */
static void
strip_national(struct phone_plan_number *number, const struct phone_region *r)
{
	struct phone_plan_number bare = *number;
	struct str digits = national(number);
	struct found f;

	if (!find(r->national, digits, &f))
		return;
	bare.n = 0;
	if (r->transforms && f.to > f.from) {
		bare.n = strlen(r->literal);
		memcpy(bare.digits, r->literal, bare.n);
		memcpy(bare.digits + bare.n, digits.p + f.from, f.to - f.from);
		bare.n += f.to - f.from;
	}
	memcpy(bare.digits + bare.n, digits.p + f.end, digits.n - f.end);
	bare.n += digits.n - f.end;
	if (is_general(r, digits) && !is_general(r, national(&bare)))
		return;
	*number = bare;
}

/* The main region of the calling code that digits begin with, which is taken
 * off; NULL: none. */
static const struct phone_region *
take_code(struct str *digits)
{
	unsigned code = 0;

	for (size_t n = 0; n < digits->n && n < CODE_LONGEST; n++) {
		code = code * 10 + (unsigned)(digits->p[n] - '0');
		if (code == 0)
			return NULL;
		if (phone_codes[code] != 0) {
			take_bytes(digits, n + 1);
			return &phone_regions[phone_codes[code]];
		}
	}
	return NULL;
}

/* Digits dialled in r with no prefix of another country.  Those of its own
 * code in front are taken off where only that makes sense; if so, true. */
static bool
read_domestic(struct phone_plan_number *number, struct str digits,
    const struct phone_region *r)
{
	struct phone_plan_number rest = *number;
	struct str behind = digits;
	const struct phone_region *of_code = take_code(&behind);

	set_national(number, digits);
	if (of_code == NULL || of_code->code != r->code)
		return false;
	set_national(&rest, behind);
	strip_national(&rest, r);
	if ((is_general(r, digits) || !is_general(r, national(&rest))) &&
	    judge_length(r, digits.n) != LENGTH_LONG)
		return false;
	*number = rest;
	return true;
}

/* The prefix dialled in r for another country is taken off when it is there,
 * and calling codes, which are behind it, do not begin with 0. */
static bool
take_international(struct str *digits, const struct phone_region *r)
{
	struct found f;

	if (!find(r->international, *digits, &f) ||
	    (f.end < digits->n && digits->p[f.end] == '0'))
		return false;
	take_bytes(digits, f.end);
	return true;
}

/* What may come before the number and does not belong to it. */
static void
strip_possible(struct phone_plan_number *number, const struct phone_region *r)
{
	struct phone_plan_number bare = *number;
	enum length length;

	strip_national(&bare, r);
	length = judge_length(r, bare.n);
	if (length == LENGTH_POSSIBLE || length == LENGTH_LONG)
		*number = bare;
}

static const char *
judge(struct phone_plan_number *number)
{
	enum length length;

	if (phone_plan_is_valid(number))
		return NULL;
	length =
	    judge_length(&phone_regions[phone_codes[number->code]], number->n);
	number->possible = length == LENGTH_POSSIBLE;
	if (length == LENGTH_SHORT || length == LENGTH_LOCAL)
		return too_short;
	return length == LENGTH_LONG ? too_long : not_valid;
}

bool
phone_plan_is_valid(struct phone_plan_number *number)
{
	unsigned first = phone_codes[number->code];
	unsigned result = walk(phone_regions[first].valid, national(number));
	unsigned place = result >> KIND_BITS;

	number->kind =
	    (enum phone_kind)(result & (((unsigned)1 << KIND_BITS) - 1));
	if (number->kind == PHONE_UNKNOWN)
		return false;
	number->region = phone_regions[first + place].name;
	number->possible = true;
	return true;
}

/* Take off what says which country the digits are dialled to; *main is then
 * the main region there, NULL when nothing does. */
static const char *
take_country(const struct phone_region **main, struct str *digits, bool plus,
    unsigned region)
{
	*main = NULL;
	if (plus && digits->n > NATIONAL_SHORTEST)
		*main = take_code(digits);
	if (*main != NULL)
		return NULL;
	if (plus && digits->n <= NATIONAL_SHORTEST)
		return too_short;
	/* No calling code begins with 0: what does may be dialled abroad. */
	if (plus && (region == 0 || digits->p[0] != '0'))
		return unknown_code;
	if (region == 0)
		return no_region;
	if (!take_international(digits, &phone_regions[region]))
		return NULL;
	if (digits->n <= NATIONAL_SHORTEST)
		return too_short;
	*main = take_code(digits);
	return *main != NULL ? NULL : unknown_code;
}

const char *
phone_plan_read(struct phone_plan_number *number, struct str digits, bool plus,
    unsigned region)
{
	const struct phone_region *r = &phone_regions[region];
	const struct phone_region *main;
	const char *why;

	memset(number, 0, sizeof *number);
	why = take_country(&main, &digits, plus, region);
	if (why != NULL)
		return why;
	number->code = main != NULL ? main->code : r->code;
	if (main != NULL) {
		r = main;
		set_national(number, digits);
		/* With its code a number has no prefix unless it needs one. */
		if (phone_plan_is_valid(number))
			return NULL;
	} else if (read_domestic(number, digits, r)) {
		r = &phone_regions[phone_codes[r->code]];
	} else if (plus) {
		return unknown_code;
	}
	strip_possible(number, r);
	return judge(number);
}
