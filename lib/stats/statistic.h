/* The statistics of a column, one by one, for reports that have all of them. */
#ifndef STATISTIC_H
#define STATISTIC_H

#include <stddef.h>
#include <stdint.h>

#include "stats/report.h"

enum statistic_kind {
	STATISTIC_NONE, /* the column does not have it */
	STATISTIC_TEXT,
	STATISTIC_COUNT,
	STATISTIC_NUMBER,
	STATISTIC_DIGITS, /* a number, as text */
};

struct statistic {
	enum statistic_kind kind;
	struct str text; /* a view of the profile, or of room */
	uint64_t count;
	double number;
	char room[16];
};

/* How many there are, and what number i of them is called. */
size_t statistic_count(void);
const char *statistic_name(size_t i);

/* Number i of column c.  *s must not be moved while its text is in use. */
void statistic_get(
    const struct report *r, size_t c, size_t i, struct statistic *s);

#endif
