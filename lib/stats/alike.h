/* Values of a column that look like another, more frequent value of it: the same
 * but for case, marks, blanks and punctuation, or, of six letters and more, but
 * for one letter that is missing, too many, another, or in the wrong place. */
#ifndef ALIKE_H
#define ALIKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum {
	ALIKE_VALUES = 500, /* of more different values none is told */
	ALIKE_LONGEST = 64, /* bytes of a value */
	ALIKE_TOLD = 3,
};

struct alike_pair {
	struct str value, like; /* views; `like` is the more frequent one */
	uint64_t count;         /* of value */
};

/* Zero-initialise. */
struct alike {
	struct buf bytes;  /* values, then what they are folded to */
	struct buf values; /* of struct alike_value */
	bool many;         /* too many, or too long: nothing is held */
	uint64_t n;        /* values that look like others */
	uint64_t records;  /* that have them */
	struct alike_pair told[ALIKE_TOLD]; /* the most frequent of them */
	size_t ntold;
};

/* A value, once.  0, or -1 with ERR_MEMORY, here and below. */
int alike_add(
    struct alike *a, struct str value, uint64_t count, struct err *e) ERR_USE;

/* All are in: find them.  exactly: one letter more or less is another value, as
 * in names of people. */
int alike_find(struct alike *a, bool exactly, struct err *e) ERR_USE;

void alike_free(struct alike *a);

#endif
