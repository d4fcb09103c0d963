/* The members of a group and what is known of them, found out when it is first
 * asked for. */
#ifndef SURVIVE_MEMBERS_H
#define SURVIVE_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "match/group.h"
#include "match/survive_value.h"
#include "record/header.h"

/* Zero-initialise.  The first two may be read. */
struct survive_members {
	const struct group_member *member;
	size_t n;
	const struct header *header; /* borrowed */
	struct date as_of;
	struct survive_dates *dates; /* of columns asked for */
	struct buf real;             /* char: a value of a member */
	struct buf filled;           /* size_t: values of a member */
	struct buf scratch;
	struct arena memory;
};

void survive_members_open(
    struct survive_members *m, const struct header *h, struct date as_of);

/* Those of the next group, borrowed until then. */
int survive_members_begin(struct survive_members *m,
    const struct group_member *member, size_t n, struct err *e) ERR_USE;

/* Is that value of a member neither empty nor a placeholder? */
bool survive_members_is_real(
    struct survive_members *m, size_t i, size_t column);

/* What it says; nothing, when it is not real.  0, or -1 with ERR_MEMORY. */
int survive_members_value(struct survive_members *m, size_t i, size_t column,
    bool dates, struct survive_value *v, struct err *e) ERR_USE;

/* The dates in a column, one a member; what cannot be read is nothing.
 * Then: how many real values each member has.  NULL with ERR_MEMORY. */
const struct survive_value *survive_members_dates(
    struct survive_members *m, size_t column, struct err *e) ERR_USE;
const size_t *survive_members_filled(
    struct survive_members *m, struct err *e) ERR_USE;

void survive_members_close(struct survive_members *m);

#endif
