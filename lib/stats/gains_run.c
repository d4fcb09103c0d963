#include "stats/gains_run.h"

#include <inttypes.h>
#include <math.h>

#include "field/text.h"
#include "record/select.h"
#include "stats/number.h"
#include "stats/outcome.h"
#include "stats/sample.h"

/* A tenth of the records, the highest scores first. */
struct part {
	uint64_t end; /* records up to here, from the highest on */
	double low;   /* its lowest score */
	double hits;  /* with the outcome */
};

struct run {
	struct stream *io;
	size_t score;
	struct outcome outcome;
	struct sample sample;
	uint64_t n, hits, left_out;
	struct part part[GAINS_PARTS];
	size_t at;      /* the part under way */
	uint64_t first; /* records behind which the next score begins */
	uint64_t found; /* hits among them */
	double above; /* pairs (hit, other) in the right order; ties are half */
	double ks;    /* largest distance of the distributions */
};

static int
open_run(struct run *run, const struct gains_run_options *o)
{
	const struct header *h = &run->io->header;
	struct err *e = &run->io->err;

	run->sample.limit = o->memory;
	run->sample.directory = o->tempdir;
	if (select_one(
		&run->score, text_trim(str_of(o->score)), "gains", h, e) != 0)
		return -1;
	return outcome_read(&run->outcome, o->outcome, h, e);
}

/* The highest score is the smallest number: they come in order of size. */
static int
take(struct run *run, const struct record *rec, struct err *e)
{
	struct str outcome = outcome_of(&run->outcome, rec);
	struct number score;
	bool hit;

	if (outcome.n == 0 ||
	    !number_read(text_trim(rec->field[run->score]), &score)) {
		run->left_out++;
		return 0;
	}
	hit = str_equal(outcome, run->outcome.value);
	run->n++;
	run->hits += hit;
	return sample_add(&run->sample, -score.value, hit, 1, e);
}

/* The n records of one score: each part that they reach into gets its share. */
static void
share_out(struct run *run, double score, uint64_t n, uint64_t hits)
{
	uint64_t at = run->first;
	uint64_t last = run->first + n;

	while (at < last) {
		struct part *p = &run->part[run->at];
		uint64_t end = p->end < last ? p->end : last;

		p->hits += (double)hits * (double)(end - at) / (double)n;
		if (end > at)
			p->low = score;
		at = end;
		if (at == p->end && run->at + 1 < GAINS_PARTS)
			run->at++;
	}
}

static void
end_score(struct run *run, double score, uint64_t n, uint64_t hits)
{
	double others = (double)(run->n - run->hits);
	double level = (double)(n - hits);
	double below = others - (double)(run->first - run->found) - level;

	run->above += (double)hits * (below + level / 2);
	share_out(run, score, n, hits);
	run->first += n;
	run->found += hits;
	run->ks = fmax(run->ks, (double)run->found / (double)run->hits -
				    (double)(run->first - run->found) / others);
}

static int
walk(struct run *run, struct err *e)
{
	struct sample_item item;
	double score = 0;
	uint64_t n = 0;
	uint64_t hits = 0;
	int got;

	for (size_t i = 0; i < GAINS_PARTS; i++)
		run->part[i].end =
		    (run->n * (i + 1) + GAINS_PARTS / 2) / GAINS_PARTS;
	if (sample_rewind(&run->sample, e) != 0)
		return -1;
	while ((got = sample_next(&run->sample, &item, e)) == 1) {
		if (n > 0 && item.x != score) {
			end_score(run, -score, n, hits);
			n = 0;
			hits = 0;
		}
		score = item.x;
		n += item.times;
		hits += item.group == 1 ? item.times : 0;
	}
	if (got == 0 && n > 0)
		end_score(run, -score, n, hits);
	return got;
}

static void
put_parts(struct document *d, const struct run *run)
{
	struct sheet *s = document_sheet(d, "Gains", "gains");
	double rate = (double)run->hits / (double)run->n;
	double hits = 0;
	uint64_t before = 0;

	sheet_add_column(s, "part", SHEET_RIGHT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "score from", SHEET_RIGHT);
	sheet_add_column(s, "outcome", SHEET_RIGHT);
	sheet_add_column(s, "rate", SHEET_RIGHT);
	sheet_add_column(s, "lift", SHEET_RIGHT);
	sheet_add_column(s, "gained", SHEET_RIGHT);
	sheet_add_column(s, "lift so far", SHEET_RIGHT);
	for (size_t i = 0; i < GAINS_PARTS; i++) {
		const struct part *p = &run->part[i];
		double n = (double)(p->end - before);

		if (p->end == before)
			continue;
		hits += p->hits;
		before = p->end;
		sheet_count(s, i + 1);
		sheet_count(s, (uint64_t)n);
		sheet_number(s, p->low, -1);
		sheet_number(s, p->hits, 1);
		sheet_number(s, p->hits / n, 4);
		sheet_number(s, p->hits / n / rate, 2);
		sheet_number(s, hits / (double)run->hits, 4);
		sheet_number(s, hits / (double)before / rate, 2);
	}
}

static void
report(struct document *d, const struct run *run)
{
	uint64_t others = run->n - run->hits;
	double auc = run->above / (double)run->hits / (double)others;
	struct sheet *s;

	d->title = "Gains";
	document_line(d, "%" PRIu64 " records, %" PRIu64 " with the outcome",
	    run->n, run->hits);
	if (run->left_out > 0)
		document_line(d,
		    "left out, records without a score or an outcome: %" PRIu64,
		    run->left_out);
	if (run->hits == 0 || others == 0)
		return;
	document_line(d, "AUC %.4f, KS %.4f", auc, run->ks);
	put_parts(d, run);
	s = document_sheet(d, "Score", "score");
	document_hide(d);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "hits", SHEET_RIGHT);
	sheet_add_column(s, "auc", SHEET_RIGHT);
	sheet_add_column(s, "ks", SHEET_RIGHT);
	sheet_count(s, run->n);
	sheet_count(s, run->hits);
	sheet_number(s, auc, 6);
	sheet_number(s, run->ks, 6);
}

int
gains_run(
    struct stream *io, const struct gains_run_options *o, struct document *d)
{
	struct run run = { .io = io };
	const struct record *rec;
	int got = open_run(&run, o);

	while (got == 0 && (got = stream_next(io, &rec)) == 1)
		got = take(&run, rec, &io->err);
	if (got == 0)
		got = walk(&run, &io->err);
	if (got == 0)
		report(d, &run);
	sample_free(&run.sample);
	return got;
}
