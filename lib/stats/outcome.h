/* What is looked for: records that have a value in a column. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "base/err.h"
#include "record/header.h"
#include "record/record.h"

struct outcome {
	size_t column;
	struct str value;
};

/* Read COLUMN=VALUE, which is borrowed.  0, or -1 with ERR_USAGE. */
int outcome_read(struct outcome *o, const char *text, const struct header *h,
    struct err *e) ERR_USE;

/* What the record has there, without blanks at its ends. */
struct str outcome_of(const struct outcome *o, const struct record *r);

#endif
