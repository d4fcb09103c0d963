/* Persons taken out of files.  Of every source a copy without the records of
 * those on the lists goes into a folder, under the name of the file; what is
 * left is what was there, byte for byte.  All of the copies get their names, or
 * none does.  The output is the receipt, and holds nobody's data. */
#ifndef ERASE_H
#define ERASE_H

#include "base/count.h"
#include "base/err.h"
#include "merge/lists.h"
#include "merge/sources.h"
#include "record/stream.h"

struct erase_options {
	struct lists_options lists; /* to suppress, none to keep */
	const char *into;           /* the folder, which is there */
	const char *const *written; /* what the run writes besides; NULLs are
	                             * passed over */
	size_t nwritten;
};

/* Write the copies, and the receipt to io, which is open: for each file its
 * records and SHA-256 before and after, then for each key how many identifiers
 * were given and found.  A record set aside is in no copy.  0, or -1 and
 * io->err. */
int erase_run(struct stream *io, struct sources *s,
    const struct erase_options *o, struct count_list *counts) ERR_USE;

#endif
