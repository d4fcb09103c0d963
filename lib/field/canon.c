#include "field/canon.h"

#include <inttypes.h>

#include "field/canon_rule.h"
#include "field/placeholder.h"

int
canon_open(struct canon *c, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e)
{
	const struct canon none = {
		.rule = canon_rule_of(role), .role = role, .options = o
	};
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
	return c->rule->coded;
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
canon_apply(struct canon *c, struct buf *out, struct str s, const char *country,
    enum canon_result *result, struct verdict *v, struct err *e)
{
	const size_t before = out->n;

	v->read = true;
	v->reason = NULL;
	*result = s.n == 0 ? CANON_EMPTY : CANON_UNCHANGED;
	if (s.n > 0 &&
	    (c->rule->is_canonical == NULL || !c->rule->is_canonical(s))) {
		if (country == NULL)
			country = c->options->region;
		if (c->rule->apply(c, out, s, country, v, e) != 0)
			return -1;
		if (!v->read && placeholder_is(s, c->role) &&
		    !str_starts(str_of(v->reason), str_of("placeholder")))
			v->reason = "placeholder";
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
