/* What words of an expression may stand for besides columns and functions. */
#ifndef NAMES_H
#define NAMES_H

#include "base/str.h"
#include "expr/spelling.h"

struct build;
struct fact;
struct node;

struct names {
	void *context;
	/* The fact of that name, or NULL. */
	struct fact *(*find)(void *context, struct str name);
	/* name( has been taken: read up to the closing parenthesis.  1 and a
	 * node; 0: not one of these, nothing taken; -1. */
	int (*call)(void *context, struct build *b, struct str name, size_t at,
	    struct node **n);
	/* Offer every name, for "did you mean". */
	void (*offer)(void *context, struct spelling *near);
};

#endif
