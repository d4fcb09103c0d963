/* Most records come with their text in one piece: it is copied at once when
 * all columns are wanted, and the fields are found in the copy. */
#include "stats/batch.h"

int
batch_open(struct batch *b, size_t ncolumns, size_t records, size_t bytes,
    struct err *e)
{
	size_t fields = ncolumns > 0 ? ncolumns : 1;

	if (records > SIZE_MAX / fields)
		return err_memory(e, SIZE_MAX);
	b->place =
	    arena_array(&b->memory, fields * records, sizeof *b->place, e);
	if (b->place == NULL)
		return -1;
	b->ncolumns = ncolumns;
	b->capacity = records;
	b->limit = bytes;
	return 0;
}

int
batch_add(struct batch *b, const struct record *r, const size_t *column,
    struct err *e)
{
	struct str text =
	    b->ncolumns == r->nfields ? r->raw : str_make(NULL, 0);
	size_t base = b->bytes.n;
	struct batch_place *place = b->place + b->n;

	if (text.p != NULL && buf_add(&b->bytes, text, e) != 0)
		return -1;
	for (size_t c = 0; c < b->ncolumns; c++) {
		struct str v = r->field[column[c]];
		size_t at = b->bytes.n;

		if (text.p != NULL && str_lies_in(v, text))
			at = base + (size_t)(v.p - text.p);
		else if (buf_add(&b->bytes, v, e) != 0)
			return -1;
		if (b->bytes.n > UINT32_MAX)
			return err_memory(e, b->bytes.n);
		place[c * b->capacity] =
		    (struct batch_place){ (uint32_t)at, (uint32_t)v.n };
	}
	b->n++;
	return 0;
}

int
batch_add_marked(struct batch *b, const struct record *r, const size_t *column,
    char mark, struct err *e)
{
	struct batch_place *place = b->place + b->n;

	for (size_t c = 0; c < b->ncolumns; c++) {
		struct str v = r->field[column[c]];
		size_t at = b->bytes.n;

		if (v.n > 0 && (buf_add(&b->bytes, v, e) != 0 ||
				   buf_add_byte(&b->bytes, mark, e) != 0))
			return -1;
		if (b->bytes.n > UINT32_MAX)
			return err_memory(e, b->bytes.n);
		place[c * b->capacity] = (struct batch_place){ (uint32_t)at,
			(uint32_t)(b->bytes.n - at) };
	}
	b->n++;
	return 0;
}

void
batch_clear(struct batch *b)
{
	b->n = 0;
	buf_clear(&b->bytes);
}

void
batch_free(struct batch *b)
{
	buf_free(&b->bytes);
	arena_free(&b->memory);
}
