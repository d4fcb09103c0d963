/* One of the inputs of a merge.  Its columns must be known before the first
 * record of any is written, so it is opened, and read later. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

#include "base/err.h"
#include "merge/unite.h"
#include "record/header.h"
#include "record/reader.h"

struct input {
	char *file;                    /* "-": standard input */
	const char *label;             /* what the user calls it, or NULL */
	struct reader_options options; /* its own */
	struct reader *reader;         /* while it is open */
	struct header header;          /* with the names of the merge */
	struct header read;            /* with its own */
	struct str header_raw;         /* as it stands there; p NULL: none */
	enum unite_told *told;         /* per column; NULL: nothing is told */
	char delimiter;
	bool begun; /* records have been read */
};

/* Learn the columns.  0 or -1. */
int input_open(struct input *s, struct err *e) ERR_USE;

/* Close a regular file, so that any number of them can be merged; what cannot
 * be opened twice stays open. */
void input_rest(struct input *s);

/* Get ready to read the records: open again what was closed.  -1 with ERR_READ
 * when the columns are no longer the same. */
int input_resume(struct input *s, struct err *e) ERR_USE;

/* A regular file, which can be read twice? */
bool input_is_regular(const struct input *s);

/* What the source column calls it: its label, else the file name as given. */
const char *input_label(const struct input *s);

/* The same without folders and extension where it is a file name. */
struct str input_short_label(const struct input *s);

void input_close(struct input *s);

#endif
