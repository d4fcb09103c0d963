#include "stats/profile_run.h"

#include "stats/report_csv.h"
#include "stats/report_json.h"
#include "stats/report_profile.h"

static int
report(struct stream *io, const struct study *s, enum document_format format,
    struct document *d)
{
	const struct report r = { s->header, &s->columns, s->profile,
		s->records, s->options.top };

	if (format == DOCUMENT_JSON)
		return report_json(io->out, &r, &io->err);
	if (format != DOCUMENT_CSV) {
		report_profile(d, &r);
		return 0;
	}
	if (report_csv(io->out, &r) == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

static int
study(struct study *s, struct stream *io, const struct profile_run_options *o,
    struct writer **save)
{
	struct study_options options = o->study;
	struct err *e = &io->err;

	options.sorted = o->save != NULL;
	if (study_open(s, &io->header, &options, e) != 0 ||
	    states_fit(o->states, s, e) != 0 ||
	    (o->save != NULL && writer_open(save, o->save, ',', e) != 0) ||
	    states_load(o->states, s, e) != 0 ||
	    (!o->states_only && study_read(s, io) != 0) ||
	    study_end(s, *save, e) != 0)
		return -1;
	return *save == NULL ? 0 : writer_commit(*save, e);
}

int
profile_run(
    struct stream *io, const struct profile_run_options *o, struct document *d)
{
	struct study s = { .census = NULL };
	struct writer *save = NULL;
	int result = study(&s, io, o, &save);

	if (result == 0)
		result = report(io, &s, o->format, d);
	study_close(&s);
	writer_close(save);
	return result;
}
