/* A piece: the length of the text (0: the fields say it), the text, the fields
 * packed. */
#include "link/tape.h"

#include <string.h>

#include "base/ordered.h"
#include "record/pack.h"
#include "record/quote.h"
#include "record/spill.h"

int
tape_open(struct tape *t, size_t width, char delimiter, size_t memory,
    const char *tempdir, struct err *e)
{
	t->width = width;
	t->delimiter = delimiter;
	return spill_open(&t->records, memory, tempdir, e);
}

/* Does the record read otherwise than its fields would be written? */
static int
needs_text(struct tape *t, const struct record *rec, bool *needs, struct err *e)
{
	*needs = false;
	if (rec->raw.p == NULL || rec->delimiter != t->delimiter ||
	    memchr(rec->raw.p, '"', rec->raw.n) == NULL)
		return 0;
	buf_clear(&t->text);
	if (quote_fields(&t->text, rec->field, rec->nfields, t->delimiter, e) !=
	    0)
		return -1;
	*needs = !str_equal(buf_str(&t->text), rec->raw);
	return 0;
}

int
tape_add(struct tape *t, const struct record *rec, struct err *e)
{
	char key[8];
	uint32_t length = 0;
	bool needs;

	ordered_put(key, t->n, sizeof key);
	if (needs_text(t, rec, &needs, e) != 0)
		return -1;
	if (needs)
		length = (uint32_t)rec->raw.n;
	buf_clear(&t->value);
	if (buf_add(&t->value, str_make((const char *)&length, sizeof length),
		e) != 0 ||
	    (needs && buf_add(&t->value, rec->raw, e) != 0) ||
	    pack_add(&t->value, rec->field, NULL, t->width, e) != 0 ||
	    spill_add(t->records, str_make(key, sizeof key), buf_str(&t->value),
		e) != 0)
		return -1;
	t->n++;
	return 0;
}

int
tape_rewind(struct tape *t, struct err *e)
{
	return spill_sort(t->records, e);
}

int
tape_next(struct tape *t, struct str *piece, struct err *e)
{
	struct str key;

	return spill_next(t->records, &key, piece, e);
}

static struct str
text_of(struct str piece)
{
	uint32_t length;

	memcpy(&length, piece.p, sizeof length);
	return str_slice(piece, sizeof length, sizeof length + length);
}

void
tape_cut(const struct tape *t, struct str piece, struct str *field)
{
	struct str text = text_of(piece);
	size_t from = (size_t)(text.p - piece.p) + text.n;

	pack_cut(str_slice(piece, from, piece.n), field, t->width);
}

int
tape_text(struct tape *t, struct str piece, struct str *room, struct str *text,
    struct err *e)
{
	*text = text_of(piece);
	if (text->n > 0)
		return 0;
	tape_cut(t, piece, room);
	buf_clear(&t->text);
	if (quote_fields(&t->text, room, t->width, t->delimiter, e) != 0)
		return -1;
	*text = buf_str(&t->text);
	return 0;
}

void
tape_close(struct tape *t)
{
	spill_close(t->records);
	t->records = NULL;
	buf_free(&t->value);
	buf_free(&t->text);
}
