/* Purchases, customer by customer: what is counted, and its report. */
#ifndef PURCHASES_H
#define PURCHASES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "stats/document.h"
#include "stats/exact.h"

enum { PURCHASES_MONTHS = 600 /* at most, from the first to the last */ };

/* Zero-initialise. */
struct purchases {
	bool priced; /* there is a column of amounts */
	uint64_t customers, orders, undated, unpriced;
	uint64_t valued;       /* orders that begin with an amount */
	uint64_t parts;        /* records of an order that others are of too */
	uint64_t repeating;    /* customers of two orders or more */
	uint64_t by_orders[6]; /* of 1, 2, 3, 4, 5, more orders */
	int32_t first_month, last_month; /* of all, in months from year 0 */
	struct exact revenue;
	struct buf totals;    /* double, one a customer */
	struct buf intervals; /* int32_t, days from order to order */
	/* active[cohort * PURCHASES_MONTHS + age]: customers; a cohort is the
	 * month of the first order. */
	struct buf active;
	/* Of the customer under way: */
	struct exact spent;
	uint64_t mine;
	int32_t cohort, month, day;
};

/* The first month of all is known beforehand.  0, or -1 with ERR_USAGE when the
 * time is too long, ERR_MEMORY. */
int purchases_open(struct purchases *p, int32_t first_day, int32_t last_day,
    struct err *e) ERR_USE;

/* The orders of a customer, by day; then his end.  0 or -1. */
int purchases_add(struct purchases *p, int32_t day, const char *amount,
    size_t n, struct err *e) ERR_USE;
/* One more record of an order that was added. */
void purchases_add_part(struct purchases *p, const char *amount, size_t n);
int purchases_end_customer(struct purchases *p, struct err *e) ERR_USE;

/* Into a document that has its err; failures stay in it. */
void purchases_report(struct document *d, struct purchases *p);

void purchases_free(struct purchases *p);

#endif
