/* Dates as people and programs write them -> YYYY-MM-DD.
 *
 * Whether 4/5/2024 is in April or in May no single date can tell, so the dates
 * of a column are first tallied, then the column is decided, then each of its
 * dates is read by that decision.  A date that is clear in itself (year or
 * month name first seen, a number over 12, full stops between) needs none. */
#ifndef DATE_TEXT_H
#define DATE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "field/month.h"
#include "field/verdict.h"

enum date_order {
	DATE_ORDER_NONE, /* no date needs an order, or nothing is known yet */
	DATE_ORDER_DMY,
	DATE_ORDER_MDY,
	DATE_ORDER_YMD,   /* of years with two digits */
	DATE_ORDER_OPEN,  /* all those that need one can be read in several */
	DATE_ORDER_MIXED, /* they contradict each other */
};

/* How the dates of one column are read. */
struct date_text_rule {
	enum date_order order;
	bool told;          /* the order stands, whatever the dates say */
	unsigned languages; /* of month names, bit i for language i of month.h;
			       0: to be decided */
	bool birth;         /* never in the future, without midnight */
	int32_t pivot;      /* years of two digits from here on are 19.. */
	struct date as_of;  /* "today" */
};

/* Only dates that can be read for certain are evidence: those that will stay
 * as they are must not decide when the result is read again. */
struct date_text_tally {
	uint64_t orders[8]; /* dates by the set of orders that fit them */
	uint64_t words;     /* month names that mean one month */
	uint64_t languages[MONTH_LANGUAGES]; /* of them, known to each */
};

/* Dates that fit one order only, and those that fit several. */
struct date_text_evidence {
	uint64_t dmy, mdy, ymd;
	uint64_t open;
};

/* Count s.  0, or -1 with ERR_MEMORY. */
int date_text_observe(struct date_text_tally *t, const struct date_text_rule *r,
    struct str s, struct err *e) ERR_USE;

struct date_text_evidence date_text_weigh(const struct date_text_tally *t);

/* Decide what is not told. */
void date_text_decide(
    struct date_text_rule *r, const struct date_text_tally *t);

/* "dmy" ... "mixed". */
const char *date_order_name(enum date_order order);

/* Append s as YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS with fraction and zone when
 * it has a time of day.  Not read: not_a_date, incomplete_date, excel_serial,
 * epoch, impossible_date, placeholder_date, future_date, implausible_year,
 * bad_time, ambiguous_order, ambiguous_month, contradicts_order.  Remarks:
 * two_digit_year; contradicts_order, when the order was not told.
 * 0, or -1 with ERR_MEMORY. */
int date_text_canonical(struct buf *out, struct str s,
    const struct date_text_rule *r, struct verdict *v, struct err *e) ERR_USE;

#endif
