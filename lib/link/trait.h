/* A trait: one column as evidence of who a record is.  Its values are held
 * once each, in the form in which they are compared, with what comparing and
 * finding candidates needs of them. */
#ifndef TRAIT_H
#define TRAIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "link/dictionary.h"
#include "link/trait_kind.h"
#include "link/trait_known.h"
#include "link/trait_value.h"
#include "link/trait_words.h"

enum { TRAIT_MOST = 14 }; /* that are used */

struct trait {
	struct str name;
	const char *role;
	size_t column, nth; /* nth of that name, from 1 on */
	enum trait_kind kind;
	bool guessed;             /* the kind, by the values */
	bool formed;              /* raw values are forms already */
	bool split;               /* full names that were taken apart */
	enum date_order order;    /* of dates: how they are read */
	unsigned languages;       /* of their months */
	struct dictionary raw;    /* values as they came */
	struct buf raw_of;        /* uint32_t a record: its value, 0: none */
	struct dictionary forms;  /* values as they are compared */
	struct buf values;        /* struct trait_value, the first one unused */
	struct trait_words words; /* of texts */
	const struct trait_known *known; /* of a model, or NULL */
	const uint32_t *of; /* of entry 0; the others `stride` behind */
	size_t stride;
	uint64_t filled;  /* entries that have a value */
	uint64_t generic; /* values taken away as generic */
	double same;      /* chance that two entries have the same */
	struct buf made;  /* e-mail: float an entry, log2 of the chance that
	                   * another of that name has it; 0: is not made */
};

/* Let what t will hold lie in that room; t is zeroed. */
void trait_open(struct trait *t, struct room *room);

/* How values are read that do not say it themselves. */
struct trait_reading {
	const char *region; /* of telephone numbers, or NULL */
	struct date as_of;
};

/* Bring the raw values of t into the form of its kind (decided first where it
 * is open); raw_of then has numbers of forms, and raw is given back.  0 or
 * -1. */
int trait_settle(
    struct trait *t, const struct trait_reading *r, struct err *e) ERR_USE;

/* Derive what comparing needs from the forms.  0, or -1. */
int trait_derive(struct trait *t, struct err *e) ERR_USE;

void trait_free(struct trait *t);

static inline const struct trait_value *
trait_value(const struct trait *t, uint32_t id)
{
	return (const struct trait_value *)(const void *)t->values.p + id;
}

/* The value of an entry, 0: none. */
static inline uint32_t
trait_of(const struct trait *t, uint32_t entry)
{
	return t->of[entry * t->stride];
}

#endif
