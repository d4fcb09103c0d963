#include <stdio.h>

#include "merge/source_map.h"
#include "record/settings.h"

static int
take_row(void *context, const struct str *value, struct err *e)
{
	struct source_map *m = context;
	struct source_map_row *row = arena_array(m->memory, 1, sizeof *row, e);

	if (row == NULL)
		return -1;
	if (value[0].n == 0 || value[1].n == 0)
		return err_set(e, ERR_USAGE, 0,
		    "expected a column and its target ('-' leaves it out)");
	row->column = arena_copy(m->memory, value[0], e);
	row->target = arena_copy(m->memory, value[1], e);
	row->source = arena_copy(m->memory, value[2], e);
	if (row->column.p == NULL || row->target.p == NULL ||
	    row->source.p == NULL)
		return -1;
	if (m->last == NULL)
		m->first = row;
	else
		m->last->next = row;
	m->last = row;
	return 0;
}

int
source_map_read(struct source_map *m, const char *file, struct err *e)
{
	static const char *const columns[] = { "column", "target", "source" };

	m->file = file;
	return settings_read(
	    file, "a map of columns", columns, 3, 2, take_row, m, e);
}

static int
unknown_column(const struct source_map *m, const struct input *s,
    struct str column, struct err *e)
{
	(void)header_unknown(&s->read, column, e);
	(void)snprintf(e->reason, sizeof e->reason, "%s has no column \"%.*s\"",
	    s->file, (int)(column.n < 90 ? column.n : 90), column.p);
	return err_in_file(e, m->file);
}

int
source_map_apply(struct source_map *m, struct input *s, struct err *e)
{
	struct header *h = &s->header;

	if (m->first == NULL)
		return 0;
	s->told = arena_array(m->memory, h->n, sizeof *s->told, e);
	if (s->told == NULL)
		return -1;
	for (struct source_map_row *row = m->first; row; row = row->next) {
		size_t i = header_find(&s->read, row->column, 0);

		if (row->source.n > 0 && !str_is(row->source, s->file) &&
		    !str_is(row->source, input_label(s)))
			continue;
		if (i == HEADER_NONE && row->source.n == 0)
			continue;
		row->used = true;
		if (i == HEADER_NONE)
			return unknown_column(m, s, row->column, e);
		s->told[i] =
		    str_is(row->target, "-") ? UNITE_LEFT_OUT : UNITE_TOLD;
		h->name[i] = row->target;
	}
	return 0;
}

int
source_map_check(const struct source_map *m, struct err *e)
{
	const struct source_map_row *row = m->first;

	while (row != NULL && row->used)
		row = row->next;
	if (row == NULL)
		return 0;
	if (row->source.n > 0)
		(void)err_set(e, ERR_USAGE, 0, "there is no source \"%.*s\"",
		    (int)(row->source.n < 60 ? row->source.n : 60),
		    row->source.p);
	else
		(void)err_set(e, ERR_USAGE, 0,
		    "no source has a column \"%.*s\"",
		    (int)(row->column.n < 60 ? row->column.n : 60),
		    row->column.p);
	return err_in_file(e, m->file);
}
