/* The form in which the values of a trait are compared. */
#ifndef TRAIT_FORM_H
#define TRAIT_FORM_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"
#include "link/trait.h"

/* All fields are the inside. */
struct trait_form {
	enum trait_kind kind;
	const char *role;
	struct canon_options options;
	struct canon canon;
	struct buf text;
	struct arena memory;
};

/* The form for t, whose raw values are looked at where no single one can tell
 * (the order of day and month) and nothing is known of it.  0, or -1 with ERR_MEMORY. */
int trait_form_open(struct trait_form *f, const struct trait *t,
    const struct trait_reading *r, struct err *e) ERR_USE;

/* How its dates are read, where it has any. */
void trait_form_dates(
    const struct trait_form *f, enum date_order *order, unsigned *languages);

/* Append the form of s; nothing when it says nothing.  0 or -1. */
int trait_form_add(
    struct trait_form *f, struct buf *out, struct str s, struct err *e) ERR_USE;

void trait_form_close(struct trait_form *f);

#endif
