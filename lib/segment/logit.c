/* Terms, their sum, and which of them say most. */
#include "segment/logit.h"

#include <math.h>
#include <stdio.h>

#include "expr/eval_value.h"
#include "record/settings.h"
#include "segment/rules.h"

enum { TERM, COEFFICIENT, MEAN, SD, REASONS = 2 };

/* The column or rule that a term is about. */
static struct node *
value_of(struct rules *r, struct str name, struct err *e)
{
	struct node *n = arena_array(&r->memory, 1, sizeof *n, e);
	struct rule *rule = rules_find(r, name);

	if (n == NULL)
		return NULL;
	n->kind = NODE_COLUMN;
	n->text = name;
	if (rule != NULL && !rule->fact.condition) {
		n->kind = NODE_FACT;
		n->fact = &rule->fact;
	}
	return n;
}

/* Split "column=level"; a plain name has none. */
static int
name_term(struct logit_term *t, struct rules *r, struct str name, struct err *e)
{
	const char *equal;

	t->name = arena_copy(&r->memory, name, e);
	if (t->name.p == NULL)
		return -1;
	if (str_is(name, "intercept"))
		return 0;
	name = t->name;
	equal = memchr(name.p, '=', name.n);
	if (equal != NULL) {
		size_t at = (size_t)(equal - name.p);

		t->level = str_slice(name, at + 1, name.n);
		name = str_slice(name, 0, at);
	}
	t->value = value_of(r, name, e);
	return t->value == NULL ? -1 : 0;
}

/* A number of the record, where there is one; false: it is none. */
static bool
take_number(const struct record *rec, size_t i, double *value, bool *there)
{
	*there = i < rec->nfields && rec->field[i].n > 0;
	return !*there ||
	       (num_read_double(rec->field[i], value) && isfinite(*value));
}

struct reading {
	struct logit *logit;
	struct rules *rules;
	struct logit_term **tail;
};

static int
add_term(void *context, const struct record *rec, struct err *e)
{
	struct reading *in = context;
	struct rules *r = in->rules;
	struct logit_term *t = arena_array(&r->memory, 1, sizeof *t, e);
	bool given, scaled;

	if (t == NULL)
		return -1;
	t->sd = 1;
	if (rec->nfields < 2 || rec->field[TERM].n == 0 ||
	    !take_number(rec, COEFFICIENT, &t->coefficient, &given) || !given ||
	    !take_number(rec, MEAN, &t->mean, &t->has_mean) ||
	    !take_number(rec, SD, &t->sd, &scaled) || !(t->sd > 0))
		return err_set(e, ERR_USAGE, 0,
		    "coefficients are: term, coefficient, and mean, sd");
	if (++in->logit->n > LOGIT_MOST)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d terms", (int)LOGIT_MOST);
	if (name_term(t, r, rec->field[TERM], e) != 0)
		return -1;
	*in->tail = t;
	in->tail = &t->next;
	return 0;
}

int
logit_read(struct logit *l, struct rules *r, const char *file, struct err *e)
{
	struct reading in = { l, r, &l->terms };

	if (settings_each(file, add_term, &in, e) != 0)
		return -1;
	for (const struct logit_term *t = l->terms; t != NULL; t = t->next)
		if (t->value == NULL)
			return 0;
	if (!l->index)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "no intercept tells how it is of all, which is 100");
	(void)err_hint(e, "--profile NAME of a condition writes one");
	return err_in_file(e, file);
}

/* What the term adds.  False: unknown. */
static bool
contribute(struct logit_term *t, struct eval *v)
{
	struct num number;
	struct str text;
	double x = t->mean;

	if (t->value == NULL) {
		x = 1;
	} else if (t->level.p != NULL) {
		x = eval_value_text(v, t->value, &text) &&
		    str_equal(text, t->level);
	} else if (eval_value_number(v, t->value, &number)) {
		x = num_to_double(number);
	} else if (!t->has_mean) {
		return false;
	}
	t->contribution = t->coefficient * (x - t->mean) / t->sd;
	return true;
}

static double
logistic(double z)
{
	return 1 / (1 + exp(-z));
}

static double
of_all(const struct logit *l)
{
	double z = 0;

	for (const struct logit_term *t = l->terms; t != NULL; t = t->next)
		z += t->value == NULL ? t->coefficient : 0;
	return z;
}

bool
logit_tell(struct logit *l, struct eval *v, double *p)
{
	double z = 0;

	for (struct logit_term *t = l->terms; t != NULL; t = t->next) {
		if (!contribute(t, v))
			return false;
		z += t->contribution;
	}
	*p = logistic(z);
	if (l->index)
		*p = 100 * *p / logistic(of_all(l));
	return true;
}

/* Of the terms but for the intercept the one that says most behind `last`; of
 * equal ones the first. */
static const struct logit_term *
next_reason(const struct logit *l, const struct logit_term *last)
{
	const struct logit_term *best = NULL;

	for (const struct logit_term *t = l->terms; t != NULL; t = t->next) {
		if (t->value == NULL || t->contribution == 0)
			continue;
		if (last != NULL && (t == last || fabs(t->contribution) >
						      fabs(last->contribution)))
			continue;
		if (best == NULL ||
		    fabs(t->contribution) > fabs(best->contribution))
			best = t;
	}
	return best;
}

int
logit_explain(const struct logit *l, struct buf *out, struct err *e)
{
	const struct logit_term *t = NULL;
	char text[40];

	for (int i = 0; i < REASONS; i++) {
		t = next_reason(l, t);
		if (t == NULL)
			return 0;
		(void)snprintf(text, sizeof text, " %+.2f", t->contribution);
		if ((i > 0 && buf_add(out, str_of("; "), e) != 0) ||
		    buf_add(out, t->name, e) != 0 ||
		    buf_add(out, str_of(text), e) != 0)
			return -1;
	}
	return 0;
}
