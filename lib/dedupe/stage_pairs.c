/* Entries of some blocks are compared together, so that what their values need
 * is made once. */
#include "base/num.h"
#include "dedupe/stage.h"
#include "dedupe/stage_patterns.h"
#include "link/reach.h"

enum { TOGETHER = 1 << 15, BEFORE = 2 /* columns before the values */ };

static const char other_keys[] = "these are not the keys of this model",
		  other_hint[] = "use the model by which they were made";

/* A different record of the block at hand: escaped, in the arena. */
struct entry {
	struct str name; /* the least of those that have the values */
	struct str forms;
};

struct pairs {
	struct stream *io;
	const struct model *model;
	bool counts; /* patterns; else it writes pairs */
	struct stage_patterns patterns;
	size_t ntraits;
	/* The block at hand. */
	struct buf key;
	struct entry entry[BLOCKS_LARGEST];
	size_t n;
	struct stage_key of; /* where patterns are counted */
	bool too_large;
	struct arena memory;
	struct buf forms;
	/* Blocks that wait to be compared. */
	struct corpus corpus;
	struct trait trait[TRAIT_MOST];
	struct workers *workers;
	struct buf names, name_ends; /* size_t a record of the corpus */
	struct buf ends;             /* size_t a block: its last record + 1 */
	struct buf keys;             /* struct stage_key a block */
	struct buf value, line;
	uint64_t scored, dropped;
};

static size_t *
places(const struct buf *b)
{
	return (size_t *)(void *)b->p;
}

static int
add_place(struct buf *b, size_t at, struct err *e)
{
	return buf_add(b, str_make((const char *)&at, sizeof at), e);
}

/* The traits of the model, empty. */
static void
begin(struct pairs *p)
{
	stage_corpus(&p->corpus, p->trait, p->model);
	p->ntraits = p->corpus.all;
	buf_clear(&p->names);
	buf_clear(&p->name_ends);
	buf_clear(&p->ends);
	buf_clear(&p->keys);
}

static struct str
name_of(const struct pairs *p, size_t i)
{
	const size_t *end = places(&p->name_ends);

	return str_slice(buf_str(&p->names), i == 0 ? 0 : end[i - 1], end[i]);
}

static int
write_pair(struct pairs *p, size_t i, size_t j, float weight)
{
	struct str a = name_of(p, i), b = name_of(p, j);
	const bool turned = str_compare(a, b) > 0;
	struct err *e = &p->io->err;
	char text[NUM_TEXT];
	const struct str bits =
	    str_make(text, num_write_double((double)weight, text));

	buf_clear(&p->line);
	if (buf_add(&p->line, turned ? b : a, e) != 0 ||
	    buf_add_byte(&p->line, '\t', e) != 0 ||
	    buf_add(&p->line, turned ? a : b, e) != 0 ||
	    buf_add_byte(&p->line, '\t', e) != 0 ||
	    buf_add(&p->line, bits, e) != 0 ||
	    buf_add_byte(&p->line, '\n', e) != 0)
		return -1;
	return stream_pass_run(p->io, buf_str(&p->line), 1);
}

/* All pairs of records from..to - 1. */
static int
score_block(struct pairs *p, const struct reach *reach,
    struct compare_memo *memo, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const uint32_t x = corpus_entry(&p->corpus, i);

		for (size_t j = i + 1; j < to; j++) {
			const uint32_t y = corpus_entry(&p->corpus, j);
			uint64_t levels;
			float weight;

			p->scored++;
			if (!reach_may(reach, memo, x, y, &levels))
				continue;
			weight = (float)weight_of(reach->w, levels, x, y, NULL);
			if (weight >= (float)reach->floor &&
			    write_pair(p, i, j, weight) != 0)
				return -1;
		}
	}
	return 0;
}

/* The same, but to learn from them. */
static int
count_block(struct pairs *p, struct compare_memo *memo,
    const struct stage_key *key, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const uint32_t x = corpus_entry(&p->corpus, i);

		for (size_t j = i + 1; j < to; j++) {
			const uint32_t y = corpus_entry(&p->corpus, j);

			p->scored++;
			if (stage_patterns_pair(&p->patterns, memo, key, x, y,
				&p->io->err) != 0)
				return -1;
		}
	}
	return 0;
}

/* Compare all that wait. */
static int
end(struct pairs *p)
{
	const struct model *m = p->model;
	const struct buf no_tags = { 0 };
	const size_t blocks = p->ends.n / sizeof(size_t);
	struct err *e = &p->io->err;
	struct compare_memo memo;
	struct weight weight;
	struct reach reach;
	int result = 0;

	if (blocks == 0)
		return 0;
	if (corpus_settle(&p->corpus, &m->reading, &no_tags, p->workers, e) !=
		0 ||
	    compare_memo_open(&memo, e) != 0)
		return -1;
	weight_open(&weight, &p->corpus, &m->evidence);
	reach_open(&reach, &weight, LINK_FLOOR);
	stage_patterns_begin(&p->patterns, &p->corpus);
	for (size_t i = 0; i < blocks && result == 0; i++) {
		const size_t from = i == 0 ? 0 : places(&p->ends)[i - 1];
		const size_t to = places(&p->ends)[i];

		result = p->counts
			     ? count_block(p, &memo,
				   (struct stage_key *)(void *)p->keys.p + i,
				   from, to)
			     : score_block(p, &reach, &memo, from, to);
	}
	compare_memo_close(&memo);
	corpus_free(&p->corpus);
	begin(p);
	return result;
}

static int
add_value(struct pairs *p, struct trait *t, struct str form)
{
	struct err *e = &p->io->err;
	uint32_t id = 0;

	buf_clear(&p->value);
	if (stage_unescape(&p->value, form, e) != 0 ||
	    (p->value.n > 0 &&
		dictionary_add(&t->raw, buf_str(&p->value), &id, e) != 0))
		return -1;
	return buf_add(&t->raw_of, str_make((const char *)&id, sizeof id), e);
}

static int
add_entry(struct pairs *p, const struct entry *one)
{
	struct str rest = one->forms;
	struct err *e = &p->io->err;

	for (size_t k = 0; k < p->ntraits; k++) {
		const char *tab =
		    rest.n == 0 ? NULL : memchr(rest.p, '\t', rest.n);
		const size_t n = tab == NULL ? rest.n : (size_t)(tab - rest.p);

		if (add_value(p, &p->trait[k], str_slice(rest, 0, n)) != 0)
			return -1;
		rest = str_slice(rest, n < rest.n ? n + 1 : n, rest.n);
	}
	p->corpus.records++;
	if (buf_add(&p->names, one->name, e) != 0)
		return -1;
	return add_place(&p->name_ends, p->names.n, e);
}

/* The block is complete. */
static int
end_block(struct pairs *p)
{
	if (p->too_large)
		p->dropped++;
	if (!p->too_large && p->n > 1) {
		for (size_t i = 0; i < p->n; i++) {
			if (add_entry(p, &p->entry[i]) != 0)
				return -1;
		}
		if (add_place(&p->ends, p->corpus.records, &p->io->err) != 0 ||
		    buf_add(&p->keys,
			str_make((const char *)&p->of, sizeof p->of),
			&p->io->err) != 0)
			return -1;
	}
	p->patterns.records += p->n > 0 && p->of.rule == EVIDENCE_RULES;
	p->n = 0;
	p->too_large = false;
	arena_reset(&p->memory);
	return p->corpus.records < TOGETHER ? 0 : end(p);
}

/* Another record of the block at hand. */
static int
add_record(struct pairs *p, struct str name, struct str forms)
{
	struct err *e = &p->io->err;
	struct entry *one = p->entry;

	while (one < p->entry + p->n && !str_equal(one->forms, forms))
		one++;
	if (one == p->entry + BLOCKS_LARGEST) {
		p->too_large = true;
		return 0;
	}
	if (one == p->entry + p->n) {
		one->forms = arena_copy(&p->memory, forms, e);
		if (one->forms.p == NULL)
			return -1;
		p->n++;
	} else if (str_compare(one->name, name) <= 0) {
		return 0;
	}
	one->name = arena_copy(&p->memory, name, e);
	return one->name.p == NULL ? -1 : 0;
}

static int
join_forms(struct pairs *p, const struct record *rec)
{
	struct err *e = &p->io->err;

	buf_clear(&p->forms);
	for (size_t i = BEFORE; i < rec->nfields; i++) {
		if ((i > BEFORE && buf_add_byte(&p->forms, '\t', e) != 0) ||
		    buf_add(&p->forms, rec->field[i], e) != 0)
			return -1;
	}
	return 0;
}

static int
refuse(struct pairs *p, const char *reason, const char *hint)
{
	struct err *e = &p->io->err;

	(void)err_set(e, ERR_USAGE, 0, "%s", reason);
	(void)err_hint(e, "%s", hint);
	return reader_here(p->io->in, e);
}

static int
take(struct pairs *p, const struct record *rec)
{
	const struct str key = rec->field[0];
	const int order = str_compare(buf_str(&p->key), key);

	if (rec->nfields != BEFORE + p->ntraits)
		return refuse(p, other_keys, other_hint);
	if (order > 0)
		return refuse(
		    p, "the lines are not sorted", "LC_ALL=C sort -k1,1");
	if (order != 0) {
		if (end_block(p) != 0)
			return -1;
		buf_clear(&p->key);
		if (buf_add(&p->key, key, &p->io->err) != 0)
			return -1;
		if (p->counts && !stage_patterns_key(&p->patterns, key, &p->of))
			return refuse(p, other_keys, other_hint);
	}
	if (p->too_large)
		return 0;
	if (join_forms(p, rec) != 0)
		return -1;
	if (p->forms.n > 0 && memchr(p->forms.p, '\\', p->forms.n) != NULL) {
		buf_clear(&p->value);
		if (stage_unescape(
			&p->value, buf_str(&p->forms), &p->io->err) != 0)
			return reader_here(p->io->in, &p->io->err);
	}
	return add_record(p, rec->field[1], buf_str(&p->forms));
}

static void
close(struct pairs *p)
{
	corpus_free(&p->corpus);
	if (p->workers != NULL)
		workers_close(p->workers);
	buf_free(&p->key);
	arena_free(&p->memory);
	buf_free(&p->forms);
	buf_free(&p->names);
	buf_free(&p->name_ends);
	buf_free(&p->ends);
	buf_free(&p->keys);
	stage_patterns_free(&p->patterns);
	buf_free(&p->value);
	buf_free(&p->line);
}

int
stage_pairs(struct stream *io, const struct stage_options *o,
    const struct model *m, uint64_t *too_large, struct count_list *counts)
{
	struct pairs p = { .io = io,
		.model = m,
		.counts = o->stage == STAGE_PATTERNS,
		.patterns = { .model = m } };
	const struct record *rec;
	struct err *e = &io->err;
	int got = workers_open(&p.workers, o->threads, e);

	begin(&p);
	while (got == 0 && (got = stream_next(io, &rec)) == 1)
		got = take(&p, rec);
	if (got == 0 && (got = end_block(&p)) == 0)
		got = end(&p);
	if (got == 0 && p.counts)
		got = stage_patterns_write(&p.patterns, io);
	if (got == 0 &&
	    (count_add(counts, "pairs_compared", NULL, p.scored, e) != 0 ||
		count_add(counts, "keys_shared_by_too_many", NULL, p.dropped,
		    e) != 0))
		got = -1;
	*too_large = p.dropped;
	close(&p);
	return got;
}
