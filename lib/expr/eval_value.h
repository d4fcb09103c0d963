/* What values are worth in the record under evaluation.  False: unknown. */
#ifndef EVAL_VALUE_H
#define EVAL_VALUE_H

#include "expr/eval.h"

bool eval_value_number(
    struct eval *v, const struct node *n, struct num *number);
bool eval_value_day(struct eval *v, const struct node *n, int32_t *day);

/* The bytes of a text; not empty.  Valid until the next eval_record. */
bool eval_value_text(struct eval *v, const struct node *n, struct str *s);

/* Is it known, whatever its type? */
bool eval_value_known(struct eval *v, const struct node *n);

/* v->text was made (or could not be): keep it as *s. */
bool eval_value_made(struct eval *v, bool made, struct str *s);

#endif
