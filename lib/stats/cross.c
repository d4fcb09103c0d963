#include "stats/cross.h"

#include <stdlib.h>

#include "stats/number.h"
#include "stats/suppress.h"

static struct cross_cell *
cells_of(const struct cross *x)
{
	return (struct cross_cell *)(void *)x->cells.p;
}

static size_t
count_cells(const struct cross *x)
{
	return x->cells.n / sizeof(struct cross_cell);
}

static int
find_value(struct cross *x, size_t column, struct str text, size_t *found,
    struct err *e)
{
	struct cross_value *v = x->value[column];
	size_t *n = &x->nvalues[column];

	for (*found = 0; *found < *n; ++*found) {
		if (str_equal(v[*found].text, text))
			return 0;
	}
	if (*n == CROSS_VALUES) {
		(void)err_set(
		    e, ERR_USAGE, 0, "has more than %d values", CROSS_VALUES);
		return err_in_column(e, x->name[column].p, x->name[column].n);
	}
	v[*n].text = arena_copy(&x->memory, text, e);
	if (v[*n].text.p == NULL)
		return -1;
	++*n;
	return 0;
}

int
cross_add(
    struct cross *x, const struct str *value, uint64_t count, struct err *e)
{
	struct cross_cell cell;

	memset(&cell, 0, sizeof cell);
	cell.count = count;
	for (size_t i = 0; i < x->n; i++) {
		if (find_value(x, i, value[i], &cell.value[i], e) != 0)
			return -1;
		x->value[i][cell.value[i]].total += count;
	}
	x->total += count;
	return buf_add(
	    &x->cells, str_make((const char *)&cell, sizeof cell), e);
}

/* More frequent first; equally frequent ones in byte order. */
static bool
stands_before(const struct cross_value *a, const struct cross_value *b)
{
	if (a->total != b->total)
		return a->total > b->total;
	return str_compare(a->text, b->text) < 0;
}

/* Say of each value which rank it has. */
static void
rank_values(const struct cross *x, size_t column, size_t *rank)
{
	const struct cross_value *v = x->value[column];
	size_t n = x->nvalues[column];

	for (size_t i = 0; i < n; i++) {
		rank[i] = 0;
		for (size_t k = 0; k < n; k++)
			rank[i] += stands_before(&v[k], &v[i]);
	}
}

/* Numbers, months and the like have an order of their own: by size, or in byte
 * order.  No value at all comes last. */
static bool
has_order(const struct cross_value *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str text = v[i].text;

		if (text.n > 0 && (text.p[0] < '0' || text.p[0] > '9') &&
		    text.p[0] != '-')
			return false;
	}
	return true;
}

static bool
are_numbers(const struct cross_value *v, size_t n)
{
	struct number x;

	for (size_t i = 0; i < n; i++) {
		if (v[i].text.n > 0 && !number_read(v[i].text, &x))
			return false;
	}
	return true;
}

static bool
is_smaller(struct str a, struct str b, bool numbers)
{
	struct number x;
	struct number y;

	if (a.n == 0 || b.n == 0)
		return a.n > b.n;
	if (numbers && number_read(a, &x) && number_read(b, &y))
		return number_compare(&x, a, &y, b) < 0;
	return str_compare(a, b) < 0;
}

/* Put the first n into their own order; place[i]: where number i has gone. */
static void
order_by_size(struct cross_value *v, size_t n, size_t *place)
{
	struct cross_value from[CROSS_VALUES];
	bool numbers = are_numbers(v, n);

	memcpy(from, v, n * sizeof *v);
	for (size_t i = 0; i < n; i++) {
		place[i] = 0;
		for (size_t k = 0; k < n; k++)
			place[i] +=
			    is_smaller(from[k].text, from[i].text, numbers);
		v[place[i]] = from[i];
	}
}

/* Order the values of a column; those of fewer than k records, and as many more
 * as it takes to reach k, become one behind the others. */
static void
order_values(struct cross *x, size_t column)
{
	struct cross_value *v = x->value[column];
	struct cross_value ordered[CROSS_VALUES + 2] = { { { NULL, 0 }, 0,
	    0 } };
	size_t n = x->nvalues[column];
	size_t rank[CROSS_VALUES];
	size_t place[CROSS_VALUES];
	size_t kept = n;
	uint64_t rest = 0;

	rank_values(x, column, rank);
	for (size_t i = 0; i < n; i++)
		ordered[rank[i]] = v[i];
	while (kept > 0 &&
	       (ordered[kept - 1].total < x->k || (rest > 0 && rest < x->k)))
		rest += ordered[--kept].total;
	for (size_t i = 0; i < kept; i++)
		place[i] = i;
	if (has_order(ordered, kept))
		order_by_size(ordered, kept, place);
	for (size_t i = 0; i < n; i++)
		v[i].becomes = rank[i] < kept ? place[rank[i]] : kept;
	for (size_t i = 0; i < count_cells(x); i++) {
		size_t *value = &cells_of(x)[i].value[column];

		*value = v[*value].becomes;
	}
	ordered[kept].text = rest > 0 ? str_of("(other)") : ordered[kept].text;
	if (rest > 0) {
		ordered[kept].total = rest;
		n = kept + 1;
	}
	memcpy(v, ordered, n * sizeof *v);
	x->nvalues[column] = n;
}

static int
compare_cells(const void *a, const void *b)
{
	const struct cross_cell *x = a;
	const struct cross_cell *y = b;

	for (size_t i = 0; i < CROSS_COLUMNS; i++) {
		if (x->value[i] != y->value[i])
			return x->value[i] < y->value[i] ? -1 : 1;
	}
	return 0;
}

/* Put cells of the same values together. */
static void
unite_cells(struct cross *x)
{
	struct cross_cell *cell = cells_of(x);
	size_t n = count_cells(x);
	size_t kept = 0;

	if (n > 1)
		qsort(cell, n, sizeof *cell, compare_cells);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && compare_cells(&cell[kept - 1], &cell[i]) == 0)
			cell[kept - 1].count += cell[i].count;
		else
			cell[kept++] = cell[i];
	}
	x->cells.n = kept * sizeof *cell;
}

/* Of two columns all cells are there, those of no record too: the table has
 * margins. */
static int
hide_table(struct cross *x, struct err *e)
{
	size_t rows = x->nvalues[0];
	size_t columns = x->nvalues[1];
	uint64_t *count =
	    arena_array(&x->memory, rows * columns, sizeof *count, e);
	struct suppress s = { rows, columns, count, x->k, NULL };
	struct cross_cell cell;

	s.hidden = arena_array(&x->memory, rows * columns, sizeof *s.hidden, e);
	if (count == NULL || s.hidden == NULL)
		return -1;
	for (size_t i = 0; i < count_cells(x); i++) {
		const struct cross_cell *c = &cells_of(x)[i];

		count[c->value[0] * columns + c->value[1]] = c->count;
	}
	if (suppress_cells(&s, &x->memory, e) != 0)
		return -1;
	buf_clear(&x->cells);
	memset(&cell, 0, sizeof cell);
	for (size_t i = 0; i < rows * columns; i++) {
		cell.value[0] = i / columns;
		cell.value[1] = i % columns;
		cell.count = count[i];
		cell.hidden = s.hidden[i];
		if (buf_add(&x->cells,
			str_make((const char *)&cell, sizeof cell), e) != 0)
			return -1;
	}
	return 0;
}

static int
hide_list(struct cross *x, struct err *e)
{
	size_t n = count_cells(x);
	uint64_t *count = arena_array(&x->memory, n, sizeof *count, e);
	bool *hidden = arena_array(&x->memory, n, sizeof *hidden, e);

	if (count == NULL || hidden == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		count[i] = cells_of(x)[i].count;
	suppress_list(count, n, x->k, hidden);
	for (size_t i = 0; i < n; i++)
		cells_of(x)[i].hidden = hidden[i];
	return 0;
}

int
cross_end(struct cross *x, struct err *e)
{
	for (size_t i = 0; i < x->n; i++)
		order_values(x, i);
	unite_cells(x);
	return x->n == 2 ? hide_table(x, e) : hide_list(x, e);
}

void
cross_free(struct cross *x)
{
	buf_free(&x->cells);
	arena_free(&x->memory);
}
