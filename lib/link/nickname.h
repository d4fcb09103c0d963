/* Given names that one person goes by: William and Bill, Katarzyna and Kasia.
 * Out of data/nicknames.tsv. */
#ifndef NICKNAME_H
#define NICKNAME_H

#include <stdbool.h>

#include <stdint.h>

#include "base/str.h"

/* The number of a folded given name (fold.h), 0: it neither is nor has a short
 * form. */
uint16_t nickname_of(struct str s);

/* May names of these numbers be those of one person although they differ?
 * Either is short for the other; or at least half of the names
 * that either is short for are common to both, and not both have short forms
 * of their own (Bob and Rob, but neither Al and Bert, both short for Albert,
 * nor Eileen and Elaine).  Not more: one name in common says little where
 * short forms stand for many. */
bool nickname_same(uint16_t a, uint16_t b);

#endif
