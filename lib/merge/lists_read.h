/* Reading one list into the identifiers of all. */
#ifndef LISTS_READ_H
#define LISTS_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "merge/lists.h"

struct lists_file {
	const char *name;
	unsigned kind;
	size_t number;      /* among those of its kind */
	uint64_t records;   /* of the list */
	uint64_t valueless; /* of them: without a value in any key */
	uint64_t unusable;  /* values that stand for none ("n/a", "-") */
	bool cut;           /* there is no line end at its end */
	uint64_t *hits;     /* records found by each key */
};

/* 0, or -1 as lists_open. */
int lists_read(struct lists *l, struct lists_file *f, struct err *e) ERR_USE;

#endif
