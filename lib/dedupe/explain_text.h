/* Explanations as text for people. */
#ifndef EXPLAIN_TEXT_H
#define EXPLAIN_TEXT_H

#include <stdbool.h>

#include "base/err.h"
#include "dedupe/linkage.h"
#include "record/writer.h"

/* `who`: the names of two records, separated by a comma: what each column adds
 * to the odds that they are one person; or of one: who else is that person and
 * how surely.  values: show what was compared, too.  `found` has run, with names.  0, or -1 with
 * ERR_USAGE (no such record), ERR_MEMORY, the failure of the writer. */
int explain_text(struct writer *w, struct linkage *found, const char *who,
    bool values, struct err *e) ERR_USE;

#endif
