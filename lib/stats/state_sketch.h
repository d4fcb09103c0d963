/* A column whose values were too many for --approx, in a state: what it has
 * counted, in place of its values, behind those of all columns.
 *
 *   counter,3,filled,1000     and others; flags as bits: seen, points
 *   reason,3,bad_domain,5     why values were invalid
 *   first,3,a@x.fi,           last; low and high: of numbers by value; from
 *                             and to: as doubles
 *   form,3,a@a.a,990          top,3,a@x.fi,7 of SpaceSaving
 *   registers,3,0321...,      of HyperLogLog, "0" and on
 *   item,3,12.5,4             of KLL: a value and its level
 *   sums,3,...,               see exact_state.h */
#ifndef STATE_SKETCH_H
#define STATE_SKETCH_H

#include "stats/study.h"

/* Save a column, before its profile is ended.  0 or -1. */
int state_sketch_save(
    struct writer *w, struct study *s, size_t column, struct err *e) ERR_USE;

/* Is that part of a state one of these? */
bool state_sketch_is(struct str part);

/* Add one to a column of s, which is estimated from then on.  *good: it was
 * well-formed.  0 or -1. */
int state_sketch_add(struct study *s, size_t column, struct str part,
    struct str value, uint64_t count, bool *good, struct err *e) ERR_USE;

#endif
