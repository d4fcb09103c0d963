/* Constants found in conditions. */
#include "segment/probe_values.h"

#include <stdlib.h>

#include "base/date.h"
#include "expr/decimal.h"
#include "expr/fact.h"
#include "segment/tier.h"

size_t
probe_values_free(const struct probe_values *p, const struct node *n)
{
	size_t i = 0;

	while (i < p->nfree && p->free[i] != n)
		i++;
	return i;
}

static int
add_free(struct probe_values *p, const struct node *n)
{
	if (p->nfree == PROBE_FREE)
		p->too_many = true;
	else
		p->free[p->nfree++] = n;
	return 0;
}

static int
add_value(struct probe_values *p, struct probe_variable *v, struct str value,
    struct err *e)
{
	for (size_t i = 0; i < v->n; i++) {
		if (str_equal(v->value[i], value))
			return 0;
	}
	if (v->n == PROBE_VALUES) {
		p->too_many = true;
		return 0;
	}
	v->value[v->n] = arena_copy(p->memory, value, e);
	return v->value[v->n++].p == NULL ? -1 : 0;
}

static int
add_number(struct probe_values *p, struct probe_variable *v, struct num n,
    struct err *e)
{
	char text[NUM_TEXT];

	return add_value(p, v, str_make(text, num_write(n, text)), e);
}

static int
add_day(struct probe_values *p, struct probe_variable *v, int64_t day,
    struct err *e)
{
	char text[10];

	if (day < date_to_days((struct date){ 1, 1, 1 }) ||
	    day > date_to_days((struct date){ 9999, 12, 31 }))
		return 0;
	date_write_iso(date_from_days((int32_t)day), text);
	return add_value(p, v, str_make(text, sizeof text), e);
}

/* The rule that the fact is the score of, or NULL. */
static const struct rule *
tier_of_fact(const struct rules *r, const struct fact *f)
{
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (&rule->fact == f && rule->kind == RULE_TIER &&
		    f->type == NODE_AS_NUMBER)
			return rule;
	}
	return NULL;
}

/* The variable that n is, made when it is new; NULL when it is none, or when it
 * is read as another type than elsewhere. */
static struct probe_variable *
variable(struct probe_values *p, const struct rules *r, const struct node *n,
    enum node_type type)
{
	struct probe_variable *v = p->variable;

	if (n->slot == NULL && n->kind != NODE_FACT)
		return NULL;
	while (v < p->variable + p->n &&
	       (v->slot != n->slot || v->fact != n->fact))
		v++;
	if (v < p->variable + p->n)
		return v->type == type ? v : NULL;
	if (p->n == PROBE_VARIABLES) {
		p->too_many = true;
		return NULL;
	}
	p->n++;
	v->slot = n->slot;
	v->fact = n->fact;
	v->type = type;
	v->tier = n->fact == NULL ? NULL : tier_of_fact(r, n->fact);
	return v;
}

static int
add_constant(struct probe_values *p, struct probe_variable *v,
    const struct node *n, struct err *e)
{
	switch (v->type) {
	case NODE_AS_NUMBER:
		return add_number(p, v, n->number, e);
	case NODE_AS_DATE:
		return add_day(p, v, n->day, e);
	default:
		return add_value(p, v, n->text, e);
	}
}

static bool
is_constant(const struct node *n)
{
	return n->kind == NODE_TEXT || n->kind == NODE_NUMBER ||
	       n->kind == NODE_DATE;
}

/* A variable against constants. */
static int
add_comparison(struct probe_values *p, const struct rules *r,
    const struct node *n, struct err *e)
{
	struct probe_variable *v = NULL;

	for (const struct node *of = n->first->next; of != NULL; of = of->next)
		if (!is_constant(of))
			return add_free(p, n);
	if (!n->ignore_case && n->text.p == NULL)
		v = variable(p, r, n->first, n->type);
	if (v == NULL)
		return add_free(p, n);
	for (const struct node *of = n->first->next; of != NULL;
	     of = of->next) {
		if (add_constant(p, v, of, e) != 0)
			return -1;
	}
	return 0;
}

static int
add_age(struct probe_values *p, const struct rules *r, const struct node *n,
    struct err *e)
{
	struct probe_variable *v = variable(p, r, n->first, NODE_AS_DATE);

	if (v == NULL)
		return add_free(p, n);
	return add_day(p, v, n->day, e) != 0 || add_day(p, v, n->until, e) != 0
		   ? -1
		   : 0;
}

int
probe_values_add(struct probe_values *p, const struct rules *r,
    const struct node *n, struct err *e)
{
	switch (n->kind) {
	case NODE_OR:
	case NODE_AND:
	case NODE_NOT:
		for (const struct node *of = n->first; of != NULL;
		     of = of->next) {
			if (probe_values_add(p, r, of, e) != 0)
				return -1;
		}
		return 0;
	case NODE_COMPARE:
	case NODE_BETWEEN:
	case NODE_IN:
		return add_comparison(p, r, n, e);
	case NODE_AGE:
		return add_age(p, r, n, e);
	default:
		return add_free(p, n);
	}
}

static int
compare_numbers(const void *a, const void *b)
{
	struct num x = { 0, 0 };
	struct num y = { 0, 0 };

	(void)num_read(*(const struct str *)a, &x);
	(void)num_read(*(const struct str *)b, &y);
	return num_compare(x, y);
}

/* Below the least, between two, above the greatest. */
static int
fill_numbers(struct probe_values *p, struct probe_variable *v, struct err *e)
{
	const struct num half = { 5, 1 };
	const struct num one = { 1, 0 };
	const struct num minus = { -1, 0 };
	struct num low = { 0, 0 };
	struct num high = { 0, 0 };
	size_t n = v->n;

	qsort(v->value, n, sizeof *v->value, compare_numbers);
	for (size_t i = 0; i + 1 < n; i++) {
		(void)num_read(v->value[i], &low);
		(void)num_read(v->value[i + 1], &high);
		if (decimal_add(low, high, &high) &&
		    decimal_multiply(high, half, &high) &&
		    add_number(p, v, high, e) != 0)
			return -1;
	}
	(void)num_read(v->value[0], &low);
	(void)num_read(v->value[n - 1], &high);
	if (decimal_add(low, minus, &low) && add_number(p, v, low, e) != 0)
		return -1;
	return decimal_add(high, one, &high) ? add_number(p, v, high, e) : 0;
}

static int
fill_days(struct probe_values *p, struct probe_variable *v, struct err *e)
{
	size_t n = v->n;
	struct date d;

	for (size_t i = 0; i < n; i++) {
		if (!date_read_iso(v->value[i], &d))
			continue;
		if (add_day(p, v, date_to_days(d) - 1, e) != 0 ||
		    add_day(p, v, date_to_days(d) + 1, e) != 0)
			return -1;
	}
	return 0;
}

/* The scores of a tier are all there is. */
static int
fill_scores(struct probe_values *p, struct probe_variable *v, struct err *e)
{
	v->n = 0;
	for (unsigned i = 1; i <= v->tier->tier->k; i++) {
		if (add_number(p, v, (struct num){ i, 0 }, e) != 0)
			return -1;
	}
	return 0;
}

int
probe_values_fill(struct probe_values *p, struct err *e)
{
	for (size_t i = 0; i < p->n; i++) {
		struct probe_variable *v = &p->variable[i];
		int result;

		if (v->tier != NULL) {
			if (fill_scores(p, v, e) != 0)
				return -1;
			continue;
		}
		if (v->type == NODE_AS_NUMBER)
			result = fill_numbers(p, v, e);
		else if (v->type == NODE_AS_DATE)
			result = fill_days(p, v, e);
		else
			result = add_value(p, v, str_of("\001other"), e);
		if (result != 0 || add_value(p, v, str_of(""), e) != 0)
			return -1;
	}
	return 0;
}
