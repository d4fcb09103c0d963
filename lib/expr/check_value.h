/* The check of values. */
#ifndef CHECK_VALUE_H
#define CHECK_VALUE_H

#include "base/err.h"
#include "expr/check_scene.h"

/* Columns become slots, every value gets its type.  0 or -1. */
int check_value(struct check_scene *sc, struct node *n) ERR_USE;

/* The same, and it can be read as a text, a date. */
int check_value_text(struct check_scene *sc, struct node *n) ERR_USE;
int check_value_date(struct check_scene *sc, struct node *n) ERR_USE;

/* An empty literal is refused: nothing equals it.  0 or -1. */
int check_value_not_empty(struct check_scene *sc, const struct node *n) ERR_USE;

#endif
