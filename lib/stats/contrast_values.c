/* Values of groups as a table of counts; chi-square over it. */
#include <math.h>
#include <stdlib.h>

#include "stats/contrast_state.h"
#include "stats/psi.h"
#include "stats/tail.h"

static int
compare_entries(const void *a, const void *b)
{
	const struct contrast_entry *x = a;
	const struct contrast_entry *y = b;

	return str_compare(x->text, y->text);
}

static int
compare_values(const void *a, const void *b)
{
	const struct contrast_value *x = a;
	const struct contrast_value *y = b;

	if (x->total != y->total)
		return x->total < y->total ? 1 : -1;
	return str_compare(x->text, y->text);
}

static size_t
count_values(const struct contrast_entry *entry, size_t n)
{
	size_t values = n > 0;

	for (size_t i = 1; i < n; i++)
		values += !str_equal(entry[i].text, entry[i - 1].text);
	return values;
}

int
contrast_state_values(struct contrast *c, struct err *e)
{
	struct contrast_entry *entry =
	    (struct contrast_entry *)(void *)c->entries.p;
	size_t n = c->entries.n / sizeof *entry;
	size_t values;
	size_t at = 0;

	if (n > 1)
		qsort(entry, n, sizeof *entry, compare_entries);
	values = count_values(entry, n);
	c->many = c->many || values > CONTRAST_VALUES;
	if (c->many)
		return 0;
	c->value = arena_array(&c->memory, values, sizeof *c->value, e);
	if (c->value == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct contrast_value *v;

		at += i > 0 && !str_equal(entry[i].text, entry[i - 1].text);
		v = &c->value[at];
		if (v->count == NULL) {
			v->count =
			    arena_array(&c->memory, c->n, sizeof *v->count, e);
			if (v->count == NULL)
				return -1;
		}
		v->text = entry[i].text;
		v->count[entry[i].group] += entry[i].times;
		v->total += entry[i].times;
	}
	c->nvalues = values;
	qsort(c->value, values, sizeof *c->value, compare_values);
	return 0;
}

/* Pearson's chi-square without Yates' correction, and Cramer's V. */
void
contrast_state_chi_square(struct contrast_test *t, const uint64_t *const *count,
    size_t rows, size_t columns)
{
	double of_column[CONTRAST_GROUPS] = { 0 };
	double total = 0;
	double sum = 0;
	size_t used_rows = 0;
	size_t used_columns = 0;
	size_t least;

	for (size_t k = 0; k < columns; k++) {
		for (size_t i = 0; i < rows; i++)
			of_column[k] += (double)count[i][k];
		used_columns += of_column[k] > 0;
		total += of_column[k];
	}
	for (size_t i = 0; i < rows; i++) {
		double of_row = 0;

		for (size_t k = 0; k < columns; k++)
			of_row += (double)count[i][k];
		used_rows += of_row > 0;
		for (size_t k = 0; k < columns && of_row > 0; k++) {
			double expected = of_row * of_column[k] / total;
			double off = (double)count[i][k] - expected;

			sum += expected > 0 ? off * off / expected : 0;
		}
	}
	least = used_rows < used_columns ? used_rows : used_columns;
	if (least < 2)
		return;
	t->name = "chi-square";
	t->statistic = sum;
	t->df = (double)(used_rows - 1) * (double)(used_columns - 1);
	t->p = tail_chi_square(sum, t->df);
	t->effect = sqrt(sum / (total * (double)(least - 1)));
}

int
contrast_state_test_values(struct contrast *c, struct err *e)
{
	const uint64_t **count;

	if (c->nvalues < 2)
		return 0;
	count = arena_array(&c->memory, c->nvalues, sizeof *count, e);
	if (count == NULL)
		return -1;
	for (size_t i = 0; i < c->nvalues; i++)
		count[i] = c->value[i].count;
	contrast_state_chi_square(&c->test, count, c->nvalues, c->n);
	return 0;
}

/* Filled and empty, group by group. */
int
contrast_state_test_missing(struct contrast *c, struct err *e)
{
	const uint64_t *count[2];
	uint64_t *filled = arena_array(&c->memory, 2 * c->n, sizeof *filled, e);

	if (filled == NULL)
		return -1;
	for (size_t g = 0; g < c->n; g++) {
		filled[g] = c->group[g].filled;
		filled[c->n + g] = c->group[g].records - c->group[g].filled;
	}
	count[0] = filled;
	count[1] = filled + c->n;
	contrast_state_chi_square(&c->missing, count, 2, c->n);
	return 0;
}

/* The bins of PSI are the values, and what is missing. */
int
contrast_state_psi_values(struct contrast *c, struct err *e)
{
	size_t bins = c->nvalues + 1;
	uint64_t *count = arena_array(&c->memory, 2 * bins, sizeof *count, e);

	if (count == NULL)
		return -1;
	for (size_t g = 0; g < c->n; g++) {
		size_t from = contrast_state_reference(c, g);

		c->group[g].psi = NAN;
		if (from == g)
			continue;
		for (size_t i = 0; i < c->nvalues; i++) {
			const struct contrast_value *v = &c->value[i];

			count[i] = from == c->n ? v->total : v->count[from];
			count[bins + i] = v->count[g];
		}
		count[c->nvalues] = contrast_state_absent(c, from);
		count[bins + c->nvalues] = contrast_state_absent(c, g);
		c->group[g].psi = psi_of(count, count + bins, bins);
	}
	return 0;
}
