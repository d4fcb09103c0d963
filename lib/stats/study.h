/* A register under study: what its columns hold, column by column. */
#ifndef STUDY_H
#define STUDY_H

#include <stdbool.h>
#include <stdint.h>

#include "field/canon_options.h"
#include "record/select.h"
#include "stats/census.h"
#include "stats/country_memo.h"
#include "stats/profiler.h"
#include "stats/several.h"

/* Who else looks at what is studied; NULL: nobody.  0, or -1 and why. */
struct study_hooks {
	void *context;
	/* Each record. */
	int (*record)(void *context, const struct record *rec, struct err *e);
	/* Each value of a column, once, when its profile knows how to judge
	 * it.  Those of different columns may come at the same time. */
	int (*value)(void *context, size_t column, struct str value,
	    uint64_t times, struct err *e);
};

struct study_options {
	const char *select; /* columns, or NULL: all */
	unsigned top;
	unsigned quantile_type;
	bool estimate;
	bool sorted;   /* values are handed on in order */
	size_t memory; /* these three: see struct census_options */
	const char *tempdir;
	unsigned threads;
	const char *region; /* of what does not say its country, or NULL */
	struct date as_of;
	struct several *several; /* what records are, or NULL */
	struct study_hooks hooks;
};

/* Zero-initialise. */
struct study {
	struct study_options options;
	const struct header *header; /* borrowed */
	struct selection columns;
	struct canon_options rules;
	size_t *field;   /* of a record, for each column of a batch */
	size_t country;  /* of a batch, or HEADER_NONE */
	bool *by_record; /* a column is judged with the country of the record */
	struct country_memo *memo; /* one a column that wants it */
	struct census *census;
	struct profiler *profiler; /* one a column */
	struct profile *profile;   /* one a column */
	bool opened;               /* these are there */
	uint64_t records;
	struct stream *io;   /* while it is read */
	struct writer *save; /* where the state goes, or NULL */
	struct arena memory;
};

/* h must have its roles and stay; 0 or -1. */
int study_open(struct study *s, const struct header *h,
    const struct study_options *o, struct err *e) ERR_USE;

/* Count all records of io.  0, or -1 with the reason in io->err. */
int study_read(struct study *s, struct stream *io) ERR_USE;
/* What another study has counted: a value, by then judged or not, and what was
 * judged ("valid", "off_form", a reason).  0 or -1. */
int study_add(struct study *s, size_t column, struct str value, uint64_t times,
    bool judged, struct err *e) ERR_USE;
int study_add_judged(struct study *s, size_t column, struct str what,
    uint64_t times, struct err *e) ERR_USE;

/* All is in: make the profiles, and write the state where one is wanted (the
 * study was opened `sorted`).  0 or -1. */
int study_end(struct study *s, struct writer *save, struct err *e) ERR_USE;

void study_close(struct study *s);

#endif
