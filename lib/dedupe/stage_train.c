/* A model with other chances, of patterns that many have counted. */
#include "dedupe/stage.h"
#include "dedupe/stage_patterns.h"
#include "link/evidence_learn.h"

struct training {
	struct stream *io;
	struct model model;
	struct buf text; /* of it */
	struct stage_patterns patterns;
	struct trait trait[TRAIT_MOST];
	struct corpus corpus;
	struct workers *workers;
};

static int
read_all(struct training *t)
{
	struct stream *io = t->io;
	const struct record *rec;
	int got;

	while ((got = stream_next(io, &rec)) == 1) {
		if (stage_patterns_add(&t->patterns, rec, &io->err) != 0)
			return io->err.code == ERR_MEMORY
				   ? -1
				   : reader_here(io->in, &io->err);
	}
	return got;
}

/* Nothing can be learnt of nothing. */
static int
check(const struct training *t, struct err *e)
{
	const struct stage_patterns *p = &t->patterns;

	if (p->processes == 0)
		return err_set(e, ERR_USAGE, 0,
		    "these are no patterns, or not all of their lines");
	if (evidence_sums_n(&p->sums) == 0)
		return err_set(e, ERR_USAGE, 0,
		    "the patterns are of no pairs: nothing can be learnt");
	if (p->records < 2 || p->records >= UINT32_MAX)
		return err_set(e, ERR_USAGE, 0,
		    "the patterns are of %s records",
		    p->records < 2 ? "no" : "too many");
	return 0;
}

/* What the model says of traits, as if these were the records. */
static int
settle(struct training *t, struct err *e)
{
	const struct buf no_tags = { 0 };

	stage_corpus(&t->corpus, t->trait, &t->model);
	if (corpus_settle(
		&t->corpus, &t->model.reading, &no_tags, t->workers, e) != 0)
		return -1;
	t->corpus.n = (uint32_t)t->patterns.records;
	return 0;
}

static int
learn(struct training *t, struct evidence *v, struct err *e)
{
	struct buf patterns = { 0 };
	const int result = evidence_sums_patterns(
	    &t->patterns.sums, v, t->corpus.email, &patterns, e);

	if (result == 0)
		evidence_learn_patterns(&t->corpus, v,
		    (const struct evidence_pattern *)(const void *)patterns.p,
		    patterns.n / sizeof(struct evidence_pattern), 1);
	buf_free(&patterns);
	return result;
}

static int
write_model(struct training *t, const struct evidence *v)
{
	struct buf out = { 0 };
	struct err *e = &t->io->err;
	uint64_t lines = 0;
	int result = model_rewrite(&out, buf_str(&t->text), v, e);

	for (size_t i = 0; i < out.n; i++)
		lines += out.p[i] == '\n';
	if (result == 0)
		result = stream_pass_run(t->io, buf_str(&out), lines);
	buf_free(&out);
	return result;
}

static int
train(struct training *t, const struct stage_options *o,
    struct count_list *counts)
{
	struct err *e = &t->io->err;
	struct evidence v;

	if (model_load_text(&t->model, o->model, o->region, &t->text, e) != 0 ||
	    workers_open(&t->workers, o->threads, e) != 0)
		return -1;
	t->patterns.model = &t->model;
	if (read_all(t) != 0 || check(t, e) != 0 || settle(t, e) != 0)
		return -1;
	v = t->model.evidence;
	if (learn(t, &v, e) != 0 || write_model(t, &v) != 0)
		return -1;
	return count_add(counts, "different_records", NULL, t->patterns.records,
		   e) == 0
		   ? count_add(counts, "patterns", NULL,
			 evidence_sums_n(&t->patterns.sums), e)
		   : -1;
}

int
stage_train(
    struct stream *io, const struct stage_options *o, struct count_list *counts)
{
	struct training t = { .io = io };
	const int result = train(&t, o, counts);

	corpus_free(&t.corpus);
	stage_patterns_free(&t.patterns);
	if (t.workers != NULL)
		workers_close(t.workers);
	buf_free(&t.text);
	model_free(&t.model);
	return result;
}
