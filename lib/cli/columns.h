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

/* Of a file whose columns became part of a united header (from: where its are,
 * or HEADER_NONE): with -v, which of them are called otherwise there; missing:
 * always, which it does not have. */
void columns_say_united(const struct opts_common *c, const char *file,
    const struct header *read, const struct header *united, const size_t *from,
    bool missing);

/* --print-schema: h as a schema file on the output of io. */
int columns_print(struct stream *io, const struct header *h) ERR_USE;

#endif
