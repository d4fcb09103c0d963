#include "normalize/samples.h"

#include <stdbool.h>
#include <string.h>

/* The item of a column and a reason, made when there is none; NULL with
 * ERR_MEMORY. */
static struct samples_item *
item_of(struct samples *x, size_t column, const char *reason, struct err *e)
{
	struct samples_item **at = &x->first, *made;

	while (*at != NULL && ((*at)->column < column ||
				  ((*at)->column == column &&
				      strcmp((*at)->reason, reason) < 0)))
		at = &(*at)->next;
	if (*at != NULL && (*at)->column == column &&
	    strcmp((*at)->reason, reason) == 0)
		return *at;
	made = arena_array(&x->memory, 1, sizeof *made, e);
	if (made == NULL)
		return NULL;
	made->column = column;
	made->reason = reason;
	made->next = *at;
	*at = made;
	return made;
}

/* As much of s as is kept, cut between two characters. */
static struct str
beginning(struct str s)
{
	if (s.n <= SAMPLES_LONGEST)
		return s;
	s.n = SAMPLES_LONGEST;
	while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80)
		s.n--;
	return s;
}

/* Where the value is among those of the item, or n. */
static size_t
find(const struct samples_item *item, struct str value)
{
	size_t i = 0;

	while (i < item->n && !str_equal(item->value[i], value))
		i++;
	return i;
}

int
samples_add(struct samples *x, size_t column, const char *reason,
    uint64_t place, struct str value, struct err *e)
{
	struct samples_item *item = item_of(x, column, reason, e);
	size_t old, at;

	if (item == NULL)
		return -1;
	value = beginning(value);
	old = find(item, value);
	if (old < item->n && item->place[old] <= place)
		return 0;
	if (old == SAMPLES_OF_ONE && item->place[old - 1] < place)
		return 0;
	value = arena_copy(&x->memory, value, e);
	if (value.p == NULL)
		return -1;
	if (old == SAMPLES_OF_ONE)
		old--;
	else if (old == item->n)
		item->n++;
	for (at = old; at > 0 && item->place[at - 1] > place; at--) {
		item->value[at] = item->value[at - 1];
		item->place[at] = item->place[at - 1];
	}
	item->value[at] = value;
	item->place[at] = place;
	return 0;
}

int
samples_join(struct samples *x, const struct samples *from, struct err *e)
{
	for (const struct samples_item *item = from->first; item != NULL;
	     item = item->next)
		for (size_t i = 0; i < item->n; i++)
			if (samples_add(x, item->column, item->reason,
				item->place[i], item->value[i], e) != 0)
				return -1;
	return 0;
}

void
samples_free(struct samples *x)
{
	arena_free(&x->memory);
}
