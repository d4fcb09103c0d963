/* From what was counted to what is said. */
#include "stats/profiler.h"

#include <math.h>

static void
move(struct buf *to, struct buf *from)
{
	buf_free(to);
	*to = *from;
	*from = (struct buf){ 0 };
}

/* The scales people are asked on. */
static const struct {
	const char *name;
	unsigned from, to;
} scales[] = { { "1-5", 1, 5 }, { "0-5", 0, 5 }, { "1-7", 1, 7 },
	{ "1-10", 1, 10 }, { "0-10", 0, 10 } };

/* All points of the scale, as bits. */
static uint32_t
points_of(size_t scale)
{
	uint32_t all = 0;

	for (unsigned i = scales[scale].from; i <= scales[scale].to; i++)
		all |= UINT32_C(1) << i;
	return all;
}

/* A column that is known to hold points given is on the first scale that has
 * all of them; any other only on one whose every point occurs. */
static const char *
scale_of(const struct profile *p, const struct numbers_work *w)
{
	bool nps = p->role != NULL && str_is(str_of(p->role), "nps");
	bool asked = p->role != NULL && str_is(str_of(p->role), "rating");

	if (p->type != PROFILE_INTEGER || w->beyond ||
	    (p->role != NULL && !nps && !asked))
		return NULL;
	if (nps)
		return "0-10";
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		uint32_t all = points_of(i);

		if (asked ? (w->points & ~all) == 0 : w->points == all)
			return scales[i].name;
	}
	return NULL;
}

static bool
is_identifier_role(const char *role)
{
	static const char *const roles[] = { "customer_id", "loyalty_id",
		"order_id", "product_id", "national_id", "company_id", "vat_id",
		"iban" };

	for (size_t i = 0; role != NULL && i < sizeof roles / sizeof *roles;
	     i++) {
		if (str_is(str_of(role), roles[i]))
			return true;
	}
	return false;
}

/* What text is used as: nine of ten values differ; ten records a value, or a
 * few values. */
static enum profile_content
content_of_text(const struct profile *p)
{
	enum { FEW = 12, MANY = 1000 };

	if (p->words == p->filled && p->filled > 1 &&
	    (double)p->distinct >= .9 * (double)p->filled)
		return PROFILE_CODE;
	if ((p->distinct <= FEW && p->distinct <= p->filled / 2) ||
	    (p->distinct <= MANY && p->distinct <= p->filled / 10))
		return PROFILE_CATEGORY;
	return PROFILE_WORDS;
}

static enum profile_content
content_of(const struct profile *p)
{
	if (p->type == PROFILE_EMPTY)
		return PROFILE_NOTHING;
	if (p->distinct == 1 && p->filled > 1)
		return PROFILE_CONSTANT;
	if (p->scale != NULL)
		return PROFILE_SCALE;
	if (is_identifier_role(p->role))
		return PROFILE_CODE;
	if (p->type == PROFILE_DATE)
		return PROFILE_DAY;
	return profile_is_numeric(p) ? PROFILE_NUMBER : content_of_text(p);
}

static int
end_forms(struct profile *p, struct profiler *w, struct err *e)
{
	struct str form;
	uint64_t count;
	size_t at = 0;

	if (profiler_end_forms(w, e) != 0)
		return -1;
	p->forms.limit = PROFILER_TOP_FORMS;
	p->nforms = w->forms.distinct;
	while (tally_next(&w->forms, &at, &form, &count)) {
		if (top_add(&p->forms, form, count, e) != 0)
			return -1;
	}
	top_sort(&p->forms);
	return 0;
}

/* What the sketches say. */
static int
end_estimates(struct profile *p, struct profiler *w, struct err *e)
{
	struct heavy *heavy = &w->sketch->top;
	struct str value;
	uint64_t count;
	size_t at = 0;

	if (heavy_end(heavy, e) != 0)
		return -1;
	while (tally_next(&heavy->tally, &at, &value, &count)) {
		if (top_add(&p->top, value, count, e) != 0)
			return -1;
	}
	p->distinct = (uint64_t)llround(hll_estimate(&w->sketch->distinct));
	if (p->distinct > p->filled)
		p->distinct = p->filled;
	p->bounds = (struct profile_bounds){ true, HLL_ERROR, KLL_RANK_ERROR,
		heavy->lost };
	return 0;
}

static int
end_numbers(struct profile *p, struct profiler *w, struct err *e)
{
	if (p->type == PROFILE_DATE)
		return numbers_end_days(&p->numbers, &w->numbers, e);
	if (!profile_is_numeric(p))
		return 0;
	move(&p->min, &w->numbers.low.text);
	move(&p->max, &w->numbers.high.text);
	return numbers_end(
	    &p->numbers, &w->numbers, w->options.quantile_type, e);
}

/* Names of people that differ in a letter are two names. */
static int
find_alike(struct profile *p, struct err *e)
{
	static const char *const names[] = { "first_name", "last_name",
		"full_name" };
	bool name = false;

	for (size_t i = 0; p->role != NULL && i < 3; i++)
		name |= str_is(str_of(p->role), names[i]);
	if (p->content != PROFILE_CATEGORY && p->content != PROFILE_WORDS)
		return 0;
	return alike_find(&p->alike, name, e);
}

int
profiler_end(struct profile *p, struct profiler *w, struct err *e)
{
	if (w->text)
		p->type = PROFILE_TEXT;
	else if (w->date)
		p->type = PROFILE_DATE;
	else if (w->number)
		p->type = w->decimal ? PROFILE_DECIMAL : PROFILE_INTEGER;
	if ((w->sketch != NULL && end_estimates(p, w, e) != 0) ||
	    end_forms(p, w, e) != 0 || end_numbers(p, w, e) != 0)
		return -1;
	top_sort(&p->top);
	p->scale = scale_of(p, &w->numbers);
	p->content = content_of(p);
	return find_alike(p, e);
}
