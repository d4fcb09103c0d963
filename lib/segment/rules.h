/* A rules file: clauses that each add a column, or a name for later ones.
 * cust-rules(5) describes the language. */
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
#include "expr/names.h"
#include "expr/source.h"
#include "segment/rule.h"

struct clv;
struct events;
struct season;

enum { RULES_MAX_BYTES = 1 << 20, RULES_MAX_CLAUSES = 4096 };

/* Zero-initialise.  Freed by rules_free, also after a failure; until then
 * `source` can show where the rules are wrong. */
struct rules {
	struct source source;
	const struct source *read; /* the last that was, or NULL */
	struct rule *first, *last;
	struct rule *reading; /* the one that is not known yet, or NULL */
	size_t ncolumns, nclauses;
	unsigned levels; /* how many times all records are seen */
	bool audit;      /* ask clauses behind the one that won, too */
	bool has_as_of;
	struct date as_of;
	struct rule *where; /* what keeps a record, or NULL */
	struct events *events;
	struct season *seasons;
	struct clv *clv;    /* or NULL */
	struct names names; /* what expressions may use, of this struct */
	struct str key;     /* of the record under evaluation, for ties */
	size_t key_column;  /* where it stands, or HEADER_NONE */
	int32_t today;      /* once checked */
	struct buf text;
	struct arena memory;
};

/* Read and parse a file, whose name is borrowed; one called .csv or .tsv is a
 * grid.  0, or -1: ERR_READ, ERR_USAGE (what is wrong, and where), ERR_MEMORY.
 */
int rules_read(struct rules *r, const char *file, struct err *e) ERR_USE;

/* Parse a text that the caller keeps. */
int rules_parse(
    struct rules *r, const char *name, struct str text, struct err *e) ERR_USE;

/* Parse more rules, which may use those that are there. */
int rules_add(struct rules *r, struct source *source, struct err *e) ERR_USE;

/* Keep only the records for which a condition is true, before any tier is made.
 * It may use what has been defined before the first tier. */
int rules_keep(struct rules *r, struct source *source, struct err *e) ERR_USE;

/* The rule that gives the column of that name, or NULL. */
struct rule *rules_find(const struct rules *r, struct str name);

/* The source in which something was found wrong, `other` too, or NULL. */
const struct source *rules_wrong(
    const struct rules *r, const struct source *other);

void rules_free(struct rules *r);

#endif
