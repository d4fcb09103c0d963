/* What leaves cust-normalize for each column that comes in: its value, a part
 * of it, a pseudonym, nothing, or two columns; and a column of flags. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "field/mask.h"
#include "normalize/name_columns.h"
#include "normalize/normalize.h"
#include "record/compose.h"
#include "record/header.h"
#include "record/record.h"
#include "record/stream.h"

struct pseudonym_key;

struct layout_options {
	const char *drop;        /* columns left out, or NULL */
	const char *keep;        /* all others are, or NULL */
	const char *const *mask; /* "COLUMN:MASK,..." */
	size_t nmask;
	const char *pseudonymize;        /* columns, or NULL */
	const struct pseudonym_key *key; /* needed for these */
	const char *flags; /* name of the column of flags, or NULL */
	const char *split; /* column of full names whose parts are added */
	const char *whole; /* name of the column made of parts, or NULL */
	bool add;          /* canonical forms beside, not instead */
	bool blank;        /* nothing for what cannot be read */
	bool canonical_headers;
};

enum layout_treat { LAYOUT_VALUE, LAYOUT_DROP, LAYOUT_MASK, LAYOUT_PSEUDONYM };

struct layout_column {
	struct str name; /* in the output */
	enum layout_treat treat;
	struct mask mask;
	struct str label; /* of pseudonyms */
	bool beside;      /* the canonical form is in a column of its own */
};

/* All fields are the inside.  Zero-initialise. */
struct layout {
	const struct layout_options *options;
	const struct header *in;
	struct header out; /* names in the arena */
	struct layout_column *column;
	struct name_columns names;
	bool plain; /* the columns are those that came in */
	struct buf text;
	struct arena memory;
};

/* h, z and o are borrowed.  0, or -1 with ERR_USAGE, ERR_MEMORY. */
int layout_open(struct layout *l, const struct header *h,
    const struct normalize *z, const struct layout_options *o,
    struct err *e) ERR_USE;

/* Write the header.  0, or -1 and io->err. */
int layout_header(struct layout *l, struct stream *io) ERR_USE;

/* Append the record that z, or a fork of it, has judged.  `room` is for the
 * texts on the way.  0, or -1 with ERR_USAGE, ERR_MEMORY. */
int layout_record(const struct layout *l, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e) ERR_USE;

void layout_close(struct layout *l);

#endif
