/* Given names that one person goes by: William and Bill, Katarzyna and Kasia.
 * Out of data/nicknames.tsv. */
#ifndef NICKNAME_H
#define NICKNAME_H

#include <stdbool.h>

#include "base/str.h"

/* May a and b, folded given names (fold.h), be names of one person although
 * they differ?  Either is short for the other; or at least half of the names
 * that either is short for are common to both, and not both have short forms
 * of their own (Bob and Rob, but neither Al and Bert, both short for Albert,
 * nor Eileen and Elaine).  Not more: one name in common says little where
 * short forms stand for many. */
bool nickname_same(struct str a, struct str b);

#endif
