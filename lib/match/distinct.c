#include "match/distinct.h"

#include "match/unique.h"
#include "record/quote.h"

struct distinct {
	struct stream *io;
	const struct distinct_options *options;
	struct key key;
	struct preference keep;
	struct unique unique;
	struct buf key_bytes, text;
	uint64_t keyless;
};

/* All keys together, each selector resolved, a column taken once. */
static int
open_key(struct distinct *x)
{
	const struct distinct_options *o = x->options;
	struct buf text = { 0 };
	struct err *e = &x->io->err;
	int result = 0;

	for (size_t i = 0; i < o->nkeys && result == 0; i++)
		if ((i > 0 && buf_add_byte(&text, ',', e) != 0) ||
		    buf_add(&text, str_of(o->keys[i]), e) != 0)
			result = -1;
	if (result == 0)
		result = key_open(
		    &x->key, buf_str(&text), &x->io->header, &o->key, e);
	buf_free(&text);
	return result;
}

/* The record's text in the output's dialect: as it was read, or quoted anew. */
static int
text_of(struct distinct *x, const struct record *rec, struct str *text)
{
	char delimiter = writer_delimiter(x->io->out);

	*text = rec->raw;
	if (rec->raw.p != NULL && rec->delimiter == delimiter)
		return 0;
	buf_clear(&x->text);
	if (quote_record(&x->text, rec, delimiter, &x->io->err) != 0)
		return -1;
	*text = buf_str(&x->text);
	return 0;
}

static int
take_record(struct distinct *x, const struct record *rec)
{
	struct err *e = &x->io->err;
	struct str key = { NULL, 0 }, rank, text;
	bool whole;
	int got = preference_rank(&x->keep, rec, &rank, e);

	if (got == 0)
		return stream_reject(x->io, preference_limit(&x->keep),
		    "a pattern reached its limit");
	if (got < 0 ||
	    key_build(&x->key, &x->key_bytes, rec->field, &whole, e) != 0 ||
	    text_of(x, rec, &text) != 0)
		return -1;
	if (whole)
		key = buf_str(&x->key_bytes);
	else
		x->keyless++;
	got = unique_add(&x->unique, key, rank, text, e);
	return got == 1 ? stream_pass(x->io, rec) : got;
}

/* The survivors that had to wait for the end of the input. */
static int
write_rest(struct distinct *x)
{
	struct record rec = { .delimiter = writer_delimiter(x->io->out) };
	int got = unique_finish(&x->unique, &x->io->err);

	while (got == 0 &&
	       (got = unique_next(&x->unique, &rec.raw, &x->io->err)) == 1)
		got = stream_pass(x->io, &rec);
	return got;
}

static int
run(struct distinct *x)
{
	const struct distinct_options *o = x->options;
	const struct record *rec;
	int got;

	if (open_key(x) != 0 ||
	    preference_open(&x->keep, &o->keep, &x->io->header, &x->io->err) !=
		0 ||
	    stream_write_header(x->io) != 0)
		return -1;
	unique_open(&x->unique,
	    x->keep.kind == PREFERENCE_FIRST ? UNIQUE_FIRST : UNIQUE_HIGHEST,
	    o->memory, o->tempdir);
	while ((got = stream_next(x->io, &rec)) == 1)
		if (take_record(x, rec) != 0)
			return -1;
	return got == 0 ? write_rest(x) : -1;
}

static int
count_all(const struct distinct *x, struct count_list *counts)
{
	const struct stream_counts *c = &x->io->counts;
	struct err *e = &x->io->err;

	if (count_add(counts, "duplicates_dropped", NULL,
		c->in - c->rejected - c->out, e) != 0 ||
	    count_add(counts, "records_without_a_whole_key", NULL, x->keyless,
		e) != 0)
		return -1;
	if (x->keep.kind != PREFERENCE_GREATEST)
		return 0;
	return count_add(
	    counts, "records_of_unknown_rank", NULL, x->keep.unknown, e);
}

int
distinct_run(struct stream *io, const struct distinct_options *o,
    struct count_list *counts)
{
	struct distinct x = { .io = io, .options = o };
	int result = run(&x);

	if (result == 0)
		result = count_all(&x, counts);
	unique_close(&x.unique);
	preference_close(&x.keep);
	key_close(&x.key);
	buf_free(&x.key_bytes);
	buf_free(&x.text);
	return result;
}
