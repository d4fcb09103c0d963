/* Expressions in SQL.  The inside of sql. */
#ifndef SQL_NODE_H
#define SQL_NODE_H

#include "base/buf.h"
#include "base/err.h"
#include "expr/node.h"
#include "expr/source.h"
#include "segment/rules.h"

struct sql {
	struct buf *out;
	const struct rules *r;
	const struct header *h; /* of the columns that are named bare */
	const char *alias;      /* of the table they are in */
	struct source *source;
	struct err *e;
};

int sql_text(struct sql *q, const char *text) ERR_USE;
int sql_name(struct sql *q, struct str name) ERR_USE;    /* "a b" */
int sql_literal(struct sql *q, struct str text) ERR_USE; /* 'it''s' */
int sql_day(struct sql *q, int32_t day) ERR_USE;         /* DATE '...' */

/* n has no form in SQL that says the same.  Returns -1. */
int sql_refuse(struct sql *q, const struct node *n, const char *what);

/* A condition or a value. */
int sql_node(struct sql *q, const struct node *n) ERR_USE;

/* The pattern of a match as a literal. */
int sql_pattern(struct sql *q, const struct node *n) ERR_USE;

/* What stands for a fact. */
int sql_fact(struct sql *q, const struct node *n) ERR_USE;

#endif
