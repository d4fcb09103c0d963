/* Numbers and what a check finds in them.  Most are the published examples of
 * arthurdejong/python-stdnum 2.2 (LGPL-2.1+). */
#ifndef SCHEME_SAMPLE_H
#define SCHEME_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/scheme_check.h"

struct scheme_sample {
	scheme_check *check;
	const char *number;
	int result; /* of enum scheme_check_result */
};

enum {
	FITS = SCHEME_CHECK_FITS,
	WRONG = SCHEME_CHECK_BAD_CHECKSUM,
	NO_DAY = SCHEME_CHECK_IMPOSSIBLE_DATE,
	NONE = SCHEME_CHECK_BAD_FORMAT,
};

static void
scheme_sample_check(const struct scheme_sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int r = (int)s[i].check(str_of(s[i].number));

		if (r != s[i].result)
			fail_msg(
			    "%s: %d, expected %d", s[i].number, r, s[i].result);
	}
}

#define CHECK(samples)                                                         \
	scheme_sample_check(samples, sizeof samples / sizeof *samples)

#endif
