/* Sorting more than memory holds.  Entries (key, value) go in; they come out
 * in byte order of the key, equal keys in the order they went in.  Beyond the
 * memory limit sorted runs go to temp files that have no name, so that nothing
 * is left behind whatever happens. */
#ifndef SPILL_H
#define SPILL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct spill;

enum { SPILL_MIN_MEMORY = 1 << 20 };

/* memory: bytes for all of it, at least SPILL_MIN_MEMORY (less is raised to
 * that; one entry that is larger is held all the same).  directory: NULL for
 * TMPDIR or /tmp.  0, or -1 with ERR_MEMORY. */
int spill_open(struct spill **s, size_t memory, const char *directory,
    struct err *e) ERR_USE;

/* Copies both.  Each may be up to 2^31 bytes.  0, or -1: ERR_MEMORY,
 * ERR_WRITE (no room for temp files, hint -T). */
int spill_add(
    struct spill *s, struct str key, struct str value, struct err *e) ERR_USE;

/* No more to add: get ready to read. */
int spill_sort(struct spill *s, struct err *e) ERR_USE;

/* 1 and the next entry (views valid until the next call), 0 at the end, -1. */
int spill_next(
    struct spill *s, struct str *key, struct str *value, struct err *e) ERR_USE;

uint64_t spill_entries(const struct spill *s);
uint64_t spill_written(const struct spill *s); /* bytes that went to files */

void spill_close(struct spill *s);

#endif
