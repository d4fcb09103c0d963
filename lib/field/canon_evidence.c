#include "field/canon_evidence.h"

#include <inttypes.h>

#include "field/canon_words.h"

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
observe_date(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	(void)country;
	return date_text_observe(&c->detail->dates, &c->detail->date, s, e);
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
show_date(const struct canon *c, struct canon_decision *out)
{
	const struct canon_detail *d = c->detail;
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

const struct canon_evidence canon_evidence_date = { .open = open_date,
	.observe = observe_date,
	.decide = decide_date,
	.show = show_date,
	.contradicts = "contradicts_order" };

static void
open_amount(struct canon *c)
{
	c->detail->amount.mark = c->options->mark;
	c->detail->amount.told = c->options->mark != AMOUNT_MARK_NONE;
}

static int
observe_amount(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	struct amount_rule rule = c->detail->amount;

	if (country != NULL)
		rule.hint.country = str_of(country);
	return amount_observe(&c->detail->amounts, &rule, s, e);
}

static int
decide_amount(struct canon *c, struct err *e)
{
	const struct amount_tally *t = &c->detail->amounts;
	const struct currency *currency = amount_currency(t);
	struct amount_rule *r = &c->detail->amount;

	amount_decide(r, t);
	if (currency != NULL)
		r->hint.code = str_of(currency->code);
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
show_amount(const struct canon *c, struct canon_decision *out)
{
	const struct canon_detail *d = c->detail;
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

const struct canon_evidence canon_evidence_amount = { .open = open_amount,
	.observe = observe_amount,
	.decide = decide_amount,
	.show = show_amount,
	.contradicts = "contradicts_mark" };

static void
open_gender(struct canon *c)
{
	c->detail->gender = c->options->gender;
}

static int
observe_gender(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	(void)country;
	(void)e;
	gender_observe(&c->detail->genders, s);
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
show_gender(const struct canon *c, struct canon_decision *out)
{
	const struct canon_detail *d = c->detail;
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

const struct canon_evidence canon_evidence_gender = { .open = open_gender,
	.observe = observe_gender,
	.decide = decide_gender,
	.show = show_gender };

static void
open_boolean(struct canon *c)
{
	c->detail->boolean = c->options->boolean;
}

static int
observe_boolean(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	(void)country;
	(void)e;
	boolean_observe(&c->detail->booleans, s);
	return 0;
}

static int
decide_boolean(struct canon *c, struct err *e)
{
	(void)e;
	boolean_decide(&c->detail->boolean, &c->detail->booleans);
	return 0;
}

const struct canon_evidence canon_evidence_boolean = { .open = open_boolean,
	.observe = observe_boolean,
	.decide = decide_boolean };

static void
open_text(struct canon *c)
{
	struct mend_rule *r = &c->detail->mend;

	r->mojibake = c->options->fix_mojibake;
	r->homoglyphs = c->options->fix_homoglyphs;
	r->pages.page = c->options->page;
	r->form = canon_words_form(c);
}

/* Only what is mended needs a page. */
static bool
is_text_wanted(const struct canon *c)
{
	return c->options->fix_mojibake;
}

/* What the rule flags stays broken, and is no evidence: it must not decide when
 * the result is read again. */
static int
observe_text(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	struct verdict v = { .read = true };
	struct buf out = { 0 };
	int result = 0;

	if (!mend_is_sound(s))
		result = canon_words_mended(c, &out, s, country, &v, e);
	if (result == 0 && (v.read || str_is(str_of(v.reason), "mojibake")))
		result =
		    mend_observe(&c->detail->pages, s, &c->detail->mend, e);
	buf_free(&out);
	return result;
}

static int
decide_text(struct canon *c, struct err *e)
{
	(void)e;
	if (c->options->page == MOJIBAKE_PAGE_NONE)
		c->detail->mend.pages = mojibake_decide(&c->detail->pages);
	return 0;
}

static void
show_text(const struct canon *c, struct canon_decision *out)
{
	static const char *const measures[] = { "decided_none",
		"decided_windows_1252", "decided_windows_1250",
		"decided_iso_8859_2" };
	const struct mojibake_tally *t = &c->detail->pages;
	enum mojibake_page page = c->detail->mend.pages.page;

	out->about = "the code page of broken text";
	out->option = "--as COLUMN:RULE(page=...)";
	out->what = mojibake_page_name(page);
	out->measure = measures[page];
	if (page != MOJIBAKE_PAGE_NONE)
		out->state = CANON_DECIDED;
	else if (t->open > 0)
		out->state = CANON_OPEN;
	out->support = t->values[page];
	out->against = t->broken - out->support;
	out->open = t->open;
	out->told = c->options->page != MOJIBAKE_PAGE_NONE;
}

const struct canon_evidence canon_evidence_text = { .open = open_text,
	.is_wanted = is_text_wanted,
	.observe = observe_text,
	.decide = decide_text,
	.show = show_text };

static void
open_person(struct canon *c)
{
	struct person_rule *r = &c->detail->person;

	open_text(c);
	r->order = c->options->name_order;
	r->told = c->options->name_order != PERSON_ORDER_NONE;
	r->form = c->options->name;
	r->bare = c->options->drop_titles;
}

static bool
is_person_wanted(const struct canon *c)
{
	return c->options->name != PERSON_AS_WRITTEN || is_text_wanted(c);
}

/* Names count as what they will be, so far as that is known before the page is
 * decided; those that are broken stay in their order. */
static int
observe_person(
    const struct canon *c, struct str s, const char *country, struct err *e)
{
	struct buf room = { 0 };
	struct verdict v = { .read = true, .reason = NULL };
	int result = 0;

	if (observe_text(c, s, country, e) != 0)
		return -1;
	if (!mend_is_sound(s))
		result = mend_text(&s, &room, &c->detail->mend, &v, e);
	if (result == 0 && v.read && v.reason == NULL)
		result =
		    person_observe(&c->detail->persons, s, c->options->name, e);
	buf_free(&room);
	return result;
}

static int
decide_person(struct canon *c, struct err *e)
{
	person_decide(&c->detail->person, &c->detail->persons);
	return is_text_wanted(c) ? decide_text(c, e) : 0;
}

static void
show_person(const struct canon *c, struct canon_decision *out)
{
	static const char *const measures[] = { "decided_none",
		"decided_given_first", "decided_family_first", "decided_open",
		"decided_mixed" };
	const struct person_tally *t = &c->detail->persons;
	enum person_order order = c->detail->person.order;

	if (c->options->name == PERSON_AS_WRITTEN) {
		show_text(c, out);
		return;
	}
	out->about = "the order of given and family names";
	out->option = "--as COLUMN:name(order=...)";
	out->what = person_order_name(order);
	out->measure = measures[order];
	out->state = order == PERSON_ORDER_OPEN   ? CANON_OPEN
		     : order == PERSON_ORDER_NONE ? CANON_NOTHING
						  : CANON_DECIDED;
	out->support = order == PERSON_ORDER_GIVEN_FIRST    ? t->given_first
		       : order == PERSON_ORDER_FAMILY_FIRST ? t->family_first
							    : 0;
	out->against = t->given_first + t->family_first - out->support;
	out->open = t->open;
	out->told = c->detail->person.told;
}

const struct canon_evidence canon_evidence_person = { .open = open_person,
	.is_wanted = is_person_wanted,
	.observe = observe_person,
	.decide = decide_person,
	.show = show_person };
