/* The values of records on their way to the dictionaries of the traits: while
 * some are read, other threads give numbers to those read before. */
#ifndef INTAKE_H
#define INTAKE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/workers.h"
#include "link/trait.h"

/* Some records. */
struct intake_batch {
	struct buf text; /* their values, one behind the other */
	struct buf ends; /* uint32_t a record and trait: where each ends */
	size_t n;
};

/* All fields are the inside.  Zero-initialise. */
struct intake {
	struct trait *trait;
	size_t ntraits;
	struct workers *workers;
	struct intake_batch coming, going;
	bool busy;         /* the workers have `going` */
	struct buf failed; /* struct err a trait */
};

/* The traits that are filled; both are borrowed.  0, or -1 with ERR_MEMORY. */
int intake_open(struct intake *x, struct trait *trait, size_t ntraits,
    struct workers *w, struct err *e) ERR_USE;

/* A record: each trait has its value in its column.  0 or -1. */
int intake_add(
    struct intake *x, const struct str *field, struct err *e) ERR_USE;

/* No more records.  0 or -1. */
int intake_finish(struct intake *x, struct err *e) ERR_USE;

/* Also after a failure, before the traits are freed. */
void intake_close(struct intake *x);

#endif
