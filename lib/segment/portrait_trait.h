/* A rule that describes records, and its sums if it is a number. */
#ifndef PORTRAIT_TRAIT_H
#define PORTRAIT_TRAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/num.h"
#include "segment/rule.h"

struct portrait_trait {
	const struct rule *rule;
	bool is_mean;
	struct num *sum; /* of each group, the last of all */
	uint64_t *known; /* records with a number */
	bool inexact;    /* a sum is beyond what is exact */
};

#endif
