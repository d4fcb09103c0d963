#include "field/canon_evidence.h"

#include <inttypes.h>

static void
open_date(struct canon *c)
{
	const struct canon_options *o = c->options;
	struct date_text_rule *r = &c->detail->date;

	r->order = o->date_order;
	r->told = o->date_order != DATE_ORDER_NONE;
	r->languages = o->languages;
	r->pivot = (int32_t)o->pivot;
	r->as_of = o->as_of;
	r->birth = c->role != NULL && str_is(str_of(c->role), "birth_date");
}

static int
observe_date(struct canon_detail *d, struct str s, struct err *e)
{
	return date_text_observe(&d->dates, &d->date, s, e);
}

static int
decide_date(struct canon *c, struct err *e)
{
	struct date_text_evidence v = date_text_weigh(&c->detail->dates);

	date_text_decide(&c->detail->date, &c->detail->dates);
	if (c->detail->date.order != DATE_ORDER_MIXED ||
	    c->options->mixed_flagged)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "its dates contradict each other: %" PRIu64
	    " can only be day-month-year, %" PRIu64
	    " only month-day-year, %" PRIu64 " only year-month-day",
	    v.dmy, v.mdy, v.ymd);
	return err_hint(e,
	    "say --date-order dmy (or mdy), or --on-mixed flag to leave those "
	    "that are not clear as they are");
}

static void
show_date(const struct canon_detail *d, struct canon_decision *out)
{
	static const char *const measures[] = { "decided_none", "decided_dmy",
		"decided_mdy", "decided_ymd", "decided_open", "decided_mixed" };
	struct date_text_evidence v = date_text_weigh(&d->dates);
	enum date_order order = d->date.order;

	out->about = "the order of day and month";
	out->option = "--date-order";
	out->what = date_order_name(order);
	out->measure = measures[order];
	out->state = order == DATE_ORDER_OPEN   ? CANON_OPEN
		     : order == DATE_ORDER_NONE ? CANON_NOTHING
						: CANON_DECIDED;
	out->support = order == DATE_ORDER_DMY   ? v.dmy
		       : order == DATE_ORDER_MDY ? v.mdy
		       : order == DATE_ORDER_YMD ? v.ymd
						 : 0;
	out->against = v.dmy + v.mdy + v.ymd - out->support;
	out->open = v.open;
	out->told = d->date.told;
}

const struct canon_evidence canon_evidence_date = { open_date, observe_date,
	decide_date, show_date, "contradicts_order" };

static void
open_amount(struct canon *c)
{
	c->detail->amount.mark = c->options->mark;
	c->detail->amount.told = c->options->mark != AMOUNT_MARK_NONE;
}

static int
observe_amount(struct canon_detail *d, struct str s, struct err *e)
{
	return amount_observe(&d->amounts, &d->amount, s, e);
}

static int
decide_amount(struct canon *c, struct err *e)
{
	const struct amount_tally *t = &c->detail->amounts;
	struct amount_rule *r = &c->detail->amount;

	amount_decide(r, t);
	if (t->currency != NULL && t->others == 0)
		r->hint.code = str_of(t->currency->code);
	if (r->mark != AMOUNT_MARK_MIXED || !r->open ||
	    c->options->mixed_flagged)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "its amounts contradict each other: %" PRIu64
	    " have a decimal comma, %" PRIu64 " a decimal point",
	    t->comma, t->point);
	return err_hint(e,
	    "say --decimal comma (or point), or --on-mixed flag to leave those "
	    "that are not clear as they are");
}

static void
show_amount(const struct canon_detail *d, struct canon_decision *out)
{
	static const char *const measures[] = { "decided_none", "decided_comma",
		"decided_point", "decided_open", "decided_mixed" };
	const struct amount_tally *t = &d->amounts;
	enum amount_mark mark = d->amount.mark;

	out->about = "the decimal mark";
	out->option = "--decimal";
	out->what = amount_mark_name(mark);
	out->measure = measures[mark];
	out->state = mark == AMOUNT_MARK_OPEN   ? CANON_OPEN
		     : mark == AMOUNT_MARK_NONE ? CANON_NOTHING
						: CANON_DECIDED;
	out->support = mark == AMOUNT_MARK_COMMA   ? t->comma
		       : mark == AMOUNT_MARK_POINT ? t->point
						   : 0;
	out->against = t->comma + t->point - out->support;
	out->open = t->open;
	out->told = d->amount.told;
}

const struct canon_evidence canon_evidence_amount = { open_amount,
	observe_amount, decide_amount, show_amount, "contradicts_mark" };

static void
open_gender(struct canon *c)
{
	c->detail->gender = c->options->gender;
}

static int
observe_gender(struct canon_detail *d, struct str s, struct err *e)
{
	(void)e;
	gender_observe(&d->genders, s);
	return 0;
}

static int
decide_gender(struct canon *c, struct err *e)
{
	gender_decide(&c->detail->gender, &c->detail->genders);
	if (c->detail->gender.set != GENDER_SET_MIXED ||
	    c->options->mixed_flagged)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "no one set of letters for genders has all of its values");
	return err_hint(e,
	    "say --as COLUMN:gender(set=mn) or another set, or --on-mixed flag "
	    "to leave them as they are");
}

static void
show_gender(const struct canon_detail *d, struct canon_decision *out)
{
	static const char *const measures[] = { "decided_none", "decided_mf",
		"decided_mn", "decided_mk", "decided_mz", "decided_mw",
		"decided_hf", "decided_hm", "decided_iso", "decided_open",
		"decided_mixed" };
	enum gender_set set = d->gender.set;

	out->about = "the letters for genders";
	out->option = "--as COLUMN:gender(set=...)";
	out->what = gender_set_name(set);
	out->measure = measures[set];
	out->state = set == GENDER_SET_OPEN   ? CANON_OPEN
		     : set == GENDER_SET_NONE ? CANON_NOTHING
					      : CANON_DECIDED;
	for (size_t i = 0; i < 26; i++)
		out->support += d->genders.letters[i];
	if (set == GENDER_SET_ISO)
		for (size_t i = 0; i < 10; i++)
			out->support += d->genders.digits[i];
	out->told = d->gender.told;
}

const struct canon_evidence canon_evidence_gender = { open_gender,
	observe_gender, decide_gender, show_gender, NULL };

static void
open_boolean(struct canon *c)
{
	c->detail->boolean = c->options->boolean;
}

static int
observe_boolean(struct canon_detail *d, struct str s, struct err *e)
{
	(void)e;
	boolean_observe(&d->booleans, s);
	return 0;
}

static int
decide_boolean(struct canon *c, struct err *e)
{
	(void)e;
	boolean_decide(&c->detail->boolean, &c->detail->booleans);
	return 0;
}

const struct canon_evidence canon_evidence_boolean = { open_boolean,
	observe_boolean, decide_boolean, NULL, NULL };
