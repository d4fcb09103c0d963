/* A full name as one line in canonical form, and its words. */
#ifndef PERSON_LINE_H
#define PERSON_LINE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/person_split.h"
#include "field/person_words.h"

/* Zero-initialise. */
struct person_line {
	struct str text;           /* recased, as it is written */
	struct person_words words; /* views into it */
	bool has_words;            /* and not too many */
	bool recased;              /* the name had one case */
	struct buf room[3];
};

/* Read s, valid UTF-8.  0, or -1 with ERR_MEMORY; then, too, it is to be
 * closed. */
int person_line_open(
    struct person_line *x, struct str s, struct err *e) ERR_USE;

/* Take the titles off its ends, unless it names several persons.  0, or -1 with ERR_MEMORY. */
int person_line_strip(struct person_line *x, struct err *e) ERR_USE;

/* As person_split; and the particle that the family name of a recased one
 * begins with is made small behind given names. */
const char *person_line_split(struct person_line *x, enum person_order order);

void person_line_close(struct person_line *x);

#endif
