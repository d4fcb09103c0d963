#include <stdio.h>

#include "record/reader.h"
#include "record/settings.h"

static int
missing(
    const char *what, const char *column, const struct header *h, struct err *e)
{
	(void)header_unknown(h, str_of(column), e);
	(void)snprintf(e->reason, sizeof e->reason, "%s needs a column \"%s\"",
	    what, column);
	return -1;
}

int
settings_read(const char *file, const char *what, const char *const *columns,
    size_t n, size_t needed, settings_take *take, void *context, struct err *e)
{
	struct reader_options o = { .text = true };
	size_t at[SETTINGS_COLUMNS];
	const struct header *h;
	const struct record *rec;
	struct reader *r;
	int got = 0;

	if (reader_open(&r, file, &o, e) != 0)
		return -1;
	h = reader_header(r);
	for (size_t i = 0; i < n && got == 0; i++) {
		at[i] = header_find(h, str_of(columns[i]), 0);
		if (i < needed && at[i] == HEADER_NONE)
			got = missing(what, columns[i], h, e);
	}
	while (got == 0 && (got = reader_next(r, &rec, e)) == 1) {
		struct str value[SETTINGS_COLUMNS];

		for (size_t i = 0; i < n; i++)
			value[i] = at[i] == HEADER_NONE ? str_make("", 0)
							: rec->field[at[i]];
		got = take(context, value, e);
		if (got != 0 && e->line == 0)
			(void)reader_here(r, e);
	}
	if (got != 0 && e->file[0] == '\0')
		(void)err_in_file(e, file);
	reader_close(r);
	return got;
}

int
settings_each(
    const char *file, settings_record *take, void *context, struct err *e)
{
	const struct reader_options o = { .text = true };
	const struct record *rec;
	struct reader *r;
	int got;

	if (reader_open(&r, file, &o, e) != 0)
		return -1;
	while ((got = reader_next(r, &rec, e)) == 1) {
		if (take(context, rec, e) != 0) {
			got = e->code == ERR_MEMORY ? -1 : reader_here(r, e);
			break;
		}
	}
	reader_close(r);
	return got;
}
