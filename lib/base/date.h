/* Calendar dates, proleptic Gregorian, as day numbers: 1970-01-01 is 0. */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct date {
	int32_t year;  /* 1..9999 */
	int32_t month; /* 1..12 */
	int32_t day;   /* 1..31 */
};

bool date_is_real(struct date d);
int32_t date_to_days(struct date d); /* d must be real */
struct date date_from_days(int32_t days);

/* Two day numbers, for qsort and bsearch. */
int date_compare_days(const void *a, const void *b);

/* d moved by months (years are 12); a day past the end of the month becomes
 * its last day. */
struct date date_add_months(struct date d, int32_t months);

/* Read exactly YYYY-MM-DD, optionally followed by T or a space and a time
 * (which is ignored).  False when s is anything else or no real date. */
bool date_read_iso(struct str s, struct date *d);

/* Write YYYY-MM-DD, 10 bytes, no terminator. */
void date_write_iso(struct date d, char out[10]);

/* Today in UTC: the only place the clock is read, for the default of --as-of. */
struct date date_today(void);

#endif
