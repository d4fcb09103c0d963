/* What customers will be worth: a model of buying (purchase.h) fitted to all of
 * them, or read from a file, and what it says of each. */
#ifndef CLV_H
#define CLV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "record/writer.h"
#include "segment/purchase.h"

struct fact;
struct rules;

enum clv_unit { CLV_DAY, CLV_WEEK, CLV_MONTH };

/* What is known of a fit. */
struct clv_fit {
	double parameter[PURCHASE_PARAMETERS], error[PURCHASE_PARAMETERS];
	double likelihood, slope; /* logarithm; greatest derivative */
	uint64_t customers;
	bool agrees; /* with that from another beginning */
};

struct clv {
	enum purchase_model model;
	enum clv_unit unit;
	unsigned horizon; /* months */
	double discount;  /* of a month, as a part of 1 */
	int32_t today;
	const struct fact *days, *first, *last, *value; /* of the customer */
	size_t limit;                                   /* bytes */
	struct buf histories, spends;
	bool settled;
	struct clv_fit fit, spend;
	double correlation; /* of how often and how much */
};

/* What the model says: unknown is NAN. */
struct clv_forecast {
	double alive, orders, value, worth;
};

/* The customer whose facts are set.  0, or -1: ERR_MEMORY, or ERR_USAGE beyond
 * the limit. */
int clv_add(struct clv *c, struct err *e) ERR_USE;

/* No more: fit.  0, or -1 with ERR_USAGE when they do not tell a model. */
int clv_settle(struct clv *c, struct err *e) ERR_USE;

/* Of the same customer; false: he has not bought. */
bool clv_tell(const struct clv *c, struct clv_forecast *f);

/* The model as CSV (name, value), which carries its unit, and back again. */
int clv_write(const struct rules *r, struct writer *w) ERR_USE;
int clv_read(struct clv *c, const char *file, struct err *e) ERR_USE;

void clv_free(struct clv *c);

#endif
