/* Rules that need no file: one record for each customer of an order log. */
#ifndef BUILTIN_H
#define BUILTIN_H

#include "base/err.h"
#include "segment/rules.h"

enum builtin {
	BUILTIN_RFM,
	BUILTIN_LIFECYCLE,
	BUILTIN_VALUE_TIER,
	BUILTIN_CLV
};

struct builtin_options {
	const char *key; /* column of the customer, or NULL */
	const char *rfm; /* "METHOD K" of the clause rfm, or "rfm": as usual */
	const char *clv; /* more of the clause clv, or "clv": nothing more */
};

/* The rules of that kind into r, which has none, and its order log.  0, or -1:
 * ERR_USAGE, ERR_MEMORY. */
int builtin_rules(struct rules *r, enum builtin kind,
    const struct builtin_options *o, struct err *e) ERR_USE;

#endif
