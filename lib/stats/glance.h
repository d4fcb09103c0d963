/* One look at a value: how long it is, of how many words, in which script, and
 * whether something is wrong with it whatever its column. */
#ifndef GLANCE_H
#define GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "stats/suspect.h"
#include "stats/words.h"

struct glance {
	bool blank;      /* nothing but white space */
	uint64_t length; /* code points */
	struct words words;
	unsigned suspects; /* see suspect_of */
};

/* s is valid UTF-8 and not empty.  A blank one has nothing else. */
struct glance glance_at(struct str s);

#endif
