/* Why two records are, or are not, the same person. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "link/link.h"

/* One trait: what was compared, how alike it is, and what that is worth. */
struct explain_line {
	struct str name;   /* of the column */
	struct str a, b;   /* the values as they were compared, or empty */
	unsigned level;    /* 0: not compared */
	const char *means; /* the level */
	bool hidden;       /* both have a value, but it follows from others */
	double same, any;  /* how often it is so: one person, any two */
	double weight;     /* bits that follow from these */
	double rare;       /* bits for how rare this value is */
	double total;      /* running, from the prior on */
};

enum explain_said {
	EXPLAIN_NOTHING,
	EXPLAIN_SAME,      /* an override */
	EXPLAIN_DIFFERENT, /* an override */
	EXPLAIN_SOURCE,    /* of one source that has everybody once */
	EXPLAIN_KNOWN,     /* two known people */
	EXPLAIN_PERSON,    /* one known person */
};

struct explain {
	size_t n;
	struct explain_line line[TRAIT_MOST]; /* the most telling first */
	double prior;
	double household; /* bits taken off: they may live together only */
	double weight;    /* of all: the logarithm of the odds */
	double probability;
	bool identical; /* alike in all traits: one entry */
	bool mixed;     /* a person and an organisation */
	bool joined;    /* in one cluster */
	unsigned rules; /* bit i: rule i made them candidates */
	unsigned many;  /* bit i: they share a key of rule i with too many */
	enum explain_said said; /* whatever they weigh */
	double mean; /* of all pairs of their two people, if not joined */
};

/* Two records of a link that has run. */
void explain_pair(
    struct explain *x, const struct link *l, uint64_t a, uint64_t b);

/* Append a rule in words: "last_name (sound), birth_date".  0 or -1. */
int explain_rule(struct buf *out, const struct evidence *v, size_t rule,
    struct err *e) ERR_USE;

#endif
