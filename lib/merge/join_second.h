/* A second record of a key where there may be one only. */
#ifndef JOIN_SECOND_H
#define JOIN_SECOND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "merge/sources.h"

struct join_second {
	bool exists;
	size_t driver;   /* the record that both match: its source */
	uint64_t place;  /* and how many are before it there */
	size_t source;   /* the second one: its source */
	uint64_t number; /* and its number there */
};

/* Keep the one of the record that comes first in the output. */
void join_second_keep(struct join_second *s, struct join_second other);

/* Say so: -1 with ERR_USAGE and its place. */
int join_second_fail(const struct join_second *s, const struct sources *sources,
    struct err *e) ERR_USE;

#endif
