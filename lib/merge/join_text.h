/* What is kept of a record for a join: its head and its tail as text of the
 * output, ready to be written any number of times. */
#ifndef JOIN_TEXT_H
#define JOIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "merge/join_columns.h"
#include "record/record.h"

struct join_text {
	struct str head, tail; /* head: empty where the source needs none */
	uint64_t number;       /* of the record, where that is kept */
};

/* Append all that is kept of a record of source s, its fields as they stand in
 * the input when the delimiter agrees, else quoted where they must be; numbered:
 * its number too. */
int join_text_add(struct buf *out, const struct join_source *s,
    const struct record *rec, bool numbered, char delimiter,
    struct err *e) ERR_USE;

/* Views into what join_text_add has made. */
struct join_text join_text_cut(
    const struct join_source *s, struct str kept, bool numbered);

#endif
