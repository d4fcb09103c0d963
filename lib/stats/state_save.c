#include "stats/state.h"

int
state_put(struct writer *w, const char *part, size_t column, struct str value,
    bool counted, uint64_t n)
{
	writer_field(w, str_of(part));
	if (column > 0)
		writer_number(w, column);
	else
		writer_field(w, str_make(NULL, 0));
	writer_field(w, value);
	if (counted)
		writer_number(w, n);
	else
		writer_field(w, str_make(NULL, 0));
	return writer_end(w);
}

static int
put_columns(struct writer *w, const struct study *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		struct str name = s->header->name[s->columns.column[i]];
		const char *role = s->profile[i].role;

		if (state_put(w, "column", i + 1, name, false, 0) != 0 ||
		    (role != NULL && state_put(w, "role", i + 1, str_of(role),
					 false, 0) != 0))
			return -1;
	}
	return 0;
}

/* The reasons in byte order. */
static int
put_judged(struct writer *w, size_t column, const struct judge *j)
{
	const char *last = "";

	if (state_put(w, "judged", column, str_of("valid"), true,
		j->n[JUDGE_VALID]) != 0 ||
	    state_put(w, "judged", column, str_of("off_form"), true,
		j->n[JUDGE_OFF_FORM]) != 0)
		return -1;
	for (size_t i = 0; i < j->nreasons; i++) {
		const struct judge_reason *next = NULL;

		for (size_t k = 0; k < j->nreasons; k++) {
			const struct judge_reason *r = &j->reason[k];

			if (strcmp(r->reason, last) > 0 &&
			    (next == NULL ||
				strcmp(r->reason, next->reason) < 0))
				next = r;
		}
		if (next == NULL ||
		    state_put(w, "judged", column, str_of(next->reason), true,
			next->n) != 0)
			return -1;
		last = next->reason;
	}
	return 0;
}

int
state_begin(struct writer *w, const struct study *s)
{
	const char *region = s->rules.region;

	writer_field(w, str_of("part"));
	writer_field(w, str_of("column"));
	writer_field(w, str_of("value"));
	writer_field(w, str_of("count"));
	if (writer_end(w) != 0 ||
	    state_put(w, "version", 0, str_of(s->options.estimate ? "2" : "1"),
		false, 0) != 0 ||
	    (region != NULL &&
		state_put(w, "region", 0, str_of(region), false, 0) != 0) ||
	    state_put(w, "records", 0, str_make(NULL, 0), true, s->records) !=
		0 ||
	    put_columns(w, s) != 0)
		return -1;
	for (size_t i = 0; i < s->columns.n; i++) {
		/* What is estimated has them among its counters. */
		if (s->by_record[i] && s->profiler[i].sketch == NULL &&
		    put_judged(w, i + 1, &s->profile[i].judge) != 0)
			return -1;
	}
	return 0;
}

int
state_value(struct writer *w, size_t column, struct str value, uint64_t times)
{
	return state_put(w, "value", column + 1, value, true, times);
}

int
state_end(struct writer *w, const struct study *s)
{
	return state_put(w, "end", 0, str_make(NULL, 0), true, s->records);
}
