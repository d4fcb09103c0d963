/* What is known of customers, and what the model says of them. */
#include "segment/clv.h"

#include <math.h>

#include "base/num.h"
#include "expr/fact.h"
#include "expr/span.h"
#include "segment/clv_fit.h"

/* Days of a unit; a month is a twelfth of a year. */
static const double unit_days[] = { 1, 7, 365.0 / 12, 365 };

enum { MEMO = 4096 };

/* What was told of a history: many customers have the same. */
struct clv_memo {
	struct purchase_history of; /* weight 0: nothing yet */
	double alive, orders, worth;
};

int
clv_open(struct clv *c, size_t limit, unsigned threads, struct err *e)
{
	c->limit = limit;
	c->threads = threads;
	c->memo = arena_array(&c->memory, MEMO, sizeof *c->memo, e);
	return c->memo == NULL ? -1 : 0;
}

bool
clv_horizon_is_whole(const struct clv *c)
{
	double units =
	    c->horizon * unit_days[c->horizon_unit] / unit_days[c->unit];

	return c->model != PURCHASE_BGBB || fabs(units - round(units)) < 1e-9;
}

/* Of BG/BB times are counted: units of the calendar that are over. */
static bool
count_chances(const struct clv *c, struct purchase_history *h)
{
	int32_t over = span_begin(c->today + 1, c->unit);
	int32_t first = span_begin(c->first->day, c->unit);
	int32_t last = span_begin(c->last->day, c->unit);

	h->tx = (double)span_count(first, date_from_days(last), c->unit);
	h->T = (double)span_count(first, date_from_days(over), c->unit) - 1;
	return true;
}

static bool
history(const struct clv *c, struct purchase_history *h)
{
	if (!c->days->known || !c->first->known || c->days->number.unscaled < 1)
		return false;
	h->x = (double)(c->days->number.unscaled - 1);
	h->weight = 1;
	if (c->model == PURCHASE_BGBB)
		return count_chances(c, h);
	h->tx = (c->last->day - c->first->day) / unit_days[c->unit];
	h->T = (c->today - c->first->day) / unit_days[c->unit];
	return true;
}

int
clv_add(struct clv *c, struct err *e)
{
	struct purchase_history h;
	struct purchase_spend s;

	if (!history(c, &h))
		return 0;
	if (c->histories.n + c->spends.n > c->limit)
		return err_set(e, ERR_USAGE, 0,
		    "more customers than memory holds to fit a model; -S SIZE, "
		    "or a model of a part of them");
	s.x = h.x;
	s.m = c->value->known ? num_to_double(c->value->number) : 0;
	if (buf_add(&c->histories, str_make((const char *)&h, sizeof h), e) !=
	    0)
		return -1;
	return h.x > 0 && s.m > 0 ? buf_add(&c->spends,
					str_make((const char *)&s, sizeof s), e)
				  : 0;
}

int
clv_settle(struct clv *c, struct err *e)
{
	if (clv_fit_all(c, e) != 0)
		return -1;
	buf_free(&c->histories);
	buf_free(&c->spends);
	c->settled = true;
	return 0;
}

bool
clv_is_doubtful(const struct clv *c)
{
	return c->settled && c->fit.customers > 0 &&
	       !(c->fit.agrees && c->spend.agrees);
}

/* Orders, and what they are worth at a value of 1 each. */
static void
forecast(
    const struct clv *c, const struct purchase_history *h, struct clv_memo *m)
{
	const double *p = c->fit.parameter;
	enum node_unit every =
	    c->model == PURCHASE_BGBB ? c->unit : c->horizon_unit;
	unsigned steps = (unsigned)round(
	    c->horizon * unit_days[c->horizon_unit] / unit_days[every]);
	double step = unit_days[every] / unit_days[c->unit];
	double rest =
	    pow(1 + c->discount, -unit_days[every] / unit_days[NODE_MONTHS]);
	double part = 1;

	m->of = *h;
	m->alive = purchase_alive(c->model, p, h);
	m->orders = m->worth = 0;
	for (unsigned k = 1; k <= steps; k++) {
		double orders =
		    purchase_expected(c->model, p, h, m->alive, k * step);

		part *= rest;
		m->worth += (orders - m->orders) * part;
		m->orders = orders;
	}
}

static struct clv_memo *
memo_of(const struct clv *c, const struct purchase_history *h)
{
	double mixed = h->x * 769 + h->tx * 24593 + h->T * 389;

	return &c->memo[(size_t)fmod(mixed, MEMO)];
}

bool
clv_tell(struct clv *c, struct clv_forecast *f)
{
	struct purchase_history h;
	struct clv_memo *m;
	double v;

	if (!history(c, &h))
		return false;
	m = memo_of(c, &h);
	if (!(m->of.weight > 0) || m->of.x != h.x || m->of.tx != h.tx ||
	    m->of.T != h.T)
		forecast(c, &h, m);
	v = c->value->known ? num_to_double(c->value->number) : 0;
	f->value = h.x > 0 && v <= 0
		       ? NAN
		       : purchase_spend_expected(c->spend.parameter, h.x, v);
	f->alive = m->alive;
	f->orders = m->orders;
	f->worth = m->worth * f->value;
	return true;
}

void
clv_free(struct clv *c)
{
	buf_free(&c->histories);
	buf_free(&c->spends);
	arena_free(&c->memory);
}
