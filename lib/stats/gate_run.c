#include "stats/gate_run.h"

#include <stdio.h>

#include "field/text.h"
#include "record/settings.h"
#include "stats/gate.h"
#include "stats/glance.h"
#include "stats/state.h"

struct run {
	struct gate gate;
	struct study base, now;
	struct state state;
	bool has_base;
	const char *file; /* of checks */
	size_t options;   /* checks told by options */
};

/* settings_take: check, severity. */
static int
take_check(void *context, const struct str *value, struct err *e)
{
	struct run *run = context;
	bool warns = str_is(value[1], "warn");
	char from[200];
	struct str name;

	if (!warns && value[1].n > 0 && !str_is(value[1], "fail"))
		return err_set(
		    e, ERR_USAGE, 0, "the severity of a check is fail or warn");
	if (text_trim(value[0]).n == 0)
		return err_set(e, ERR_USAGE, 0, "a check is empty");
	(void)snprintf(from, sizeof from, "%s: check %zu", run->file,
	    run->gate.n + 1 - run->options);
	name = arena_copy(&run->gate.memory, str_of(from), e);
	return name.p == NULL
		   ? -1
		   : gate_add(&run->gate, value[0], warns, name.p, e);
}

static int
read_checks(struct run *run, const struct gate_run_options *o, struct err *e)
{
	static const char *const columns[] = { "check", "severity" };

	for (size_t i = 0; i < o->nfail; i++) {
		if (gate_add(&run->gate, str_of(o->fail[i]), false, "--fail-if",
			e) != 0)
			return -1;
	}
	for (size_t i = 0; i < o->nwarn; i++) {
		if (gate_add(&run->gate, str_of(o->warn[i]), true, "--warn-if",
			e) != 0)
			return -1;
	}
	if (o->checks == NULL)
		return 0;
	run->file = o->checks;
	run->options = run->gate.n;
	if (settings_read(o->checks, "a file of checks", columns, 2, 1,
		take_check, run, e) != 0)
		return -1;
	if (run->gate.n > 0)
		return 0;
	(void)err_set(e, ERR_USAGE, 0, "has no checks");
	return err_in_file(e, o->checks);
}

/* The column of the study of now for a column of one of them. */
static struct contrast *
contrast_of(struct run *run, const struct study *s, size_t column)
{
	const struct header *h = run->now.header;
	struct str name = s->header->name[s->columns.column[column]];
	size_t at = header_find(h, name, 0);

	if (at == HEADER_NONE || !gate_wants_psi(&run->gate, at))
		return NULL;
	return &run->gate.contrast[at];
}

static int
take_value(struct run *run, const struct study *s, uint32_t group,
    size_t column, struct str value, uint64_t times, struct err *e)
{
	struct contrast *c = contrast_of(run, s, column);

	if (c == NULL || glance_at(value).blank)
		return 0;
	return contrast_add(c, value, group, times, e);
}

static int
take_base(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct run *run = context;

	return take_value(run, &run->base, 0, column, value, times, e);
}

static int
take_now(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct run *run = context;

	return take_value(run, &run->now, 1, column, value, times, e);
}

static int
open_contrasts(struct run *run, const struct gate_run_options *o, struct err *e)
{
	size_t n = run->now.header->n;
	struct gate *g = &run->gate;

	g->contrast = arena_array(&g->memory, n, sizeof *g->contrast, e);
	if (g->contrast == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct contrast *c = &g->contrast[i];

		c->n = 2;
		c->against = CONTRAST_FIRST;
		c->sample.limit = o->study.memory / 8;
		c->sample.directory = o->study.tempdir;
		c->group = arena_array(&c->memory, 2, sizeof *c->group, e);
		if (c->group == NULL)
			return -1;
	}
	return 0;
}

/* All columns of the baseline come from its state. */
static int
study_base(struct run *run, const struct gate_run_options *o, struct err *e)
{
	struct study_options options = o->study;

	options.select = NULL;
	options.hooks = (struct study_hooks){ run, NULL, take_base };
	options.region = run->state.region.n > 0 ? run->state.region.p : NULL;
	if (study_open(&run->base, &run->state.header, &options, e) != 0 ||
	    state_load(&run->state, &run->base, e) != 0)
		return -1;
	return study_end(&run->base, NULL, e);
}

static int
end_contrasts(struct run *run, struct err *e)
{
	const struct header *h = run->now.header;

	for (size_t i = 0; run->has_base && i < h->n; i++) {
		struct contrast *c = &run->gate.contrast[i];

		if (!gate_wants_psi(&run->gate, i))
			continue;
		c->group[0].records = run->base.records;
		c->group[1].records = run->now.records;
		if (contrast_end(c, e) != 0)
			return -1;
	}
	return 0;
}

static int
check(struct run *run, struct stream *io, const struct gate_run_options *o,
    struct document *d, bool *failed)
{
	struct study_options options = o->study;
	struct gate *g = &run->gate;
	struct err *e = &io->err;

	/* A figure may be of any column. */
	options.select = NULL;
	run->has_base = o->baseline != NULL;
	if (read_checks(run, o, e) != 0 ||
	    (run->has_base && state_open(&run->state, o->baseline, e) != 0) ||
	    gate_check_terms(g, &io->header,
		run->has_base ? &run->state.header : NULL, e) != 0)
		return -1;
	run->now.header = &io->header;
	if (run->has_base &&
	    (open_contrasts(run, o, e) != 0 || study_base(run, o, e) != 0))
		return -1;
	if (run->has_base)
		options.hooks = (struct study_hooks){ run, NULL, take_now };
	if (study_open(&run->now, &io->header, &options, e) != 0 ||
	    study_read(&run->now, io) != 0 ||
	    study_end(&run->now, NULL, e) != 0 || end_contrasts(run, e) != 0 ||
	    gate_take(g, &run->now, &run->base, e) != 0)
		return -1;
	return gate_judge(g, d, options.as_of, run->now.records, failed, e);
}

int
gate_run(struct stream *io, const struct gate_run_options *o,
    struct document *d, bool *failed)
{
	struct arena memory = { 0 };
	struct run *run = arena_array(&memory, 1, sizeof *run, &io->err);
	int result;

	*failed = false;
	if (run == NULL)
		return -1;
	result = check(run, io, o, d, failed);
	for (size_t i = 0; run->gate.contrast != NULL && i < io->header.n; i++)
		contrast_free(&run->gate.contrast[i]);
	study_close(&run->base);
	study_close(&run->now);
	state_close(&run->state);
	gate_free(&run->gate);
	arena_free(&memory);
	return result;
}
