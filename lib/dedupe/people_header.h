/* The header of what cust-dedupe writes. */
#ifndef PEOPLE_HEADER_H
#define PEOPLE_HEADER_H

#include "base/err.h"
#include "dedupe/people.h"

/* The columns of the records and those that are added.  0, or -1 and
 * p->io->err: ERR_USAGE for one that is there already. */
int people_header_find(struct people *p) ERR_USE;

int people_header_write(struct people *p) ERR_USE;

#endif
