/* The values that are tried when a set is probed.  The inside of probe. */
#ifndef PROBE_VALUES_H
#define PROBE_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "expr/node.h"
#include "segment/rules.h"

enum { PROBE_VARIABLES = 12, PROBE_FREE = 8, PROBE_VALUES = 64 };

/* A column or a fact, and what it is tried with; "" is unknown. */
struct probe_variable {
	struct slot *slot;
	struct fact *fact;
	const struct rule *tier; /* the fact is the score of one, or NULL */
	enum node_type type;
	struct str value[PROBE_VALUES];
	size_t n;
};

struct probe_values {
	struct probe_variable variable[PROBE_VARIABLES];
	size_t n;
	const struct node *free[PROBE_FREE]; /* conditions of their own */
	size_t nfree;
	bool too_many;
	struct arena *memory;
};

/* Look at a condition, and all below it.  0, or -1 with ERR_MEMORY. */
int probe_values_add(struct probe_values *p, const struct rules *r,
    const struct node *n, struct err *e) ERR_USE;

/* All conditions have been seen: put values between those found. */
int probe_values_fill(struct probe_values *p, struct err *e) ERR_USE;

/* Which of the free ones n is, or nfree. */
size_t probe_values_free(const struct probe_values *p, const struct node *n);

#endif
