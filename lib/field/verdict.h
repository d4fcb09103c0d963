/* What a rule says about one value. */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdbool.h>

struct verdict {
	/* The canonical form was appended to the output.  Else the value could
	 * not be read, nothing was appended, and it must stay as it is. */
	bool read;
	/* Why it could not be read, or what is remarkable about one that was
	 * ("no_at", "two_digit_year"); NULL: nothing.  Constant text. */
	const char *reason;
};

#endif
