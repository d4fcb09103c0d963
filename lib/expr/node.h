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
#include "expr/kind.h"
#include "expr/slot.h"

struct fact;
struct function;
struct valid;

struct node {
	enum node_kind kind;
	enum node_type type; /* how values are compared; of a value: its own */
	bool negated;        /* "not in", "!~" ... */
	bool ignore_case;
	enum node_compare compare;
	enum node_unit unit;
	enum node_is is;
	enum node_where where;
	enum node_age age;
	enum node_name name;
	unsigned depth;
	size_t at;         /* offset in the source, where a mistake is shown */
	size_t occurrence; /* NODE_COLUMN: name[2]; 0 when not said */
	struct node *first, *next; /* operands; sibling */
	struct slot *slot;         /* NODE_COLUMN, NODE_CAST of one */
	struct fact *fact;
	const struct function *function;
	struct valid *valid; /* NODE_IS_VALID: the rule of the column */
	const char *role;    /* NODE_IS_GRANTED: of the column, or NULL */
	struct str text;     /* name, literal, pattern, file of members */
	struct str column;   /* of that file; p NULL: the first of a list */
	struct num number;
	int32_t day, until; /* date; NODE_AGE: first and last day of it */
	struct pattern *pattern;
	size_t members; /* NODE_IN: of one of these, in order */
	struct str *texts;
	struct num *numbers;
	int32_t *days;
};

#endif
