/* Telephone numbers as they are written: what is dialled, what is said. */
#ifndef PHONE_TEXT_H
#define PHONE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "field/phone_plan.h"

enum { PHONE_TEXT_EXTENSION = 15 };

struct phone_text {
	size_t n; /* digits */
	char digits[PHONE_PLAN_DIGITS];
	bool plus;
	bool dropped;   /* words before it that do not say "telephone" */
	bool odd;       /* signs among the digits that have no place there */
	bool words;     /* letters that cannot be dialled */
	bool loose;     /* letters that are not written as part of it */
	size_t letters; /* counted among the digits as their keys */
	size_t nextension;
	char extension[PHONE_TEXT_EXTENSION];
};

/* Read one number, as phone_clean_make leaves it.  False when it has more
 * digits than can be dialled. */
bool phone_text_read(struct phone_text *number, struct str clean);

/* What stands in front of the next sign or word that separates two numbers is
 * taken off *clean, and so is that.  `slash`: it may be a slash.  False when
 * nothing with a digit is left. */
bool phone_text_part(struct str *clean, bool slash, struct str *part);

#endif
