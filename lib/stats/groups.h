/* The groups of records that are compared: one for each value of a column, each
 * file, or each year, quarter or month of a date. */
#ifndef GROUPS_H
#define GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/header.h"
#include "record/record.h"

enum {
	GROUPS_MOST = 200,
	GROUPS_NONE = 255, /* of a record that is in no group */
};

enum groups_kind {
	GROUPS_BY_VALUE,
	GROUPS_BY_FILE,
	GROUPS_BY_YEAR,
	GROUPS_BY_QUARTER,
	GROUPS_BY_MONTH,
};

/* Zero-initialise. */
struct groups {
	enum groups_kind kind;
	size_t column; /* HEADER_NONE for files */
	struct str name[GROUPS_MOST];
	uint64_t records[GROUPS_MOST];
	size_t n;
	uint64_t outside;          /* records in no group: no date */
	size_t order[GROUPS_MOST]; /* the groups to report, in order */
	size_t nordered;
	uint64_t small; /* records of groups that are too small to be told */
	size_t nsmall;
	struct arena memory;
};

/* By the column or role `text`; by "year(COLUMN)", "quarter(...)" or
 * "month(...)"; by n files.  0, or -1 with ERR_USAGE. */
int groups_by(struct groups *g, const char *text, const struct header *h,
    struct err *e) ERR_USE;
int groups_by_period(struct groups *g, const char *text, const struct header *h,
    struct err *e) ERR_USE;
int groups_by_file(
    struct groups *g, char *const *file, size_t n, struct err *e) ERR_USE;

/* Count a record; *group is its group or GROUPS_NONE.  file: which one it is
 * from.  0, or -1 with ERR_USAGE when there are too many groups. */
int groups_take(struct groups *g, const struct record *r, size_t file,
    unsigned *group, struct err *e) ERR_USE;

/* All records are in: order the groups by name (files as they came), leave out
 * those of fewer than k records, and of periods all but the last (0: none). */
void groups_end(struct groups *g, uint64_t k, size_t last);

void groups_free(struct groups *g);

#endif
