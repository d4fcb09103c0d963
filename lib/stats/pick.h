/* The one column that a selector stands for. */
#ifndef PICK_H
#define PICK_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "record/header.h"

/* 0; -1 with ERR_USAGE when it selects none or several. */
int pick_column(const struct header *h, struct str selector, size_t *column,
    struct err *e) ERR_USE;

#endif
