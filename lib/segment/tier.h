/* Where a value stands among those of all records: its tier, from 1 to k.
 * cust-rules(5) tells the methods; each comes down to k - 1 edges, for each
 * group of records when tiers lie inside others. */
#ifndef TIER_H
#define TIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "base/str.h"

struct spill;
struct fact;

enum tier_method {
	TIER_QUANTILE, /* type 7; value <= edge stays below it */
	TIER_NTILE,    /* equal counts; equal values by their key */
	TIER_RANK,     /* by average rank / n */
	TIER_FIXED,    /* cuts told; a value on one belongs above */
	TIER_RFM_R,    /* as R's package rfm: quantile + 1, below it */
	TIER_SHARE,    /* of the sum, from the largest value down */
};

enum { TIER_MOST = 10, TIER_INSIDE = 2 };

struct tier_edge {
	bool known; /* else nothing lies beyond it */
	double value;
	struct str key; /* where equal values are split; p NULL: they are not */
};

struct tier_group {
	uint64_t n, sum; /* values; of positive ones, in millionths */
	struct tier_edge edge[TIER_MOST - 1];
};

struct tier {
	struct str name;
	enum tier_method method;
	unsigned k;
	struct num cut[TIER_MOST - 1];          /* in per cent, or values */
	struct str label[TIER_MOST];            /* p NULL: the number */
	bool shares;                            /* cuts are told in per cent */
	bool reverse;                           /* the smallest value is k */
	const struct fact *inside[TIER_INSIDE]; /* tiers, or NULL */
	unsigned inside_k[TIER_INSIDE];
	bool settled;      /* the edges are known */
	struct spill *all; /* the values of all records, until then */
	struct tier_group *group;
	struct buf key;   /* of an entry */
	uint64_t unknown; /* records whose value is not */
	struct arena memory;
};

/* "quantile" ...; how many groups it has edges for. */
const char *tier_method_name(enum tier_method method);
size_t tier_groups(const struct tier *t);

/* Room for the values of all, unless the edges are known.  0 or -1. */
int tier_open(struct tier *t, size_t memory, const char *directory,
    struct err *e) ERR_USE;

/* One of them, and the key of its record; no more: find the edges. */
int tier_add(
    struct tier *t, struct num value, struct str key, struct err *e) ERR_USE;
int tier_settle(struct tier *t, struct err *e) ERR_USE;

/* The tier of a value: from 1, the lowest, to k; with reverse the other way
 * round; of shares 1 is the highest.  0: the tiers it lies inside are not
 * known. */
unsigned tier_of(const struct tier *t, struct num value, struct str key);

void tier_free(struct tier *t);

#endif
