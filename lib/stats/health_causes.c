/* The causes, dimension by dimension.  What a dimension weighs is shared out
 * to its items (parts, columns); a cause takes the share of its item times the
 * share of the records it concerns. */
#include <stdio.h>
#include <stdlib.h>

#include "stats/health.h"

/* What is at work; fails once and for all. */
struct work {
	struct health *health;
	const struct study *study;
	const struct checkup *checkup;
	struct err *err;
	bool failed;
};

/* An item of a dimension. */
struct item {
	enum health_dimension dimension;
	double share; /* of the dimension, 0 to 1 */
	struct str column;
};

static void
add(struct work *w, const struct item *item, const char *what, bool collect,
    uint64_t records, double severity, const char *repair)
{
	struct health *x = w->health;
	struct health_cause cause = { .dimension = item->dimension,
		.column = item->column,
		.what = what,
		.records = records,
		.collect = collect,
		.repair = repair };

	if (records == 0 || w->failed)
		return;
	cause.points = x->weight[item->dimension] * item->share * severity *
		       (double)records / (double)x->records;
	if (cause.points <= 0)
		return;
	w->failed =
	    buf_add(&x->causes, str_make((const char *)&cause, sizeof cause),
		w->err) != 0;
}

/* Something that all records lack: there is no column for it. */
static void
add_absent(struct work *w, const struct item *item, const char *what,
    const char *repair)
{
	add(w, item, what, true, w->health->records, 1, repair);
}

static struct str
column_name(const struct work *w, size_t field)
{
	return w->study->header->name[field];
}

static void
add_completeness(struct work *w)
{
	static const struct {
		double share;
		const char *absent, *collect;
		bool is_asked; /* a made-up one is read, so not emptied */
	} parts[CHECKUP_PARTS] = {
		[CHECKUP_FIRST_NAME] = { 1.0 / 8, "no first name",
		    "collect: given name", true },
		[CHECKUP_LAST_NAME] = { 1.0 / 8, "no last name",
		    "collect: family name", true },
		[CHECKUP_EMAIL] = { 2.0 / 8, "no e-mail", "collect: e-mail",
		    true },
		[CHECKUP_PHONE] = { 1.0 / 8, "no phone", "collect: phone",
		    false },
		[CHECKUP_STREET] = { 1.0 / 8, "no street",
		    "collect: street and number", false },
		[CHECKUP_POSTCODE] = { 1.0 / 8, "no postcode",
		    "collect: postcode", false },
		[CHECKUP_CITY] = { 1.0 / 8, "no city", "collect: city", false },
	};

	for (size_t i = 0; i < CHECKUP_PARTS; i++) {
		const struct checkup_place *p = &w->checkup->part[i];
		struct item item = { HEALTH_COMPLETENESS, parts[i].share,
			{ "", 0 } };

		if (p->n == 0) {
			add_absent(w, &item, parts[i].absent, parts[i].collect);
			continue;
		}
		item.column = column_name(w, p->field[0]);
		add(w, &item, "empty", false, p->missing, 1,
		    "fill from another source: cust-merge --coverage says "
		    "which can");
		add(w, &item, "placeholder", false, p->dummy, 1,
		    parts[i].is_asked
			? "ask who: cust-stats --health --failing FILE"
			: "empty it (cust-normalize --on-error blank), then "
			  "fill");
	}
}

/* How many columns a rule judges; has a form for. */
static size_t
count_columns(const struct study *s, bool judges)
{
	size_t n = 0;

	for (size_t i = 0; i < s->columns.n; i++)
		n += judges ? s->profile[i].judge.judges
			    : s->profile[i].judge.forms;
	return n;
}

/* What mends values that are not read for that reason. */
static const char *
repair_of(const char *reason)
{
	return strcmp(reason, "no_region") == 0
		   ? "say the country: --region CC"
		   : "see what is wrong (cust-normalize --flags), then ask";
}

static void
add_validity(struct work *w)
{
	const struct study *s = w->study;
	size_t n = count_columns(s, true);

	for (size_t i = 0; i < s->columns.n; i++) {
		const struct profile *p = &s->profile[i];
		const struct item item = { HEALTH_VALIDITY,
			1 / (double)(n > 0 ? n : 1),
			column_name(w, s->columns.column[i]) };
		const struct judge_reason *reason =
		    judge_first_reason(&p->judge);

		if (reason != NULL)
			add(w, &item, reason->reason, false,
			    p->judge.n[JUDGE_INVALID], 1,
			    repair_of(reason->reason));
	}
}

static void
add_consistency(struct work *w)
{
	const struct study *s = w->study;
	bool dates = checkup_has_dates(w->checkup);
	size_t n = count_columns(s, false) + (dates ? 1 : 0);
	struct item item = { HEALTH_CONSISTENCY, 1 / (double)(n > 0 ? n : 1),
		{ "", 0 } };

	add(w, &item, "dates that cannot both be true", false,
	    w->checkup->untrue_dates, 1,
	    "look at them: cust-stats --health --failing FILE");
	for (size_t i = 0; i < s->columns.n; i++) {
		item.column = column_name(w, s->columns.column[i]);
		add(w, &item, "written in other forms", false,
		    s->profile[i].judge.n[JUDGE_OFF_FORM], 1,
		    "write it in one form: cust-normalize");
	}
}

/* Filled values beyond the first of each. */
static uint64_t
repeated(const struct profile *p)
{
	return p->filled - p->placeholder -
	       (p->distinct - p->placeholder_distinct);
}

static void
add_uniqueness(struct work *w)
{
	static const char *const keys[] = { "customer_id", "email" };
	static const char *const repairs[] = {
		"one record for each: cust-dedupe -k role:customer_id",
		"one record for each: cust-dedupe -k role:email"
	};
	const struct study *s = w->study;
	struct item item = { HEALTH_UNIQUENESS, 1, { "", 0 } };
	size_t at[2];
	size_t n = 0;

	for (size_t k = 0; k < 2; k++) {
		at[k] = header_find_role(s->header, str_of(keys[k]), 0);
		n += at[k] != HEADER_NONE;
	}
	if (n == 0) {
		add_absent(w, &item, "no column tells customers apart",
		    "collect: a customer number");
		return;
	}
	item.share = 1 / (double)n;
	for (size_t k = 0; k < 2; k++) {
		if (at[k] == HEADER_NONE)
			continue;
		item.column = column_name(w, at[k]);
		add(w, &item, "repeated", false, repeated(&s->profile[at[k]]),
		    1, repairs[k]);
	}
}

static void
add_timeliness(struct work *w)
{
	struct health *x = w->health;
	struct item item = { HEALTH_TIMELINESS, 1, { "", 0 } };

	if (x->date == HEADER_NONE) {
		add_absent(w, &item, "no date of the last contact or change",
		    "collect: when a record was last confirmed");
		return;
	}
	x->undated = x->records - x->fresh - x->year_old - x->stale;
	item.column = column_name(w, x->date);
	add(w, &item, "older than two years", false, x->stale, 1,
	    "ask for confirmation, or erase");
	add(w, &item, "older than a year", false, x->year_old, .5,
	    "ask for confirmation");
	add(w, &item, "no date, or one that cannot be", false, x->undated, 1,
	    "stamp records when they change");
}

static void
add_contact(struct work *w)
{
	const struct checkup *c = w->checkup;
	const struct item item = { HEALTH_CONTACT, .5, { "", 0 } };

	add(w, &item, "no usable e-mail, phone or address", false,
	    c->unreachable, 1,
	    "look at them: cust-stats --health --failing FILE");
	if (!checkup_has_consent(c))
		add_absent(w, &item, "no consent is recorded",
		    "collect: consent, for which purpose and when");
	else
		add(w, &item, "consent not known", false, c->unknown_consent, 1,
		    "ask for consent");
}

static void
add_identity(struct work *w)
{
	const struct checkup *c = w->checkup;
	const struct item item = { HEALTH_IDENTITY, 1, { "", 0 } };

	add(w, &item, "nothing tells who it is", false,
	    c->identity[CHECKUP_NOBODY], 1, "erase, or ask");
	add(w, &item, "a contact, but no name with an address", false,
	    c->identity[CHECKUP_CONTACT], .5, "ask for name and address");
}

static int
compare_causes(const void *a, const void *b)
{
	const struct health_cause *x = a;
	const struct health_cause *y = b;

	if (x->points != y->points)
		return x->points < y->points ? 1 : -1;
	if (x->dimension != y->dimension)
		return x->dimension < y->dimension ? -1 : 1;
	if (!str_equal(x->column, y->column))
		return str_compare(x->column, y->column);
	return strcmp(x->what, y->what);
}

int
health_end(struct health *x, const struct study *s, const struct checkup *c,
    struct err *e)
{
	struct work w = { x, s, c, e, false };
	struct health_cause *cause;

	x->records = s->records;
	if (x->records == 0) {
		x->score = 0;
		return 0;
	}
	add_completeness(&w);
	add_validity(&w);
	add_uniqueness(&w);
	add_consistency(&w);
	add_timeliness(&w);
	add_contact(&w);
	add_identity(&w);
	if (w.failed)
		return -1;
	cause = (struct health_cause *)(void *)x->causes.p;
	if (health_causes(x) > 1)
		qsort(cause, health_causes(x), sizeof *cause, compare_causes);
	x->score = 100;
	for (size_t i = 0; i < health_causes(x); i++) {
		x->lost[cause[i].dimension] += cause[i].points;
		x->score -= cause[i].points;
	}
	return 0;
}
