/* Rules as a table: a record for each segment, a column for each field it looks
 * at, an empty cell for any value (cust-rules(5)). */
#ifndef GRID_H
#define GRID_H

#include <stdbool.h>

#include "segment/rules.h"

/* Is the file, by its name, a table? */
bool grid_is(const char *file);

/* Read it as the rules it stands for; line n of these is record n - 1. */
int grid_read(struct rules *r, const char *file, struct err *e) ERR_USE;

#endif
