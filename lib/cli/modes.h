/* Options that ask for a way to run, of which there can be one, and options
 * that only some of the ways understand, or only with others. */
#ifndef MODES_H
#define MODES_H

#include <stddef.h>

#include "base/err.h"
#include "cli/opts.h"

struct mode {
	const char *option, *other; /* either asks for it; both NULL in the
	                             * first row: the way when nothing asks;
	                             * MODE_WORD: the first operand asks */
	const char *needs[2];       /* options it cannot do without, or NULL */
};

struct mode_option {
	const char *option; /* NULL ends the table */
	unsigned modes;     /* MODE(i) of the ways that understand it */
};

#define MODE(i) (1U << (i))
#define MODE_WORD ""

struct mode_bond {
	const char *option;          /* NULL ends the table */
	const char *needs, *without; /* options, or NULL */
};

/* Which of the n ways is asked for, into *mode.  0, or -1 with ERR_USAGE when
 * two are, when a needed option is missing or one is given in vain. */
int modes_find(size_t *mode, const struct mode *modes, size_t n,
    const struct mode_option *belongs, const struct opt *own,
    const void *config, struct err *e) ERR_USE;

/* Options with those they need and without those they exclude.  0, or -1 with
 * ERR_USAGE. */
int modes_check(const struct mode_bond *bonds, const struct opt *own,
    const void *config, struct err *e) ERR_USE;

#endif
