/* Bounded regular expressions (PCRE2 with UTF and Unicode properties, invalid
 * UTF-8 tolerated).  Hostile patterns and hostile text end at a limit, which
 * is an answer of its own and never "no match". */
#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct pattern;

enum pattern_result {
	PATTERN_NO = 0,
	PATTERN_YES = 1,
	PATTERN_LIMIT = 2, /* match, depth, heap or JIT-stack limit reached */
};

/* Compile `text`; ignore_case folds Unicode case.  0, or -1 with ERR_USAGE,
 * the library's reason and the offset in it, or ERR_MEMORY.  A pattern holds
 * its match data: use it from one thread at a time. */
int pattern_compile(struct pattern **p, struct str text, bool ignore_case,
    struct err *e) ERR_USE;

/* Does the pattern occur in s?  `span`, when not NULL, receives the matched
 * part (a view into s).  Never allocates beyond the heap limit of 20 MB. */
enum pattern_result pattern_find(
    struct pattern *p, struct str s, struct str *span);

/* The same from byte `from` of s on; what stands before it is seen by word
 * boundaries and lookbehind. */
enum pattern_result pattern_find_from(
    struct pattern *p, struct str s, size_t from, struct str *span);

/* How many of its groups have names; the name of one of them (from 0, in the
 * order they open); what it holds of s, in which the pattern was found just now:
 * p NULL when it took no part. */
size_t pattern_groups(const struct pattern *p);
struct str pattern_group_name(const struct pattern *p, size_t i);
struct str pattern_group(const struct pattern *p, size_t i, struct str s);

void pattern_free(struct pattern *p);

#endif
