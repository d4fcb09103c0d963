/* Lines of a rules file that define something in one line.  The token is their
 * first word.  0 or -1. */
#ifndef DEFINE_H
#define DEFINE_H

#include "segment/reading.h"

int define_let(struct reading *in) ERR_USE;    /* let NAME = ... */
int define_column(struct reading *in) ERR_USE; /* column NAME = ... */
int define_tier(struct reading *in) ERR_USE;   /* tier NAME = ... by ... */
int define_rfm(struct reading *in) ERR_USE;    /* rfm = R, F, M by ... */
int define_events(struct reading *in) ERR_USE; /* events FILE key ... */
int define_season(struct reading *in) ERR_USE; /* season NAME from ... to */

int define_themes(struct reading *in) ERR_USE;  /* themes NAME = ... */
int define_extract(struct reading *in) ERR_USE; /* extract VALUE =~ /.../ */
int define_clv(struct reading *in) ERR_USE;     /* clv of EVENTS ... */

/* score NAME = logit "FILE"; the token is the mark. */
int define_logit(struct reading *in, struct str name) ERR_USE;

/* Events that are told and not in a file of their own. */
struct events *define_log(
    struct rules *r, const char *name, const char *key, struct err *e);

#endif
