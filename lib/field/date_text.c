#include "field/date_text.h"

#include "field/date_fit.h"
#include "field/date_parts.h"
#include "field/take.h"

enum {
	YEAR_FIRST = 1800, /* an earlier one is a slip */
	ISO_DATE = 10,     /* bytes of YYYY-MM-DD */
};

static const char not_a_date[] = "not_a_date";
static const char impossible_date[] = "impossible_date";
static const char placeholder_date[] = "placeholder_date";
static const char contradicts_order[] = "contradicts_order";

/* What systems write where there is no date. */
static const struct date placeholders[] = {
	{ 0, 0, 0 },
	{ 1, 1, 1 },
	{ 1753, 1, 1 },
	{ 1899, 12, 30 },
	{ 1899, 12, 31 },
	{ 1900, 1, 0 },
	{ 1900, 1, 1 },
	{ 9999, 12, 31 },
};

static bool
is_placeholder(struct date d)
{
	const size_t n = sizeof placeholders / sizeof placeholders[0];
	size_t i = 0;

	while (i < n && (d.year != placeholders[i].year ||
			    date_fit_compare(d, placeholders[i]) != 0))
		i++;
	return i < n;
}

/* Is s in the form YYYY-MM-DD?  Then these are its numbers. */
static bool
read_iso(struct str s, struct date *d)
{
	int32_t year, month, day;

	if (s.n != ISO_DATE || s.p[4] != '-' || s.p[7] != '-')
		return false;
	if (take_number(&s, 4, &year) != 4)
		return false;
	take_bytes(&s, 1);
	if (take_number(&s, 2, &month) != 2)
		return false;
	take_bytes(&s, 1);
	if (take_number(&s, 2, &day) != 2)
		return false;
	d->year = year;
	d->month = month;
	d->day = day;
	return true;
}

const char *
date_order_name(enum date_order order)
{
	static const char *const names[] = { "none", "dmy", "mdy", "ymd",
		"open", "mixed" };

	return names[order];
}

/* The order that must be kept to for such numbers, as a set, or 0. */
static unsigned
binding(const struct date_text_rule *r, const struct date_parts *parts)
{
	switch (r->order) {
	case DATE_ORDER_DMY:
		return DATE_FIT_DMY;
	case DATE_ORDER_MDY:
		return DATE_FIT_MDY;
	case DATE_ORDER_YMD:
		/* Says nothing of those whose year has four digits. */
		return parts->digits[2] == 4 ? 0 : DATE_FIT_YMD;
	default:
		return 0;
	}
}

/* The date that three numbers mean; NULL, or why it is not known.  *remark is
 * set when the date is clear but not what was decided. */
static const char *
resolve_numbers(const struct date_text_rule *r, const struct date_parts *parts,
    struct date *date, const char **remark)
{
	const int32_t *n = parts->number;
	const struct date ymd = { n[0], n[1], n[2] };
	struct date d[3];
	unsigned fits, bound;
	bool same;

	*date = ymd;
	if (parts->digits[0] == 4)
		return parts->digits[1] > 2 || parts->digits[2] > 2 ? not_a_date
								    : NULL;
	if (n[0] == 0 && n[1] == 0 && n[2] == 0)
		return placeholder_date;
	fits = date_fit_orders(r, parts, d);
	bound = binding(r, parts);
	if (fits == 0)
		return date_fit_is_year(parts, 2) && parts->digits[1] <= 2
			   ? impossible_date
			   : not_a_date;
	if ((fits & bound) != 0)
		fits = bound;
	else if (bound != 0 && r->told)
		return contradicts_order;
	else
		fits = date_fit_narrow(fits, parts->separator);
	*date = date_fit_first(fits, d, &same);
	if (!same)
		return "ambiguous_order";
	if (bound != 0 && fits != bound)
		*remark = contradicts_order;
	return NULL;
}

/* The month that a word means in the languages of the rule, else in all;
 * 0: several. */
static int32_t
resolve_month(const struct month *month, unsigned languages)
{
	for (int pass = 0; pass < 2; pass++) {
		int32_t number = 0;
		bool clear = true;

		for (size_t i = 0; i < MONTH_LANGUAGES; i++) {
			int32_t other = month->number[i];

			if (other == 0 ||
			    (pass == 1 && (languages >> i & 1) == 0))
				continue;
			clear = clear && (number == 0 || number == other);
			number = other;
		}
		if (clear)
			return number;
	}
	return 0;
}

/* The same for two numbers and a month name. */
static const char *
resolve_word(const struct date_text_rule *r, const struct date_parts *parts,
    struct date *date)
{
	int year = 2;
	int day = parts->number[0] < 0 ? 1 : 0;

	if (parts->number[2] < 0)
		return not_a_date;
	if (day == 0 && parts->digits[0] == 4) {
		year = 0;
		day = 2;
	}
	if (!date_fit_is_year(parts, year) || parts->digits[day] > 2)
		return not_a_date;
	date->day = parts->number[day];
	date->month = resolve_month(parts->month, r->languages);
	if (date->month == 0)
		return "ambiguous_month";
	*date = date_fit_year(r, parts, year, *date);
	return NULL;
}

/* NULL, or why no customer can have that date. */
static const char *
judge(const struct date_text_rule *r, struct date d)
{
	if (is_placeholder(d))
		return placeholder_date;
	if (!date_is_real(d))
		return impossible_date;
	if (d.year < YEAR_FIRST)
		return "implausible_year";
	if (r->birth && date_fit_compare(d, r->as_of) > 0)
		return "future_date";
	return NULL;
}

/* Three numbers as evidence of an order. */
static void
observe_numbers(struct date_text_tally *t, const struct date_text_rule *r,
    const struct date_parts *parts)
{
	struct date d[3];
	unsigned fits = date_fit_orders(r, parts, d);
	unsigned likely = date_fit_narrow(fits, parts->separator);
	bool same;
	struct date first = date_fit_first(likely, d, &same);

	if (likely == 0 || parts->bad_time ||
	    (same && (judge(r, first) != NULL || (likely & (likely - 1)) != 0)))
		return;
	/* "24/05/13" is a weak word for dmy and keeps its other sense; of
	 * "24-05-13" nobody knows. */
	if (likely == DATE_FIT_DMY || likely == DATE_FIT_MDY)
		likely = parts->separator == '.' ? likely : fits;
	else if ((likely & (likely - 1)) != 0)
		likely = DATE_FIT_DMY | DATE_FIT_MDY | DATE_FIT_YMD;
	t->orders[likely]++;
}

/* A month name as evidence of a language. */
static void
observe_word(struct date_text_tally *t, const struct date_text_rule *r,
    const struct date_parts *parts)
{
	struct date d;

	if (resolve_month(parts->month, 0) == 0 || parts->bad_time ||
	    resolve_word(r, parts, &d) != NULL || judge(r, d) != NULL)
		return;
	t->words++;
	for (size_t i = 0; i < MONTH_LANGUAGES; i++)
		t->languages[i] += parts->month->number[i] != 0;
}

int
date_text_observe(struct date_text_tally *t, const struct date_text_rule *r,
    struct str s, struct err *e)
{
	struct date_parts parts;
	struct date d;

	if (read_iso(s, &d))
		return 0;
	if (date_parts_read(s, &parts, e) != 0)
		return -1;
	if (parts.shape == DATE_SHAPE_NUMBERS && parts.digits[0] != 4)
		observe_numbers(t, r, &parts);
	else if (parts.shape == DATE_SHAPE_WORD)
		observe_word(t, r, &parts);
	return 0;
}

struct date_text_evidence
date_text_weigh(const struct date_text_tally *t)
{
	const uint64_t *n = t->orders;
	struct date_text_evidence v = { n[DATE_FIT_DMY], n[DATE_FIT_MDY],
		n[DATE_FIT_YMD],
		n[DATE_FIT_DMY | DATE_FIT_MDY | DATE_FIT_YMD] };

	/* Weak words count unless the year is known to stand first. */
	if (v.ymd == 0 || v.dmy + v.mdy > 0) {
		v.dmy += n[DATE_FIT_DMY | DATE_FIT_YMD];
		v.mdy += n[DATE_FIT_MDY | DATE_FIT_YMD];
	}
	return v;
}

static enum date_order
order_of(struct date_text_evidence v)
{
	if ((v.dmy > 0) + (v.mdy > 0) + (v.ymd > 0) > 1)
		return DATE_ORDER_MIXED;
	if (v.dmy > 0)
		return DATE_ORDER_DMY;
	if (v.mdy > 0)
		return DATE_ORDER_MDY;
	if (v.ymd > 0)
		return DATE_ORDER_YMD;
	return v.open > 0 ? DATE_ORDER_OPEN : DATE_ORDER_NONE;
}

void
date_text_decide(struct date_text_rule *r, const struct date_text_tally *t)
{
	struct date_text_evidence v = date_text_weigh(t);

	if (!r->told)
		r->order = order_of(v);
	if (r->languages != 0)
		return;
	for (size_t i = 0; i < MONTH_LANGUAGES; i++) {
		if (t->languages[i] == t->words)
			r->languages |= 1U << i;
	}
}

static const char *
resolve(const struct date_text_rule *r, const struct date_parts *parts,
    struct date *date, const char **remark)
{
	const char *why = not_a_date;

	switch (parts->shape) {
	case DATE_SHAPE_OTHER:
		return not_a_date;
	case DATE_SHAPE_PARTIAL:
		return "incomplete_date";
	case DATE_SHAPE_SERIAL:
		return "excel_serial";
	case DATE_SHAPE_EPOCH:
		return "epoch";
	case DATE_SHAPE_NUMBERS:
		why = resolve_numbers(r, parts, date, remark);
		break;
	case DATE_SHAPE_WORD:
		why = resolve_word(r, parts, date);
		break;
	}
	if (why == NULL)
		why = judge(r, *date);
	return why == NULL && parts->bad_time ? "bad_time" : why;
}

static bool
is_midnight(const struct clock *c)
{
	return c->hour == 0 && c->minute == 0 && c->second == 0 &&
	       c->fraction.n == 0 && c->zone == CLOCK_ZONE_NONE;
}

int
date_text_canonical(struct buf *out, struct str s,
    const struct date_text_rule *r, struct verdict *v, struct err *e)
{
	char text[ISO_DATE + 1 + CLOCK_TEXT];
	struct date_parts parts;
	struct date date = { 0, 0, 0 };
	const char *remark = NULL;
	size_t n = ISO_DATE;

	if (read_iso(s, &date)) {
		v->reason = judge(r, date);
		v->read = v->reason == NULL;
		return v->read ? buf_add(out, s, e) : 0;
	}
	if (date_parts_read(s, &parts, e) != 0)
		return -1;
	v->reason = resolve(r, &parts, &date, &remark);
	v->read = v->reason == NULL;
	if (!v->read)
		return 0;
	v->reason = remark;
	if (remark == NULL && date.year != parts.number[0] &&
	    date.year != parts.number[2])
		v->reason = "two_digit_year";
	date_write_iso(date, text);
	if (parts.has_time && !(r->birth && is_midnight(&parts.time))) {
		text[n++] = 'T';
		n += clock_write(&parts.time, text + n);
	}
	return buf_add(out, str_make(text, n), e);
}
