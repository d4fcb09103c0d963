#include "dedupe/wanted.h"

#include <stdlib.h>

static uint64_t *
list(const struct wanted *w, size_t *n)
{
	*n = w->records.n / sizeof(uint64_t);
	return (uint64_t *)(void *)w->records.p;
}

int
wanted_add(struct wanted *w, uint64_t record, struct err *e)
{
	return buf_add(
	    &w->records, str_make((const char *)&record, sizeof record), e);
}

static int
compare(const void *x, const void *y)
{
	const uint64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

int
wanted_begin(struct wanted *w, struct err *e)
{
	size_t n, kept = 0;
	uint64_t *record = list(w, &n);

	w->next = 0;
	if (n == 0)
		return 0;
	qsort(record, n, sizeof *record, compare);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || record[i] != record[kept - 1])
			record[kept++] = record[i];
	w->records.n = kept * sizeof *record;
	w->piece = arena_array(&w->memory, kept, sizeof *w->piece, e);
	return w->piece == NULL ? -1 : 0;
}

int
wanted_offer(struct wanted *w, uint64_t record, struct str piece, struct err *e)
{
	size_t n;
	const uint64_t *wanted = list(w, &n);

	if (w->next == n || wanted[w->next] != record)
		return 0;
	w->piece[w->next] = arena_copy(&w->memory, piece, e);
	return w->piece[w->next++].p == NULL ? -1 : 0;
}

struct str
wanted_find(const struct wanted *w, uint64_t record)
{
	size_t n;
	const uint64_t *all = list(w, &n);
	const uint64_t *at = bsearch(&record, all, n, sizeof *all, compare);

	return w->piece[at - all];
}

void
wanted_close(struct wanted *w)
{
	buf_free(&w->records);
	arena_free(&w->memory);
}
