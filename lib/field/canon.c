#include "field/canon.h"

#include <inttypes.h>

#include "field/email.h"
#include "field/name.h"
#include "field/text.h"

/* One kind of rule.  apply appends the canonical form unless the value cannot
 * be read; is_canonical, where there is one, is its quick and sure answer. */
struct canon_rule {
	int (*apply)(const struct canon *c, struct buf *out, struct str s,
	    struct verdict *v, struct err *e);
	bool (*is_canonical)(struct str s);
	enum text_form form; /* of apply_text */
	enum name_kind kind; /* of apply_name */
	bool judges;         /* may say that a value cannot be read */
	bool decides;        /* wants evidence */
};

static int
apply_text(const struct canon *c, struct buf *out, struct str s,
    struct verdict *v, struct err *e)
{
	(void)v;
	return text_canonical(out, s, c->rule->form, e);
}

static int
apply_name(const struct canon *c, struct buf *out, struct str s,
    struct verdict *v, struct err *e)
{
	(void)v;
	return name_canonical(out, s, c->rule->kind, e);
}

static int
apply_email(const struct canon *c, struct buf *out, struct str s,
    struct verdict *v, struct err *e)
{
	return email_canonical(out, s, c->options->email_keep_case, v, e);
}

static int
apply_date(const struct canon *c, struct buf *out, struct str s,
    struct verdict *v, struct err *e)
{
	return date_text_canonical(out, s, &c->detail->date, v, e);
}

static const struct canon_rule free_text = { .apply = apply_text,
	.is_canonical = text_is_canonical,
	.form = TEXT_FREE };
static const struct canon_rule line = { .apply = apply_text,
	.is_canonical = text_is_canonical,
	.form = TEXT_LINE };
static const struct canon_rule identifier = { .apply = apply_text,
	.is_canonical = text_is_canonical,
	.form = TEXT_ENDS };
static const struct canon_rule given = { .apply = apply_name,
	.is_canonical = name_is_canonical,
	.kind = NAME_GIVEN };
static const struct canon_rule family = { .apply = apply_name,
	.is_canonical = name_is_canonical,
	.kind = NAME_FAMILY };
static const struct canon_rule full = { .apply = apply_name,
	.is_canonical = name_is_canonical,
	.kind = NAME_FULL };
static const struct canon_rule place = { .apply = apply_name,
	.is_canonical = name_is_canonical,
	.kind = NAME_PLACE };
static const struct canon_rule email = { .apply = apply_email, .judges = true };
static const struct canon_rule date = {
	.apply = apply_date, .judges = true, .decides = true
};

/* Roles that are not simply text on one line. */
static const struct {
	const char *role;
	const struct canon_rule *rule;
} rules[] = {
	{ "birth_date", &date },
	{ "city", &place },
	{ "comment", &free_text },
	{ "coupon", &identifier },
	{ "email", &email },
	{ "first_name", &given },
	{ "full_name", &full },
	{ "iban", &identifier },
	{ "ip", &identifier },
	{ "last_contact", &date },
	{ "last_login", &date },
	{ "last_name", &family },
	{ "middle_name", &given },
	{ "url", &identifier },
	{ "username", &identifier },
};

static bool
ends_with(struct str s, const char *end)
{
	struct str tail = str_of(end);

	return s.n > tail.n && str_equal(str_slice(s, s.n - tail.n, s.n), tail);
}

static const struct canon_rule *
rule_of(const char *role)
{
	struct str name;

	if (role == NULL)
		return &free_text;
	name = str_of(role);
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		if (str_is(name, rules[i].role))
			return rules[i].rule;
	}
	if (ends_with(name, "_id") || str_starts(name, str_of("social_")))
		return &identifier;
	if (ends_with(name, "_date") || ends_with(name, "_at"))
		return &date;
	return &line;
}

int
canon_open(struct canon *c, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e)
{
	const struct canon none = { .rule = rule_of(role), .options = o };
	struct date_text_rule *r;

	*c = none;
	if (!c->rule->judges)
		return 0;
	c->detail = arena_array(memory, 1, sizeof *c->detail, e);
	if (c->detail == NULL)
		return -1;
	r = &c->detail->date;
	r->order = o->date_order;
	r->told = o->date_order != DATE_ORDER_NONE;
	r->languages = o->languages;
	r->pivot = (int32_t)o->pivot;
	r->as_of = o->as_of;
	r->birth = role != NULL && str_is(str_of(role), "birth_date");
	return 0;
}

bool
canon_wants_evidence(const struct canon *c)
{
	return c->rule->decides;
}

bool
canon_is_coded(const struct canon *c)
{
	return c->rule->judges || c->rule == &identifier;
}

int
canon_observe(struct canon *c, struct str s, struct err *e)
{
	return date_text_observe(&c->detail->tally, &c->detail->date, s, e);
}

int
canon_decide(struct canon *c, struct err *e)
{
	struct date_text_evidence v = date_text_weigh(&c->detail->tally);

	date_text_decide(&c->detail->date, &c->detail->tally);
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

bool
canon_decision(const struct canon *c, struct canon_decision *d)
{
	if (!c->rule->decides)
		return false;
	d->order = c->detail->date.order;
	d->seen = date_text_weigh(&c->detail->tally);
	d->support = d->order == DATE_ORDER_DMY   ? d->seen.dmy
		     : d->order == DATE_ORDER_MDY ? d->seen.mdy
		     : d->order == DATE_ORDER_YMD ? d->seen.ymd
						  : 0;
	d->late = 0;
	for (size_t i = 0; i < c->detail->nreasons; i++) {
		const struct canon_reason *r = &c->detail->reasons[i];

		if (r->verdict.read &&
		    str_is(str_of(r->verdict.reason), "contradicts_order"))
			d->late += r->n;
	}
	d->against = d->seen.dmy + d->seen.mdy + d->seen.ymd - d->support;
	return true;
}

static void
count_reason(struct canon_detail *d, const struct verdict *v)
{
	size_t i = 0;

	while (i < d->nreasons &&
	       !str_is(str_of(v->reason), d->reasons[i].verdict.reason))
		i++;
	if (i == CANON_REASONS)
		return;
	if (i == d->nreasons) {
		d->reasons[i].verdict = *v;
		d->nreasons++;
	}
	d->reasons[i].n++;
}

static bool
is_added(const struct buf *out, size_t from, struct str s)
{
	return out->n - from == s.n && memcmp(out->p + from, s.p, s.n) == 0;
}

int
canon_apply(struct canon *c, struct buf *out, struct str s,
    enum canon_result *result, struct verdict *v, struct err *e)
{
	const size_t before = out->n;

	v->read = true;
	v->reason = NULL;
	*result = s.n == 0 ? CANON_EMPTY : CANON_UNCHANGED;
	if (s.n > 0 &&
	    (c->rule->is_canonical == NULL || !c->rule->is_canonical(s))) {
		if (c->rule->apply(c, out, s, v, e) != 0)
			return -1;
		if (!v->read)
			*result = CANON_FLAGGED;
		else if (!is_added(out, before, s))
			*result = CANON_CHANGED;
		if (*result != CANON_CHANGED)
			out->n = before;
		if (v->reason != NULL)
			count_reason(c->detail, v);
	}
	c->results[*result]++;
	return 0;
}
