/* Ids of people that stay from run to run: a file says which record had which
 * id when it was last seen.  It holds no values, but digests of what records
 * are known by, and of all their fields. */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "dedupe/identity.h"
#include "dedupe/ledger_line.h"
#include "link/link.h"
#include "record/header.h"

enum { LEDGER_DAYS = 400 }; /* after which a record that is gone is forgotten */

/* Nobody has that id any more; those who had it are `now`. */
struct ledger_retired {
	uint32_t id, now;
};

/* Records whose person had another id. */
struct ledger_change {
	uint32_t id, now, records;
	bool retired; /* else some went, and others kept it */
};

/* All fields but `fresh` are the inside.  Zero-initialise. */
struct ledger {
	bool fresh; /* there was no file */
	const char *file;
	bool locked;
	int lock;      /* descriptor of the file as it was */
	size_t column; /* by which records are known; HEADER_NONE: all fields */
	struct buf by; /* how that is written in the file */
	uint32_t next; /* id that nobody has had */
	struct buf lines;   /* struct ledger_line: of the file, then to be */
	struct buf now;     /* struct ledger_line: this run */
	struct buf retired; /* struct ledger_retired, by id */
	struct buf changes; /* struct ledger_change, by id, now */
	uint64_t kept, begun, ended, split; /* ids */
};

/* Read `file` (borrowed), if there is one.  column: that which is different
 * for each record, or HEADER_NONE.  0, or -1: ERR_USAGE (no state, of another
 * version, for other columns, in use by another run), ERR_READ, ERR_RECORD,
 * ERR_MEMORY. */
int ledger_open(struct ledger *g, const char *file, const struct header *h,
    size_t column, struct err *e) ERR_USE;

/* The next record: n fields. */
int ledger_add(
    struct ledger *g, const struct str *field, size_t n, struct err *e) ERR_USE;

/* The ids of the clusters of l, to which the same records were added.  today:
 * the day of this run. */
int ledger_settle(struct ledger *g, const struct link *l, struct date today,
    struct identity *id, struct err *e) ERR_USE;

/* Replace the file; write what has changed to another one (NULL: not). */
int ledger_write(struct ledger *g, const char *changes, struct err *e) ERR_USE;

void ledger_close(struct ledger *g);
#endif
