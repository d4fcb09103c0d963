/* The shape of a written date: its numbers, its month word and its time of
 * day, as they stand.  Which number is the day is for date_text to decide. */
#ifndef DATE_PARTS_H
#define DATE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "field/clock.h"
#include "field/month.h"

enum date_shape {
	DATE_SHAPE_OTHER,   /* not a date as far as this reader knows */
	DATE_SHAPE_NUMBERS, /* three numbers: 4.5.2024, 2024-05-04, 20240504 */
	DATE_SHAPE_WORD,    /* two numbers and a month: 4. toukokuuta 2024 */
	DATE_SHAPE_PARTIAL, /* a year, or a year and a month */
	DATE_SHAPE_SERIAL,  /* 20000 to 60000: a spreadsheet's day number */
	DATE_SHAPE_EPOCH,   /* seconds or milliseconds since 1970 */
};

struct date_parts {
	enum date_shape shape;
	int32_t number[3]; /* in the order written; -1 for the word */
	uint8_t digits[3]; /* of each number, 1, 2 or 4; 0 for the word */
	char separator;    /* '.', '/' or '-'; 0: none */
	const struct month *month; /* of a word, else NULL */
	bool has_time;
	bool bad_time; /* there is one, but no clock shows it */
	struct clock time;
};

/* Take s apart.  0, or -1 with ERR_MEMORY. */
int date_parts_read(
    struct str s, struct date_parts *parts, struct err *e) ERR_USE;

#endif
