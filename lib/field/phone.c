#include "field/phone.h"

#include "field/phone_clean.h"
#include "field/phone_read.h"
#include "field/take.h"

enum {
	PARTS_MAX = 8,
	/* Digits of a second number that is not valid, yet meant as one. */
	PART_SHORTEST = 5,
};

static const char too_long[] = "too_long";
static const char not_valid[] = "not_valid";
static const char multi_value[] = "multi_value";
static const char excel_scientific[] = "excel_scientific";

enum shape {
	SHAPE_ONE,
	SHAPE_SEVERAL, /* all of them valid */
	SHAPE_PARTLY,  /* the first, but not what is behind it */
};

/* A value, how it is read, and what was read of it. */
struct value {
	unsigned region;
	const struct phone_options *options;
	struct phone_read first; /* or the only one */
	size_t n;
	struct written {
		size_t n;
		char p[PHONE_READ_WRITTEN];
	} written[PARTS_MAX]; /* each different number once */
};

bool
phone_region_known(struct str name)
{
	return phone_plan_region(name) != 0;
}

bool
phone_is_canonical(struct str s)
{
	struct phone_plan_number number;

	if (s.n < 2 || s.n > 1 + PHONE_PLAN_DIGITS || s.p[0] != '+')
		return false;
	take_bytes(&s, 1);
	for (size_t i = 0; i < s.n; i++) {
		if (!take_is_digit(s.p[i]))
			return false;
	}
	if (phone_plan_read(&number, s, true, 0) != NULL)
		return false;
	/* All that is behind the code belongs to it: nothing was taken off. */
	for (unsigned code = number.code; code > 0; code /= 10)
		number.n++;
	return number.n == s.n;
}

static struct str
text_of(const struct written *w)
{
	return str_make(w->p, w->n);
}

static void
add_written(struct value *value, const struct phone_read *r)
{
	struct written *w = &value->written[value->n];

	w->n = phone_read_write(w->p, r, value->options);
	for (size_t i = 0; i < value->n; i++) {
		if (str_equal(text_of(w), text_of(&value->written[i])))
			return;
	}
	value->n++;
}

/* Take the text for several numbers. */
static enum shape
read_several(struct value *value, struct str clean, bool slash)
{
	size_t parts = 0, valid = 0, meant = 0;
	struct str part;

	value->n = 0;
	for (; phone_text_part(&clean, slash, &part); parts++) {
		struct phone_read r;

		if (parts == PARTS_MAX)
			return SHAPE_PARTLY;
		phone_read_number(&r, part, value->region, value->options);
		if (parts == 0)
			value->first = r;
		if (r.verdict.read && r.number.kind != PHONE_UNKNOWN) {
			add_written(value, &r);
			valid++;
		} else if (parts == 0) {
			return SHAPE_ONE;
		} else if (slash || r.text.n >= PART_SHORTEST) {
			meant++;
		}
	}
	if (parts < 2 || (valid == 1 && meant == 0))
		return SHAPE_ONE;
	return valid == parts ? SHAPE_SEVERAL : SHAPE_PARTLY;
}

/* A slash separates numbers, or the area from the rest of one; it does the
 * latter when what is before it is no number.  A comma or semicolon separates
 * numbers, or comes before an extension. */
static enum shape
read_value(struct value *value, const struct phone_clean *clean)
{
	struct str s = str_make(clean->p, clean->n);
	enum shape shape = SHAPE_ONE;
	struct phone_read whole;

	if (clean->marked &&
	    (memchr(s.p, '/', s.n) != NULL || memchr(s.p, '\\', s.n) != NULL))
		shape = read_several(value, s, true);
	if (shape != SHAPE_ONE)
		return shape;
	if (clean->marked)
		shape = read_several(value, s, false);
	if (shape == SHAPE_SEVERAL)
		return shape;
	phone_read_number(&whole, s, value->region, value->options);
	if (shape == SHAPE_PARTLY && !whole.verdict.read)
		return shape;
	value->first = whole;
	value->n = 0;
	if (whole.verdict.read)
		add_written(value, &whole);
	return SHAPE_ONE;
}

static void
judge(struct verdict *v, const struct value *value, enum shape shape)
{
	enum phone_multi multi = value->options->multi;

	/* Several may be the same. */
	*v = value->first.verdict;
	if (shape == SHAPE_ONE || (shape == SHAPE_SEVERAL && value->n == 1))
		return;
	v->read = multi == PHONE_MULTI_FIRST ||
		  (multi == PHONE_MULTI_SPLIT && shape == SHAPE_SEVERAL);
	v->reason = multi_value;
}

static int
add_numbers(struct buf *out, const struct value *value, struct err *e)
{
	const size_t before = out->n;
	size_t n = value->options->multi == PHONE_MULTI_SPLIT ? value->n : 1;

	for (size_t i = 0; i < n; i++) {
		if ((i > 0 && buf_add(out, str_of(" / "), e) != 0) ||
		    buf_add(out, text_of(&value->written[i]), e) != 0) {
			out->n = before;
			return -1;
		}
	}
	return 0;
}

static void
set_facts(struct phone_facts *facts, const struct phone_plan_number *number)
{
	memset(facts, 0, sizeof *facts);
	facts->kind = number->kind;
	if (number->region != NULL)
		memcpy(facts->region, number->region, strlen(number->region));
}

/* NULL, or why this is something else than a number. */
static const char *
why_other(const struct phone_clean *clean)
{
	if (clean->marked && phone_clean_is_scientific(clean))
		return excel_scientific;
	return phone_clean_is_date(clean) ? not_valid : NULL;
}

int
phone_canonical(struct buf *out, struct str s, struct str region,
    const struct phone_options *o, struct phone_facts *facts, struct verdict *v,
    struct err *e)
{
	struct phone_clean clean;
	struct value value;
	enum shape shape;

	v->read = false;
	v->reason = too_long;
	if (!phone_clean_make(&clean, s))
		return 0;
	v->reason = why_other(&clean);
	if (v->reason != NULL)
		return 0;
	value.region = phone_plan_region(region);
	value.options = o;
	shape = read_value(&value, &clean);
	judge(v, &value, shape);
	if (!v->read)
		return 0;
	if (facts != NULL)
		set_facts(facts, &value.first.number);
	return add_numbers(out, &value, e);
}
