/* What a scheme finds in a number whose letters and digits stand where they
 * should. */
#ifndef SCHEME_CHECK_H
#define SCHEME_CHECK_H

#include "base/str.h"

/* How near a number comes to a scheme, the nearest first. */
enum scheme_check_result {
	SCHEME_CHECK_FITS,
	SCHEME_CHECK_TEMPORARY, /* fits, but stands for somebody for a while */
	SCHEME_CHECK_NO_CENTURY,
	SCHEME_CHECK_BAD_CHECKSUM,
	SCHEME_CHECK_IMPOSSIBLE_DATE,
	SCHEME_CHECK_BAD_FORMAT,
	SCHEME_CHECK_BAD_LENGTH,
	SCHEME_CHECK_RESULTS
};

typedef enum scheme_check_result scheme_check(struct str number);

/* BAD_CHECKSUM unless it holds. */
static inline enum scheme_check_result
scheme_check_that(bool holds)
{
	return holds ? SCHEME_CHECK_FITS : SCHEME_CHECK_BAD_CHECKSUM;
}

#endif
