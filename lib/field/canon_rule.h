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

/* apply appends the canonical form unless the value cannot be read;
 * is_canonical, where there is one, is its quick and sure answer. */
struct canon_rule {
	const char *name; /* "date" */
	int (*apply)(const struct canon *c, struct buf *out, struct str s,
	    const char *country, struct verdict *v, struct err *e);
	bool (*is_canonical)(struct str s);
	int variant; /* of text, of name: which form */
	bool judges; /* may say that a value cannot be read, or remark */
	const struct canon_evidence *evidence; /* it wants, or NULL */
	bool coded; /* the case of its values counts */
};

/* Never NULL: what has no rule of its own is text. */
const struct canon_rule *canon_rule_of(const char *role);

/* The rule of that name, or NULL. */
const struct canon_rule *canon_rule_named(struct str name);

#endif
