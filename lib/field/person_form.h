/* A name in the form of a rule: its parts in one order, when they are known.
 * The inside of person. */
#ifndef PERSON_FORM_H
#define PERSON_FORM_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/person.h"
#include "field/person_line.h"

/* Is it a name of one or two plain words, to leave as it is without a look at
 * what these are but that the second is not the given name?  Quick. */
bool person_form_is_sure(struct str s, const struct person_rule *r);

/* Append the name of a line, which has words, in the form of the rule.  *why is
 * set when it stays as it is written.  0, or -1 with ERR_MEMORY. */
int person_form_add(struct buf *out, struct person_line *x,
    const struct person_rule *r, const char **why, struct err *e) ERR_USE;

#endif
