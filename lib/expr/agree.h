/* The type in which values are compared. */
#ifndef AGREE_H
#define AGREE_H

#include <stddef.h>

#include "base/err.h"
#include "expr/check_scene.h"

/* How many of the operands are what. */
struct agree {
	size_t open, text, number, date, date_text;
	const struct node *last_text, *last_number, *last_date;
};

/* Count the checked value n. */
void agree_add(struct agree *k, const struct node *n);

/* NODE_OPEN when all operands are.  0, or -1: they clash. */
int agree_type(struct check_scene *sc, const struct agree *k,
    enum node_type *type) ERR_USE;

/* A quoted date becomes one. */
void agree_become_date(struct node *n);

#endif
