/* The rules as an SQL query (PostgreSQL): a CASE for each set.  Columns are
 * taken to have the types they are used as, with NULL where a field is empty;
 * events are tables of their own. */
#ifndef SQL_H
#define SQL_H

#include "base/buf.h"
#include "base/err.h"
#include "record/header.h"
#include "segment/rules.h"

/* Append the query over `table`.  The rules have been checked against h.  0,
 * or -1: ERR_USAGE for what has no form in SQL that says the same. */
int sql_write(struct buf *out, const struct rules *r, const struct header *h,
    struct str table, struct err *e) ERR_USE;

#endif
