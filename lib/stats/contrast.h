/* How one column differs between groups: what its values are in each, and how
 * large and how sure the difference is.  Effects go from 0 (the groups are
 * alike) to 1 and can be compared between columns of any kind. */
#ifndef CONTRAST_H
#define CONTRAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "stats/exact.h"
#include "stats/sample.h"

enum contrast_kind {
	CONTRAST_NOTHING,    /* no values */
	CONTRAST_NUMBERS,    /* or days */
	CONTRAST_CATEGORIES, /* at most CONTRAST_VALUES different values */
	CONTRAST_MANY,       /* too many different texts to be compared */
};

enum { CONTRAST_VALUES = 1000, CONTRAST_GROUPS = 256 /* fewer */ };

/* What a group is held against for PSI. */
enum contrast_against { CONTRAST_FIRST, CONTRAST_PREVIOUS, CONTRAST_ALL };

struct contrast_group {
	uint64_t records; /* told before */
	uint64_t filled;
	struct exact sums; /* of numbers */
	double mean, sd, median;
	double psi; /* against its reference; NAN: it has none */
};

/* A value with its counts, one for each group. */
struct contrast_value {
	struct str text;
	uint64_t total;
	uint64_t *count;
};

struct contrast_test {
	const char *name; /* NULL: it could not be made */
	double effect;    /* Cramer's V, or eta */
	double statistic, df, df2, p;
	double p_holm, q_bh; /* set by contrast_correct */
};

/* Zero-initialise, set n, group[].records, against, sample. */
struct contrast {
	enum contrast_kind kind;
	size_t n; /* groups */
	struct contrast_group *group;
	enum contrast_against against;
	bool number, date, text, many; /* seen */
	struct sample sample;
	struct buf entries;           /* of single values, while they come in */
	struct contrast_value *value; /* most frequent first */
	size_t nvalues;
	struct contrast_test test;    /* of the values */
	struct contrast_test missing; /* of how many there are */
	/* Of two groups of numbers: */
	double d, ks, ks_p, auc;
	double psi; /* the largest of the groups */
	size_t psi_group;
	struct arena memory;
};

/* A value that is not blank, `times` times in a group: each (value, group)
 * once, in any order.  0 or -1. */
int contrast_add(struct contrast *c, struct str value, uint32_t group,
    uint64_t times, struct err *e) ERR_USE;

/* All are in.  0 or -1. */
int contrast_end(struct contrast *c, struct err *e) ERR_USE;

void contrast_free(struct contrast *c);

#endif
