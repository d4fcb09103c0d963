/* An address in its pieces. */
#ifndef STREET_READ_H
#define STREET_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "field/street_lex.h"
#include "field/walk.h"

struct street_read {
	struct walk walk;   /* pieces, one of them a name or none */
	const char *reason; /* see street_canonical; NULL: nothing */
	size_t rest;        /* from here on the line was not understood */
};

/* Read the address x, which must outlive r. */
void street_read_make(struct street_read *r, const struct street_lex *x);

#endif
