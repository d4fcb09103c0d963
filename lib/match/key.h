/* Keys of records: the bytes that must agree for two records to be the same. */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"
#include "record/select.h"

/* Put the key of rec over the selected columns into `out` (cleared first):
 * two records have the same key exactly when the columns hold the same bytes.
 * *whole: no column is empty. */
int key_build(struct buf *out, const struct record *rec,
    const struct selection *columns, bool *whole, struct err *e) ERR_USE;

#endif
