/* Bridges are found by R. Tarjan's depth-first search, 1974. */
#include "stats/suppress.h"

struct search {
	const struct suppress *s;
	size_t *order; /* of a node when it was reached, 0: not yet */
	size_t *low;   /* the first node that can be reached from below it */
	size_t reached;
	bool *bridge; /* of the cells */
};

static bool
is_small(const struct suppress *s, size_t cell)
{
	return s->count[cell] > 0 && s->count[cell] < s->k;
}

/* The cell between two nodes: rows come first, columns behind them. */
static size_t
cell_between(const struct suppress *s, size_t a, size_t b)
{
	return a < s->rows ? a * s->columns + (b - s->rows)
			   : b * s->columns + (a - s->rows);
}

static void
visit(struct search *x, size_t node, size_t from)
{
	const struct suppress *s = x->s;
	bool row = node < s->rows;
	size_t first = row ? s->rows : 0;
	size_t n = row ? s->columns : s->rows;

	x->order[node] = x->low[node] = ++x->reached;
	for (size_t i = 0; i < n; i++) {
		size_t next = first + i;
		size_t cell = cell_between(s, node, next);

		if (!s->hidden[cell] || next == from)
			continue;
		if (x->order[next] == 0) {
			visit(x, next, node);
			x->bridge[cell] = x->low[next] > x->order[node];
		}
		if (x->low[next] < x->low[node])
			x->low[node] = x->low[next];
	}
}

/* Hide the smallest cell that is shown among n, `step` apart; false when there
 * is none. */
static bool
hide_smallest(struct suppress *s, size_t from, size_t step, size_t n)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		size_t cell = from + i * step;

		if (!s->hidden[cell] &&
		    (best == SIZE_MAX || s->count[cell] < s->count[best]))
			best = cell;
	}
	if (best == SIZE_MAX)
		return false;
	s->hidden[best] = true;
	return true;
}

static bool
hide_in_row(struct suppress *s, size_t row)
{
	return hide_smallest(s, row * s->columns, 1, s->columns);
}

static bool
hide_in_column(struct suppress *s, size_t column)
{
	return hide_smallest(s, column, s->columns, s->rows);
}

/* What is hidden in each row and column is at least k; true when more had to
 * be hidden. */
static bool
hide_sums(struct suppress *s)
{
	bool more = false;

	for (size_t side = 0; side < 2; side++) {
		size_t lines = side == 0 ? s->rows : s->columns;
		size_t n = side == 0 ? s->columns : s->rows;

		for (size_t at = 0; at < lines; at++) {
			uint64_t sum = 0;
			bool any = false;

			for (size_t i = 0; i < n; i++) {
				size_t cell = side == 0 ? at * s->columns + i
							: i * s->columns + at;

				any |= s->hidden[cell];
				sum += s->hidden[cell] ? s->count[cell] : 0;
			}
			if (any && sum < s->k)
				more |= side == 0 ? hide_in_row(s, at)
						  : hide_in_column(s, at);
		}
	}
	return more;
}

static bool
hide_bridges(struct suppress *s, struct search *x)
{
	size_t nodes = s->rows + s->columns;
	bool more = false;

	memset(x->order, 0, nodes * sizeof *x->order);
	memset(x->bridge, 0, s->rows * s->columns * sizeof *x->bridge);
	x->reached = 0;
	for (size_t node = 0; node < nodes; node++) {
		if (x->order[node] == 0)
			visit(x, node, SIZE_MAX);
	}
	for (size_t cell = 0; cell < s->rows * s->columns; cell++) {
		bool hid;

		if (!x->bridge[cell] || !is_small(s, cell))
			continue;
		hid = hide_in_row(s, cell / s->columns);
		hid |= hide_in_column(s, cell % s->columns);
		/* Both are hidden: another corner must close the way round. */
		if (!hid)
			hid = hide_smallest(s, 0, 1, s->rows * s->columns);
		more |= hid;
	}
	return more;
}

int
suppress_cells(struct suppress *s, struct arena *memory, struct err *e)
{
	size_t nodes = s->rows + s->columns;
	size_t cells = s->rows * s->columns;
	struct search x = { .s = s };

	x.order = arena_array(memory, nodes, sizeof *x.order, e);
	x.low = arena_array(memory, nodes, sizeof *x.low, e);
	x.bridge = arena_array(memory, cells, sizeof *x.bridge, e);
	if (x.order == NULL || x.low == NULL || x.bridge == NULL)
		return -1;
	for (size_t cell = 0; cell < cells; cell++)
		s->hidden[cell] = is_small(s, cell);
	while (hide_sums(s) || hide_bridges(s, &x))
		;
	return 0;
}

void
suppress_list(const uint64_t *count, size_t n, uint64_t k, bool *hidden)
{
	uint64_t sum = 0;
	size_t nhidden = 0;

	for (size_t i = 0; i < n; i++) {
		hidden[i] = count[i] > 0 && count[i] < k;
		nhidden += hidden[i];
		sum += hidden[i] ? count[i] : 0;
	}
	while (nhidden > 0 && (nhidden < 2 || sum < k)) {
		size_t best = SIZE_MAX;

		for (size_t i = 0; i < n; i++) {
			if (!hidden[i] &&
			    (best == SIZE_MAX || count[i] < count[best]))
				best = i;
		}
		if (best == SIZE_MAX)
			return;
		hidden[best] = true;
		nhidden++;
		sum += count[best];
	}
}
