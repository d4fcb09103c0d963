/* Stretches of the year that come back: "xmas" from 12-01 to 12-26, also across
 * the new year, also around Easter. */
#ifndef SEASON_H
#define SEASON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct season_day {
	bool easter; /* so many days behind Easter Sunday (negative: before) */
	int32_t days;
	int32_t month, day; /* else; February 29 is the last of February */
};

struct season {
	struct str name;
	struct season_day from, to; /* both belong to it */
	struct season *next;
};

enum { SEASON_NONE = 0 };

/* The year in which the season that holds this day began, or SEASON_NONE. */
int32_t season_of(const struct season *s, int32_t day);

#endif
