/* Checks as the user writes them: the conditions of cust-rules(5) over figures
 * of a register instead of columns of a record:
 *   completeness(email) < 95% or rows < 0.8*base.rows or psi(city) > .25
 * The figures are found and become columns for the expression language. */
#ifndef GATE_TEXT_H
#define GATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum gate_figure {
	GATE_ROWS,
	GATE_COMPLETENESS, /* filled and no placeholder, of all */
	GATE_FILLED,
	GATE_EMPTY,
	GATE_DISTINCT,
	GATE_UNIQUENESS, /* distinct of filled */
	GATE_DUPLICATES,
	GATE_VALIDITY, /* valid of judged */
	GATE_INVALID,
	GATE_PLACEHOLDERS,
	GATE_MEAN,
	GATE_SD,
	GATE_MEDIAN,
	GATE_MIN,
	GATE_MAX,
	GATE_SUM,
	GATE_PSI, /* against the baseline */
	GATE_FIGURES,
};

struct gate_term {
	struct str name; /* as written: "completeness(email)" */
	enum gate_figure figure;
	bool base;         /* of the baseline */
	struct str column; /* the selector in the parentheses; empty: none */
	size_t at;         /* that column of the register, and of the ... */
	size_t base_at;    /* ... baseline: set by gate_check_terms */
};

/* Zero-initialise; all lives in `memory` of the caller. */
struct gate_terms {
	struct gate_term *term;
	size_t n, capacity;
};

/* Append to `out` the condition with figures as number(`NAME`) and percentages
 * as decimals; add the figures it has to t.  0, or -1 with
 * ERR_USAGE (parentheses that do not close), ERR_MEMORY. */
int gate_text_rewrite(struct str text, struct buf *out, struct gate_terms *t,
    struct arena *memory, struct err *e) ERR_USE;

#endif
