/* What a node of an expression can be. */
#ifndef KIND_H
#define KIND_H

/* Deeper trees are refused, so that recursion has an end. */
enum { NODE_DEPTH = 100 };

enum node_kind {
	/* Conditions. */
	NODE_OR,  /* of all operands */
	NODE_AND, /* of all operands */
	NODE_NOT,
	NODE_COMPARE, /* two values by `compare` */
	NODE_BETWEEN, /* a value, lower and upper bound */
	NODE_IN,      /* a value, then the members; or a file of them */
	NODE_MATCH,   /* a value; pattern in `text` */
	NODE_IS,      /* a value; what in `is` */
	NODE_FIND,    /* a text, what to find in it, `where` */
	NODE_AGE,     /* a date; `number` and `unit` */
	NODE_HOLDS,   /* `fact`, which is true or false */
	/* Values. */
	NODE_COLUMN, /* named by `text` */
	NODE_TEXT,
	NODE_NUMBER,
	NODE_DATE,
	NODE_TODAY,
	NODE_SINCE, /* a date; whole `unit`s from it to as_of */
	NODE_CAST,  /* a column, read as `type` */
	NODE_ADD,
	NODE_SUBTRACT,
	NODE_MULTIPLY,
	NODE_NEGATE,
	NODE_DIVIDE,
	NODE_SHIFT, /* a date and `number` (may be negative) units on */
	NODE_APART, /* days from the second date to the first */
	NODE_FACT,  /* `fact`, a value told by others */
	NODE_CALL,  /* `function` of the operands */
};

enum node_type { NODE_OPEN, NODE_AS_TEXT, NODE_AS_NUMBER, NODE_AS_DATE };
enum node_compare { NODE_EQ, NODE_NE, NODE_LT, NODE_LE, NODE_GT, NODE_GE };
enum node_unit { NODE_DAYS, NODE_WEEKS, NODE_MONTHS, NODE_YEARS };
enum node_is {
	NODE_IS_EMPTY,
	NODE_IS_PRESENT,
	NODE_IS_NUMBER,
	NODE_IS_DATE,
	NODE_IS_VALID,
	NODE_IS_GRANTED, /* what a column of consent says */
	NODE_IS_DENIED,
};
enum node_where { NODE_CONTAINS, NODE_STARTS, NODE_ENDS };
enum node_name { NODE_BARE, NODE_QUOTED, NODE_ROLE };
enum node_age { NODE_WITHIN, NODE_OLDER, NODE_WITHIN_NEXT };

#endif
