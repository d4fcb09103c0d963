/* One file for each segment of a set, in a folder that is there; of those
 * without records, too, so that no file of an earlier run is taken for one of
 * this.  The files take their names when all went well. */
#ifndef SPLIT_H
#define SPLIT_H

#include <stdint.h>

#include "base/err.h"
#include "record/header.h"
#include "record/writer.h"
#include "segment/rules.h"

enum { SPLIT_MOST = 200 }; /* files open at once */

struct split_file;

/* Set folder, delimiter and no_header, the rest zero. */
struct split {
	const char *folder;
	char delimiter;
	bool no_header;
	const struct rule *rule;
	const struct header *header;
	struct split_file *files;
	size_t nfiles;
	struct arena memory;
};

/* The first set, tags or tier of the rules tells the segments.  0, or -1 with
 * ERR_USAGE (there is none, no such folder, two segments whose files would have
 * the same name). */
int split_open(struct split *s, const struct rules *r, const struct header *h,
    struct err *e) ERR_USE;

/* Where the record judged last belongs.  NULL on failure. */
struct writer *split_writer(struct split *s, struct err *e);

/* All files take their names; a table of them (segment, file, records) goes to
 * `list`.  0 or -1. */
int split_commit(struct split *s, struct writer *list, struct err *e) ERR_USE;

void split_close(struct split *s);

#endif
