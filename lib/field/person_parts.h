/* The parts of a full name, put together. */
#ifndef PERSON_PARTS_H
#define PERSON_PARTS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/person_words.h"

enum person_form {
	PERSON_GIVEN_FIRST,  /* "Dr. Matti Virtanen, PhD" */
	PERSON_FAMILY_FIRST, /* "Dr. Virtanen Matti, PhD" */
	PERSON_FAMILY_COMMA, /* "Virtanen, Dr. Matti, PhD" */
	PERSON_AS_WRITTEN,
};

/* Empty where a name has none. */
struct person {
	struct str title;
	struct str given;
	struct str middle;
	struct str family; /* with its particles */
	struct str suffix;
};

/* Is it part of a name, not a title, though it stands behind: "Jr.", "III"? */
bool person_parts_is_close(struct str suffix);

/* The parts that the words are marked as, as they are written: views into room,
 * which is cleared first.  0, or -1 with ERR_MEMORY. */
int person_parts_gather(struct person *p, struct buf *room,
    const struct person_words *w, struct err *e) ERR_USE;

/* Append the parts as one name; AS_WRITTEN is GIVEN_FIRST.  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int person_parts_join(struct buf *out, const struct person *p,
    enum person_form form, struct err *e) ERR_USE;

#endif
