/* Sorted arrays and binary search: the time is the same for a list of three
 * and nearly the same for a list of ten thousand. */
#include "expr/member.h"

#include <stdlib.h>

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

static int
compare_days(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a;
	int32_t y = *(const int32_t *)b;

	return (x > y) - (x < y);
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
	qsort(n->texts, n->members, sizeof *n->texts, compare_texts);
	qsort(n->numbers, n->members, sizeof *n->numbers, compare_numbers);
	qsort(n->days, n->members, sizeof *n->days, compare_days);
	return 0;
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
		   compare_days) != NULL;
}
