#include "match/survive_rank.h"

#include <stdint.h>

#include "field/consent.h"
#include "field/text.h"
#include "match/survive_order.h"
#include "match/survive_value.h"

/* A rule being asked about the members in a list. */
struct asking {
	struct survive_rank *r;
	const struct survive_unit *u;
	const struct survive_told *rule;
	size_t *list;
	size_t n;
	struct err *e;
};

int
survive_rank_open(struct survive_rank *r, const struct header *h,
    const struct survive_options *o, struct err *e)
{
	r->weigh = o->weigh;
	r->context = o->context;
	survive_members_open(&r->of, h, o->as_of);
	return survive_judge_open(&r->judge, h, o, e);
}

/* n elements for what is said, whatever they hold. */
static void *
take_said(struct asking *a, size_t size)
{
	buf_clear(&a->r->said);
	if (buf_reserve(&a->r->said, a->n * size, a->e) != 0)
		return NULL;
	return a->r->said.p;
}

/* The kind that says more comes first, whichever end is looked for. */
static int
compare(
    const struct survive_value *a, const struct survive_value *b, bool least)
{
	int c;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	c = survive_value_compare(a, b);
	return least ? -c : c;
}

/* value[i] is of list[i], or, with of_all, value[list[i]]. */
static void
keep_best_value(struct asking *a, const struct survive_value *value,
    bool of_all, bool least)
{
	const struct survive_value *best = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < a->n; i++) {
		const struct survive_value *v = &value[of_all ? a->list[i] : i];
		int c = best == NULL ? 1 : compare(v, best, least);

		if (c < 0)
			continue;
		if (c > 0) {
			best = v;
			kept = 0;
		}
		a->list[kept++] = a->list[i];
	}
	a->n = kept;
}

static void
keep_highest(struct asking *a, const size_t *said)
{
	size_t best = 0;
	size_t kept = 0;

	for (size_t i = 0; i < a->n; i++) {
		if (said[i] < best)
			continue;
		if (said[i] > best) {
			best = said[i];
			kept = 0;
		}
		a->list[kept++] = a->list[i];
	}
	a->n = kept;
}

static int
keep_by_dates(struct asking *a)
{
	const struct survive_value *v =
	    survive_members_dates(&a->r->of, a->rule->column, a->e);

	if (v == NULL)
		return -1;
	keep_best_value(a, v, true, a->rule->rule == SURVIVE_OLDEST);
	return 0;
}

/* Where dates are not asked for, values of several kinds have in common that
 * they are bytes. */
static void
find_common_kind(struct survive_value *v, size_t n)
{
	enum survive_kind kind = SURVIVE_NOTHING;

	for (size_t i = 0; i < n; i++) {
		if (v[i].kind == SURVIVE_NOTHING || v[i].kind == kind)
			continue;
		kind = kind == SURVIVE_NOTHING ? v[i].kind : SURVIVE_TEXT;
	}
	for (size_t i = 0; i < n; i++) {
		if (v[i].kind != SURVIVE_NOTHING)
			v[i].kind = kind;
	}
}

/* min, max: one column after the other. */
static int
keep_by_value(struct asking *a)
{
	for (size_t k = 0; k < a->u->njudged && a->n > 1; k++) {
		size_t column = a->u->judged[k];
		bool dates =
		    survive_value_is_date_role(a->r->of.header->role[column]);
		struct survive_value *v = take_said(a, sizeof *v);

		if (v == NULL)
			return -1;
		for (size_t i = 0; i < a->n; i++) {
			if (survive_members_value(&a->r->of, a->list[i], column,
				dates, &v[i], a->e) != 0)
				return -1;
		}
		if (!dates)
			find_common_kind(v, a->n);
		keep_best_value(a, v, false, a->rule->rule == SURVIVE_MIN);
	}
	return 0;
}

/* How much a member speaks for its value; more than 0. */
static size_t
voice(const struct asking *a, size_t member)
{
	const struct survive_rank *r = a->r;

	if (a->rule->rule == SURVIVE_FREQUENT)
		return 1;
	return (size_t)1 + r->weigh(r->context, r->of.member[member].number);
}

/* frequent, weighted */
static int
keep_by_count(struct asking *a, size_t *said)
{
	const struct survive_unit *u = a->u;
	const size_t *first = survive_same_find(&a->r->same, a->r->of.member,
	    a->list, a->n, u->judged, u->njudged, a->e);

	if (first == NULL)
		return -1;
	for (size_t i = 0; i < a->n; i++)
		said[i] = 0;
	for (size_t i = 0; i < a->n; i++)
		said[first[i]] += voice(a, a->list[i]);
	/* first[i] <= i */
	for (size_t i = 0; i < a->n; i++)
		said[i] = said[first[i]];
	for (size_t i = 0; i < a->n; i++) {
		bool real = false;

		for (size_t k = 0; k < u->njudged && !real; k++)
			real = survive_members_is_real(
			    &a->r->of, a->list[i], u->judged[k]);
		if (!real)
			said[i] = 0;
	}
	keep_highest(a, said);
	return 0;
}

static size_t
count_characters(struct str s)
{
	size_t n = 0;

	s = text_trim(s);
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* How much a value speaks against marketing; more than 0. */
static size_t
weigh_consent(const char *role, struct str value)
{
	switch (consent_of_role(role, value)) {
	case CONSENT_DENIED:
		return 3;
	case CONSENT_GRANTED:
		return 1;
	default:
		return 2;
	}
}

/* Add to *said what the rule says of one real value. */
static int
say(struct asking *a, size_t column, struct str value, size_t *said)
{
	bool valid = true;
	size_t weight;

	switch (a->rule->rule) {
	case SURVIVE_LONGEST:
		*said += count_characters(value);
		return 0;
	case SURVIVE_DENIED:
		weight = weigh_consent(a->r->of.header->role[column], value);
		*said = weight > *said ? weight : *said;
		return 0;
	case SURVIVE_VALID:
		if (survive_judge_is_valid(
			&a->r->judge, column, value, &valid, a->e) != 0)
			return -1;
		*said += valid;
		return 0;
	default:
		*said += 1;
		return 0;
	}
}

static int
keep_by_values(struct asking *a, size_t *said)
{
	for (size_t i = 0; i < a->n; i++) {
		size_t member = a->list[i];
		const struct str *field = a->r->of.member[member].field;

		said[i] = 0;
		for (size_t k = 0; k < a->u->njudged; k++) {
			size_t column = a->u->judged[k];

			if (survive_members_is_real(
				&a->r->of, member, column) &&
			    say(a, column, field[column], &said[i]) != 0)
				return -1;
		}
	}
	keep_highest(a, said);
	return 0;
}

/* complete: of a bundle, or of the whole record. */
static int
keep_complete(struct asking *a, size_t *said)
{
	const size_t *filled;

	if (a->u->n > 1)
		return keep_by_values(a, said);
	filled = survive_members_filled(&a->r->of, a->e);
	if (filled == NULL)
		return -1;
	for (size_t i = 0; i < a->n; i++)
		said[i] = filled[a->list[i]];
	keep_highest(a, said);
	return 0;
}

static void
keep_by_source(struct asking *a, size_t *said)
{
	for (size_t i = 0; i < a->n; i++)
		said[i] = SIZE_MAX - survive_order_place(a->rule->order,
					 &a->r->of.member[a->list[i]]);
	keep_highest(a, said);
}

static int
keep(struct asking *a)
{
	size_t *said;

	switch (a->rule->rule) {
	case SURVIVE_LAST:
		a->list[0] = a->list[a->n - 1];
		a->n = 1;
		return 0;
	case SURVIVE_RECENT:
	case SURVIVE_OLDEST:
		return keep_by_dates(a);
	case SURVIVE_MIN:
	case SURVIVE_MAX:
		return keep_by_value(a);
	case SURVIVE_FIRST:
	case SURVIVE_ALL:
		a->n = 1;
		return 0;
	default:
		break;
	}
	said = take_said(a, sizeof *said);
	if (said == NULL)
		return -1;
	if (a->rule->rule == SURVIVE_FREQUENT ||
	    a->rule->rule == SURVIVE_WEIGHTED)
		return keep_by_count(a, said);
	if (a->rule->rule == SURVIVE_COMPLETE)
		return keep_complete(a, said);
	if (a->rule->rule != SURVIVE_SOURCE)
		return keep_by_values(a, said);
	keep_by_source(a, said);
	return 0;
}

int
survive_rank_keep(struct survive_rank *r, const struct survive_unit *u,
    const struct survive_told *rule, size_t *list, size_t *n, struct err *e)
{
	struct asking a = { r, u, rule, list, *n, e };

	if (*n < 2)
		return 0;
	if (keep(&a) != 0)
		return -1;
	*n = a.n;
	return 0;
}

void
survive_rank_close(struct survive_rank *r)
{
	survive_members_close(&r->of);
	survive_judge_close(&r->judge);
	survive_same_close(&r->same);
	buf_free(&r->said);
}
