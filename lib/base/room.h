/* Where large arrays lie: in plain memory up to a limit, beyond it each in a
 * temp file of its own that has no name and is mapped, so that the system can
 * write out what is not looked at.  A buf is in one by buf_in (buf.h).  Several
 * threads may use it. */
#ifndef ROOM_H
#define ROOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct room;
struct arena;

/* limit: bytes of plain memory; directory: NULL for TMPDIR or /tmp, borrowed.
 * The room lives as long as `memory`; NULL with ERR_MEMORY. */
struct room *room_open(struct arena *memory, size_t limit,
    const char *directory, struct err *e) ERR_USE;

/* May n bytes of plain memory be had?  They are, until they are given back. */
bool room_take(struct room *r, size_t n);
void room_give(struct room *r, size_t n);

/* n bytes in a file, of which every block is there: to write into them cannot
 * fail.  NULL with ERR_WRITE (no space) or ERR_MEMORY. */
void *room_map(struct room *r, size_t n, struct err *e) ERR_USE;
void room_unmap(void *p, size_t n);

#endif
