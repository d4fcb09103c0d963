/* What was learnt, as text: TSV lines, the first of which has a version.  It
 * holds names of columns, figures, and the values that several records have
 * with how many: as confidential as the records. */
#ifndef MODEL_H
#define MODEL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "link/corpus.h"
#include "link/dictionary.h"
#include "link/evidence.h"

/* Zero-initialise. */
struct model {
	struct evidence evidence;
	uint64_t filled[TRAIT_MOST];
	struct dictionary value[TRAIT_MOST]; /* forms met several times */
	struct buf count[TRAIT_MOST];        /* uint32_t each: how often */
	struct trait_words_known words[TRAIT_MOST];
	struct arena memory;
};

/* Append the model of what was learnt of c.  0, or -1 with ERR_MEMORY. */
int model_write(struct buf *out, const struct evidence *v,
    const struct corpus *c, struct err *e) ERR_USE;

/* Read one.  0, or -1: ERR_USAGE (no model, another version, damaged: the
 * line is in e), ERR_MEMORY. */
int model_read(struct model *m, struct str text, struct err *e) ERR_USE;

/* Let the values of c be as frequent as they were when it was learnt. */
void model_apply(const struct model *m, struct corpus *c);

void model_free(struct model *m);

#endif
