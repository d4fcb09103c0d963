/* The fit of a model to the customers that clv_add has kept. */
#ifndef CLV_FIT_H
#define CLV_FIT_H

#include "segment/clv.h"

/* 0, or -1: ERR_USAGE when they do not tell a model, ERR_MEMORY. */
int clv_fit_all(struct clv *c, struct err *e) ERR_USE;

#endif
