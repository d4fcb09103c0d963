/* A value or a truth that an expression uses and somebody else tells: what a
 * let is worth, an aggregate of events, the column of an earlier clause.  Set
 * anew for each record, before the expressions that use it. */
#ifndef FACT_H
#define FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/num.h"
#include "base/str.h"
#include "expr/kind.h"

struct fact {
	struct str name;
	bool condition;      /* true or false, `known` or not; else a value */
	unsigned level;      /* looks at all records it takes to know it */
	enum node_type type; /* NODE_OPEN: a text, read as what is asked for */
	bool known;
	bool holds;
	struct num number;
	int32_t day;
	struct str text; /* not empty when known */
};

static inline void
fact_set_number(struct fact *f, struct num number)
{
	f->known = true;
	f->number = number;
}

static inline void
fact_set_text(struct fact *f, struct str text)
{
	f->known = text.n > 0;
	f->text = text;
}

#endif
