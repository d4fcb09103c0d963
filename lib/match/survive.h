/* Survivorship: of the records of one key or one cluster, which values make the
 * golden record.  A rule for each column: the one told (survive_rules.h), else
 * one by its role (the table in survive_units.c).  Empty values never win,
 * placeholders (field/placeholder.h) only where there is nothing else.
 *
 * The columns of a bundle (parts of a name, of an address; amounts and their
 * currency; consent and its date) come from one record, its empty ones too; a
 * record without a real value in the bundle cannot win.  Second columns of such
 * roles make a second bundle.  A rule told for one of a bundle holds for all of
 * it, but looks at those it was told for.
 *
 * What the rule leaves open is for recent to settle, where there is a column
 * updated_at, then for first.  All of it depends on the members and their order
 * alone. */
#ifndef SURVIVE_H
#define SURVIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "match/group.h"
#include "match/survive_order.h"
#include "match/survive_rank.h"
#include "match/survive_rules.h"
#include "match/survive_units.h"
#include "record/header.h"

#define SURVIVE_NONE ((size_t)-1)

struct survive_choice {
	/* A member, or SURVIVE_NONE: there is no value (in a bundle: in none
	 * of its columns).  With the rule all: the first that has one. */
	size_t winner;
	struct str value;       /* of the golden record */
	enum survive_rule rule; /* the one that decided */
};

/* All fields are the inside.  Zero-initialise. */
struct survive {
	const struct header *header;
	struct survive_units units;
	struct survive_order *orders;
	struct survive_choice *choice; /* one a column */
	struct survive_rank rank;
	struct buf left;    /* size_t: members that may still win */
	struct arena texts; /* values put together */
	struct arena memory;
};

/* Rules for the columns of h (with roles), which is borrowed.  0, or -1 with
 * ERR_USAGE (rule, column or source that does not exist, rules that contradict
 * each other), ERR_MEMORY. */
int survive_open(struct survive *s, const struct header *h,
    const struct survive_options *o, struct err *e) ERR_USE;

/* Where a column says what source a record is from: one of all records there
 * will be.  After the last: ERR_USAGE when a rule names only sources that no
 * record has. */
void survive_see(struct survive *s, const struct str *field);
int survive_seen(const struct survive *s, struct err *e) ERR_USE;

/* One choice a column (h->n of them), valid until the next call, for the n
 * members.  A single member survives as it is.  NULL with ERR_MEMORY. */
const struct survive_choice *survive_choose(struct survive *s,
    const struct group_member *member, size_t n, struct err *e) ERR_USE;

/* Does the value count: is it neither empty nor a placeholder of its column? */
bool survive_is_real(const struct survive *s, size_t column, struct str value);

void survive_close(struct survive *s);

#endif
