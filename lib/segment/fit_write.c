/* What was fitted, and how well it does. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "segment/fit.h"

static void
put_number(struct writer *w, double value)
{
	char text[NUM_TEXT];

	writer_field(w, str_make(text, num_write_double(value, text)));
}

static int
put_names(struct writer *w, const char *const *names)
{
	for (; *names != NULL; names++)
		writer_field(w, str_of(*names));
	return writer_end(w);
}

/* rule or rule=label, in one field. */
static int
put_term(struct writer *w, const struct fit_term *t)
{
	char name[300];
	int n =
	    t->rule == NULL ? snprintf(name, sizeof name, "intercept")
	    : t->level.p == NULL
		? snprintf(name, sizeof name, "%.*s", (int)t->rule->name.n,
		      t->rule->name.p)
		: snprintf(name, sizeof name, "%.*s=%.*s", (int)t->rule->name.n,
		      t->rule->name.p, (int)t->level.n, t->level.p);

	writer_field(
	    w, str_make(name,
		   (size_t)n < sizeof name ? (size_t)n : sizeof name - 1));
	put_number(w, t->coefficient);
	if (t->rule != NULL && t->level.p == NULL) {
		put_number(w, t->mean);
		put_number(w, t->sd);
	} else {
		writer_field(w, str_of(""));
		writer_field(w, str_of(""));
	}
	put_number(w, t->error);
	return writer_end(w);
}

int
fit_write(const struct fit *f, struct writer *w)
{
	static const char *const names[] = { "term", "coefficient", "mean",
		"sd", "error", NULL };

	if (put_names(w, names) != 0)
		return -1;
	for (unsigned k = 0; k < f->n; k++) {
		if (put_term(w, &f->term[k]) != 0)
			return -1;
	}
	return 0;
}

/* The linear part stands for the probability; the truth behind it. */
struct scored {
	double z, truth;
};

/* The surest first; equal ones count as untrue first, which flatters nobody. */
static int
compare(const void *a, const void *b)
{
	const struct scored *x = a;
	const struct scored *y = b;

	if (x->z != y->z)
		return (x->z < y->z) - (x->z > y->z);
	return (x->truth > y->truth) - (x->truth < y->truth);
}

static double
linear(const struct fit *f, const double *x)
{
	double z = f->term[0].coefficient;

	for (unsigned k = 1; k < f->n; k++)
		z += f->term[k].coefficient * x[k];
	return z;
}

enum { TENTHS = 10 };

int
fit_gains(const struct fit *f, struct writer *w)
{
	static const char *const names[] = { "tenth", "records", "true",
		"share", "lift", "found", NULL };
	const double *row = (const double *)(const void *)f->rows.p;
	/* The rows are not needed any more: scores take their place. */
	struct scored *s = (struct scored *)(void *)f->rows.p;
	double all = 0, found = 0;

	if (put_names(w, names) != 0)
		return -1;
	for (size_t i = 0; i < f->records; i++) {
		struct scored one = { linear(f, row + i * f->n),
			row[i * f->n] };

		s[i] = one;
		all += one.truth;
	}
	if (f->records > 0)
		qsort(s, f->records, sizeof *s, compare);
	for (size_t t = 0, i = 0; t < TENTHS; t++) {
		size_t end = f->records * (t + 1) / TENTHS;
		size_t n = end - i;
		double hits = 0;

		for (; i < end; i++)
			hits += s[i].truth;
		found += hits;
		put_number(w, (double)t + 1);
		put_number(w, (double)n);
		put_number(w, hits);
		put_number(w, n == 0 ? 0 : round(1e6 * hits / (double)n) / 1e6);
		put_number(w, n == 0 ? 0
				     : round(1e6 * hits / (double)n *
					     (double)f->records / all) /
					   1e6);
		put_number(w, round(1e6 * found / all) / 1e6);
		if (writer_end(w) != 0)
			return -1;
	}
	return 0;
}
