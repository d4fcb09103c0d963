/* Models as files. */
#include <math.h>
#include <stdio.h>

#include "base/num.h"
#include "record/settings.h"
#include "segment/clv.h"
#include "segment/rules.h"

static const char *const models[] = { "bgnbd", "pareto_nbd", "bgbb" };
static const char *const units[] = { "day", "week", "month", "year" };

static const char *const parameters[][PURCHASE_PARAMETERS] = {
	{ "r", "alpha", "a", "b" },
	{ "r", "alpha", "s", "beta" },
	{ "alpha", "beta", "gamma", "delta" },
};
static const char *const spend_parameters[] = { "p", "q", "v" };

static int
put(struct writer *w, const char *name, struct str value)
{
	writer_field(w, str_of(name));
	writer_field(w, value);
	return writer_end(w);
}

static int
put_number(struct writer *w, const char *name, double value)
{
	char text[NUM_TEXT];

	return put(w, name, str_make(text, num_write_double(value, text)));
}

/* Parameters, their standard errors, and how good the fit is. */
static int
put_fit(struct writer *w, const char *const *names, unsigned n,
    const struct clv_fit *f, const char *kind)
{
	char name[40];

	for (unsigned i = 0; i < n; i++) {
		(void)snprintf(name, sizeof name, "%s_error", names[i]);
		if (put_number(w, names[i], f->parameter[i]) != 0 ||
		    (!isnan(f->error[i]) &&
			put_number(w, name, f->error[i]) != 0))
			return -1;
	}
	(void)snprintf(name, sizeof name, "%s_log_likelihood", kind);
	if (put_number(w, name, f->likelihood) != 0)
		return -1;
	(void)snprintf(name, sizeof name, "%s_slope", kind);
	if (put_number(w, name, f->slope) != 0)
		return -1;
	(void)snprintf(name, sizeof name, "%s_customers", kind);
	if (put_number(w, name, (double)f->customers) != 0)
		return -1;
	(void)snprintf(name, sizeof name, "%s_fits_agree", kind);
	return put(w, name, str_of(f->agrees ? "yes" : "no"));
}

int
clv_write(const struct rules *r, struct writer *w)
{
	const struct clv *c = r->clv;

	if (put(w, "name", str_of("value")) != 0)
		return -1;
	if (c == NULL || !c->settled)
		return 0;
	if (put(w, "model", str_of(models[c->model])) != 0 ||
	    put(w, "unit", str_of(units[c->unit])) != 0 ||
	    put_fit(w, parameters[c->model], PURCHASE_PARAMETERS, &c->fit,
		"buying") != 0 ||
	    put_fit(w, spend_parameters, PURCHASE_SPEND, &c->spend, "spend") !=
		0)
		return -1;
	return put_number(w, "spend_correlation", c->correlation);
}

/* Which of n words it is; n: none. */
static unsigned
word(struct str s, const char *const *words, unsigned n)
{
	unsigned i = 0;

	while (i < n && !str_is(s, words[i]))
		i++;
	return i;
}

enum { MODELS = 3, UNITS = 4 };

/* What has been read of a model. */
struct model {
	struct clv *c;
	bool model, unit;
	bool other;             /* than the rules ask for */
	unsigned buying, spend; /* a bit for each parameter */
};

static bool
take(struct model *m, struct str name, struct str value)
{
	struct clv *c = m->c;
	bool counts = c->model == PURCHASE_BGBB;
	unsigned i;
	double number;

	/* What is asked of events for BG/BB is not what others need. */
	if (str_is(name, "model")) {
		i = word(value, models, MODELS);
		c->model = (enum purchase_model)i;
		m->model = i < MODELS;
		m->other = m->model && counts != (i == PURCHASE_BGBB);
		return m->model && !m->other;
	}
	if (str_is(name, "unit")) {
		i = word(value, units, UNITS);
		m->other = i < UNITS && counts && i != c->unit;
		m->unit = i < UNITS;
		c->unit = (enum node_unit)i;
		return m->unit && !m->other;
	}
	if (!m->model)
		return false;
	i = word(name, parameters[c->model], PURCHASE_PARAMETERS);
	if (i < PURCHASE_PARAMETERS) {
		m->buying |= 1U << i;
		return num_read_double(value, &c->fit.parameter[i]) &&
		       c->fit.parameter[i] > 0;
	}
	i = word(name, spend_parameters, PURCHASE_SPEND);
	if (i < PURCHASE_SPEND) {
		m->spend |= 1U << i;
		return num_read_double(value, &number) && number > i % 2 &&
		       ((c->spend.parameter[i] = number) > 0);
	}
	return true;
}

static int
take_record(void *context, const struct record *rec, struct err *e)
{
	struct model *m = context;

	if (rec->nfields >= 2 && take(m, rec->field[0], rec->field[1]))
		return 0;
	if (!m->other)
		return err_set(e, ERR_USAGE, 0, "no model of customers");
	(void)err_set(e, ERR_USAGE, 0, "a model that the rules do not ask for");
	return err_hint(e, "for bgbb, and for no other, they say so and name "
			   "its unit: --clv='by bgbb unit year'");
}

int
clv_read(struct clv *c, const char *file, struct err *e)
{
	struct model m = { .c = c };

	if (settings_each(file, take_record, &m, e) != 0)
		return -1;
	if (!m.unit || m.buying != (1U << PURCHASE_PARAMETERS) - 1 ||
	    m.spend != (1U << PURCHASE_SPEND) - 1) {
		(void)err_set(
		    e, ERR_USAGE, 0, "no complete model of customers");
		return err_in_file(e, file);
	}
	c->settled = true;
	return 0;
}
