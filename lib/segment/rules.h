/* A rules file: sets of clauses "Label : condition", the first that is true
 * labels the record.  cust-rules(5) describes the language. */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "expr/check.h"
#include "expr/eval.h"
#include "expr/source.h"

enum { RULES_MAX_BYTES = 1 << 20, RULES_MAX_CLAUSES = 4096 };

/* One label of a set, however many clauses give it. */
struct rules_segment {
	struct str label;
	uint64_t records;
	struct rules_segment *next;
};

struct rules_clause {
	struct rules_segment *segment;
	struct node *when;             /* NULL: else */
	size_t number;                 /* in its set, from 1 */
	uint64_t tested, won, unknown; /* records */
	struct rules_clause *next;
};

struct rules_set {
	struct str name;
	struct rules_clause *clauses;   /* else, if there is one, is the last */
	struct rules_segment *segments; /* in the order first named */
	size_t nclauses;
	bool has_else;
	uint64_t unlabelled;      /* records no clause was true for */
	struct rules_clause *won; /* in the last record, or NULL */
	struct rules_set *next;
};

/* Zero-initialise.  Freed by rules_free, also after a failure; until then
 * `source` can show where the rules are wrong. */
struct rules {
	struct source source;
	struct rules_set *sets;
	size_t nsets, nclauses;
	bool has_as_of;
	struct date as_of;
	struct buf text;
	struct arena memory;
};

/* Read and parse a file, whose name is borrowed.  0, or -1: ERR_READ,
 * ERR_USAGE (what is wrong, and where), ERR_MEMORY. */
int rules_read(struct rules *r, const char *file, struct err *e) ERR_USE;

/* Parse a text that the caller keeps. */
int rules_parse(
    struct rules *r, const char *name, struct str text, struct err *e) ERR_USE;

/* Hold every clause against the columns. */
int rules_check(struct rules *r, struct check *c, struct err *e) ERR_USE;

/* Find the clause that wins in each set for the record under evaluation, and
 * count.  False: a pattern reached its limit, the record has no label (and is
 * not counted in any segment). */
bool rules_label(struct rules *r, struct eval *v);

void rules_free(struct rules *r);

#endif
