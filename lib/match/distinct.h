/* One record of those that agree in a key, byte for byte or in canonical
 * form. */
#ifndef DISTINCT_H
#define DISTINCT_H

#include <stddef.h>

#include "base/count.h"
#include "base/err.h"
#include "match/key.h"
#include "match/preference.h"
#include "record/stream.h"

struct distinct_options {
	const char *const *keys; /* selectors; all together are one key */
	size_t nkeys;
	struct key_options key;
	struct preference_options keep;
	size_t memory; /* beyond it temp files are used */
	const char *tempdir;
};

/* Every record of io, which is open and has its roles, that is the one of its
 * key, in the order of the input; a record that has nothing in a column of the
 * key does not say who it is and stays.  0, or -1 and io->err. */
int distinct_run(struct stream *io, const struct distinct_options *o,
    struct count_list *counts) ERR_USE;

#endif
