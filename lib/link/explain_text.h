/* Explanations as text for people. */
#ifndef EXPLAIN_TEXT_H
#define EXPLAIN_TEXT_H

#include <stdbool.h>

#include "base/err.h"
#include "link/link.h"
#include "link/naming.h"
#include "record/writer.h"

/* `who`: the names of two records, separated by a comma: what each column adds
 * to the odds that they are one person; or of one: who else is that person and
 * how surely.  values: show what was compared, too.  l has run.  0, or -1 with
 * ERR_USAGE (no such record), ERR_MEMORY, the failure of the writer. */
int explain_text(struct writer *w, const struct link *l,
    const struct naming *names, const char *who, bool values,
    struct err *e) ERR_USE;

#endif
