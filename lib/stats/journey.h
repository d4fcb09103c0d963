/* What customers did, customer by customer and day by day, whatever the order
 * it is read in and however much it is. */
#ifndef JOURNEY_H
#define JOURNEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/header.h"
#include "record/record.h"

struct spill;

/* Zero-initialise. */
struct journey {
	size_t customer, date; /* columns */
	uint64_t left_out;     /* records without a customer or a day */
	int32_t first, last;   /* days, once there is one */
	uint64_t n;            /* events added */
	struct spill *spill;
	struct buf key;
	struct buf who; /* the customer of the last event */
};

struct journey_event {
	bool begins; /* it is the first of its customer */
	int32_t day;
	unsigned rank;
	struct str value; /* valid until the next call */
};

/* The first column of one of these roles, ended by NULL, or HEADER_NONE. */
size_t journey_find(const struct header *h, const char *const *roles);

/* Find who and when in the roles of h.  0, or -1: ERR_USAGE when there is no
 * such column, ERR_MEMORY. */
int journey_open(struct journey *j, const struct header *h, size_t memory,
    const char *tempdir, struct err *e) ERR_USE;

/* An event of the customer and the day of r; events of a day come in order of
 * rank, below 256.  0 or -1. */
int journey_add(struct journey *j, const struct record *r, unsigned rank,
    struct str value, struct err *e) ERR_USE;

/* All are in.  Then 1 and the next, 0 at the end, -1. */
int journey_sort(struct journey *j, struct err *e) ERR_USE;
int journey_next(
    struct journey *j, struct journey_event *event, struct err *e) ERR_USE;

/* The median of spans of days (int32_t), which are put in order.  False: there
 * are none. */
bool journey_median(struct buf *days, double *median);

void journey_close(struct journey *j);

#endif
