/* Records of several sources side by side, by a key.  The key columns stand
 * once; the columns of each further source are behind those of the first, in
 * its own order, so that what belongs together stays together. */
#ifndef JOIN_H
#define JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/count.h"
#include "base/err.h"
#include "match/key.h"
#include "merge/sources.h"
#include "record/stream.h"

enum join_kind { JOIN_LEFT, JOIN_INNER, JOIN_RIGHT, JOIN_FULL };
enum join_many { JOIN_MANY_ALL, JOIN_MANY_FIRST, JOIN_MANY_ERROR };

struct join_options {
	struct key_use by; /* on: NAME=NAME where the names differ */
	enum join_kind kind;
	enum join_many many;
	bool canonical_names; /* columns with a role are called by it */
};

/* Write header and records to io, which is open.  0, or -1 and io->err. */
int join_run(struct stream *io, struct sources *s, const struct join_options *o,
    struct count_list *counts) ERR_USE;

#endif
