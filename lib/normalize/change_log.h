/* Every change as a record of its own: file, record, column, before, after. */
#ifndef CHANGE_LOG_H
#define CHANGE_LOG_H

#include "base/err.h"
#include "normalize/normalize.h"
#include "record/compose.h"
#include "record/header.h"
#include "record/record.h"
#include "record/writer.h"

/* file NULL: *w is NULL, and so is that of change_log_commit.  0, or -1 with
 * ERR_WRITE, ERR_MEMORY. */
int change_log_open(struct writer **w, const char *file, struct err *e) ERR_USE;

/* Append the changes of the record that the rules have judged, as text for w.
 * 0, or -1 with ERR_MEMORY. */
int change_log_record(struct compose *out, const struct normalize *z,
    const struct header *h, const char *file, const struct record *rec,
    struct err *e) ERR_USE;

/* All is written: give the file its name. */
int change_log_commit(struct writer *w, struct err *e) ERR_USE;

#endif
