#include "field/canon.h"

#include "field/canon_evidence.h"
#include "field/canon_rule.h"
#include "field/canon_words.h"
#include "field/mend.h"
#include "field/placeholder.h"
#include "field/text.h"

int
canon_open(struct canon *c, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e)
{
	const struct canon none = {
		.rule = canon_rule_of(role), .role = role, .options = o
	};

	*c = none;
	if (o->rule != NULL)
		c->rule = canon_rule_named(str_of(o->rule));
	if (c->rule->reads == CANON_RULE_MARK)
		return 0;
	c->detail = arena_array(memory, 1, sizeof *c->detail, e);
	if (c->detail == NULL)
		return -1;
	if (c->rule->evidence != NULL)
		c->rule->evidence->open(c);
	return 0;
}

bool
canon_wants_evidence(const struct canon *c)
{
	const struct canon_evidence *evidence = c->rule->evidence;

	return evidence != NULL &&
	       (evidence->is_wanted == NULL || evidence->is_wanted(c));
}

bool
canon_is_coded(const struct canon *c)
{
	return c->rule->reads != CANON_RULE_WORDS;
}

int
canon_observe(struct canon *c, struct str s, const char *country, struct err *e)
{
	if (country == NULL)
		country = c->options->region;
	return s.n == 0 ? 0 : c->rule->evidence->observe(c, s, country, e);
}

int
canon_decide(struct canon *c, struct err *e)
{
	return c->rule->evidence->decide(c, e);
}

bool
canon_decision(const struct canon *c, struct canon_decision *d)
{
	const struct canon_evidence *evidence = c->rule->evidence;

	if (!canon_wants_evidence(c) || evidence->show == NULL)
		return false;
	memset(d, 0, sizeof *d);
	evidence->show(c, d);
	for (size_t i = 0; i < c->detail->nreasons; i++) {
		const struct canon_reason *r = &c->detail->reasons[i];

		if (r->verdict.read && evidence->contradicts != NULL &&
		    str_is(str_of(r->verdict.reason), evidence->contradicts))
			d->late += r->n;
	}
	return true;
}

void
canon_detail_count(struct canon_detail *d, const struct verdict *v, uint64_t n)
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
	d->reasons[i].n += n;
}

static bool
is_canonical(const struct canon *c, struct str s)
{
	return c->rule->is_canonical != NULL && c->rule->is_canonical(s);
}

static bool
is_added(const struct buf *out, size_t from, struct str s)
{
	return out->n - from == s.n && memcmp(out->p + from, s.p, s.n) == 0;
}

/* Not read, or read as nothing but text, as nobody knows the country. */
static bool
is_unread(const struct verdict *v)
{
	return !v->read || (v->reason != NULL &&
			       (strcmp(v->reason, "no_country") == 0 ||
				   strcmp(v->reason, "unknown_country") == 0));
}

/* That may be because it says nothing. */
static void
look_for_nothing(struct str s, const char *role, struct verdict *v)
{
	if (str_starts(str_of(v->reason), str_of("placeholder")) ||
	    !placeholder_is(s, role))
		return;
	v->read = false;
	v->reason = "placeholder";
}

int
canon_apply(struct canon *c, struct buf *out, struct str s, const char *country,
    enum canon_result *result, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	const bool broken =
	    c->rule->reads == CANON_RULE_WORDS && !mend_is_sound(s);

	v->read = true;
	v->reason = NULL;
	*result = s.n == 0 ? CANON_EMPTY : CANON_UNCHANGED;
	if (s.n > 0 && text_trim(s).n == 0) {
		*result = CANON_CHANGED;
	} else if (s.n > 0 && (broken || !is_canonical(c, s))) {
		if (country == NULL)
			country = c->options->region;
		if ((broken ? canon_words_mended : c->rule->apply)(
			c, out, s, country, v, e) != 0)
			return -1;
		if (is_unread(v))
			look_for_nothing(
			    v->read ? str_slice(buf_str(out), before, out->n)
				    : s,
			    c->role, v);
		if (!v->read)
			*result = CANON_FLAGGED;
		else if (!is_added(out, before, s))
			*result = CANON_CHANGED;
		if (*result != CANON_CHANGED)
			out->n = before;
		if (v->reason != NULL)
			canon_detail_count(c->detail, v, 1);
	}
	c->results[*result]++;
	return 0;
}
