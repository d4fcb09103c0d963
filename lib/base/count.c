#include <string.h>

#include "base/count.h"

int
count_add(struct count_list *l, const char *name, const char *of,
    uint64_t value, struct err *e)
{
	struct count *c;

	if (l->n == l->capacity) {
		size_t n = l->n == 0 ? 16 : 2 * l->n;
		struct count *grown =
		    arena_array(&l->memory, n, sizeof *grown, e);

		if (grown == NULL)
			return -1;
		if (l->n > 0)
			memcpy(grown, l->item, l->n * sizeof *grown);
		l->item = grown;
		l->capacity = n;
	}
	c = &l->item[l->n];
	c->name = name;
	c->of = NULL;
	c->value = value;
	c->text = NULL;
	if (of != NULL) {
		c->of = arena_copy(&l->memory, str_of(of), e).p;
		if (c->of == NULL)
			return -1;
	}
	l->n++;
	return 0;
}

int
count_figure(struct count_list *l, const char *name, const char *of,
    const char *text, struct err *e)
{
	const char *copy = arena_copy(&l->memory, str_of(text), e).p;

	if (copy == NULL || count_add(l, name, of, 0, e) != 0)
		return -1;
	l->item[l->n - 1].text = copy;
	return 0;
}

void
count_free(struct count_list *l)
{
	arena_free(&l->memory);
	l->item = NULL;
	l->n = l->capacity = 0;
}
