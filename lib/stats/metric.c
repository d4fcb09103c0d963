#include "stats/metric.h"

#include <math.h>

#include "field/text.h"
#include "record/select.h"
#include "stats/number.h"

static const double z = METRIC_Z;

static const struct {
	const char *name;
	enum metric_kind kind;
} kinds[] = { { "rate", METRIC_RATE }, { "nps", METRIC_NPS },
	{ "csat", METRIC_CSAT }, { "ces", METRIC_MEAN },
	{ "mean", METRIC_MEAN }, { "sum", METRIC_SUM },
	{ "share", METRIC_SHARE }, { "filled", METRIC_FILLED },
	{ "records", METRIC_RECORDS } };

static int
bad_metric(struct str text, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "\"%.*s\" is no metric",
	    (int)(text.n < 60 ? text.n : 60), text.p);
	return err_hint(e, "for example ctr=clicks/impressions, nps(score), "
			   "churn=share(status=cancelled)");
}

/* Cut s at the first such byte; false when there is none. */
static bool
cut(struct str s, char at, struct str *before, struct str *behind)
{
	const char *p = memchr(s.p, at, s.n);

	if (p == NULL)
		return false;
	*before = text_trim(str_make(s.p, (size_t)(p - s.p)));
	*behind = text_trim(str_slice(s, (size_t)(p - s.p) + 1, s.n));
	return true;
}

static bool
is_money(const char *role)
{
	static const char *const roles[] = { "amount", "price", "total_spent",
		"discount", "income", "shipping_cost", "tax" };

	for (size_t i = 0; role != NULL && i < sizeof roles / sizeof *roles;
	     i++) {
		if (str_is(str_of(role), roles[i]))
			return true;
	}
	return false;
}

/* What stands in the parentheses. */
static int
read_inner(
    struct metric *m, struct str inner, const struct header *h, struct err *e)
{
	struct str a = inner;
	struct str b = { NULL, 0 };

	if (m->kind == METRIC_RECORDS)
		return inner.n == 0 ? 0 : bad_metric(inner, e);
	if (m->kind == METRIC_RATE && !cut(inner, '/', &a, &b))
		return bad_metric(inner, e);
	if (m->kind == METRIC_SHARE && !cut(inner, '=', &a, &b))
		return bad_metric(inner, e);
	if (select_one(&m->column, text_trim(a), NULL, h, e) != 0)
		return -1;
	if (m->kind == METRIC_RATE) {
		m->money = is_money(h->role[m->column]);
		return select_one(&m->over, b, NULL, h, e);
	}
	m->value = b;
	return 0;
}

/* q1, median, q3, p1 to p99: the percentage, or 0. */
static unsigned
percent_of(struct str kind)
{
	static const char *const quarters[] = { "q1", "median", "q3" };
	unsigned n = 0;

	for (unsigned i = 0; i < 3; i++) {
		if (str_is(kind, quarters[i]))
			return 25 * (i + 1);
	}
	if (kind.n < 2 || kind.n > 3 || kind.p[0] != 'p' || kind.p[1] == '0')
		return 0;
	for (size_t i = 1; i < kind.n; i++) {
		if (kind.p[i] < '0' || kind.p[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(kind.p[i] - '0');
	}
	return n;
}

/* KIND(...) or A/B. */
static int
read_what(
    struct metric *m, struct str text, const struct header *h, struct err *e)
{
	struct str kind;
	struct str inner;

	if (!cut(text, '(', &kind, &inner)) {
		m->kind = METRIC_RATE;
		return read_inner(m, text, h, e);
	}
	if (inner.n == 0 || inner.p[inner.n - 1] != ')')
		return bad_metric(text, e);
	inner.n--;
	m->percent = percent_of(kind);
	if (m->percent > 0) {
		m->kind = METRIC_QUANTILE;
		return read_inner(m, text_trim(inner), h, e);
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_is(kind, kinds[i].name))
			continue;
		m->kind = kinds[i].kind;
		return read_inner(m, text_trim(inner), h, e);
	}
	return bad_metric(text, e);
}

int
metric_read(struct metric *m, struct str text, const struct header *h,
    struct arena *memory, struct err *e)
{
	struct str copy = arena_copy(memory, text_trim(text), e);
	const char *open;
	const char *equals;
	struct str what = copy;

	*m = (struct metric){ .column = HEADER_NONE, .over = HEADER_NONE };
	if (copy.p == NULL)
		return -1;
	m->name = copy;
	open = memchr(copy.p, '(', copy.n);
	equals = memchr(copy.p, '=', copy.n);
	if (equals != NULL && (open == NULL || equals < open) &&
	    (!cut(copy, '=', &m->name, &what) || m->name.n == 0))
		return bad_metric(copy, e);
	return read_what(m, what, h, e);
}

static void
add(struct exact *sum, const struct number *v)
{
	if (v->exact)
		exact_add(sum, v->decimal, 1);
	else
		exact_add_double(sum, v->value, 1);
}

/* Points are whole, and on the scale of their question. */
static bool
is_on_scale(enum metric_kind kind, double x)
{
	if (kind == METRIC_NPS)
		return x >= 0 && x <= 10 && x == floor(x);
	return kind != METRIC_CSAT || (x >= 1 && x <= 5 && x == floor(x));
}

static void
take_number(
    const struct metric *m, struct metric_sum *s, const struct record *r)
{
	struct number v;
	struct number over;

	/* Of a rate both or none: else it would be one of different records. */
	if (!number_read(text_trim(r->field[m->column]), &v) ||
	    !is_on_scale(m->kind, v.value) ||
	    (m->kind == METRIC_RATE &&
		!number_read(text_trim(r->field[m->over]), &over))) {
		s->unread++;
		return;
	}
	s->n++;
	add(&s->sum, &v);
	if (m->kind == METRIC_RATE) {
		add(&s->over, &over);
		s->against += v.value < 0 || v.value > over.value ||
			      v.value != floor(v.value) ||
			      over.value != floor(over.value);
	}
	if (m->kind == METRIC_NPS) {
		s->part += v.value >= 9;
		s->against += v.value <= 6;
	}
	if (m->kind == METRIC_CSAT)
		s->part += v.value >= 4;
}

bool
metric_number(const struct metric *m, const struct record *r, double *x)
{
	struct number v;

	if (!number_read(text_trim(r->field[m->column]), &v))
		return false;
	*x = v.value;
	return true;
}

void
metric_take(
    const struct metric *m, struct metric_sum *s, const struct record *r)
{
	struct str value = str_make(NULL, 0);

	s->records++;
	if (m->kind == METRIC_RECORDS)
		return;
	value = text_trim(r->field[m->column]);
	if (m->kind == METRIC_FILLED)
		s->part += value.n > 0;
	if (value.n == 0)
		return;
	if (m->kind == METRIC_SHARE) {
		s->n++;
		s->part += str_equal(value, m->value);
	} else if (m->kind != METRIC_FILLED) {
		take_number(m, s, r);
	}
}

/* A share of n, with Wilson's interval. */
static void
set_share(struct metric_result *x, double part, double n)
{
	double p = part / n;
	double middle = p + z * z / (2 * n);
	double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
	double below = 1 + z * z / n;

	x->known = n > 0;
	x->value = p;
	x->bounded = x->known && p >= 0 && p <= 1;
	x->low = (middle - half) / below;
	x->high = (middle + half) / below;
}

static void
set_around(struct metric_result *x, double value, double error)
{
	x->known = true;
	x->bounded = isfinite(error);
	x->value = value;
	x->low = value - z * error;
	x->high = value + z * error;
}

static void
set_nps(struct metric_result *x, const struct metric_sum *s)
{
	double n = (double)s->n;
	double up = (double)s->part / n;
	double down = (double)s->against / n;
	double net = up - down;

	if (s->n == 0)
		return;
	set_around(x, 100 * net, 100 * sqrt((up + down - net * net) / n));
	x->low = fmax(x->low, -100);
	x->high = fmin(x->high, 100);
}

/* Counts that are part of counts, in every record, have an interval, other
 * quotients none. */
static void
set_rate(
    struct metric_result *x, const struct metric *m, const struct metric_sum *s)
{
	double a = s->sum.n > 0 ? exact_sum(&s->sum) : 0;
	double b = s->over.n > 0 ? exact_sum(&s->over) : 0;

	if (b == 0)
		return;
	if (s->against == 0 && !m->money) {
		set_share(x, a, b);
	} else {
		x->known = true;
		x->value = a / b;
	}
}

struct metric_result
metric_result(const struct metric *m, const struct metric_sum *s)
{
	struct metric_result x = { .n = s->n };

	switch (m->kind) {
	case METRIC_RATE:
		set_rate(&x, m, s);
		break;
	case METRIC_NPS:
		set_nps(&x, s);
		break;
	case METRIC_CSAT:
	case METRIC_SHARE:
		if (s->n > 0)
			set_share(&x, (double)s->part, (double)s->n);
		break;
	case METRIC_FILLED:
		x.n = s->records;
		if (s->records > 0)
			set_share(&x, (double)s->part, (double)s->records);
		break;
	case METRIC_RECORDS:
		x.n = s->records;
		x.known = true;
		x.value = (double)s->records;
		break;
	case METRIC_SUM:
		x.known = true;
		x.value = s->n > 0 ? exact_sum(&s->sum) : 0;
		break;
	default:
		if (s->n > 0)
			set_around(&x, exact_mean(&s->sum),
			    s->n > 1 ? exact_sem(&s->sum) : INFINITY);
	}
	return x;
}
