/* Canonical form of plain text, in three degrees.  Every form is valid UTF-8
 * when its input is, and taking it twice is taking it once. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum text_form {
	/* White space (Unicode's, zero width space and byte order mark
	 * included) comes off both ends; nothing else changes: identifiers. */
	TEXT_ENDS,
	/* And each inner run of white space becomes one space, and the text is
	 * in NFC.  Text of several lines keeps its inner white space: notes,
	 * and all that nothing is known about. */
	TEXT_FREE,
	/* And it is one line without characters that cannot be seen: line
	 * breaks become spaces; controls, soft hyphens, zero width spaces, word
	 * joiners and byte order marks go.  The zero width joiner and
	 * non-joiner stay, as they change how a word reads. */
	TEXT_LINE,
};

/* A view of s without the white space at its ends. */
struct str text_trim(struct str s);

/* Quick and sure, not complete: when true, s is its own canonical form in all
 * three degrees. */
bool text_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8.  0, or -1 with ERR_MEMORY and
 * the buffer as it was. */
int text_canonical(
    struct buf *out, struct str s, enum text_form form, struct err *e) ERR_USE;

/* Bring what the buffer holds from `from` on, valid UTF-8, into NFC.  0, or -1
 * with ERR_MEMORY. */
int text_compose(struct buf *out, size_t from, struct err *e) ERR_USE;

#endif
