/* The rules there are, one kind each, and which of them a role has.  The inside
 * of canon. */
#ifndef CANON_RULE_H
#define CANON_RULE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"
#include "field/verdict.h"

struct canon_evidence;

/* Append the canonical form of s, of a record of that country or NULL, unless
 * it cannot be read.  0, or -1 with ERR_MEMORY. */
typedef int canon_rule_apply(const struct canon *c, struct buf *out,
    struct str s, const char *country, struct verdict *v, struct err *e);

enum canon_rule_reads {
	CANON_RULE_WORDS, /* text, which may be broken */
	CANON_RULE_CODE,  /* what has one meaning */
	CANON_RULE_MARK,  /* an identifier: any text, never judged */
};

struct canon_rule {
	const char *name; /* "date" */
	canon_rule_apply *apply;
	bool (*is_canonical)(struct str s); /* quick and sure, or NULL */
	enum canon_rule_reads reads;
	int variant; /* of text, of name, of numbers: which form */
	const struct canon_evidence *evidence; /* it may want, or NULL */
};

/* Never NULL: what has no rule of its own is text. */
const struct canon_rule *canon_rule_of(const char *role);

/* The rule of that name, or NULL. */
const struct canon_rule *canon_rule_named(struct str name);

#endif
