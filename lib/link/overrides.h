/* What people have decided about pairs of records: a file with the columns a,
 * b (names of records, see naming.h) and same (y or n; empty: not decided),
 * such as a review file that was filled in. */
#ifndef OVERRIDES_H
#define OVERRIDES_H

#include "base/err.h"
#include "link/link.h"
#include "link/naming.h"

/* Tell l, to which all records have been added, what the file says.  0, or -1:
 * ERR_USAGE for a record that is not there or an answer that is none, with its
 * place in the file; ERR_READ, ERR_RECORD, ERR_MEMORY. */
int overrides_read(struct link *l, const struct naming *names, const char *file,
    struct err *e) ERR_USE;

#endif
