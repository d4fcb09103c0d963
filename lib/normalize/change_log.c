#include "normalize/change_log.h"

#include <inttypes.h>
#include <stdio.h>

static int
end_row(struct writer *w, struct err *e)
{
	if (writer_end(w) == 0)
		return 0;
	*e = *writer_error(w);
	return -1;
}

int
change_log_open(struct writer **w, const char *file, struct err *e)
{
	static const char *const columns[] = { "file", "record", "column",
		"before", "after" };

	*w = NULL;
	if (file == NULL)
		return 0;
	if (writer_open(w, file, ',', e) != 0)
		return -1;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		writer_field(*w, str_of(columns[i]));
	return end_row(*w, e);
}

int
change_log_record(struct writer *w, const struct normalize *z,
    const struct header *h, const char *file, const struct record *rec,
    struct err *e)
{
	char number[24];
	int n;

	if (w == NULL || z->nchanged == 0)
		return 0;
	n = snprintf(number, sizeof number, "%" PRIu64, rec->number);
	for (size_t k = 0; k < z->chosen.n; k++) {
		size_t i = z->chosen.column[k];

		if (z->column[i].result != CANON_CHANGED)
			continue;
		writer_field(w, str_of(file));
		writer_field(w, str_make(number, (size_t)n));
		writer_field(w, h->name[i]);
		writer_field(w, rec->field[i]);
		writer_field(w, normalize_value(z, i));
		if (end_row(w, e) != 0)
			return -1;
	}
	return 0;
}

int
change_log_commit(struct writer *w, struct err *e)
{
	return w == NULL ? 0 : writer_commit(w, e);
}
