#include "dedupe/linkage_report.h"

#include <inttypes.h>
#include <stdio.h>

#include "link/explain.h"

enum { TEXT = 32 };

/* Sizes of people that have a line each; above, the first one of each line. */
enum { SINGLE = 10, RANGES = 4 };
static const uint32_t ranges[RANGES] = { 11, 21, 51, 101 };

struct report {
	struct count_list *counts;
	const struct link *l;
	struct buf name; /* what a line is about, terminated */
	struct err *e;
};

static int
figure(struct report *r, const char *measure, double v)
{
	char text[TEXT];

	(void)snprintf(text, sizeof text, "%.6g", v);
	return count_figure(r->counts, measure, r->name.p, text, r->e);
}

static int
number(struct report *r, const char *measure, uint64_t v)
{
	return count_add(r->counts, measure, r->name.p, v, r->e);
}

/* Lines are about this: a column, and something of it (NULL: nothing). */
static int
about(struct report *r, struct str name, const char *what)
{
	buf_clear(&r->name);
	if (buf_add(&r->name, name, r->e) != 0 ||
	    (what != NULL && (buf_add(&r->name, str_of(": "), r->e) != 0 ||
				 buf_add(&r->name, str_of(what), r->e) != 0)))
		return -1;
	return buf_add_byte(&r->name, '\0', r->e);
}

static int
report_pairs(struct report *r)
{
	const struct link *l = r->l;

	buf_free(&r->name);
	if (count_add(
		r->counts, "different_records", NULL, l->corpus.n, r->e) != 0 ||
	    count_add(
		r->counts, "pairs_compared", NULL, l->edges.scored, r->e) != 0)
		return -1;
	if (figure(r, "share_of_one_person", l->evidence.match) != 0 ||
	    figure(r, "share_of_one_household", l->evidence.household) != 0)
		return -1;
	return figure(r, "any_two_weight", l->weight.prior);
}

static int
report_levels(struct report *r, size_t k)
{
	const struct evidence *v = &r->l->evidence;

	for (unsigned i = 1; i <= level_last(v->kind[k]); i++) {
		if (about(r, v->name[k], level_name(v->kind[k], i)) != 0 ||
		    figure(r, "m", v->same[k][i]) != 0 ||
		    figure(r, "u", v->any[k][i]) != 0 ||
		    figure(r, "weight", r->l->weight.match[k][i]) != 0)
			return -1;
	}
	return 0;
}

static int
report_column(struct report *r, size_t k)
{
	const struct evidence *v = &r->l->evidence;

	if (about(r, v->name[k], NULL) != 0 ||
	    count_figure(r->counts, "compared_as", r->name.p,
		trait_kind_name(v->kind[k]), r->e) != 0 ||
	    number(r, "records_with_a_value", r->l->corpus.trait[k].filled) !=
		0 ||
	    number(r, "generic_values", r->l->corpus.trait[k].generic) != 0)
		return -1;
	for (size_t i = 0; i < v->n; i++) {
		struct buf by = { 0 };
		int result = 0;

		if ((v->hides[k] >> i & 1) == 0)
			continue;
		if (buf_add(&by, v->name[k], r->e) != 0 ||
		    buf_add_byte(&by, '\0', r->e) != 0 ||
		    about(r, v->name[i], NULL) != 0 ||
		    count_figure(
			r->counts, "follows_from", r->name.p, by.p, r->e) != 0)
			result = -1;
		buf_free(&by);
		if (result != 0)
			return -1;
	}
	return report_levels(r, k);
}

static int
report_rule(struct report *r, size_t i)
{
	const struct blocks_rule *rule = &r->l->blocks.rule[i];

	buf_clear(&r->name);
	if (explain_rule(&r->name, &r->l->evidence, i, r->e) != 0 ||
	    buf_add_byte(&r->name, '\0', r->e) != 0 ||
	    number(r, "rule_pairs", rule->pairs) != 0 ||
	    number(r, "rule_keys_of_too_many", rule->dropped) != 0 ||
	    number(r, "rule_records_with_these", rule->dropped_entries) != 0)
		return -1;
	return number(r, "rule_most_with_one", rule->largest);
}

/* How many people have how many records. */
static int
report_sizes(struct report *r)
{
	uint64_t count[SINGLE + RANGES] = { 0 };
	struct buf sizes = { 0 };
	const struct link *l = r->l;
	uint32_t *size;

	if (buf_reserve(&sizes, l->clusters * sizeof *size, r->e) != 0)
		return -1;
	size = (uint32_t *)(void *)sizes.p;
	for (uint32_t i = 0; i < l->clusters; i++)
		size[i] = 0;
	for (uint64_t i = 0; i < l->corpus.records; i++)
		size[link_cluster(l, i)]++;
	for (uint32_t i = 0; i < l->clusters; i++) {
		size_t at = size[i] - 1;

		if (size[i] > SINGLE) {
			for (at = SINGLE; at + 1 < SINGLE + RANGES &&
					  size[i] >= ranges[at + 1 - SINGLE];)
				at++;
		}
		count[at]++;
	}
	buf_free(&sizes);
	for (size_t i = 0; i < SINGLE + RANGES; i++) {
		char text[TEXT];

		if (i < SINGLE)
			(void)snprintf(text, sizeof text, "%zu", i + 1);
		else if (i + 1 < SINGLE + RANGES)
			(void)snprintf(text, sizeof text,
			    "%" PRIu32 "-%" PRIu32, ranges[i - SINGLE],
			    ranges[i + 1 - SINGLE] - 1);
		else
			(void)snprintf(text, sizeof text, "%" PRIu32 "-",
			    ranges[RANGES - 1]);
		if (count_add(r->counts, "people_of_records", text, count[i],
			r->e) != 0)
			return -1;
	}
	return 0;
}

static int
report_all(struct report *r)
{
	const struct evidence *v = &r->l->evidence;

	if (report_pairs(r) != 0)
		return -1;
	for (size_t i = 0; i < v->n; i++) {
		if (report_column(r, v->order[i]) != 0)
			return -1;
	}
	for (size_t i = 0; i < v->nrules; i++) {
		if (report_rule(r, i) != 0)
			return -1;
	}
	return report_sizes(r);
}

int
linkage_report(struct count_list *counts, const struct link *l, struct err *e)
{
	struct report r = { .counts = counts, .l = l, .e = e };
	int result = report_all(&r);

	buf_free(&r.name);
	return result;
}
