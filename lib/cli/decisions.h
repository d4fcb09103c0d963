/* What is said of decisions about columns. */
#ifndef DECISIONS_H
#define DECISIONS_H

#include <stddef.h>

#include "cli/opts.h"
#include "field/canon.h"

/* What was decided; that nothing could be is said without being asked. */
void decisions_say(const struct opts_common *c, const char *column,
    const struct canon_decision *d);

/* What the records behind those that decided had to say to it. */
void decisions_say_late(const struct opts_common *c, const char *column,
    const struct canon_decision *d);

/* A column without a role looks as if it had this one. */
void decisions_say_personal(
    const struct opts_common *c, const char *column, const char *role);

/* Values of a column that could not be read for that reason, for one who has
 * asked to see them. */
void decisions_show(const struct opts_common *c, const char *column,
    const char *reason, const struct str *value, size_t n);

#endif
