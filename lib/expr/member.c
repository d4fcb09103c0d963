/* Sorted arrays and binary search: the time is the same for a list of three
 * and nearly the same for a list of ten thousand. */
#include "expr/member.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "field/role.h"
#include "record/reader.h"

static int
compare_texts(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static int
compare_numbers(const void *a, const void *b)
{
	return num_compare(*(const struct num *)a, *(const struct num *)b);
}

/* The texts folded where case is ignored, and in order. */
static int
prepare_texts(struct node *n, struct arena *memory, struct err *e)
{
	struct buf folded = { 0 };

	for (size_t i = 0; i < n->members && n->ignore_case; i++) {
		buf_clear(&folded);
		if (utf8_casefold(&folded, n->texts[i], e) == 0)
			n->texts[i] = arena_copy(memory, buf_str(&folded), e);
		if (n->texts[i].p == NULL)
			break;
	}
	buf_free(&folded);
	for (size_t i = 0; i < n->members; i++) {
		if (n->texts[i].p == NULL)
			return -1;
	}
	qsort(n->texts, n->members, sizeof *n->texts, compare_texts);
	return 0;
}

int
member_prepare(struct node *n, struct arena *memory, struct err *e)
{
	size_t i = 0;

	n->texts = arena_array(memory, n->members, sizeof *n->texts, e);
	n->numbers = n->texts == NULL ? NULL
				      : arena_array(memory, n->members,
					    sizeof *n->numbers, e);
	n->days = n->numbers == NULL
		      ? NULL
		      : arena_array(memory, n->members, sizeof *n->days, e);
	if (n->days == NULL)
		return -1;
	for (const struct node *m = n->first->next; m != NULL; m = m->next) {
		n->texts[i] = m->text;
		n->numbers[i] = m->number;
		n->days[i] = m->day;
		i++;
	}
	qsort(n->numbers, n->members, sizeof *n->numbers, compare_numbers);
	qsort(n->days, n->members, sizeof *n->days, date_compare_days);
	return prepare_texts(n, memory, e);
}

/* The texts read, as a chain of pieces; the last that came is the first. */
struct reading {
	struct str text;
	struct reading *before;
};

static int
read_members(struct reader *r, size_t column, struct node *n,
    struct reading **last, struct arena *memory, struct err *e)
{
	const struct record *rec;
	int got;

	while ((got = reader_next(r, &rec, e)) == 1) {
		struct reading *one;

		if (column >= rec->nfields || rec->field[column].n == 0)
			continue;
		one = arena_array(memory, 1, sizeof *one, e);
		if (one == NULL)
			return -1;
		one->text = arena_copy(memory, rec->field[column], e);
		if (one->text.p == NULL)
			return -1;
		one->before = *last;
		*last = one;
		n->members++;
	}
	return got;
}

/* The column that is asked for: by its name, else by its role. */
static int
find_column(
    struct reader *r, const struct node *n, size_t *column, struct err *e)
{
	struct header *h = reader_header(r);

	*column = 0;
	if (n->column.p == NULL)
		return 0;
	if (role_detect(h, e) != 0)
		return -1;
	*column = header_find(h, n->column, 0);
	if (*column == HEADER_NONE)
		*column = header_find_role(h, n->column, 0);
	if (*column != HEADER_NONE)
		return 0;
	(void)header_unknown(h, n->column, e);
	return err_in_file(e, reader_file(r));
}

int
member_read_file(struct node *n, struct arena *memory, struct err *e)
{
	const struct reader_options o = { .no_header = n->column.p == NULL,
		.text = true };
	struct str name = arena_copy(memory, n->text, e);
	struct reading *last = NULL;
	struct reader *r;
	size_t column;
	int result = -1;

	if (name.p == NULL || reader_open(&r, name.p, &o, e) != 0)
		return -1;
	if (find_column(r, n, &column, e) == 0)
		result = read_members(r, column, n, &last, memory, e);
	reader_close(r);
	if (result != 0)
		return -1;
	n->texts = arena_array(memory, n->members + 1, sizeof *n->texts, e);
	if (n->texts == NULL)
		return -1;
	for (size_t i = n->members; i > 0; last = last->before)
		n->texts[--i] = last->text;
	return prepare_texts(n, memory, e);
}

bool
member_text(const struct node *n, struct str s)
{
	return bsearch(&s, n->texts, n->members, sizeof *n->texts,
		   compare_texts) != NULL;
}

bool
member_number(const struct node *n, struct num v)
{
	return bsearch(&v, n->numbers, n->members, sizeof *n->numbers,
		   compare_numbers) != NULL;
}

bool
member_day(const struct node *n, int32_t day)
{
	return bsearch(&day, n->days, n->members, sizeof *n->days,
		   date_compare_days) != NULL;
}
