/* The edges of tiers as a file, so that a customer's tier changes only when the
 * customer does: tier, method, group, edge, value. */
#ifndef EDGES_H
#define EDGES_H

#include "base/err.h"
#include "record/writer.h"
#include "segment/rules.h"

/* Every tier that has been settled.  -1: see writer_error. */
int edges_write(const struct rules *r, struct writer *w) ERR_USE;

/* Settle the tiers of r with a file so made; those it does not name are left.
 * 0, or -1: ERR_READ, ERR_RECORD, ERR_USAGE (it does not fit), ERR_MEMORY. */
int edges_read(struct rules *r, const char *file, struct err *e) ERR_USE;

#endif
