/* What customers will be worth: a model of buying (purchase.h) fitted to all of
 * them, or read from a file, and what it says of each. */
#ifndef CLV_H
#define CLV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "expr/kind.h"
#include "record/writer.h"
#include "segment/purchase.h"

struct clv_memo;
struct fact;
struct rules;
struct workers;

/* What is known of a fit. */
struct clv_fit {
	double parameter[PURCHASE_PARAMETERS], error[PURCHASE_PARAMETERS];
	double likelihood, slope; /* logarithm; greatest derivative */
	uint64_t customers;
	bool agrees; /* with that from another beginning */
};

struct clv {
	enum purchase_model model;
	enum node_unit unit; /* of the model's time */
	unsigned horizon;    /* how many of horizon_unit */
	enum node_unit horizon_unit;
	double discount; /* of a month, as a part of 1 */
	int32_t today;
	/* Of the customer; of BG/BB of units that are over, by their first days. */
	const struct fact *days, *first, *last, *value;
	size_t limit;     /* bytes */
	unsigned threads; /* 0: one a processor */
	struct workers *workers;
	struct buf histories, spends;
	struct clv_memo *memo;
	struct arena memory;
	bool settled;
	struct clv_fit fit, spend;
	double correlation; /* of how often and how much */
};

/* What the model says: unknown is NAN. */
struct clv_forecast {
	double alive, orders, value, worth;
};

/* Is the horizon a whole number of units, if the model needs it (BG/BB)? */
bool clv_horizon_is_whole(const struct clv *c);

/* Room: bytes; threads, 0: one a processor. */
int clv_open(
    struct clv *c, size_t limit, unsigned threads, struct err *e) ERR_USE;

/* The customer whose facts are set.  0, or -1: ERR_MEMORY, or ERR_USAGE beyond
 * the limit. */
int clv_add(struct clv *c, struct err *e) ERR_USE;

/* No more: fit.  0, or -1 with ERR_USAGE when they do not tell a model. */
int clv_settle(struct clv *c, struct err *e) ERR_USE;

/* Was it fitted, and did two beginnings lead to different models? */
bool clv_is_doubtful(const struct clv *c);

/* Of the same customer; false: he has not bought. */
bool clv_tell(struct clv *c, struct clv_forecast *f);

/* The model as CSV (name, value), which carries its unit, and back again. */
int clv_write(const struct rules *r, struct writer *w) ERR_USE;
int clv_read(struct clv *c, const char *file, struct err *e) ERR_USE;

void clv_free(struct clv *c);

#endif
