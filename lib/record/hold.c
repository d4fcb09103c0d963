/* The text of a record is copied in one piece, behind it the values that do
 * not stand in the text: those that had doubled quotes. */
#include "record/hold.h"

struct hold_record {
	size_t at; /* of its text in the bytes */
	size_t n;  /* of the text; NONE: it has none */
	uint64_t number, byte;
	const char *file;
	char delimiter;
};

/* A value in the bytes behind `at` of its record. */
struct hold_place {
	uint32_t at, n;
};

#define NONE SIZE_MAX

int
hold_open(
    struct hold *h, size_t width, size_t records, size_t bytes, struct err *e)
{
	if (width == 0 || records > SIZE_MAX / width)
		return err_memory(e, SIZE_MAX);
	h->width = width;
	h->capacity = records;
	h->limit = bytes;
	h->record = arena_array(&h->memory, records, sizeof *h->record, e);
	if (h->record != NULL)
		h->place = arena_array(
		    &h->memory, records * width, sizeof *h->place, e);
	if (h->place != NULL)
		h->end =
		    arena_array(&h->memory, records * width, sizeof *h->end, e);
	return h->end != NULL ? 0 : -1;
}

/* Ends count from the beginning of the text. */
static void
copy_ends(const struct hold *h, const struct record *r, uint32_t *end)
{
	ptrdiff_t base = r->base - r->raw.p;

	for (size_t j = 0; j < h->width; j++) {
		end[j] = (uint32_t)(base + (r->end[j] & RECORD_END_MASK));
	}
}

int
hold_add(
    struct hold *h, const struct record *r, const char *file, struct err *e)
{
	struct hold_record *x = &h->record[h->n];
	struct hold_place *place = h->place + h->n * h->width;

	x->at = h->bytes.n;
	x->n = r->raw.p == NULL ? NONE : r->raw.n;
	x->number = r->number;
	x->byte = r->byte;
	x->file = file;
	x->delimiter = r->delimiter;
	if (x->n != NONE) {
		if (buf_add(&h->bytes, r->raw, e) != 0)
			return -1;
		copy_ends(h, r, h->end + h->n * h->width);
	}
	for (size_t j = 0; j < h->width; j++) {
		struct str v = r->field[j];
		size_t at = h->bytes.n - x->at;

		if (x->n != NONE && str_lies_in(v, r->raw))
			at = (size_t)(v.p - r->raw.p);
		else if (buf_add(&h->bytes, v, e) != 0)
			return -1;
		if (at > UINT32_MAX)
			return err_memory(e, at);
		place[j] = (struct hold_place){ (uint32_t)at, (uint32_t)v.n };
	}
	h->n++;
	return 0;
}

const char *
hold_get(const struct hold *h, size_t i, struct record *r, struct str *field)
{
	const struct hold_record *x = &h->record[i];
	const struct hold_place *place = h->place + i * h->width;
	const char *text = h->bytes.p == NULL ? "" : h->bytes.p + x->at;

	for (size_t j = 0; j < h->width; j++)
		field[j] = str_make(text + place[j].at, place[j].n);
	*r = (struct record){
		.field = field,
		.nfields = h->width,
		.base = text,
		.end = h->end + i * h->width,
		.number = x->number,
		.byte = x->byte,
		.delimiter = x->delimiter,
	};
	if (x->n != NONE)
		r->raw = str_make(text, x->n);
	return x->file;
}

void
hold_clear(struct hold *h)
{
	h->n = 0;
	buf_clear(&h->bytes);
}

void
hold_close(struct hold *h)
{
	buf_free(&h->bytes);
	arena_free(&h->memory);
}
