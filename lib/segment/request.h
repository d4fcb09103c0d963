/* Which rules a run is asked to follow: built-in ones, a file, a condition. */
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "expr/source.h"
#include "segment/builtin.h"
#include "segment/rules.h"

struct request {
	const char *file;         /* rules, or NULL */
	const char *const *where; /* conditions; at most one is taken */
	size_t nwhere;
	bool builtin; /* `kind` with `options` */
	enum builtin kind;
	struct builtin_options options;
	bool orders;         /* the stream is an order log */
	const char *column;  /* another name for the only column, or NULL */
	const char *explain; /* a column about the others, or NULL */
	const char *edges;   /* of tiers, or NULL */
	const char *model;   /* for clv, or NULL */
	bool audit;
};

/* Read all of it into r, which is zeroed; `where` is the source of the
 * condition.  0, or -1: see rules_read, edges_read. */
int request_rules(const struct request *q, struct rules *r,
    struct source *where, struct err *e) ERR_USE;

#endif
