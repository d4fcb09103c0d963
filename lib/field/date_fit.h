/* The dates that three numbers may mean, by the order they are read in. */
#ifndef DATE_FIT_H
#define DATE_FIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "field/date_parts.h"
#include "field/date_text.h"

/* Sets of orders, and d[i] below the date of the order 1 << i. */
enum { DATE_FIT_DMY = 1, DATE_FIT_MDY = 2, DATE_FIT_YMD = 4 };

int32_t date_fit_compare(struct date a, struct date b);

/* Can number i be a year: has it two digits or four? */
bool date_fit_is_year(const struct date_parts *parts, int i);

/* d in the year that number i means: of two digits in the century that the
 * pivot says; a birth is in the past. */
struct date date_fit_year(const struct date_text_rule *r,
    const struct date_parts *parts, int i, struct date d);

/* Numbers that do not begin with a year of four digits: the set of orders that
 * give a real date, and those dates. */
unsigned date_fit_orders(const struct date_text_rule *r,
    const struct date_parts *parts, struct date d[3]);

/* The set without the orders that nobody would think of: full stops mean dmy,
 * and a year of two digits stands first only between hyphens, or where nothing
 * else fits. */
unsigned date_fit_narrow(unsigned fits, char separator);

/* The first date of the set; *same says whether all of them are that one. */
struct date date_fit_first(unsigned fits, const struct date d[3], bool *same);

#endif
