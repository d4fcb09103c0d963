/* Words that stand for more than a column: functions, what others tell. */
#ifndef CALL_H
#define CALL_H

#include "expr/build.h"

/* n->text( is a function, or one of b->names: read to the closing one. */
struct node *call_read(struct build *b, struct node *n);

/* Is n->text a fact of b->names?  Then n becomes it. */
bool call_fact(struct build *b, struct node *n);

#endif
