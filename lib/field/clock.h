/* A time of day with its zone, as text. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	CLOCK_FRACTION = 9,      /* most digits behind the second */
	CLOCK_TEXT = 24,         /* room for any written time */
	CLOCK_ZONE_NONE = 10000, /* no zone was given */
	CLOCK_ZONE_UTC = 10001,  /* "Z" */
};

struct clock {
	uint8_t hour, minute, second;
	struct str fraction; /* digits behind the second, a view; may be "" */
	int zone;            /* minutes east of UTC, or CLOCK_ZONE_... */
};

/* Read all of s: "14:30", "14.30", "14h30", "14:30:05.123 +02:00", "2:30 PM",
 * "2.30 ip.", "14:30 Uhr", "14:30:05 GMT+0200 (CEST)"; with `compact` also
 * "143005Z".  False when s is anything else or no time that a
 * clock shows. */
bool clock_read(struct str s, bool compact, struct clock *c);

/* Write HH:MM:SS with fraction and zone as they are; returns the length. */
size_t clock_write(const struct clock *c, char out[CLOCK_TEXT]);

#endif
