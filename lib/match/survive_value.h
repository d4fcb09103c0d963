/* What a value says by itself: a moment, a number, or nothing but its bytes.
 * Moments are days that are clear in themselves (2024-05-04, 4.5.2024; not
 * 4/5/2024), with or without a time of day; without a zone they are taken as
 * UTC, without a time as the beginning of the day.  Numbers are plain decimals:
 * neither grouping nor a decimal comma. */
#ifndef SURVIVE_VALUE_H
#define SURVIVE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/num.h"
#include "base/str.h"

/* From the one that says least. */
enum survive_kind {
	SURVIVE_NOTHING, /* of no value at all */
	SURVIVE_TEXT,
	SURVIVE_NUMBER,
	SURVIVE_MOMENT
};

struct survive_value {
	enum survive_kind kind;
	uint32_t fraction; /* moment: billionths of a second */
	int64_t seconds;   /* moment: since 1970-01-01T00:00:00Z */
	struct num number;
	struct str text;
};

/* Does a column of that role (or NULL) hold dates? */
bool survive_value_is_date_role(const char *role);

/* Read s, any bytes.  dates: a date where it can be one (20240504), else a
 * number.  as_of: for years of two digits.  scratch is used.  0, or -1 with
 * ERR_MEMORY. */
int survive_value_read(struct survive_value *v, struct str s, bool dates,
    struct date as_of, struct buf *scratch, struct err *e) ERR_USE;

/* < 0, 0, > 0 for two of one kind. */
int survive_value_compare(
    const struct survive_value *a, const struct survive_value *b);

#endif
