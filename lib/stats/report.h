/* What a report is made from: the profiles of the selected columns. */
#ifndef REPORT_H
#define REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "record/header.h"
#include "record/select.h"
#include "stats/profile.h"

struct report {
	const struct header *header;
	const struct selection *columns;
	const struct profile *profile; /* one each of columns */
	uint64_t records;
	size_t top; /* top values asked for */
};

static inline struct str
report_column(const struct report *r, size_t i)
{
	return r->header->name[r->columns->column[i]];
}

#endif
