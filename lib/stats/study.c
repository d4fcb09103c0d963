#include "stats/study.h"

#include "stats/state.h"
#include "stats/state_sketch.h"

enum { PARTS = 24 << 20 }; /* bytes counted before estimates begin */

static int
observe(void *context, size_t column, struct str value, struct err *e)
{
	struct study *s = context;

	return judge_observe(&s->profile[column].judge, value, e);
}

static int
begin(void *context, size_t column, size_t memory, bool in_parts, struct err *e)
{
	struct study *s = context;
	const struct profiler_options o = { memory, s->options.tempdir,
		s->options.quantile_type, s->by_record[column] };

	profiler_open(&s->profiler[column], &o);
	if (judge_decide(&s->profile[column].judge, e) != 0)
		return -1;
	if (!in_parts || s->profiler[column].sketch != NULL)
		return 0;
	return profiler_estimate(&s->profiler[column], e);
}

static int
take(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct study *s = context;
	const struct study_hooks *hooks = &s->options.hooks;

	if (s->save != NULL && s->profiler[column].sketch == NULL &&
	    state_value(s->save, column, value, times) != 0) {
		*e = *writer_error(s->save);
		return -1;
	}
	if (profiler_add(&s->profile[column], &s->profiler[column], value,
		times, e) != 0)
		return -1;
	return hooks->value == NULL
		   ? 0
		   : hooks->value(hooks->context, column, value, times, e);
}

static int
end(void *context, size_t column, struct err *e)
{
	struct study *s = context;
	int result;

	if (s->save != NULL && s->profiler[column].sketch != NULL)
		return 0; /* until it is saved */
	result = profiler_end(&s->profile[column], &s->profiler[column], e);

	profiler_free(&s->profiler[column]);
	return result;
}

static const char *
country_of_record(
    struct study *s, size_t column, const struct batch *b, size_t i)
{
	if (s->country == HEADER_NONE)
		return NULL;
	return country_memo_of(&s->memo[column], batch_value(b, s->country, i));
}

/* Judge values whose validity is a matter of their record's country. */
static int
look(void *context, size_t column, const struct batch *b, struct err *e)
{
	struct study *s = context;
	struct profile *p = &s->profile[column];

	if (!s->by_record[column])
		return 0;
	for (size_t i = 0; i < b->n; i++) {
		struct str value = batch_value(b, column, i);

		if (judge_by_country(p->role, value) &&
		    profiler_judge(p, value, country_of_record(s, column, b, i),
			1, e) != 0)
			return -1;
	}
	return 0;
}

/* What a batch holds: the columns, and behind them that of the country when
 * it is wanted and is not one of them. */
static int
place_columns(struct study *s, struct err *e)
{
	const struct header *h = s->header;
	size_t country = header_find_role(h, str_of("country"), 0);
	bool wanted = false;

	s->country = HEADER_NONE;
	s->field =
	    arena_array(&s->memory, s->columns.n + 1, sizeof *s->field, e);
	if (s->field == NULL)
		return -1;
	for (size_t i = 0; i < s->columns.n; i++) {
		s->field[i] = s->columns.column[i];
		wanted |= judge_wants_country(h->role[s->field[i]]);
		if (s->field[i] == country)
			s->country = i;
	}
	if (country == HEADER_NONE || !wanted)
		s->country = HEADER_NONE;
	else if (s->country == HEADER_NONE) {
		s->country = s->columns.n;
		s->field[s->country] = country;
	}
	return 0;
}

static int
open_columns(struct study *s, struct err *e)
{
	size_t n = s->columns.n;

	s->profile = arena_array(&s->memory, n, sizeof *s->profile, e);
	s->profiler = arena_array(&s->memory, n, sizeof *s->profiler, e);
	s->memo = arena_array(&s->memory, n, sizeof *s->memo, e);
	s->by_record = arena_array(&s->memory, n, sizeof *s->by_record, e);
	if (s->profile == NULL || s->profiler == NULL || s->memo == NULL ||
	    s->by_record == NULL)
		return -1;
	s->opened = true;
	for (size_t i = 0; i < n; i++) {
		struct profile *p = &s->profile[i];

		p->role = s->header->role[s->columns.column[i]];
		p->top.limit = s->options.top;
		s->by_record[i] =
		    s->country != HEADER_NONE && judge_wants_country(p->role);
		if (judge_open(&p->judge, p->role, &s->rules, &s->memory, e) !=
		    0)
			return -1;
	}
	return 0;
}

int
study_open(struct study *s, const struct header *h,
    const struct study_options *o, struct err *e)
{
	struct census_taker taker = { s, observe, begin, take, end, look };
	/* Where columns are parted shows in estimates: always at the same. */
	struct census_options options = { o->estimate ? PARTS : o->memory,
		o->tempdir, o->threads, o->estimate, o->sorted, 0 };

	s->options = *o;
	s->header = h;
	s->rules.pivot = CANON_PIVOT;
	s->rules.mixed_flagged = true;
	s->rules.as_of = o->as_of;
	if ((o->region != NULL && canon_options_set(&s->rules, str_of("region"),
				      str_of(o->region), e) != 0) ||
	    (o->select == NULL
		    ? select_all(&s->columns, h, e)
		    : select_columns(&s->columns, o->select, h, e)) != 0 ||
	    place_columns(s, e) != 0 || open_columns(s, e) != 0)
		return -1;
	options.extra = s->country == s->columns.n ? 1 : 0;
	return census_open(&s->census, s->columns.n, &options, &taker, e);
}

/* Take records until b is full: 1, 0 at the end, -1. */
static int
fill(void *context, struct batch *b)
{
	struct study *s = context;
	const struct study_hooks *hooks = &s->options.hooks;

	while (!batch_is_full(b)) {
		const struct record *rec;
		int got = several_next(s->options.several, s->io, &rec);

		if (got != 1)
			return got;
		if (batch_add(b, rec, s->field, &s->io->err) != 0 ||
		    (hooks->record != NULL &&
			hooks->record(hooks->context, rec, &s->io->err) != 0))
			return -1;
	}
	return 1;
}

int
study_read(struct study *s, struct stream *io)
{
	s->io = io;
	return census_count(s->census, fill, s, &io->err);
}

int
study_add(struct study *s, size_t column, struct str value, uint64_t times,
    bool judged, struct err *e)
{
	if (s->by_record[column] && !judged &&
	    profiler_judge(&s->profile[column], value, NULL, times, e) != 0)
		return -1;
	return census_add(s->census, column, value, times, e);
}

int
study_add_judged(struct study *s, size_t column, struct str what,
    uint64_t times, struct err *e)
{
	struct judge *j = &s->profile[column].judge;
	struct str reason;

	s->by_record[column] = true;
	if (str_is(what, "valid")) {
		j->n[JUDGE_VALID] += times;
	} else if (str_is(what, "off_form")) {
		j->n[JUDGE_OFF_FORM] += times;
	} else {
		reason = arena_copy(&s->memory, what, e);
		if (reason.p == NULL)
			return -1;
		judge_count(j, reason.p, times);
	}
	return 0;
}

/* All values have been saved: save the estimated columns as well. */
static int
save_estimates(struct study *s, struct err *e)
{
	struct writer *save = s->save;

	s->save = NULL;
	for (size_t i = 0; i < s->columns.n; i++) {
		if (s->profiler[i].sketch != NULL &&
		    (state_sketch_save(save, s, i, e) != 0 ||
			end(s, i, e) != 0))
			return -1;
	}
	return 0;
}

int
study_end(struct study *s, struct writer *save, struct err *e)
{
	s->records += census_records(s->census);
	s->save = save;
	if (save != NULL && state_begin(save, s) != 0) {
		*e = *writer_error(save);
		return -1;
	}
	for (size_t i = 0; i < s->columns.n; i++)
		s->profile[i].records = s->records;
	if (census_end(s->census, e) != 0)
		return -1;
	if (save == NULL)
		return 0;
	if (save_estimates(s, e) != 0)
		return -1;
	if (state_end(save, s) == 0)
		return 0;
	*e = *writer_error(save);
	return -1;
}

void
study_close(struct study *s)
{
	census_close(s->census);
	for (size_t i = 0; s->opened && i < s->columns.n; i++) {
		profiler_free(&s->profiler[i]);
		profile_free(&s->profile[i]);
	}
	selection_free(&s->columns);
	arena_free(&s->memory);
}
