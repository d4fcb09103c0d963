/* What a rule must say of a sample. */
#ifndef VERDICT_SAMPLE_H
#define VERDICT_SAMPLE_H

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "field/verdict.h"

/* Was it read as `out` (NULL: not read, and nothing written), with that reason
 * (NULL: none)? */
static inline bool
verdict_is(const struct verdict *v, struct str got, const char *out,
    const char *reason)
{
	return v->read == (out != NULL) &&
	       str_is(got, out == NULL ? "" : out) &&
	       strcmp(v->reason == NULL ? "" : v->reason,
		   reason == NULL ? "" : reason) == 0;
}

#endif
