/* Portraits as tables. */
#include <math.h>
#include <stdlib.h>

#include "match/keymap.h"
#include "segment/portrait.h"
#include "segment/portrait_trait.h"

/* A line of the table: a value in a group. */
struct line {
	size_t group;
	struct str name, value; /* value.p NULL: a number */
	uint64_t records;
	double here, everywhere, index, coefficient;
};

static int
compare(const void *a, const void *b)
{
	const struct line *x = a;
	const struct line *y = b;
	int order;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->index != y->index)
		return x->index > y->index ? -1 : 1;
	order = str_compare(x->name, y->name);
	return order != 0 ? order : str_compare(x->value, y->value);
}

/* The logarithm of how much more often those have it for whom the condition
 * holds; half a record more on either side, so that it has an end. */
static double
coefficient(const struct portrait *p, const uint64_t *counts)
{
	double in = (double)counts[0] + 0.5;
	double out = (double)(counts[1] - counts[0]) + 0.5;
	double all_in = (double)p->records[0] + 1;
	double all_out = (double)(p->records[1] - p->records[0]) + 1;

	return log(in / all_in) - log(out / all_out);
}

static int
add_line(struct buf *lines, struct line l, struct err *e)
{
	l.index =
	    l.everywhere > 0 ? round(1000 * l.here / l.everywhere) / 10 : NAN;
	if (!isfinite(l.index))
		return 0;
	l.here = round(1e6 * l.here) / 1e6;
	l.everywhere = round(1e6 * l.everywhere) / 1e6;
	return buf_add(lines, str_make((const char *)&l, sizeof l), e);
}

static int
add_value(
    const struct portrait *p, uint64_t at, struct buf *lines, struct err *e)
{
	struct str key = keymap_key(p->values, at);
	const uint64_t *counts;
	size_t trait, place;

	memcpy(&trait, key.p, sizeof trait);
	memcpy(&place, keymap_value(p->values, at).p, sizeof place);
	counts = (const uint64_t *)(const void *)p->counts.p + place;
	if (counts[p->groups] < PORTRAIT_LEAST)
		return 0;
	for (size_t i = 0; i < p->groups; i++) {
		struct line l = { .group = i,
			.name = p->trait[trait].rule->name,
			.value = str_slice(key, sizeof trait, key.n),
			.records = counts[i],
			.everywhere = (double)counts[p->groups] /
				      (double)p->records[p->groups] };

		if (p->records[i] == 0)
			continue;
		l.here = (double)counts[i] / (double)p->records[i];
		if (p->rule->fact.condition)
			l.coefficient = coefficient(p, counts);
		if (add_line(lines, l, e) != 0)
			return -1;
	}
	return 0;
}

static double
mean(const struct portrait_trait *t, size_t group)
{
	return num_to_double(t->sum[group]) / (double)t->known[group];
}

static int
add_means(const struct portrait *p, const struct portrait_trait *t,
    struct buf *lines, struct err *e)
{
	for (size_t i = 0; i < p->groups; i++) {
		struct line l = { .group = i,
			.name = t->rule->name,
			.records = t->known[i],
			.here = mean(t, i),
			.everywhere = mean(t, p->groups) };

		if (t->known[i] >= PORTRAIT_LEAST && !t->inexact &&
		    add_line(lines, l, e) != 0)
			return -1;
	}
	return 0;
}

static void
put_double(struct writer *w, double value)
{
	char text[NUM_TEXT];

	writer_field(w, str_make(text, num_write_double(value, text)));
}

static int
put_names(struct writer *w, bool condition)
{
	static const char *const of_condition[] = { "term", "coefficient",
		"mean", "sd", "records", "here", "everywhere", "index", NULL };
	static const char *const of_segments[] = { "segment", "term", "records",
		"here", "everywhere", "index", NULL };
	const char *const *name = condition ? of_condition : of_segments;

	for (; *name != NULL; name++)
		writer_field(w, str_of(*name));
	return writer_end(w);
}

/* What is true of nobody's traits: how many it holds for. */
static int
put_intercept(const struct portrait *p, struct writer *w)
{
	double in = (double)p->records[0] + 0.5;
	double out = (double)(p->records[1] - p->records[0]) + 0.5;

	writer_field(w, str_of("intercept"));
	put_double(w, log(in / out));
	writer_field(w, str_of(""));
	writer_field(w, str_of(""));
	writer_number(w, p->records[0]);
	for (int i = 0; i < 3; i++)
		writer_field(w, str_of(""));
	return writer_end(w);
}

static struct str
group_name(const struct portrait *p, size_t i)
{
	const struct rule_segment *g = p->rule->segments;

	while (i-- > 0)
		g = g->next;
	return g->label;
}

static int
put_line(
    struct portrait *p, const struct line *l, struct writer *w, struct err *e)
{
	bool condition = p->rule->fact.condition;

	buf_clear(&p->key);
	if (buf_add(&p->key, l->name, e) != 0 ||
	    (l->value.p != NULL && (buf_add_byte(&p->key, '=', e) != 0 ||
				       buf_add(&p->key, l->value, e) != 0)))
		return -1;
	if (!condition)
		writer_field(w, group_name(p, l->group));
	writer_field(w, buf_str(&p->key));
	if (condition) {
		put_double(w, l->coefficient);
		writer_field(w, str_of(""));
		writer_field(w, str_of(""));
	}
	writer_number(w, l->records);
	put_double(w, l->here);
	put_double(w, l->everywhere);
	put_double(w, l->index);
	return writer_end(w);
}

static int
collect(struct portrait *p, struct buf *lines, struct err *e)
{
	for (uint64_t at = keymap_after(p->values, 0); at != 0;
	     at = keymap_after(p->values, at)) {
		if (add_value(p, at, lines, e) != 0)
			return -1;
	}
	for (size_t t = 0; t < p->ntraits && !p->rule->fact.condition; t++) {
		if (p->trait[t].is_mean &&
		    add_means(p, &p->trait[t], lines, e) != 0)
			return -1;
	}
	return 0;
}

int
portrait_write(struct portrait *p, struct writer *w, struct err *e)
{
	bool condition = p->rule->fact.condition;
	struct buf lines = { 0 };
	const struct line *l;
	int result = collect(p, &lines, e);
	size_t n = lines.n / sizeof *l;

	if (result == 0 && put_names(w, condition) == 0 && condition)
		result = put_intercept(p, w);
	if (n > 0)
		qsort(lines.p, n, sizeof *l, compare);
	l = (const struct line *)(const void *)lines.p;
	for (size_t i = 0; i < n && result == 0; i++)
		result = put_line(p, &l[i], w, e);
	buf_free(&lines);
	if (result == 0 || writer_error(w)->code == ERR_NONE)
		return result;
	*e = *writer_error(w);
	return -1;
}
