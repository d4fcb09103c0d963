/* The pieces stand one behind the other, each with its length in front, as
 * long as they fit in memory; from then on in a file that is written and read
 * from its beginning to its end.  A piece: the length of the text (0: the
 * fields say it), the text, the fields packed. */
#include "dedupe/tape.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/pack.h"
#include "record/quote.h"

enum {
	LEAST = 1 << 20,   /* bytes in memory before there is a file */
	WINDOW = 256 << 10 /* of the file that are in memory */
};

void
tape_open(struct tape *t, size_t width, char delimiter, size_t memory,
    const char *tempdir)
{
	if (tempdir == NULL)
		tempdir = getenv("TMPDIR");
	t->directory = tempdir == NULL || *tempdir == '\0' ? "/tmp" : tempdir;
	t->width = width;
	t->delimiter = delimiter;
	t->memory = memory < LEAST ? LEAST : memory;
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

static int
drain(struct tape *t, struct err *e)
{
	if (!t->filed && run_file_open(&t->file, t->directory, e) != 0)
		return -1;
	t->filed = true;
	if (run_file_write(&t->file, buf_str(&t->bytes), e) != 0)
		return -1;
	if (t->bytes.capacity > 2 * (size_t)WINDOW)
		buf_free(&t->bytes);
	buf_clear(&t->bytes);
	return 0;
}

/* Let the length of the piece at `at`, which ends here, stand in front. */
static void
close_piece(struct tape *t, size_t at)
{
	const uint32_t n = (uint32_t)(t->bytes.n - at - sizeof n);

	memcpy(t->bytes.p + at, &n, sizeof n);
}

int
tape_add(struct tape *t, const struct record *rec, struct err *e)
{
	const size_t at = t->bytes.n;
	uint32_t head[] = { 0, 0 };
	bool needs;

	if (needs_text(t, rec, &needs, e) != 0)
		return -1;
	if (needs)
		head[1] = (uint32_t)rec->raw.n;
	if (buf_add(&t->bytes, str_make((const char *)head, sizeof head), e) !=
		0 ||
	    (needs && buf_add(&t->bytes, rec->raw, e) != 0) ||
	    pack_add(&t->bytes, rec->field, NULL, t->width, e) != 0)
		return -1;
	close_piece(t, at);
	t->n++;
	/* up to half of what is allocated may be empty */
	return t->bytes.n > (t->filed ? (size_t)WINDOW : t->memory / 2)
		   ? drain(t, e)
		   : 0;
}

int
tape_rewind(struct tape *t, struct err *e)
{
	if (t->filed && !t->complete && drain(t, e) != 0)
		return -1;
	if (t->filed)
		buf_clear(&t->bytes);
	t->complete = true;
	t->from = 0;
	t->at = 0;
	return 0;
}

/* Let `need` bytes stand behind t->from: a whole piece is in the file, too. */
static int
fetch(struct tape *t, size_t need, struct err *e)
{
	const size_t have = t->bytes.n - t->from;
	const size_t want = need > WINDOW ? need : WINDOW;

	if (have >= need)
		return 0;
	if (have > 0)
		memmove(t->bytes.p, t->bytes.p + t->from, have);
	t->from = 0;
	t->bytes.n = have;
	if (buf_reserve(&t->bytes, want - have, e) != 0)
		return -1;
	while (t->bytes.n < need) {
		const ssize_t n = pread(t->file.fd, t->bytes.p + t->bytes.n,
		    want - t->bytes.n, (off_t)t->at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_set(e, ERR_READ, n < 0 ? errno : 0,
			    "a temp file cannot be read back");
		t->bytes.n += (size_t)n;
		t->at += (uint64_t)n;
	}
	return 0;
}

int
tape_next(struct tape *t, struct str *piece, struct err *e)
{
	uint32_t n;

	if (t->from == t->bytes.n && (!t->filed || t->at == t->file.length))
		return 0;
	if (fetch(t, sizeof n, e) != 0)
		return -1;
	memcpy(&n, t->bytes.p + t->from, sizeof n);
	if (fetch(t, sizeof n + n, e) != 0)
		return -1;
	*piece = str_make(t->bytes.p + t->from + sizeof n, n);
	t->from += sizeof n + n;
	return 1;
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
	if (t->filed)
		run_file_close(&t->file);
	buf_free(&t->bytes);
	buf_free(&t->text);
}
