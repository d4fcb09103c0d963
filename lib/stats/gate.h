/* The figures of a gate, and its checks when they are known. */
#ifndef GATE_H
#define GATE_H

#include <stdbool.h>

#include "expr/node.h"
#include "stats/contrast.h"
#include "stats/document.h"
#include "stats/gate_text.h"
#include "stats/study.h"

enum { GATE_CHECKS = 200 /* at most */ };

struct gate_check {
	struct str text;  /* as it was written */
	struct str ready; /* rewritten */
	const char *from; /* for messages: "--fail-if" */
	bool warns;       /* it does not fail the run */
	struct node *condition;
};

/* Zero-initialise. */
struct gate {
	struct gate_check check[GATE_CHECKS];
	size_t n;
	struct gate_terms terms;
	struct str *value;         /* of each term; empty: not known */
	struct contrast *contrast; /* of the columns of psi: base, now */
	struct sheet *told;        /* what failed, for programs */
	struct arena memory;
};

/* One more check; from is borrowed.  0, or -1 with ERR_USAGE. */
int gate_add(struct gate *g, struct str text, bool warns, const char *from,
    struct err *e) ERR_USE;

/* Are all figures those of columns that there are?  base: there is a
 * baseline.  Reads the conditions.  0, or -1 with ERR_USAGE. */
int gate_check_terms(struct gate *g, const struct header *h,
    const struct header *base, struct err *e) ERR_USE;

/* Does a term ask for PSI of that column? */
bool gate_wants_psi(const struct gate *g, size_t column);

/* Take the figures of the studies; base: NULL without one.  0 or -1. */
int gate_take(struct gate *g, const struct study *now, const struct study *base,
    struct err *e) ERR_USE;

/* Judge; what fails goes into d.  0 or -1. */
int gate_judge(struct gate *g, struct document *d, struct date as_of,
    uint64_t records, bool *failed, struct err *e) ERR_USE;

void gate_free(struct gate *g);

#endif
