/* The form in which the values of one key column are compared: e-mail
 * addresses and phone numbers as their field rules write them, other text
 * without regard to case and white space, identifiers without white space at
 * their ends.  What a rule cannot read is compared as text. */
#ifndef KEY_FORM_H
#define KEY_FORM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"

/* All fields are the inside. */
struct key_form {
	const char *role;
	struct canon_options options;
	struct canon canon;
	struct buf form, text;
};

/* The form for a role (NULL: none is known).  region: of phone numbers without
 * a country, or NULL.  0, or -1 with ERR_MEMORY. */
int key_form_open(struct key_form *f, const char *role, const char *region,
    struct arena *memory, struct err *e) ERR_USE;

/* Append the form of s.  *usable: false when s is empty or a placeholder, and
 * nothing was appended.  0, or -1 with ERR_MEMORY. */
int key_form_add(struct key_form *f, struct buf *out, struct str s,
    bool *usable, struct err *e) ERR_USE;

void key_form_close(struct key_form *f);

#endif
