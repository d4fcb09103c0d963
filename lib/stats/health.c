#include "stats/health.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"
#include "record/settings.h"

enum { YEAR = 365 };

static const struct {
	const char *name;
	double weight;
} dimensions[HEALTH_DIMENSIONS] = {
	[HEALTH_COMPLETENESS] = { "completeness", 25 },
	[HEALTH_VALIDITY] = { "validity", 20 },
	[HEALTH_UNIQUENESS] = { "uniqueness", 15 },
	[HEALTH_CONSISTENCY] = { "consistency", 10 },
	[HEALTH_TIMELINESS] = { "timeliness", 15 },
	[HEALTH_CONTACT] = { "contactability", 10 },
	[HEALTH_IDENTITY] = { "identifiability", 5 },
};

const char *
health_name(enum health_dimension dimension)
{
	return dimensions[dimension].name;
}

/* settings_take: dimension, weight. */
static int
take_weight(void *context, const struct str *value, struct err *e)
{
	struct health *x = context;
	double weight;
	size_t i = 0;

	while (i < HEALTH_DIMENSIONS && !str_is(value[0], dimensions[i].name))
		i++;
	if (i == HEALTH_DIMENSIONS) {
		(void)err_set(e, ERR_USAGE, 0, "there is no such dimension");
		return err_hint(e,
		    "there are completeness, validity, uniqueness, "
		    "consistency, timeliness, contactability, identifiability");
	}
	if (!num_read_double(value[1], &weight) || weight < 0 ||
	    !isfinite(weight))
		return err_set(
		    e, ERR_USAGE, 0, "a weight is a number from 0 on");
	x->weight[i] = weight;
	return 0;
}

int
health_weigh(struct health *x, const char *file, struct err *e)
{
	static const char *const columns[] = { "dimension", "weight" };
	double total = 0;

	for (size_t i = 0; i < HEALTH_DIMENSIONS; i++)
		x->weight[i] = dimensions[i].weight;
	if (file == NULL)
		return 0;
	if (settings_read(file, "a file of weights", columns, 2, 2, take_weight,
		x, e) != 0)
		return -1;
	for (size_t i = 0; i < HEALTH_DIMENSIONS; i++)
		total += x->weight[i];
	if (total <= 0) {
		(void)err_set(e, ERR_USAGE, 0, "no dimension has a weight");
		return err_in_file(e, file);
	}
	for (size_t i = 0; i < HEALTH_DIMENSIONS; i++)
		x->weight[i] *= 100 / total;
	return 0;
}

void
health_open(struct health *x, const struct header *h, struct date as_of)
{
	/* What says best when the data were last known to be right. */
	static const char *const stamps[] = { "updated_at", "last_contact",
		"last_order_date", "last_login", "order_date", "consent_date",
		"created_at" };

	x->as_of = as_of;
	x->date = HEADER_NONE;
	for (size_t i = 0;
	     i < sizeof stamps / sizeof *stamps && x->date == HEADER_NONE;
	     i++) {
		x->date = header_find_role(h, str_of(stamps[i]), 0);
		x->stamp = x->date == HEADER_NONE ? NULL : stamps[i];
	}
}

int
health_take(struct health *x, struct profile *p, struct str value,
    uint64_t times, struct err *e)
{
	enum judge_result result;
	const char *reason;
	struct date day;
	int32_t age;

	if (judge_value(&p->judge, value, NULL, &result, &reason, e) != 0)
		return -1;
	if (result == JUDGE_OFF_FORM)
		value = buf_str(&p->judge.canonical);
	if (result == JUDGE_INVALID || !date_read_iso(value, &day))
		return 0;
	age = date_to_days(x->as_of) - date_to_days(day);
	if (age < 0)
		return 0;
	if (age <= YEAR)
		x->fresh += times;
	else if (age <= 2 * YEAR)
		x->year_old += times;
	else
		x->stale += times;
	return 0;
}

size_t
health_causes(const struct health *x)
{
	return x->causes.n / sizeof(struct health_cause);
}

const struct health_cause *
health_cause(const struct health *x, size_t i)
{
	return (const struct health_cause *)(const void *)x->causes.p + i;
}

char
health_grade(double score)
{
	static const double least[] = { 90, 75, 60, 40 };
	char grade = 'A';

	for (size_t i = 0; i < sizeof least / sizeof *least; i++)
		grade = (char)(grade + (score < least[i]));
	return grade;
}

void
health_free(struct health *x)
{
	buf_free(&x->causes);
	arena_free(&x->memory);
}
