/* The first thing a command does with a header: learn what its columns are. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "cli/opts.h"
#include "record/header.h"
#include "record/reader.h"
#include "record/stream.h"

/* Set the roles of h, the header r has read (or a copy of it): found in the
 * names, then --schema.  With -v all is said.  0 or -1. */
int columns_know(struct header *h, const struct reader *r,
    const struct opts_common *c, struct err *e) ERR_USE;

/* Say which columns of a file are called otherwise in the header they became
 * part of; from: where its columns are in that of the file, or HEADER_NONE. */
void columns_say_renamed(const struct opts_common *c, const char *file,
    const struct header *read, const struct header *united, const size_t *from);

/* --print-schema: h as a schema file on the output of io. */
int columns_print(struct stream *io, const struct header *h) ERR_USE;

#endif
