/* Text whose UTF-8 somebody took for Windows-1252, Windows-1250 or ISO 8859-2,
 * so that each letter with an accent has become two characters, and text that
 * has lost letters for good ("M?kinen").
 *
 * A value is mojibake when every character beyond ASCII is part of such a
 * sequence and at least one sequence is in a place where nobody writes these
 * characters: a capital A with dots and an ellipsis at the end of a word in
 * capitals are meant.  Which page it was a single value often cannot tell: the
 * values of a column are tallied, then the column is decided, then each value
 * is repaired by that decision. */
#ifndef MOJIBAKE_H
#define MOJIBAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/mojibake_page.h"
#include "field/verdict.h"

/* How the values of one column are repaired. */
struct mojibake_rule {
	enum mojibake_page page;
	bool all; /* whatever the page can read: hardly any value is sound */
};

/* Only values that are repaired whatever is decided count for a page, so that
 * the result, read again, is not decided by what was left. */
struct mojibake_tally {
	uint64_t values[MOJIBAKE_PAGES]; /* that the page can read, and none in
					    another way */
	uint64_t broken;                 /* these, whatever the page */
	uint64_t open;                   /* that pages read in several ways */
	uint64_t sound; /* that no page can, with letters beyond ASCII */
};

/* "mojibake", "lossy" (U+FFFD, or a question mark where a letter was), or NULL.
 * s is valid UTF-8; of ASCII without question marks it takes next to no time.
 */
const char *mojibake_reason(struct str s, const struct mojibake_rule *r);

void mojibake_observe(struct mojibake_tally *t, struct str s);

/* The page that reads most of them; NONE when several do or there are none. */
struct mojibake_rule mojibake_decide(const struct mojibake_tally *t);

/* "windows-1252" ...; "none". */
const char *mojibake_page_name(enum mojibake_page page);

/* Append s, valid UTF-8, repaired as often as it was broken; what is not
 * mojibake stays as it is.  Not read: mojibake (pages give different text and
 * that of the rule is not among them).  Remark: lossy.  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int mojibake_repair(struct buf *out, struct str s,
    const struct mojibake_rule *r, struct verdict *v, struct err *e) ERR_USE;

#endif
