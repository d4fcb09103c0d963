/* A small file of settings: CSV or TSV with columns of known names, in any
 * order; columns of other names are passed over. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "record/record.h"

enum { SETTINGS_COLUMNS = 8 }; /* at most */

/* Takes one record: a value for each column of the list (an empty one where
 * the file has no such column), valid during the call.  0 or -1. */
typedef int settings_take(
    void *context, const struct str *value, struct err *e);

/* Read `file`, which must have the first `needed` of the n columns.  what: the
 * kind of file, for messages ("a schema").  -1 with ERR_USAGE, ERR_READ,
 * ERR_RECORD, or what `take` returned, its place added. */
int settings_read(const char *file, const char *what,
    const char *const *columns, size_t n, size_t needed, settings_take *take,
    void *context, struct err *e) ERR_USE;

/* Takes a record as it stands.  0 or -1. */
typedef int settings_record(
    void *context, const struct record *rec, struct err *e);

/* Each record of `file`, whatever its columns are called: settings told by their
 * places.  -1 with ERR_USAGE, ERR_READ, ERR_RECORD, or what `take` returned,
 * its place added unless memory ran out. */
int settings_each(const char *file, settings_record *take, void *context,
    struct err *e) ERR_USE;

#endif
