/* Dates and numbers that are none: what programs write where there is no date,
 * and digits as they are typed to fill a box.  In which columns they say
 * nothing is for placeholder to decide. */
#ifndef DUMMY_H
#define DUMMY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct dummy {
	enum dummy_date {
		DUMMY_DATE_NONE,
		DUMMY_DATE_NEVER, /* 0000-00-00, 01.01.1900, 9999-12-31 ... */
		DUMMY_DATE_EPOCH, /* 1970-01-01, or the day before, which it is
				     west of Greenwich: the zero of computers,
				     but also a day */
	} date;
	enum dummy_shape {
		DUMMY_SHAPE_NONE,
		DUMMY_SHAPE_SAME,  /* one digit repeated, or alone */
		DUMMY_SHAPE_ROW,   /* 01234567890..., 12345..., 98765... */
		DUMMY_SHAPE_ZEROS, /* seven zeros behind other digits */
	} shape;
	char first; /* digit of the shape ... */
	size_t n;   /* ... and how many there are */
};

/* What s, not empty, is of that: dates of three numbers with the year first or
 * last or of eight digits, with a time of day or without; digits with what
 * stands between those of a number.  False when it is nothing of it. */
bool dummy_read(struct str s, struct dummy *d);

#endif
