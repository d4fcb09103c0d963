/* One of the inputs of a merge.  Its columns must be known before the first
 * record of any is written, so it is opened, and read later. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

#include "base/err.h"
#include "record/header.h"
#include "record/reader.h"

struct input {
	const char *file;      /* "-": standard input */
	const char *label;     /* what the source column calls it */
	struct reader *reader; /* while it is open */
	struct header header;
	struct str header_raw; /* as it stands there; p NULL: none */
	char delimiter;
	bool in_order; /* its columns are the first of the union, in order */
};

/* Learn the columns.  0 or -1. */
int input_open(
    struct input *s, const struct reader_options *o, struct err *e) ERR_USE;

/* Close a regular file, so that any number of them can be merged; what cannot
 * be opened twice stays open. */
void input_rest(struct input *s);

/* Get ready to read the records: open again what was closed.  -1 with ERR_READ
 * when the columns are no longer the same. */
int input_resume(
    struct input *s, const struct reader_options *o, struct err *e) ERR_USE;

void input_close(struct input *s);

#endif
