/* What a source is called in the source column: FILE=NAME, or its file name. */
#ifndef LABEL_H
#define LABEL_H

#include <stddef.h>

#include "base/err.h"

/* The name given to `file` by one of the n labels, else the file's own. */
const char *label_find(const char *const *labels, size_t n, const char *file);

/* Does every label name one of the files?  0, or -1 with ERR_USAGE. */
int label_check(const char *const *labels, size_t n, char *const *files,
    size_t nfiles, struct err *e) ERR_USE;

#endif
