/* What was learnt, as text: TSV lines, the first of which has a version and the
 * last one how many there are.  It holds names of columns, figures, and the
 * values that several records have with how many: as confidential as the
 * records.  With a model the weight of two records depends on these and on the
 * model alone. */
#ifndef MODEL_H
#define MODEL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "link/corpus.h"
#include "link/evidence.h"
#include "link/trait_known.h"

/* A column that is compared, or that has names for others. */
struct model_column {
	struct str name;
	size_t nth; /* of that name, from 1 on */
	const char *role;
	enum trait_kind kind;
	struct trait_known known;
};

/* Zero-initialise. */
struct model {
	struct evidence evidence;
	struct trait_reading reading;
	struct buf columns; /* struct model_column, in the order of records */
	struct arena memory;
	uint64_t print; /* of its text: another one is another model */
};

/* Append the model of what was learnt of c without one, read by r.  0,
 * or -1: ERR_USAGE when nothing was learnt, ERR_MEMORY. */
int model_write(struct buf *out, const struct evidence *v,
    const struct corpus *c, const struct trait_reading *r,
    struct err *e) ERR_USE;

/* The same to `file`, all of it or nothing, which if it is new nobody but its
 * owner may read.  0, or -1: ERR_WRITE, too. */
int model_save(const char *file, const struct evidence *v,
    const struct corpus *c, const struct trait_reading *r,
    struct err *e) ERR_USE;

/* Read one.  0, or -1: ERR_USAGE (no model, another version, damaged: the
 * line is in e), ERR_MEMORY. */
int model_read(struct model *m, struct str text, struct err *e) ERR_USE;

/* From `file`.  region: that of the run, which must not be another one (NULL:
 * none was told).  0, or -1: ERR_READ, too. */
int model_load(struct model *m, const char *file, const char *region,
    struct err *e) ERR_USE;

/* The same, with the text in `text`. */
int model_load_text(struct model *m, const char *file, const char *region,
    struct buf *text, struct err *e) ERR_USE;

/* Append `text`, that of a model, with the chances of v in place of its own. */
int model_rewrite(struct buf *out, struct str text, const struct evidence *v,
    struct err *e) ERR_USE;

static inline struct model_column *
model_columns(const struct model *m, size_t *n)
{
	*n = m->columns.n / sizeof(struct model_column);
	return (struct model_column *)(void *)m->columns.p;
}

void model_free(struct model *m);

#endif
