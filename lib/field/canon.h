/* The rule of a column: its role says which, its values say what no single one
 * can (the order of day and month), then each is put in canonical form. */
#ifndef CANON_H
#define CANON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "field/canon_detail.h"
#include "field/canon_options.h"
#include "field/verdict.h"

enum canon_result {
	CANON_UNCHANGED,
	CANON_CHANGED,
	CANON_EMPTY,
	CANON_FLAGGED, /* could not be read, stays as it is */
	CANON_RESULTS,
};

enum canon_state { CANON_NOTHING, CANON_OPEN, CANON_DECIDED };

struct canon_decision {
	enum canon_state state; /* nothing to decide; nothing decides; it is */
	const char *what;       /* "dmy" */
	const char *measure;    /* "decided_dmy" */
	const char *about;      /* "the order of day and month" */
	const char *option;     /* that tells it */
	bool told;
	uint64_t support, against; /* values seen that decide */
	uint64_t open;             /* that fit several */
	uint64_t late;             /* that contradicted it later */
};

struct canon {
	const struct canon_rule *rule;
	const char *role;
	const struct canon_options *options; /* borrowed */
	uint64_t results[CANON_RESULTS];
	struct canon_detail *detail; /* in the caller's arena, or NULL */
};

/* The rule for a role (NULL: none is known).  0, or -1 with ERR_MEMORY. */
int canon_open(struct canon *c, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e) ERR_USE;

/* Does the rule want to see values before canon_apply? */
bool canon_wants_evidence(const struct canon *c);

/* Does the case of its values count: identifiers, dates, not text? */
bool canon_is_coded(const struct canon *c);

/* Look at one, of a record of that country (as in canon_apply).  0, or -1 with
 * ERR_MEMORY. */
int canon_observe(
    struct canon *c, struct str s, const char *country, struct err *e) ERR_USE;

/* Decide on that.  0, or -1 with ERR_USAGE when it is contradictory. */
int canon_decide(struct canon *c, struct err *e) ERR_USE;

/* What was decided and on what.  False when the rule decides nothing. */
bool canon_decision(const struct canon *c, struct canon_decision *d);

/* Judge and count one value, valid UTF-8, of a record of that country (two
 * capital letters; NULL: the region of the options).  Its canonical form is
 * appended only when *result is CANON_CHANGED.  0, or -1 with ERR_MEMORY. */
int canon_apply(struct canon *c, struct buf *out, struct str s,
    const char *country, enum canon_result *result, struct verdict *v,
    struct err *e) ERR_USE;

#endif
