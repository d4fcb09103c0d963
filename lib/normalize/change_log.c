#include "normalize/change_log.h"

#include "base/num.h"

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
	if (writer_end(*w) == 0)
		return 0;
	*e = *writer_error(*w);
	return -1;
}

int
change_log_record(struct compose *out, const struct normalize *z,
    const struct header *h, const char *file, const struct record *rec,
    struct err *e)
{
	const struct selection *chosen = normalize_chosen(z);
	char number[NUM_TEXT];
	size_t n;

	if (z->nchanged == 0)
		return 0;
	n = num_write_count(rec->number, number);
	for (size_t k = 0; k < chosen->n; k++) {
		size_t i = chosen->column[k];

		if (z->column[i].result != CANON_CHANGED)
			continue;
		compose_field(out, str_of(file));
		compose_field(out, str_make(number, n));
		compose_field(out, h->name[i]);
		compose_field(out, rec->field[i]);
		compose_field(out, normalize_value(z, i));
		if (compose_end(out, e) != 0)
			return -1;
	}
	return 0;
}

int
change_log_commit(struct writer *w, struct err *e)
{
	return w == NULL ? 0 : writer_commit(w, e);
}
