/* What the events of one customer come to: how many, how much, how long ago.
 * Events are shown in the order of their days; those behind as_of do not
 * count, nor do those without a day. */
#ifndef AGGREGATE_H
#define AGGREGATE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "expr/aggregate_kind.h"
#include "expr/fact.h"
#include "expr/node.h"
#include "segment/season.h"

struct events;
struct source;

struct aggregate_event {
	int32_t day;
	bool counts; /* `where` holds */
	struct str field;
};

struct aggregate {
	enum aggregate_kind kind;
	struct fact fact;
	struct events *events;
	struct source *source;
	struct str text;  /* as it stands in the source, to be told again */
	struct str what;  /* column of the events; p NULL: they themselves */
	size_t at;        /* of `what` in the source */
	size_t field;     /* which of the fields kept, or HEADER_NONE */
	int32_t from, to; /* days of the window */
	enum node_unit every; /* days are taken for the first of their unit */
	struct node *span; /* NODE_AGE or NODE_BETWEEN that tells it, or NULL */
	struct str season_name;
	const struct season *season; /* or NULL */
	struct node *where;          /* or NULL */
	struct num percent;          /* AGGREGATE_ALL_GAPS */
	uint64_t of_all[2];          /* AGGREGATE_ALL_SHARE: that count, all */
	uint64_t all, n;             /* so far, of this customer */
	int32_t first, last, gap, longest, years, year, days;
	struct num sum;
	bool inexact;     /* the sum */
	struct str end;   /* the first or last text */
	struct buf gaps;  /* int32_t */
	struct buf texts; /* struct str, in `memory` */
	struct arena memory;
	uint64_t not_number;
	bool some_number;
	struct aggregate *next;
};

/* A new customer; one of his events; no more: the fact is set. */
void aggregate_begin(struct aggregate *a);
int aggregate_add(struct aggregate *a, const struct aggregate_event *v,
    struct err *e) ERR_USE;
void aggregate_end(struct aggregate *a);

void aggregate_free(struct aggregate *a);

#endif
