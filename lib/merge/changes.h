/* What has changed between two states of one file, by a key.
 *
 * The user names OLD, then NEW; in struct sources the new state comes first
 * (changes_arrange), so that the union of the columns has its names and its
 * order.  A column that only one of them has is empty in the other. */
#ifndef CHANGES_H
#define CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/count.h"
#include "base/err.h"
#include "match/key.h"
#include "merge/changes_key.h"
#include "merge/sources.h"
#include "record/stream.h"

/* Put OLD and NEW, just named, into the order of a run.  -1 with ERR_USAGE
 * unless there are two sources. */
int changes_arrange(struct sources *s, struct err *e) ERR_USE;

/* Write header and records to io, which is open: what happened to a record,
 * the columns that differ, and its values.  Those of NEW come in its order,
 * behind them those that are gone, in the order of OLD; sorted: in byte order
 * of the keys, those without a key behind them.  Of several records with one
 * key the first of NEW goes with the first of OLD, and so on; records without
 * a key go together when they are equal.  o->on: columns of the union, or
 * OLD=NEW, for which see merge/changes_key.h.  0, or -1 and io->err. */
int changes_run(struct stream *io, struct sources *s, const struct key_use *o,
    struct count_list *counts) ERR_USE;

#endif
