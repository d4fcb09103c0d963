#include "dedupe/linkage.h"

#include <sys/stat.h>

#include "dedupe/linkage_report.h"
#include "dedupe/stage.h"
#include "record/select.h"
#include "record/writer.h"

static int
edges_of_pairs(void *context, struct link *l, struct err *e)
{
	const struct linkage *x = context;

	return stage_edges(l, &x->names, x->options.pairs, e);
}

/* A file that cannot be written ends the run before hours are spent on it. */
static int
check_output(const char *file, struct err *e)
{
	struct writer *w;
	struct stat st;

	if (file == NULL || (stat(file, &st) == 0 && !S_ISREG(st.st_mode)))
		return 0;
	if (writer_open(&w, file, ',', e) != 0)
		return -1;
	writer_close(w);
	return 0;
}

static int
check_outputs(const struct linkage_options *o, struct err *e)
{
	return check_output(o->review, e) != 0 ||
		       check_output(o->model_out, e) != 0 ||
		       check_output(o->id_changes, e) != 0 ||
		       check_output(o->state, e) != 0
		   ? -1
		   : 0;
}

int
linkage_open(
    struct linkage *x, struct stream *io, const struct linkage_options *o)
{
	struct link_options how = o->link;
	const struct header *h = &io->header;
	struct err *e = &io->err;

	x->options = *o;
	if (check_outputs(o, e) != 0)
		return -1;
	how.once = LINK_NONE;
	if (o->model != NULL) {
		if (model_load(
			&x->model, o->model, o->link.reading.region, e) != 0)
			return -1;
		how.model = &x->model;
	}
	if (o->pairs != NULL) {
		how.find_edges = edges_of_pairs;
		how.context = x;
	}
	if ((o->once != NULL && select_one(&how.once, str_of(o->once),
				    "never-merge-within", h, e) != 0) ||
	    naming_open(&x->names, h, o->id, e) != 0 ||
	    (o->state != NULL && ledger_open(&x->ledger, o->state, h,
				     x->names.column, e) != 0) ||
	    (o->against != NULL &&
		master_open(&x->master, o->against, o->against_id, h,
		    &io->options.reader, e) != 0) ||
	    link_open(&x->link, h, &how, e) != 0)
		return -1;
	tape_open(
	    &x->tape, h->n, writer_delimiter(io->out), o->memory, o->tempdir);
	return 0;
}

/* Names take memory, which is spent only where they are asked for. */
static int
add_name(struct linkage *x, const struct str *field, struct err *e)
{
	const struct linkage_options *o = &x->options;

	if (!o->named && o->overrides == NULL && o->pairs == NULL)
		return 0;
	return naming_add(&x->names, field, e);
}

static int
add_known(struct linkage *x, struct stream *io)
{
	struct record rec = { .nfields = io->header.n };
	struct err *e = &io->err;
	uint32_t id;
	int got;

	while ((got = master_next(&x->master, &rec, &id, e)) == 1) {
		if (link_add(&x->link, rec.field, id, e) != 0 ||
		    add_name(x, rec.field, e) != 0 ||
		    (x->options.review != NULL &&
			tape_add(&x->tape, &rec, e) != 0))
			return -1;
		x->known++;
	}
	naming_begin(&x->names, x->known);
	x->taped = x->options.review != NULL ? x->known : 0;
	return got == 0 ? master_label(&x->master, &x->link.bonds, e) : -1;
}

static int
add(struct linkage *x, struct stream *io, const struct record *rec)
{
	struct err *e = &io->err;

	if (link_add(&x->link, rec->field, 0, e) != 0 ||
	    add_name(x, rec->field, e) != 0 || tape_add(&x->tape, rec, e) != 0)
		return -1;
	if (x->options.state == NULL)
		return 0;
	return ledger_add(&x->ledger, rec->field, io->header.n, e);
}

static int
settle_ids(struct linkage *x, struct count_list *counts, struct err *e)
{
	const struct linkage_options *o = &x->options;

	if (o->against != NULL)
		return master_settle(
		    &x->master, &x->link, &x->identity, counts, e);
	if (o->state != NULL)
		return ledger_settle(&x->ledger, &x->link,
		    o->link.reading.as_of, &x->identity, e);
	return 0;
}

int
linkage_run(struct linkage *x, struct stream *io, struct count_list *counts)
{
	const struct linkage_options *o = &x->options;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	if (o->against != NULL && add_known(x, io) != 0)
		return -1;
	while ((got = stream_next(io, &rec)) == 1) {
		if (add(x, io, rec) != 0)
			return -1;
	}
	if (got != 0 || tape_rewind(&x->tape, e) != 0 ||
	    (o->overrides != NULL && overrides_read(&x->overrides, &x->link,
					 &x->names, o->overrides, e) != 0) ||
	    link_run(&x->link, e) != 0 ||
	    overrides_check(&x->overrides, &x->link, e) != 0)
		return -1;
	if (o->model_out != NULL &&
	    model_save(o->model_out, &x->link.evidence, &x->link.corpus,
		&x->link.options.reading, e) != 0)
		return -1;
	if (o->review != NULL && review_file_find(&x->review, &x->link, e) != 0)
		return -1;
	if (o->counted && linkage_report(counts, &x->link, e) != 0)
		return -1;
	return settle_ids(x, counts, e);
}

int
linkage_save(struct linkage *x, struct stream *io, struct count_list *counts)
{
	const struct linkage_options *o = &x->options;
	const struct ledger *g = &x->ledger;
	struct err *e = &io->err;

	if (o->review != NULL && review_file_write(&x->review, o->review,
				     &io->header, &x->tape, &x->names, e) != 0)
		return -1;
	if (o->state == NULL)
		return 0;
	if (count_add(counts, "ids_kept", NULL, g->kept, e) != 0 ||
	    count_add(counts, "ids_new", NULL, g->begun, e) != 0 ||
	    count_add(counts, "ids_retired", NULL, g->ended, e) != 0 ||
	    count_add(counts, "ids_split", NULL, g->split, e) != 0)
		return -1;
	return ledger_write(&x->ledger, o->id_changes, e);
}

void
linkage_close(struct linkage *x)
{
	naming_close(&x->names);
	link_close(&x->link);
	model_free(&x->model);
	tape_close(&x->tape);
	overrides_free(&x->overrides);
	review_file_close(&x->review);
	ledger_close(&x->ledger);
	master_close(&x->master);
	identity_free(&x->identity);
}
