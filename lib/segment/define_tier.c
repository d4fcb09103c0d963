/* Tiers: tier NAME = VALUE by METHOD ... [inside TIER, TIER] [reverse]
 * [names LABEL ...], and rfm, which is three of them and a code. */
#include "segment/define.h"

#include <stdio.h>

#include "segment/tier.h"

static const struct {
	const char *name;
	enum tier_method method;
} methods[] = {
	{ "quantile", TIER_QUANTILE },
	{ "ntile", TIER_NTILE },
	{ "rank", TIER_RANK },
	{ "fixed", TIER_FIXED },
	{ "rfm_r", TIER_RFM_R },
	{ "share", TIER_SHARE },
	{ "nested", TIER_QUANTILE },
};

enum { METHODS = sizeof methods / sizeof *methods, DEFAULT_K = 5 };

static bool
more(const struct reading *in, enum lex_kind kind)
{
	return !reading_line_ended(in) && in->l.token.kind == kind;
}

/* 2 to 10 parts, as one whole number. */
static int
parts(struct reading *in, struct tier *t)
{
	struct num k;

	t->k = DEFAULT_K;
	if (!more(in, LEX_NUMBER))
		return 0;
	if (!num_read(in->l.token.text, &k) || k.scale != 0 || k.unscaled < 2 ||
	    k.unscaled > TIER_MOST)
		return reading_unexpected(in, "2 to 10 parts");
	t->k = (unsigned)k.unscaled;
	return reading_advance(in);
}

/* Rising cuts: values, or shares with %. */
static int
cuts(struct reading *in, struct tier *t)
{
	for (t->k = 1; !reading_line_ended(in);) {
		bool minus = lex_is_mark(&in->l, "-");
		struct num *cut = &t->cut[t->k - 1];
		bool percent;

		if (!minus && in->l.token.kind != LEX_NUMBER)
			break;
		if (minus && reading_advance(in) != 0)
			return -1;
		if (t->k == TIER_MOST)
			return lex_fail(
			    &in->l, in->e, "at most %d cuts", TIER_MOST - 1);
		if (!more(in, LEX_NUMBER) || !num_read(in->l.token.text, cut))
			return reading_unexpected(in, "a number");
		cut->unscaled = minus ? -cut->unscaled : cut->unscaled;
		if (t->k > 1 && num_compare(cut[-1], *cut) >= 0)
			return lex_fail(&in->l, in->e, "cuts must rise");
		if (reading_advance(in) != 0)
			return -1;
		percent = !reading_line_ended(in) && lex_is_mark(&in->l, "%");
		if (t->method != TIER_FIXED &&
		    (!percent || cut->unscaled <= 0 ||
			num_compare(*cut, (struct num){ 100, 0 }) >= 0))
			return reading_unexpected(in, "shares such as 80% 95%");
		if (percent && t->method == TIER_FIXED)
			return reading_unexpected(in, "values");
		if (percent && reading_advance(in) != 0)
			return -1;
		t->k++;
	}
	t->shares = t->method != TIER_FIXED;
	return t->k > 1 ? 0 : reading_unexpected(in, "where to cut");
}

/* Does a share follow, not a number of parts? */
static bool
share_follows(const struct reading *in)
{
	struct lex ahead = in->l;
	struct err e;

	return more(in, LEX_NUMBER) && lex_next(&ahead, &e) == 0 &&
	       !ahead.token.first && lex_is_mark(&ahead, "%");
}

static int
method(struct reading *in, struct tier *t, bool *nested)
{
	size_t i = 0;

	while (i < METHODS && (reading_line_ended(in) ||
				  !lex_is_word(&in->l, methods[i].name)))
		i++;
	if (i == METHODS)
		return reading_unexpected(
		    in, "quantile, ntile, rank, fixed, rfm_r, nested or share");
	t->method = methods[i].method;
	*nested = str_is(in->l.token.text, "nested");
	if (reading_advance(in) != 0)
		return -1;
	if (t->method == TIER_FIXED || t->method == TIER_SHARE ||
	    (t->method == TIER_QUANTILE && share_follows(in)))
		return cuts(in, t);
	return parts(in, t);
}

/* A tier defined before, by its name. */
static int
inside(struct reading *in, struct tier *t)
{
	size_t n = 0;

	do {
		const struct rule *other;

		if (n == TIER_INSIDE)
			return lex_fail(
			    &in->l, in->e, "inside at most two tiers");
		if (reading_advance(in) != 0)
			return -1;
		other = reading_line_ended(in)
			    ? NULL
			    : rules_find(in->r, in->l.token.text);
		if (other == NULL || other->kind != RULE_TIER)
			return reading_unexpected(in, "a tier from before");
		t->inside[n] = &other->fact;
		t->inside_k[n++] = other->tier->k;
		if (reading_advance(in) != 0)
			return -1;
	} while (!reading_line_ended(in) && lex_is_mark(&in->l, ","));
	return 0;
}

static int
labels(struct reading *in, struct tier *t)
{
	unsigned n = 0;

	for (;;) {
		if (lex_next_label(&in->l, in->e) != 0)
			return -1;
		if (reading_line_ended(in))
			break;
		if (n == t->k)
			return lex_fail(&in->l, in->e, "more names than tiers");
		if (reading_is_name(in, "a name", &t->label[n++]) != 0)
			return -1;
	}
	if (n == t->k)
		return 0;
	return source_fail(
	    in->source, in->l.behind, in->e, "%u names for %u tiers", n, t->k);
}

/* What stands behind "by" of one tier. */
static int
details(struct reading *in, struct tier *t)
{
	while (!reading_line_ended(in)) {
		if (lex_is_word(&in->l, "inside")) {
			if (inside(in, t) != 0)
				return -1;
		} else if (lex_is_word(&in->l, "reverse")) {
			t->reverse = true;
			if (reading_advance(in) != 0)
				return -1;
		} else if (lex_is_word(&in->l, "names")) {
			return labels(in, t);
		} else {
			return reading_unexpected(in,
			    "inside, reverse, names or the end of the line");
		}
	}
	return 0;
}

static struct tier *
add_tier(struct reading *in, struct rule *rule)
{
	rule->tier = arena_array(&in->r->memory, 1, sizeof *rule->tier, in->e);
	if (rule->tier != NULL)
		rule->tier->name = rule->name;
	return rule->tier;
}

/* A segment for each tier, to be counted. */
static int
add_segments(struct reading *in, struct rule *rule)
{
	struct rule_segment **tail = &rule->segments;
	const struct tier *t = rule->tier;
	char digits[12];

	for (unsigned i = 0; i < t->k; i++, tail = &(*tail)->next) {
		int n = snprintf(digits, sizeof digits, "%u", i + 1);

		*tail = arena_array(&in->r->memory, 1, sizeof **tail, in->e);
		if (*tail == NULL)
			return -1;
		(*tail)->label = t->label[i].p != NULL
				     ? t->label[i]
				     : arena_copy(&in->r->memory,
					   str_make(digits, (size_t)n), in->e);
		if ((*tail)->label.p == NULL)
			return -1;
	}
	return 0;
}

int
define_tier(struct reading *in)
{
	struct str name;
	struct rule *rule;
	bool nested;

	if (reading_end_set(in) != 0 ||
	    reading_name(in, "the name of the tier", &name) != 0)
		return -1;
	rule = reading_add(in, RULE_TIER, name);
	if (rule == NULL || add_tier(in, rule) == NULL ||
	    reading_advance(in) != 0 || reading_mark(in, "=") != 0)
		return -1;
	if (reading_value(in, false, &rule->value) != 0 ||
	    reading_word(in, "by") != 0 || method(in, rule->tier, &nested) != 0)
		return -1;
	if (nested)
		return source_fail(in->source, rule->at, in->e,
		    "nested is of rfm; here: by quantile ... inside TIER");
	return details(in, rule->tier) != 0 ? -1 : add_segments(in, rule);
}

/* The tiers of rfm are alike but for what they are of. */
static void
share_method(struct rule **part, const struct tier *t, bool nested)
{
	for (unsigned i = 0; i < RULE_PARTS; i++) {
		struct tier *of = part[i]->tier;

		of->method = t->method;
		of->k = t->k;
		of->shares = t->shares;
		memcpy(of->cut, t->cut, sizeof of->cut);
		of->reverse = i == 0;
		for (unsigned j = 0; nested && j < i; j++) {
			of->inside[j] = &part[j]->fact;
			of->inside_k[j] = t->k;
		}
	}
}

/* The three values, by commas. */
static int
rfm_values(struct reading *in, struct node *value[RULE_PARTS])
{
	for (unsigned i = 0; i < RULE_PARTS; i++) {
		if ((i > 0 && reading_mark(in, ",") != 0) ||
		    reading_value(in, false, &value[i]) != 0)
			return -1;
	}
	return 0;
}

int
define_rfm(struct reading *in)
{
	static const char *const names[RULE_PARTS] = { "r", "f", "m" };
	struct node *value[RULE_PARTS];
	struct rule *part[RULE_PARTS];
	size_t at = in->l.token.at;
	struct tier t = { .k = 0 };
	struct rule *code;
	bool nested;

	if (reading_end_set(in) != 0 || reading_advance(in) != 0 ||
	    reading_mark(in, "=") != 0 || rfm_values(in, value) != 0 ||
	    reading_word(in, "by") != 0 || method(in, &t, &nested) != 0)
		return -1;
	if (t.method == TIER_SHARE || t.method == TIER_FIXED)
		return source_fail(in->source, at, in->e,
		    "rfm is by quantile, ntile, rank, nested or rfm_r");
	if (!reading_line_ended(in))
		return reading_unexpected(in, "the end of the line");
	for (unsigned i = 0; i < RULE_PARTS; i++) {
		part[i] = reading_add(in, RULE_TIER, str_of(names[i]));
		if (part[i] == NULL || add_tier(in, part[i]) == NULL)
			return -1;
		part[i]->value = value[i];
	}
	share_method(part, &t, nested);
	for (unsigned i = 0; i < RULE_PARTS; i++) {
		if (add_segments(in, part[i]) != 0)
			return -1;
	}
	code = reading_add(in, RULE_CODE, str_of("rfm"));
	if (code == NULL)
		return -1;
	memcpy(code->parts, part, sizeof code->parts);
	return 0;
}
