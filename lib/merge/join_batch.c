#include "merge/join_batch.h"

enum { ENOUGH = 256 * 1024 }; /* bytes, though there is room for more */

void
join_batch_begin(struct join_batch *b, size_t source, struct keyset *wanted)
{
	b->source = source;
	b->wanted = wanted;
	b->place = 0;
	b->n = 0;
}

/* Is the key one of those wanted?  Nothing can fail, for nothing is added. */
static bool
is_wanted(const struct join_batch *b, struct err *e)
{
	enum keyset_result result;

	return b->wanted == NULL ||
	       (b->wanted->count > 0 &&
		   keyset_add(b->wanted, buf_str(&b->key), &result, e) == 0 &&
		   result == KEYSET_OLD);
}

static int
take(struct join_batch *b, struct join_combine *x, const struct record *rec)
{
	const struct join_source *s = &x->columns->source[b->source];
	struct join_batch_item *item = &b->item[b->n];
	struct err *e = &x->io->err;
	bool whole;

	if (key_build(&x->columns->key[b->source], &b->key, rec->field, &whole,
		e) != 0)
		return -1;
	item->place = b->place++;
	item->keyless = !whole;
	x->figures[b->source].keyless += !whole;
	if (whole ? !is_wanted(b, e)
		  : !join_combine_wants_keyless(x, b->source))
		return 0;
	item->key = b->bytes.n;
	if (whole && buf_add(&b->bytes, buf_str(&b->key), e) != 0)
		return -1;
	item->kept = b->bytes.n;
	if (join_text_add(&b->bytes, s, rec, x->numbered, x->delimiter, e) != 0)
		return -1;
	item->end = b->bytes.n;
	b->n++;
	return 0;
}

int
join_batch_read(struct join_batch *b, struct join_combine *x)
{
	const struct record *rec;
	int got = 1;

	b->n = 0;
	buf_clear(&b->bytes);
	while (b->n < JOIN_BATCH && b->bytes.n < ENOUGH && got == 1) {
		got = sources_next(x->sources, b->source, x->io, &rec);
		if (got == 1 && take(b, x, rec) != 0)
			got = -1;
	}
	return got;
}

struct str
join_batch_key(const struct join_batch *b, size_t i)
{
	const struct join_batch_item *item = &b->item[i];

	if (item->keyless)
		return str_make(NULL, 0);
	return str_slice(buf_str(&b->bytes), item->key, item->kept);
}

struct join_record
join_batch_record(const struct join_batch *b, size_t i)
{
	const struct join_batch_item *item = &b->item[i];

	return (struct join_record){ item->place,
		str_slice(buf_str(&b->bytes), item->kept, item->end) };
}

void
join_batch_free(struct join_batch *b)
{
	buf_free(&b->key);
	buf_free(&b->bytes);
}
