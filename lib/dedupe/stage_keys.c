/* Records are taken together only for speed: what is written of one follows
 * from it and the model. */
#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "dedupe/stage.h"
#include "link/block_key.h"
#include "link/corpus_known.h"
#include "record/select.h"

enum { TOGETHER = 8192, KEY_TEXT = 24 };

struct keys {
	struct stream *io;
	const struct stage_options *options;
	const struct model *model;
	size_t id; /* column */
	struct link link;
	struct block_key form[EVIDENCE_RULES];
	struct buf ids;   /* escaped, one behind the other */
	struct buf ends;  /* size_t a record: where its id ends */
	struct buf forms; /* of entries, as they are written */
	struct buf from;  /* size_t an entry: where its forms begin */
	struct buf line;
	uint64_t written;
};

static int
find_id(struct keys *k)
{
	const struct header *h = &k->io->header;
	struct err *e = &k->io->err;

	if (k->options->id != NULL)
		return select_one(&k->id, str_of(k->options->id), "id", h, e);
	k->id = header_find_role(h, str_of("customer_id"), 0);
	if (k->id != HEADER_NONE)
		return 0;
	(void)err_set(
	    e, ERR_USAGE, 0, "no column says how the records are called");
	return err_hint(e, "--id names a column that is different for each");
}

static int
begin(struct keys *k)
{
	const struct link_options o = { .model = k->model,
		.threads = k->options->threads,
		.once = LINK_NONE };

	memset(&k->link, 0, sizeof k->link);
	buf_clear(&k->ids);
	buf_clear(&k->ends);
	return link_open(&k->link, &k->io->header, &o, &k->io->err);
}

static int
add_place(struct buf *places, size_t at, struct err *e)
{
	return buf_add(places, str_make((const char *)&at, sizeof at), e);
}

static size_t
place_at(const struct buf *places, size_t i)
{
	return ((const size_t *)(const void *)places->p)[i];
}

/* The values of each entry, those that count nothing, too: by them different
 * records are told apart. */
static int
write_forms(struct keys *k)
{
	const struct corpus *c = &k->link.corpus;
	struct err *e = &k->io->err;

	buf_clear(&k->forms);
	buf_clear(&k->from);
	for (uint32_t i = 0; i < c->n; i++) {
		if (add_place(&k->from, k->forms.n, e) != 0)
			return -1;
		for (size_t t = 0; t < c->ntraits; t++) {
			if (buf_add_byte(&k->forms, '\t', e) != 0 ||
			    stage_escape(&k->forms, corpus_text(c, t, i), e) !=
				0)
				return -1;
		}
	}
	return add_place(&k->from, k->forms.n, e);
}

/* rule: EVIDENCE_RULES for none. */
static int
write_key(
    struct keys *k, size_t rule, uint64_t key, struct str id, struct str forms)
{
	struct err *e = &k->io->err;
	char text[KEY_TEXT];
	const int n =
	    snprintf(text, sizeof text, "%02zu:%016" PRIx64 "\t", rule, key);

	buf_clear(&k->line);
	if (buf_add(&k->line, str_make(text, (size_t)n), e) != 0 ||
	    buf_add(&k->line, id, e) != 0 || buf_add(&k->line, forms, e) != 0 ||
	    buf_add_byte(&k->line, '\n', e) != 0)
		return -1;
	return stream_pass_run(k->io, buf_str(&k->line), 1);
}

/* Records that differ have different ones of these.  No values are needed. */
static int
write_entry(struct keys *k, struct str id, struct str forms)
{
	char none[TRAIT_MOST];

	memset(none, '\t', sizeof none);
	return write_key(k, EVIDENCE_RULES, hash_str(forms, 0), id,
	    str_make(none, k->link.corpus.ntraits));
}

static int
write_record(struct keys *k, uint64_t record, struct str id)
{
	const struct corpus *c = &k->link.corpus;
	const struct evidence *v = &k->model->evidence;
	const uint32_t entry = corpus_entry(c, record);
	const struct str forms = str_slice(buf_str(&k->forms),
	    place_at(&k->from, entry), place_at(&k->from, entry + 1));

	for (size_t i = 0; i < v->nrules; i++) {
		uint64_t key[BLOCK_KEY_MOST];
		const unsigned n = block_key_of(&k->form[i], c, entry, key);

		for (unsigned j = 0; j < n; j++) {
			if (write_key(k, i, key[j], id, forms) != 0)
				return -1;
		}
		k->written += n;
	}
	return write_entry(k, id, forms);
}

/* Write the keys of all records since the beginning. */
static int
end(struct keys *k)
{
	struct link *l = &k->link;
	const struct buf no_tags = { 0 };
	struct err *e = &k->io->err;
	size_t from = 0;

	l->corpus.whole = true;
	if (intake_finish(&l->intake, e) != 0 ||
	    corpus_settle(&l->corpus, &l->options.reading, &no_tags, l->workers,
		e) != 0 ||
	    write_forms(k) != 0)
		return -1;
	corpus_known_drop(&l->corpus);
	for (size_t i = 0; i < k->model->evidence.nrules; i++)
		block_key_open(
		    &k->form[i], &l->corpus, &k->model->evidence.rule[i]);
	for (uint64_t i = 0; i < l->corpus.records; i++) {
		const size_t to = place_at(&k->ends, i);

		if (write_record(k, i, str_slice(buf_str(&k->ids), from, to)) !=
		    0)
			return -1;
		from = to;
	}
	link_close(l);
	return begin(k);
}

static int
take(struct keys *k, const struct record *rec)
{
	struct err *e = &k->io->err;

	if (rec->field[k->id].n == 0) {
		(void)err_set(e, ERR_USAGE, 0, "the record has no name");
		(void)err_hint(
		    e, "--id names a column that is different for each");
		return reader_here(k->io->in, e);
	}
	if (stage_escape(&k->ids, rec->field[k->id], e) != 0 ||
	    add_place(&k->ends, k->ids.n, e) != 0 ||
	    link_add(&k->link, rec->field, 0, e) != 0)
		return -1;
	return k->link.corpus.records < TOGETHER ? 0 : end(k);
}

int
stage_keys(struct stream *io, const struct stage_options *o,
    const struct model *m, struct count_list *counts)
{
	struct keys k = { .io = io, .options = o, .model = m };
	const struct record *rec;
	int got = find_id(&k) == 0 ? begin(&k) : -1;

	while (got == 0 && (got = stream_next(io, &rec)) == 1)
		got = take(&k, rec);
	if (got == 0)
		got = end(&k);
	if (got == 0)
		got = count_add(counts, "keys", NULL, k.written, &io->err);
	link_close(&k.link);
	buf_free(&k.ids);
	buf_free(&k.ends);
	buf_free(&k.forms);
	buf_free(&k.from);
	buf_free(&k.line);
	return got;
}
