#include "stats/health_run.h"

#include "base/num.h"
#include "stats/health.h"
#include "stats/report_health.h"

struct run {
	struct study study;
	struct checkup checkup;
	struct health health;
	struct writer *failing;
	struct buf faults;
};

/* The names of the faults, separated by blanks. */
static int
name_faults(struct buf *out, uint64_t faults, struct err *e)
{
	buf_clear(out);
	for (size_t i = 0; i < CHECKUP_FAULTS; i++) {
		if ((faults >> i & 1) == 0)
			continue;
		if ((out->n > 0 && buf_add_byte(out, ' ', e) != 0) ||
		    buf_add(out, str_of(checkup_fault_name(i)), e) != 0)
			return -1;
	}
	return 0;
}

static int
take_record(void *context, const struct record *rec, struct err *e)
{
	struct run *run = context;
	uint64_t faults;
	char share[NUM_TEXT];
	size_t n;

	if (checkup_record(&run->checkup, rec, &faults, e) != 0)
		return -1;
	if (run->failing == NULL || faults == 0)
		return 0;
	if (name_faults(&run->faults, faults, e) != 0)
		return -1;
	writer_same_all(run->failing, rec);
	writer_field(run->failing, buf_str(&run->faults));
	n = num_write_double((double)run->checkup.has / CHECKUP_WHOLE, share);
	writer_field(run->failing, str_make(share, n));
	if (writer_end(run->failing) == 0)
		return 0;
	*e = *writer_error(run->failing);
	return -1;
}

static int
take_value(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct run *run = context;
	struct health *x = &run->health;

	if (run->study.columns.column[column] != x->date)
		return 0;
	return health_take(x, &run->study.profile[column], value, times, e);
}

/* The file of failing records, with its header. */
static int
open_failing(
    struct run *run, const char *file, const struct stream *io, struct err *e)
{
	char delimiter = writer_delimiter(io->out);

	if (file == NULL)
		return 0;
	if (writer_open(&run->failing, file, delimiter, e) != 0)
		return -1;
	if (io->options.reader.no_header)
		return 0;
	for (size_t i = 0; i < io->header.n; i++)
		writer_field(run->failing, io->header.name[i]);
	writer_field(run->failing, str_of("faults"));
	writer_field(run->failing, str_of("complete"));
	if (writer_end(run->failing) == 0)
		return 0;
	*e = *writer_error(run->failing);
	return -1;
}

static int
test(struct run *run, struct stream *io, const struct health_run_options *o,
    struct document *d)
{
	struct study_options options = o->study;
	struct health *x = &run->health;
	struct err *e = &io->err;

	options.hooks = (struct study_hooks){ run, take_record, take_value };
	health_open(x, &io->header, options.as_of);
	if (health_weigh(x, o->weights, e) != 0 ||
	    study_open(&run->study, &io->header, &options, e) != 0 ||
	    checkup_open(&run->checkup, &io->header, &run->study.rules, e) !=
		0 ||
	    open_failing(run, o->failing, io, e) != 0 ||
	    study_read(&run->study, io) != 0 ||
	    study_end(&run->study, NULL, e) != 0 ||
	    health_end(x, &run->study, &run->checkup, e) != 0)
		return -1;
	report_health(d, x, &run->checkup, &run->study);
	return run->failing == NULL ? 0 : writer_commit(run->failing, e);
}

int
health_run(
    struct stream *io, const struct health_run_options *o, struct document *d)
{
	struct run run = { .failing = NULL };
	int result = test(&run, io, o, d);

	/* Causes name columns by the header of io, which stays. */
	study_close(&run.study);
	checkup_close(&run.checkup);
	health_free(&run.health);
	writer_close(run.failing);
	buf_free(&run.faults);
	return result;
}
