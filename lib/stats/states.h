/* Several states together. */
#ifndef STATES_H
#define STATES_H

#include "stats/state.h"

/* Zero-initialise. */
struct states {
	struct state *item;
	size_t n;
	struct arena memory;
};

/* See state_open, state_fits and state_load. */
int states_open(struct states *t, const char *const *files, size_t n,
    struct err *e) ERR_USE;
int states_fit(
    const struct states *t, const struct study *s, struct err *e) ERR_USE;
int states_load(struct states *t, struct study *s, struct err *e) ERR_USE;
void states_close(struct states *t);

#endif
