#include "dedupe/ledger_line.h"

#include "link/radix.h"

struct ledger_line *
ledger_line_list(const struct buf *lines, size_t *n)
{
	*n = lines->n / sizeof(struct ledger_line);
	return (struct ledger_line *)(void *)lines->p;
}

int
ledger_line_compare(const struct ledger_line *a, const struct ledger_line *b)
{
	if (a->high != b->high)
		return a->high < b->high ? -1 : 1;
	return (a->low > b->low) - (a->low < b->low);
}

/* What lines are sorted by, the last that counts first. */
static uint64_t
sort_key(const struct ledger_line *line, int pass)
{
	if (pass == 0)
		return (uint64_t)line->check << 32 | line->id;
	return pass == 1 ? line->low : line->high;
}

static int
sort_into(struct buf *sorted, const struct buf *lines, struct buf *room,
    struct err *e)
{
	size_t n;
	const struct ledger_line *line = ledger_line_list(lines, &n);
	struct buf items = { 0 };
	struct radix *item;
	int result = buf_reserve(&items, n * sizeof *item, e);

	item = (struct radix *)(void *)items.p;
	for (size_t i = 0; i < n && result == 0; i++)
		item[i].of = (uint32_t)i;
	for (int pass = 0; pass < 3 && result == 0; pass++) {
		for (size_t i = 0; i < n; i++)
			item[i].key = sort_key(&line[item[i].of], pass);
		result = radix_sort(item, n, room, e);
	}
	for (size_t i = 0; i < n && result == 0; i++)
		result = buf_add(sorted,
		    str_make((const char *)&line[item[i].of], sizeof *line), e);
	buf_free(&items);
	return result;
}

int
ledger_line_sort(struct buf *lines, struct err *e)
{
	struct buf sorted = { 0 }, room = { 0 };
	int result = buf_reserve(&sorted, lines->n, e);

	if (result == 0)
		result = sort_into(&sorted, lines, &room, e);
	buf_free(&room);
	if (result == 0) {
		buf_free(lines);
		*lines = sorted;
	} else {
		buf_free(&sorted);
	}
	return result;
}

/* So many lines from here on are of records known by the same. */
static size_t
group_of(const struct ledger_line *line, size_t n)
{
	size_t same = 1;

	while (same < n && ledger_line_compare(line, line + same) == 0)
		same++;
	return same;
}

static void
take_id(struct ledger_line *now, struct ledger_line *line)
{
	now->id = line->id;
	line->record = LEDGER_FOUND;
}

/* Records that are known by the same: first those that are all the same, then,
 * where there are not more of them than before, the others in turn. */
static void
match_group(
    struct ledger_line *now, size_t nnow, struct ledger_line *line, size_t n)
{
	size_t left = nnow, gone = n, j = 0;

	for (size_t i = 0; i < nnow; i++) {
		while (j < n && line[j].check < now[i].check)
			j++;
		if (j == n || line[j].check != now[i].check)
			continue;
		take_id(&now[i], &line[j++]);
		left--;
		gone--;
	}
	if (left > gone)
		return;
	j = 0;
	for (size_t i = 0; i < nnow; i++) {
		if (now[i].id != 0)
			continue;
		while (line[j].record == LEDGER_FOUND)
			j++;
		take_id(&now[i], &line[j]);
	}
}

void
ledger_line_match(const struct buf *now, const struct buf *lines, int32_t today)
{
	size_t n, m;
	struct ledger_line *one = ledger_line_list(now, &n);
	struct ledger_line *old = ledger_line_list(lines, &m);

	for (size_t i = 0, j = 0; i < n && j < m;) {
		const int order = ledger_line_compare(&one[i], &old[j]);
		const size_t a = order <= 0 ? group_of(&one[i], n - i) : 0;
		const size_t b = order >= 0 ? group_of(&old[j], m - j) : 0;

		if (order == 0)
			match_group(&one[i], a, &old[j], b);
		i += a;
		j += b;
	}
	for (size_t j = 0; j < m; j++) {
		if (old[j].record != LEDGER_FOUND &&
		    old[j].since == LEDGER_HERE)
			old[j].since = today;
	}
}
