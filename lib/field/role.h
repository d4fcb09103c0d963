/* Which column is what.  A role is a name of the field's standard vocabulary
 * ("email", "last_name", "order_date"); role_list has them all.  Roles come
 * from the names alone (data/roles.tsv: English, Finnish, Polish, Croatian,
 * Swedish, German, French, Spanish); a schema file may override them. */
#ifndef ROLE_H
#define ROLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "record/header.h"

/* The constant name of that role (a pointer that can be compared), or NULL. */
const char *role_known(struct str name);

/* Is it a role (or NULL) of telephone numbers of any kind? */
bool role_is_phone(const char *role);

/* All role names, ended by NULL, in the order of data/roles.tsv. */
const char *const *role_list(void);

/* Fill h->role from the names.  A name that means different things in
 * different languages takes the language most other headers of h speak; where
 * they do not tell, it stays without a role.  0, or -1 with ERR_MEMORY. */
int role_detect(struct header *h, struct err *e) ERR_USE;

/* Is the name one that has several meanings, none of which was taken? */
bool role_is_ambiguous(struct str name);

#endif
