/* The functions of the expression language, by name. */
#ifndef FUNCTION_H
#define FUNCTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/num.h"
#include "base/str.h"
#include "expr/kind.h"
#include "expr/spelling.h"

enum function_id {
	FUNCTION_LOWER,
	FUNCTION_UPPER,
	FUNCTION_FOLD,
	FUNCTION_TRIM,
	FUNCTION_LEFT,
	FUNCTION_RIGHT,
	FUNCTION_LENGTH,
	FUNCTION_ABS,
	FUNCTION_ROUND,
	FUNCTION_FLOOR,
	FUNCTION_LEAST,
	FUNCTION_GREATEST,
	FUNCTION_YEAR,
	FUNCTION_QUARTER,
	FUNCTION_MONTH,
	FUNCTION_DAY,
	FUNCTION_WEEKDAY,
	FUNCTION_ANNIVERSARY,
	FUNCTION_COALESCE,
	FUNCTION_DRAW,
	FUNCTION_BINOMIAL,
};

enum { FUNCTION_MOST = 8 }; /* arguments */

struct function {
	const char *name;
	enum function_id id;
	unsigned least, most;  /* arguments */
	enum node_type first;  /* type of the first argument */
	enum node_type rest;   /* of the others */
	enum node_type result; /* NODE_OPEN: that of the arguments */
};

/* NULL when there is none. */
const struct function *function_find(struct str name);

void function_offer(struct spelling *near);

/* Of a date; as_of for the next anniversary: on it or after, and February 29
 * is the last day of February in other years. */
int32_t function_date_part(enum function_id id, int32_t day);
int32_t function_anniversary(int32_t day, struct date as_of);

/* The first or last `count` characters; without white space at the ends; how
 * many characters there are. */
struct str function_part(struct str s, int64_t count, bool last);
struct str function_trim(struct str s);
int64_t function_characters(struct str s);

/* How probable it is that of so many trials, each with that share, k or more
 * succeed.  False: there is no such thing. */
bool function_binomial(
    struct num k, struct num trials, struct num share, struct num *chance);

/* A number from 0 to below 1, with 9 places, that looks drawn by lot but is the
 * same for the same two texts, always. */
struct num function_draw(struct str text, struct str seed);

#endif
