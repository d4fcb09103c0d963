/* One clause of a rules file that defines something: a set of labels, a score,
 * a tier, a column, a value with a name.  What it is worth for the record under
 * evaluation is a fact that later clauses may use. */
#ifndef RULE_H
#define RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "expr/eval.h"
#include "expr/fact.h"
#include "segment/rule_kind.h"

struct pattern;
struct tier;
struct logit;
struct themes;

/* One label of a set, however many clauses give it. */
struct rule_segment {
	struct str label;
	uint64_t records;
	struct rule_segment *next;
};

struct rule_clause {
	struct rule_segment *segment;
	struct node *when;  /* NULL: else */
	size_t number;      /* in its set, from 1 */
	size_t at, end;     /* of the condition in the source */
	struct num points;  /* RULE_SCORE */
	enum eval_truth is; /* in the record under evaluation */
	uint64_t tested, held, unknown, won; /* records */
	struct rule_clause *next;
};

enum { RULE_PARTS = 3 };

struct rule {
	enum rule_kind kind;
	struct str name;
	struct source *source;
	size_t at; /* of the name in it */
	struct fact fact;
	unsigned level; /* how many times all records are seen before */
	struct node *value;
	struct rule_clause *clauses;   /* else, if there is one, is the last */
	struct rule_segment *segments; /* in the order first named */
	size_t nclauses;
	bool has_else;
	uint64_t unlabelled;     /* records no clause was true for */
	struct rule_clause *won; /* RULE_SET: in this record, or NULL */
	struct buf text;         /* RULE_TAGS, RULE_CODE: of this record */
	struct tier *tier;
	struct logit *logit;
	struct themes *themes;
	struct pattern *pattern;
	struct rule *parts[RULE_PARTS];
	struct rule *next;
};

/* Does it put records into segments? */
static inline bool
rule_has_segments(const struct rule *r)
{
	return r->kind == RULE_SET || r->kind == RULE_TAGS ||
	       r->kind == RULE_TIER;
}

#endif
