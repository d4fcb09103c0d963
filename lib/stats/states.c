#include "stats/states.h"

int
states_open(struct states *t, const char *const *files, size_t n, struct err *e)
{
	t->item = arena_array(&t->memory, n, sizeof *t->item, e);
	if (t->item == NULL)
		return -1;
	for (; t->n < n; t->n++) {
		if (state_open(&t->item[t->n], files[t->n], e) != 0) {
			state_close(&t->item[t->n]);
			return -1;
		}
	}
	return 0;
}

int
states_fit(const struct states *t, const struct study *s, struct err *e)
{
	for (size_t i = 0; i < t->n; i++) {
		if (state_fits(&t->item[i], s, e) != 0)
			return -1;
	}
	return 0;
}

int
states_load(struct states *t, struct study *s, struct err *e)
{
	for (size_t i = 0; i < t->n; i++) {
		if (state_load(&t->item[i], s, e) != 0)
			return -1;
	}
	return 0;
}

void
states_close(struct states *t)
{
	for (size_t i = 0; i < t->n; i++)
		state_close(&t->item[i]);
	arena_free(&t->memory);
}
