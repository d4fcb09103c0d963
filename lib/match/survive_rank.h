/* What a rule says of the members of a group: which of them come first. */
#ifndef SURVIVE_RANK_H
#define SURVIVE_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "match/survive_judge.h"
#include "match/survive_members.h"
#include "match/survive_rules.h"
#include "match/survive_same.h"
#include "match/survive_units.h"
#include "record/header.h"

/* Zero-initialise. */
struct survive_rank {
	struct survive_members of; /* the group */
	struct survive_judge judge;
	struct survive_same same;
	struct buf said; /* of each member in a list */
	uint32_t (*weigh)(const void *context, uint64_t number);
	const void *context;
};

/* For the columns of h, which is borrowed. */
int survive_rank_open(struct survive_rank *r, const struct header *h,
    const struct survive_options *o, struct err *e) ERR_USE;

/* Keep of the *n members that `list` names those that a rule puts first, in
 * their order.  0, or -1 with ERR_MEMORY. */
int survive_rank_keep(struct survive_rank *r, const struct survive_unit *u,
    const struct survive_told *rule, size_t *list, size_t *n,
    struct err *e) ERR_USE;

void survive_rank_close(struct survive_rank *r);

#endif
