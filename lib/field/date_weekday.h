/* The day of the week in front of a date, and what else stands there. */
#ifndef DATE_WEEKDAY_H
#define DATE_WEEKDAY_H

#include "base/err.h"
#include "base/str.h"

/* Take a day of the week in the languages of month.h ("Mon,", "su", "czwartek")
 * and an article ("le", "den", "dnia") off the front of *s, any case, with or
 * without accents.  0, or -1 with ERR_MEMORY. */
int date_weekday_take(struct str *s, struct err *e) ERR_USE;

#endif
