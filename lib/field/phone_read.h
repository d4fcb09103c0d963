/* One telephone number, and what to make of one that is not valid. */
#ifndef PHONE_READ_H
#define PHONE_READ_H

#include "base/str.h"
#include "field/phone.h"
#include "field/phone_plan.h"
#include "field/phone_text.h"

enum {
	PHONE_READ_CODE = 3,
	PHONE_READ_NATIONAL = 17,
	/* "+", code, number, ";ext=", extension. */
	PHONE_READ_WRITTEN =
	    1 + PHONE_READ_CODE + PHONE_READ_NATIONAL + 5 + PHONE_TEXT_EXTENSION
};

struct phone_read {
	struct verdict verdict;
	struct phone_text text;
	struct phone_plan_number number; /* of one that was read */
};

/* Read one number, as phone_clean_make leaves it, dialled in a region (0: not
 * known). */
void phone_read_number(struct phone_read *r, struct str clean, unsigned region,
    const struct phone_options *o);

/* The canonical form of one that was read, at most PHONE_READ_WRITTEN bytes;
 * returns how many. */
size_t phone_read_write(
    char *to, const struct phone_read *r, const struct phone_options *o);

#endif
