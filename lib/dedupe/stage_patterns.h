/* Patterns of the pairs of blocks, counted in one process and added up in
 * another one.  Lines: what is counted, and how many there are:
 *
 *	model:PRINT            processes that counted by this model
 *	records                different ones
 *	LEVELS:RULES:RULE:MADE pairs (evidence_sums.h): a digit for each trait,
 *	                       the rules in hexadecimal, a rule, 0 or 1 */
#ifndef STAGE_PATTERNS_H
#define STAGE_PATTERNS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "link/block_key.h"
#include "link/compare.h"
#include "link/evidence_sums.h"
#include "link/model.h"
#include "record/stream.h"

/* Zero-initialise. */
struct stage_patterns {
	const struct model *model;
	const struct corpus *c;
	struct block_key form[EVIDENCE_RULES];
	struct evidence_sums sums;
	uint64_t records, processes;
};

/* What a line of keys has in its first column: EVIDENCE_RULES for no rule. */
struct stage_key {
	uint64_t key;
	unsigned rule;
};

/* False: it is none of this model. */
bool stage_patterns_key(
    const struct stage_patterns *p, struct str text, struct stage_key *key);

/* From here on of these entries. */
void stage_patterns_begin(struct stage_patterns *p, const struct corpus *c);

/* Count the pair of x and y, which the block of that key has.  0, or -1:
 * ERR_MEMORY, ERR_USAGE when they do not have the key. */
int stage_patterns_pair(struct stage_patterns *p, struct compare_memo *memo,
    const struct stage_key *key, uint32_t x, uint32_t y, struct err *e) ERR_USE;

/* Write the lines.  0, or -1 and io->err. */
int stage_patterns_write(
    const struct stage_patterns *p, struct stream *io) ERR_USE;

/* Add what a line says.  0, or -1: ERR_MEMORY, ERR_USAGE (another model,
 * damaged). */
int stage_patterns_add(
    struct stage_patterns *p, const struct record *line, struct err *e) ERR_USE;

void stage_patterns_free(struct stage_patterns *p);

#endif
