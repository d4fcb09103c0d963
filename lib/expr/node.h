/* An expression as a tree.  parse makes it, check resolves the columns, gives
 * every comparison its type and prepares literals and patterns, eval reads it
 * and changes nothing but the slots.  Nodes live in the arena of their maker;
 * patterns and slots belong to the struct check.  One thread at a time. */
#ifndef NODE_H
#define NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/num.h"
#include "base/pattern.h"
#include "base/str.h"
#include "expr/slot.h"

/* Deeper trees are refused, so that recursion has an end. */
enum { NODE_DEPTH = 100 };

enum node_kind {
	/* Conditions. */
	NODE_OR,  /* of all operands */
	NODE_AND, /* of all operands */
	NODE_NOT,
	NODE_COMPARE, /* two values by `compare` */
	NODE_BETWEEN, /* a value, lower and upper bound */
	NODE_IN,      /* a value, then the members */
	NODE_MATCH,   /* a value; pattern in `text` */
	NODE_IS,      /* a column; what in `is` */
	NODE_FIND,    /* a text, what to find in it, `where` */
	NODE_AGE,     /* a column; `number` and `unit` */
	/* Values. */
	NODE_COLUMN, /* named by `text` */
	NODE_TEXT,
	NODE_NUMBER,
	NODE_DATE,
	NODE_TODAY,
	NODE_SINCE, /* a column; whole `unit`s from it to as_of */
	NODE_CAST,  /* a column, read as `type` */
	NODE_ADD,
	NODE_SUBTRACT,
	NODE_MULTIPLY,
	NODE_NEGATE,
};

enum node_type { NODE_OPEN, NODE_AS_TEXT, NODE_AS_NUMBER, NODE_AS_DATE };
enum node_compare { NODE_EQ, NODE_NE, NODE_LT, NODE_LE, NODE_GT, NODE_GE };
enum node_unit { NODE_DAYS, NODE_WEEKS, NODE_MONTHS, NODE_YEARS };
enum node_is { NODE_IS_EMPTY, NODE_IS_PRESENT, NODE_IS_NUMBER, NODE_IS_DATE };
enum node_where { NODE_CONTAINS, NODE_STARTS, NODE_ENDS };
enum node_name { NODE_BARE, NODE_QUOTED, NODE_ROLE };

struct node {
	enum node_kind kind;
	enum node_type type; /* how values are compared; of a value: its own */
	bool negated;        /* "not in", "!~" ... */
	bool older;          /* NODE_AGE: older than, not within */
	bool ignore_case;
	enum node_compare compare;
	enum node_unit unit;
	enum node_is is;
	enum node_where where;
	enum node_name name;
	unsigned depth;
	size_t at;         /* offset in the source, where a mistake is shown */
	size_t occurrence; /* NODE_COLUMN: name[2]; 0 when not said */
	struct node *first, *next; /* operands; sibling */
	struct slot *slot;         /* NODE_COLUMN */
	struct str text;           /* name, literal, pattern */
	struct num number;
	int32_t day, until; /* date; NODE_AGE: first and last day within */
	struct pattern *pattern;
	size_t members; /* NODE_IN: of one of these, in order */
	struct str *texts;
	struct num *numbers;
	int32_t *days;
};

#endif
