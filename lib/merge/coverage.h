/* What each source has and lacks, which other source could fill the gaps, and
 * how many customers are in one source, in two, in all.  Empty values and
 * placeholders are gaps.  Kept of a record: its key, and one bit a column. */
#ifndef COVERAGE_H
#define COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/count.h"
#include "base/err.h"
#include "match/key.h"
#include "merge/sources.h"
#include "record/stream.h"

/* Write the table to io, which is open; it has a header even where the sources
 * have none.  o->on NULL: only what needs no key.  0, or -1 and io->err. */
int coverage_run(struct stream *io, struct sources *s, const struct key_use *o,
    struct count_list *counts) ERR_USE;

#endif
