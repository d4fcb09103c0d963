/* A column that expressions read: its value in the record under evaluation,
 * read once for all of them, and how often it could not be read. */
#ifndef SLOT_H
#define SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/num.h"

struct slot {
	size_t column;
	/* The evaluation that each is from; 0: none. */
	uint64_t number_of, day_of, future_of;
	struct num number;
	int32_t day;
	bool is_number, is_day;
	bool some_number, some_day; /* was it, in any record */
	uint64_t
	    filled; /* records that have a value, when these are asked for */
	uint64_t not_number, not_date, future, limit; /* records counted */
	struct slot *next;
};

#endif
