/* Makes the profile of a column, from its values and their counts.  Work is
 * done once for each value that differs and weighted with its count. */
#ifndef PROFILER_H
#define PROFILER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "stats/form.h"
#include "stats/profile.h"
#include "stats/sketch.h"
#include "stats/tally.h"

enum {
	PROFILER_FORMS = 1000, /* of more forms none is told */
	PROFILER_TOP_FORMS = 3,
};

struct profiler_options {
	size_t memory;       /* bytes for numbers before they are spilled */
	const char *tempdir; /* of the spill */
	unsigned quantile_type;
	bool by_record; /* profiler_judge judges what depends on a country */
};

/* What is known while values come in.  Zero-initialise. */
struct profiler {
	struct profiler_options options;
	bool number, decimal, date, text; /* seen */
	struct numbers_work numbers;
	struct tally forms;
	char form[FORM_LONGEST]; /* the last one, not yet among them */
	size_t form_n;
	uint64_t form_times;
	bool no_forms;         /* too many, or too long */
	struct sketch *sketch; /* or NULL: all is exact */
	struct arena memory;   /* of the sketch */
};

void profiler_open(struct profiler *w, const struct profiler_options *o);

/* From now on values may come several times: how many differ, which are
 * frequent and quantiles are estimated.  0 or -1. */
int profiler_estimate(struct profiler *w, struct err *e) ERR_USE;

/* A value that is not empty and how often it occurs: each value once (unless
 * it is estimated), in any order.  0, or -1 with ERR_MEMORY, ERR_WRITE. */
int profiler_add(struct profile *p, struct profiler *w, struct str value,
    uint64_t times, struct err *e) ERR_USE;

/* The value of records of that country (or NULL): judge it when their country
 * changes what is valid.  0 or -1. */
int profiler_judge(struct profile *p, struct str value, const char *country,
    uint64_t times, struct err *e) ERR_USE;

/* All values are in.  0 or -1. */
int profiler_end(struct profile *p, struct profiler *w, struct err *e) ERR_USE;

/* What another profiler has seen: a value that is smallest or greatest, a form.
 * 0 or -1. */
int profiler_meet(struct profile *p, struct str value, struct err *e) ERR_USE;
int profiler_take_form(
    struct profiler *w, struct str form, uint64_t times, struct err *e) ERR_USE;

/* The inside of profiler_end: the form last seen is one of all. */
int profiler_end_forms(struct profiler *w, struct err *e) ERR_USE;

void profiler_free(struct profiler *w);

#endif
