/* Lines of a state, sorted and found. */
#ifndef LEDGER_LINE_H
#define LEDGER_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define LEDGER_HERE INT32_MIN /* no day: the record is not gone */

struct ledger_line {
	uint64_t high, low; /* digest of what the record is known by */
	uint32_t check;     /* of all its fields */
	uint32_t id;        /* of its person; 0: none yet */
	uint32_t record;    /* of this run */
	int32_t since;      /* day on which it was first gone */
};

/* The lines of a buffer, and how many. */
struct ledger_line *ledger_line_list(const struct buf *lines, size_t *n);

/* < 0, 0, > 0: by what the records are known by. */
int ledger_line_compare(
    const struct ledger_line *a, const struct ledger_line *b);

/* By what the records are known by, then by check, then by id.  0, or -1 with
 * ERR_MEMORY. */
int ledger_line_sort(struct buf *lines, struct err *e) ERR_USE;

/* Give the lines of this run, whose ids are 0, the ids of the same records in
 * those of the file; both are sorted.  Lines of the file that are not found are
 * gone since `today`, if not before; the others get LEDGER_FOUND for a
 * record. */
#define LEDGER_FOUND UINT32_MAX
void ledger_line_match(
    const struct buf *now, const struct buf *lines, int32_t today);

#endif
