/* Schema files: roles of columns, told by the user. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "base/err.h"
#include "record/header.h"

/* Read a schema file (TSV or CSV: column, role, and for
 * cust-normalize options) and set
 * the roles it names; role "-" means none.  Columns that it does not name keep
 * what they have.  -1 with ERR_USAGE for a column that does not exist or a
 * role that is not known (both listed), ERR_READ, ERR_RECORD, ERR_MEMORY. */
int schema_apply(struct header *h, const char *file, struct err *e) ERR_USE;

#endif
