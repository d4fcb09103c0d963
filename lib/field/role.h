/* Which column is what.  A role is a name of the field's standard vocabulary
 * ("email", "last_name", "order_date"); role_list has them all.  Roles come
 * from the header alone (data/roles.tsv: English, Finnish, Polish, Croatian,
 * Swedish, German, French, Spanish), from a schema file, or are absent. */
#ifndef ROLE_H
#define ROLE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "record/header.h"

/* The constant name of that role (a pointer that can be compared), or NULL. */
const char *role_known(struct str name);

/* All role names, ended by NULL, in the order of data/roles.tsv. */
const char *const *role_list(void);

/* Fill h->role from the names.  A name that means different things in
 * different languages takes the language most other headers of h speak; where
 * they do not tell, it stays without a role.  0, or -1 with ERR_MEMORY. */
int role_detect(struct header *h, struct err *e) ERR_USE;

/* Read a schema file (TSV or CSV: column, role and optionally options) and set
 * the roles it names; role "-" means none.  Columns that it does not name keep
 * what they have.  -1 with ERR_USAGE for a column that does not exist or a
 * role that is not known (both listed), ERR_READ, ERR_RECORD, ERR_MEMORY. */
int role_schema(struct header *h, const char *file, struct err *e) ERR_USE;

/* Is the name one that has several meanings, none of which was taken?  For
 * the word with -v. */
int role_is_ambiguous(struct str name);

#endif
