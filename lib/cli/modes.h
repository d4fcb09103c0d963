/* Options that ask for a way to run, of which there can be one, and options
 * that only some of the ways understand. */
#ifndef MODES_H
#define MODES_H

#include <stddef.h>

#include "base/err.h"
#include "cli/opts.h"

struct mode {
	const char *option, *other; /* either asks for it; both NULL in the
	                             * first row: the way when nothing asks */
	const char *needs[2];       /* options it cannot do without, or NULL */
	const char *word; /* the first operand that asks for it, or NULL: then
	                   * it is no file */
};

struct mode_option {
	const char *option; /* NULL ends the table */
	unsigned modes;     /* MODE(i) of the ways that understand it */
};

#define MODE(i) (1U << (i))

/* Which of the n ways is asked for, into *mode.  0, or -1 with ERR_USAGE when two are, when a needed option is missing or one is given in vain. */
int modes_find(size_t *mode, const struct mode *modes, size_t n,
    const struct mode_option *belongs, const struct opt *own,
    const void *config, struct err *e) ERR_USE;

#endif
