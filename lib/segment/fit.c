/* Iteratively reweighted least squares. */
#include "segment/fit.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 60 };

static const double enough = 1e-10; /* the largest step that is none */
static const double steep = 30;     /* a coefficient that has no end */

static int
add_term(
    struct fit *f, const struct rule *rule, struct str level, struct err *e)
{
	if (f->n == FIT_TERMS)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d terms", (int)FIT_TERMS);
	f->term[f->n].rule = rule;
	f->term[f->n].sd = 1;
	f->term[f->n++].level = level;
	return 0;
}

/* The terms of a rule: its number, or all its labels but the first. */
static int
add_rule(struct fit *f, const struct rule *rule, struct err *e)
{
	const struct rule_segment *g = rule->segments;

	if (rule->fact.type == NODE_AS_NUMBER)
		return add_term(f, rule, str_make(NULL, 0), e);
	if (!rule_has_segments(rule) || rule->kind == RULE_TAGS)
		return 0;
	for (g = g->next; g != NULL; g = g->next) {
		if (add_term(f, rule, g->label, e) != 0)
			return -1;
	}
	return 0;
}

int
fit_open(struct fit *f, const struct rules *r, struct err *e)
{
	f->term = arena_array(&f->memory, FIT_TERMS, sizeof *f->term, e);
	if (f->term == NULL)
		return -1;
	f->rule = rules_find(r, str_of(f->target));
	if (f->rule == NULL || !f->rule->fact.condition) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--fit: no let with a condition has this name");
		return err_hint(e, "let NAME = CONDITION");
	}
	if (add_term(f, NULL, str_make(NULL, 0), e) != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule->kind != RULE_LET && add_rule(f, rule, e) != 0)
			return -1;
	}
	if (f->n > 1)
		return 0;
	(void)err_set(e, ERR_USAGE, 0, "no rule is a number or a label");
	return err_hint(e, "column NAME = VALUE");
}

int
fit_add(struct fit *f, struct err *e)
{
	size_t before = f->rows.n;
	double x = f->rule->fact.holds;

	if (!f->rule->fact.known) {
		f->left_out++;
		return 0;
	}
	if (before > f->limit)
		return err_set(e, ERR_USAGE, 0,
		    "more records than memory holds to fit: -S SIZE, or a part "
		    "of them");
	for (unsigned i = 0; i < f->n; i++) {
		const struct fit_term *t = &f->term[i];

		if (i > 0 && t->level.p == NULL && !t->rule->fact.known) {
			f->rows.n = before;
			f->left_out++;
			return 0;
		}
		if (i > 0 && t->level.p == NULL)
			x = num_to_double(t->rule->fact.number);
		else if (i > 0)
			x = t->rule->fact.known &&
			    str_equal(t->rule->fact.text, t->level);
		if (buf_add(
			&f->rows, str_make((const char *)&x, sizeof x), e) != 0)
			return -1;
	}
	f->records++;
	return 0;
}

static double *
row(const struct fit *f, size_t i)
{
	return (double *)(void *)f->rows.p + i * f->n;
}

/* Numbers become multiples of their deviation from the mean. */
static void
scale(struct fit *f)
{
	for (unsigned k = 1; k < f->n; k++) {
		struct fit_term *t = &f->term[k];
		double n = (double)f->records;
		double squares = 0;

		for (size_t i = 0; i < f->records && t->level.p == NULL; i++)
			t->mean += row(f, i)[k] / n;
		for (size_t i = 0; i < f->records && t->level.p == NULL; i++)
			squares += pow(row(f, i)[k] - t->mean, 2) / n;
		if (squares > 0)
			t->sd = sqrt(squares);
		for (size_t i = 0; i < f->records; i++)
			row(f, i)[k] = (row(f, i)[k] - t->mean) / t->sd;
	}
}

static int
compare_rows(const void *a, const void *b, void *terms)
{
	const double *x = a;
	const double *y = b;
	unsigned n = *(const unsigned *)terms;

	for (unsigned i = 0; i < n; i++) {
		if (x[i] != y[i])
			return (x[i] > y[i]) - (x[i] < y[i]);
	}
	return 0;
}

static double
probability(const struct fit *f, const double *x)
{
	double z = f->term[0].coefficient;

	for (unsigned k = 1; k < f->n; k++)
		z += f->term[k].coefficient * x[k];
	return 1 / (1 + exp(-z));
}

/* The matrix of second derivatives, and behind each row the first one. */
static void
derivatives(const struct fit *f, double *m)
{
	unsigned n = f->n;

	memset(m, 0, sizeof *m * n * (n + 1));
	for (size_t r = 0; r < f->records; r++) {
		const double *x = row(f, r);
		double p = probability(f, x);
		double weight = p * (1 - p);

		for (unsigned i = 0; i < n; i++) {
			double xi = i == 0 ? 1 : x[i];

			m[i * (n + 1) + n] += xi * (x[0] - p);
			for (unsigned k = 0; k < n; k++)
				m[i * (n + 1) + k] +=
				    weight * xi * (k == 0 ? 1 : x[k]);
		}
	}
}

/* Solve by elimination, the greatest pivot first; columns n.. are what stands on
 * the right.  False: rows depend on each other. */
static bool
solve(double *m, unsigned n, unsigned width)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned best = i;

		for (unsigned r = i + 1; r < n; r++) {
			if (fabs(m[r * width + i]) > fabs(m[best * width + i]))
				best = r;
		}
		if (!(fabs(m[best * width + i]) > 1e-9))
			return false;
		for (unsigned k = 0; k < width; k++) {
			double swapped = m[i * width + k];

			m[i * width + k] = m[best * width + k];
			m[best * width + k] = swapped;
		}
		for (unsigned r = 0; r < n; r++) {
			double factor = m[r * width + i] / m[i * width + i];

			for (unsigned k = i; k < width && r != i; k++)
				m[r * width + k] -= factor * m[i * width + k];
		}
	}
	return true;
}

static int
no_fit(struct err *e, const char *reason, const char *hint)
{
	(void)err_set(e, ERR_USAGE, 0, "%s", reason);
	return err_hint(e, "%s", hint);
}

/* Standard errors: the roots of the diagonal of the inverse. */
static int
find_errors(struct fit *f, double *m, struct err *e)
{
	unsigned n = f->n;
	double *wide = arena_array(&f->memory, (size_t)n * 2 * n, sizeof *m, e);

	if (wide == NULL)
		return -1;
	derivatives(f, m);
	for (unsigned i = 0; i < n; i++) {
		for (unsigned k = 0; k < n; k++)
			wide[i * 2 * n + k] = m[i * (n + 1) + k];
		wide[i * 2 * n + n + i] = 1;
	}
	if (!solve(wide, n, 2 * n))
		return no_fit(e, "terms depend on each other", "leave one out");
	for (unsigned i = 0; i < n; i++)
		f->term[i].error =
		    sqrt(wide[i * 2 * n + n + i] / wide[i * 2 * n + i]);
	return 0;
}

int
fit_settle(struct fit *f, struct err *e)
{
	unsigned n = f->n;
	double *m = arena_array(&f->memory, (size_t)n * (n + 1), sizeof *m, e);
	double step = 1;

	if (m == NULL)
		return -1;
	/* Sums do not depend on the order of the records. */
	if (f->records > 0)
		qsort_r(
		    f->rows.p, f->records, n * sizeof *m, compare_rows, &f->n);
	scale(f);
	for (int i = 0; i < STEPS && step > enough; i++) {
		step = 0;
		derivatives(f, m);
		if (f->records == 0 || !solve(m, n, n + 1))
			return no_fit(e,
			    "terms depend on each other, or it is "
			    "true of all or of none",
			    "leave one out; more records");
		for (unsigned k = 0; k < n; k++) {
			double by = m[k * (n + 1) + n] / m[k * (n + 1) + k];

			f->term[k].coefficient += by;
			step = fmax(step, fabs(by));
			if (fabs(f->term[k].coefficient) > steep)
				return no_fit(e,
				    "a term decides alone, so its "
				    "coefficient has no end",
				    "leave it out, or make fewer labels");
		}
	}
	return find_errors(f, m, e);
}

void
fit_free(struct fit *f)
{
	buf_free(&f->rows);
	arena_free(&f->memory);
}
