/* lifecycle NAME of EVENTS ...: where customers stand, as a set of rules. */
#ifndef LIFECYCLE_H
#define LIFECYCLE_H

#include "segment/reading.h"

/* The token is the word lifecycle. */
int lifecycle_read(struct reading *in) ERR_USE;

#endif
