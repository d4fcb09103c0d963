/* Temp files that have no name: nothing is left behind whatever happens. */
#ifndef NAMELESS_H
#define NAMELESS_H

#include "base/err.h"

/* One in `directory`, readable and writable, private; its descriptor, or -1
 * with ERR_WRITE. */
int nameless_open(const char *directory, struct err *e) ERR_USE;

#endif
