/* Which files a merge is made of, and how each is read: told by a list file,
 * by --in, by operands. */
#ifndef SOURCE_LIST_H
#define SOURCE_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "merge/input.h"

struct sources_options;

struct source_list {
	struct input *input; /* in the arena */
	size_t n, capacity;
	struct arena *memory;
	const struct sources_options *options;
};

/* Fill l (options and memory set).  0, or -1 with ERR_USAGE, ERR_READ,
 * ERR_RECORD, ERR_MEMORY. */
int source_list_make(struct source_list *l, struct err *e) ERR_USE;

#endif
