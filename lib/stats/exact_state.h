/* Exact sums as text, to be added to other sums later. */
#ifndef EXACT_STATE_H
#define EXACT_STATE_H

#include "stats/exact.h"

/* Append them: limbs in hexadecimal digits.  0, or -1 with ERR_MEMORY. */
int exact_state_write(
    const struct exact *s, struct buf *out, struct err *e) ERR_USE;

/* Add what exact_state_write has made.  False when it is no such text; s is
 * then of no use. */
bool exact_state_add(struct exact *s, struct str text);

#endif
