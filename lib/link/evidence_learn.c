/* Expectation and maximisation over patterns.  A pair that is rather not a
 * match teaches nothing: a sea of them would drag the result to another kind
 * of pair than the one looked for. */
#include "link/evidence_learn.h"

#include <math.h>

#include "link/compare.h"
#include "link/evidence_patterns.h"

enum { ROUNDS = 60 };

static const double gate = 0.5;
/* When nothing moves by more than this it is done. */
static const double enough = 1e-4;
/* That a value is a wholly different one happens in every source, but pairs
 * where it does seldom pass the gate. */
static const double different = 0.02;
/* At most so often is it the given name or the birthday, and the family name:
 * they stay with one person.  Where many pairs say otherwise they are people
 * who have much in common, and no matches. */
static const double other_name = 0.12, other_birthday = 0.06,
		    other_family = 0.25;
/* An e-mail address made of the name stays; where it does not nothing is
 * compared, so that it cannot be learnt. */
static const double made_stays = 0.7;
/* Pairs of the start that count beside those learnt. */
static const double stay = 3;
/* Of what people of a household share, of their addresses of e-mail, and of
 * their names and birthdays. */
static const double shared = 0.8, shared_email = 0.05, namesakes = 0.03;
/* There are at least so many matches and households for an entry. */
static const double least_matches = 0.01, least_households = 0.001;

struct learning {
	const struct corpus *c;
	struct evidence *v;
	const struct evidence_pattern *pattern;
	size_t n;
	double pairs; /* all there are, in units of the patterns */
	double start[TRAIT_MOST][LEVEL_MOST];
	double sum[TRAIT_MOST][LEVEL_MOST];
	double match[TRAIT_MOST][LEVEL_MOST]; /* log2, against any */
	double household[TRAIT_MOST][LEVEL_MOST];
	/* What a wholly different value adds to that at one home. */
	double at_home[TRAIT_MOST];
};

/* What a pair says about where its two live. */
enum home { HOME_OTHER, HOME_UNKNOWN, HOME_SAME };

static void
begin(struct learning *l)
{
	static const double rest[LEVEL_MOST] = { 0, 0, 0.40, 0.20, 0.14, 0.1,
		0.1 };

	for (size_t k = 0; k < l->v->n; k++) {
		const unsigned last = level_last(l->c->trait[k].kind);
		double all = 0;

		for (unsigned i = 2; i <= last; i++)
			all += i == last ? 0.25 : rest[i];
		l->start[k][LEVEL_SAME] = 0.82;
		for (unsigned i = 2; i <= last; i++)
			l->start[k][i] =
			    0.18 * (i == last ? 0.25 : rest[i]) / all;
		memcpy(l->v->same[k], l->start[k], sizeof l->start[k]);
	}
	if (l->c->email != CORPUS_NONE)
		l->v->same[l->c->email][LEVEL_MADE] = made_stays;
	l->v->match = 0.3 / l->c->n;
	l->v->household = 0.3 / l->c->n;
}

/* Kinds in which people of one household differ. */
static bool
is_name_or_birthday(enum trait_kind kind)
{
	return kind == TRAIT_GIVEN || kind == TRAIT_FULL || kind == TRAIT_DATE;
}

/* People of one household: what they share is as with one person of whom little
 * was mistyped, the rest as with anybody; but twins have one birthday, and
 * some sons the name of their father. */
static void
set_together(struct learning *l, size_t k, enum trait_kind kind)
{
	const unsigned last = level_last(kind);
	const double part = trait_kind_is_shared(kind) ? shared
			    : kind == TRAIT_EMAIL      ? shared_email
						       : 0;
	double *together = l->v->together[k];
	double others = 1;

	for (unsigned i = 1; i <= last; i++)
		together[i] =
		    part * l->start[k][i] + (1 - part) * l->v->any[k][i];
	if (kind == TRAIT_FULL) {
		together[3] = 0.2;
		together[4] = 0.5;
	}
	if (is_name_or_birthday(kind) && together[LEVEL_SAME] < namesakes)
		together[LEVEL_SAME] = namesakes;
	for (unsigned i = 1; i < last; i++)
		others -= together[i];
	together[last] = others;
}

static void
set_weights(struct learning *l)
{
	for (size_t k = 0; k < l->v->n; k++) {
		const enum trait_kind kind = l->c->trait[k].kind;

		set_together(l, k, kind);
		l->at_home[k] = 0;
		if (is_name_or_birthday(kind))
			l->at_home[k] = log2(l->v->same[k][level_last(kind)] /
					     EVIDENCE_OTHER_AT_HOME);
		for (unsigned i = 1; i <= level_last(kind); i++) {
			const double any = l->v->any[k][i];

			l->match[k][i] = log2(l->v->same[k][i] / any);
			l->household[k][i] = log2(l->v->together[k][i] / any);
		}
		if (kind == TRAIT_EMAIL)
			l->match[k][LEVEL_MADE] =
			    log2(l->v->same[k][LEVEL_MADE] /
				 l->v->any[k][LEVEL_MADE]);
	}
}

/* Do the two share one of the addresses, telephone numbers and companies that
 * both have, if any?  Who has no more than the town in common is no
 * household. */
static enum home
home_of(const struct corpus *c, uint64_t levels)
{
	enum home home = HOME_UNKNOWN;

	for (size_t k = 0; k < c->ntraits; k++) {
		const enum trait_kind kind = c->trait[k].kind;
		const unsigned level = compare_level(levels, k);

		if (level == LEVEL_NONE ||
		    (kind != TRAIT_ADDRESS && kind != TRAIT_PHONE &&
			kind != TRAIT_COMPANY))
			continue;
		if (level <= level_agrees(kind))
			return HOME_SAME;
		home = HOME_OTHER;
	}
	return home;
}

/* The chance that pairs of a pattern are matches, and that they are of one
 * household. */
static double
expect(const struct learning *l, uint64_t levels, double *household)
{
	const enum home home = home_of(l->c, levels);
	double m = log2(l->v->match / (1 - l->v->match));
	double h = log2(l->v->household / (1 - l->v->household));

	for (size_t k = 0; k < l->v->n; k++) {
		const unsigned level = compare_level(levels, k);

		m += l->match[k][level];
		h += l->household[k][level];
		if (home == HOME_SAME && level == level_last(l->v->kind[k]))
			h += l->at_home[k];
	}
	m = exp2(m);
	h = home == HOME_OTHER ? 0 : exp2(h);
	*household = h / (1 + m + h);
	return isfinite(m) ? m / (1 + m + h) : 1;
}

static void
add(struct learning *l, const struct evidence_pattern *p, double weight)
{
	for (size_t k = 0; k < l->v->n; k++) {
		if ((p->learns >> k & 1) != 0)
			l->sum[k][p->levels >> k * LEVEL_BITS & 7] += weight;
	}
}

/* A lesser likeness must not tell more than a greater one: where it would,
 * both get what they have together. */
static void
keep_order(double *same, const double *any, unsigned last)
{
	bool again = true;

	/* Each pass settles at least one level. */
	for (unsigned pass = 0; again && pass < LEVEL_MOST; pass++) {
		again = false;
		for (unsigned i = 1; i < last; i++) {
			const double both = same[i] + same[i + 1];
			const double chance = any[i] + any[i + 1];

			if (same[i] * any[i + 1] >=
			    same[i + 1] * any[i] * (1 - 1e-9))
				continue;
			same[i] = both * any[i] / chance;
			same[i + 1] = both * any[i + 1] / chance;
			again = true;
		}
	}
}

static double
most_different(enum trait_kind kind)
{
	switch (kind) {
	case TRAIT_GIVEN:
	case TRAIT_FULL:
		return other_name;
	case TRAIT_DATE:
		return other_birthday;
	case TRAIT_FAMILY:
		return other_family;
	default:
		return 1;
	}
}

/* Keep the share of wholly different values within its bounds. */
static void
bound_last(double *same, enum trait_kind kind)
{
	const unsigned last = level_last(kind);
	const double was = same[last];

	same[last] = fmin(fmax(was, different), most_different(kind));
	if (same[last] == was)
		return;
	for (unsigned i = 1; i < last; i++)
		same[i] *= (1 - same[last]) / (1 - was);
}

static void
maximise(struct learning *l)
{
	for (size_t k = 0; k < l->v->n; k++) {
		const unsigned last = level_last(l->c->trait[k].kind);
		double all = 0;

		for (unsigned i = 1; i <= last; i++)
			all += l->sum[k][i];
		for (unsigned i = 1; i <= last; i++)
			l->v->same[k][i] =
			    (l->sum[k][i] + stay * l->start[k][i]) /
			    (all + stay);
		bound_last(l->v->same[k], l->c->trait[k].kind);
		keep_order(l->v->same[k], l->v->any[k], last);
	}
}

/* Of all pairs so many, as a share within its bounds. */
static double
share_of(double sum, double pairs, double least)
{
	return fmin(fmax(sum / pairs, least), 0.5);
}

/* One round; by how much the result moved. */
static double
round_once(struct learning *l)
{
	double before[TRAIT_MOST][LEVEL_MOST], moved = 0;
	double matches = 0, households = 0;
	const double match = l->v->match;

	memcpy(before, l->v->same, sizeof before);

	set_weights(l);
	memset(l->sum, 0, sizeof l->sum);
	for (size_t i = 0; i < l->n; i++) {
		const struct evidence_pattern *p = &l->pattern[i];
		double h;
		const double m = expect(l, p->levels, &h);

		if (h >= gate)
			households += h * (double)p->count;
		if (m < gate)
			continue;
		matches += m * (double)p->count;
		add(l, p, m * (double)p->count);
	}
	maximise(l);
	l->v->match = share_of(matches, l->pairs, least_matches / l->c->n);
	l->v->household =
	    share_of(households, l->pairs, least_households / l->c->n);
	moved = fabs(l->v->match - match) / match;
	for (size_t k = 0; k < l->v->n; k++) {
		for (unsigned i = 1; i < LEVEL_MOST; i++)
			moved =
			    fmax(moved, fabs(l->v->same[k][i] - before[k][i]));
	}
	return moved;
}

/* Households make sense only where people can be told apart. */
static bool
knows_people(const struct corpus *c)
{
	return c->given != CORPUS_NONE || c->full != CORPUS_NONE;
}

void
evidence_learn_patterns(const struct corpus *c, struct evidence *v,
    const struct evidence_pattern *pattern, size_t n, double share)
{
	struct learning l = { .c = c, .v = v, .pattern = pattern, .n = n };
	double moved = 1;

	l.pairs = share * (double)c->n * ((double)c->n - 1) / 2;
	begin(&l);
	for (int i = 0; i < ROUNDS && moved > enough && c->n > 1; i++) {
		if (!knows_people(c))
			v->household = 1e-12;
		moved = round_once(&l);
	}
	if (!knows_people(c))
		v->household = 1e-12;
	set_weights(&l);
}

int
evidence_learn(const struct corpus *c, const struct blocks *b,
    struct evidence *v, struct workers *w, struct compare_seen *kept,
    struct err *e)
{
	struct buf patterns = { 0 };
	double share;

	if (evidence_patterns_count(c, b, v, w, &patterns, &share, kept, e) !=
	    0)
		return -1;
	evidence_learn_patterns(c, v,
	    (const struct evidence_pattern *)(const void *)patterns.p,
	    patterns.n / sizeof(struct evidence_pattern), share);
	buf_free(&patterns);
	return 0;
}
