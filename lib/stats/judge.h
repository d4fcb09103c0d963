/* Are the values of a column what its role asks for, and written in the one
 * form that the role has?  The rules are those of cust-normalize. */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"

enum judge_result {
	JUDGE_VALID,    /* and in canonical form */
	JUDGE_OFF_FORM, /* valid, written otherwise */
	JUDGE_INVALID,  /* cannot be read as what it should be */
};

struct judge_reason {
	const char *reason; /* constant text */
	uint64_t n;
};

/* Zero-initialise. */
struct judge {
	struct canon canon;
	bool forms; /* the role has a canonical form */
	enum { JUDGE_SLOWLY, JUDGE_EMAIL, JUDGE_PHONE, JUDGE_POSTCODE } quick;
	bool judges; /* its values can be invalid */
	uint64_t n[JUDGE_INVALID + 1];
	struct judge_reason reason[CANON_REASONS]; /* of the invalid ones */
	size_t nreasons;
	struct buf canonical;
};

/* role: NULL where none is known, then nothing is judged.  0 or -1. */
int judge_open(struct judge *j, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e) ERR_USE;

/* Does the country of the record change what is valid: in a column of that
 * role, and for this value of it? */
bool judge_wants_country(const char *role);
bool judge_by_country(const char *role, struct str value);

/* Some values are judged by what the others are (the order of day and month):
 * show each at least once, then decide.  Only which there are counts, not how
 * often or in which order.  0, or -1 with ERR_MEMORY. */
int judge_observe(struct judge *j, struct str value, struct err *e) ERR_USE;
int judge_decide(struct judge *j, struct err *e) ERR_USE;

/* One value that says something, valid UTF-8, of a record of that country (two
 * capital letters, or NULL).  reason: why it is invalid.  0 or -1. */
int judge_value(struct judge *j, struct str value, const char *country,
    enum judge_result *result, const char **reason, struct err *e) ERR_USE;

/* The same, counted `times` times. */
int judge_add(struct judge *j, struct str value, const char *country,
    uint64_t times, struct err *e) ERR_USE;

/* So many were invalid for that reason, by another judge.  The reason is
 * borrowed. */
void judge_count(struct judge *j, const char *reason, uint64_t times);

/* The most frequent reason, the first in byte order of those; NULL: none. */
const struct judge_reason *judge_first_reason(const struct judge *j);

void judge_free(struct judge *j);

#endif
