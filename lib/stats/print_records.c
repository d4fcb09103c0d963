#include "stats/print_records.h"

#include "stats/cell.h"

static int
end_record(struct document *d, struct writer *w)
{
	if (writer_end(w) == 0)
		return 0;
	*d->err = *writer_error(w);
	return -1;
}

static int
print_sheet(struct document *d, struct writer *w, const struct sheet *s,
    struct buf *cell)
{
	for (size_t c = 0; c < s->ncolumns; c++)
		writer_field(w, str_of(s->column[c].name));
	if (end_record(d, w) != 0)
		return -1;
	for (size_t row = 0; row < sheet_rows(s); row++) {
		for (size_t c = 0; c < s->ncolumns; c++) {
			buf_clear(cell);
			if (cell_write(
				cell, s, sheet_cell(s, row, c), d->err) != 0)
				return -1;
			writer_field(w, buf_str(cell));
		}
		if (end_record(d, w) != 0)
			return -1;
	}
	return 0;
}

int
print_records(struct document *d, struct writer *w)
{
	const struct document_part *part = d->first;
	struct buf cell = { 0 };
	int result = 0;

	while (part != NULL && part->name == NULL)
		part = part->next;
	if (part != NULL)
		result = print_sheet(d, w, &part->sheet, &cell);
	buf_free(&cell);
	return result;
}
