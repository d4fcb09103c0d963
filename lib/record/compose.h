/* Records as text in memory, put together field by field: what the writer
 * writes, for those who cannot write yet.  Failures are sticky: compose_end
 * tells. */
#ifndef COMPOSE_H
#define COMPOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

/* Zero-initialise, set the delimiter; buf_free(&c->text) in the end. */
struct compose {
	struct buf text; /* whole records, line ends included, then the begun */
	char delimiter;
	size_t fields;   /* of the record begun */
	bool lone_empty; /* its last field is empty and unquoted */
	bool failed;     /* memory has run out, as `err` says */
	struct err err;
};

/* One field of the current record, quoted where RFC 4180 asks for it. */
void compose_field(struct compose *c, struct str value);

/* Field i of r untouched: from its raw bytes when the delimiters agree. */
void compose_same(struct compose *c, const struct record *r, size_t i);

/* All fields of r untouched; more may follow. */
void compose_same_all(struct compose *c, const struct record *r);

/* End the current record.  0, or -1 with ERR_MEMORY: of the text nothing
 * behind the last good record counts. */
int compose_end(struct compose *c, struct err *e) ERR_USE;

void compose_clear(struct compose *c);

#endif
