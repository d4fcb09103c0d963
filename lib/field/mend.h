/* Text that was broken on its way: read by the wrong code page, letters lost,
 * letters of two alphabets in one word.  Found always, mended where asked. */
#ifndef MEND_H
#define MEND_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/mojibake.h"
#include "field/text.h"
#include "field/verdict.h"

/* What is mended, and how, in the values of one column. */
struct mend_rule {
	struct mojibake_rule pages;
	enum text_form form; /* of what comes of them */
	bool mojibake;
	bool homoglyphs;
};

/* Quick and sure, not complete: when true, nothing is broken in s, whatever the
 * rule. */
bool mend_is_sound(struct str s);

/* Is it mojibake, to be mended or not? */
bool mend_is_mojibake(struct str s, const struct mend_rule *r);

/* Count what s tells of the code page of its column.  0, or -1 with ERR_MEMORY.
 */
int mend_observe(struct mojibake_tally *t, struct str s,
    const struct mend_rule *r, struct err *e) ERR_USE;

/* Make *s, valid UTF-8, what it was meant to be: a view into room, when there is
 * anything to mend.  Not read, and to be left alone, as whatever is
 * done with it makes it worse: mojibake (not to be mended, or it cannot).
 * Remarks: lossy, mixed_script.  0, or -1 with ERR_MEMORY. */
int mend_text(struct str *s, struct buf *room, const struct mend_rule *r,
    struct verdict *v, struct err *e) ERR_USE;

#endif
