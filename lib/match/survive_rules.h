/* Rules of survivorship as the user tells them: COLUMNS=RULE, separated by
 * commas.  COLUMNS are selectors (record/select.h), or `*`: all columns, with
 * less weight than a column that is named.  RULE is one of
 *   recent   oldest   recent(COLUMN)   oldest(COLUMN)   source(a>b>c)
 *   complete longest frequent weighted min max first last valid denied
 *   all all("SEP")
 * recent and oldest without a column mean the roles updated_at and created_at.
 * Quotes around labels and separators may be left out. */
#ifndef SURVIVE_RULES_H
#define SURVIVE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "record/header.h"

struct survive_order;

enum survive_rule {
	SURVIVE_FIRST, /* first record, in input order */
	SURVIVE_LAST,
	SURVIVE_RECENT,   /* latest date in a column; no date: behind all */
	SURVIVE_OLDEST,   /* earliest date; no date: behind all */
	SURVIVE_SOURCE,   /* order of sources told; others behind, as given */
	SURVIVE_COMPLETE, /* record with most values (in a bundle: of it) */
	SURVIVE_LONGEST,  /* most characters, white space at ends apart */
	SURVIVE_FREQUENT, /* value of most records */
	SURVIVE_WEIGHTED, /* value whose records weigh most, together */
	SURVIVE_MIN,      /* numbers, dates, else bytes */
	SURVIVE_MAX,
	SURVIVE_VALID,  /* what its field rule can read, before what not */
	SURVIVE_DENIED, /* a refusal before unknown before a grant */
	SURVIVE_ALL,    /* all different values, in order, with a separator */
	SURVIVE_RULES
};

struct survive_options {
	const char *const *rules; /* "COLUMNS=RULE,..."; of as much weight a
	                           * later one wins */
	size_t nrules;
	const char *const *sources; /* labels, by group_member.source; none: a
	                             * column says where a record is from */
	size_t nsources;
	const char *source; /* its selector; NULL: by the role source */
	/* How surely the record of that number is one of its group, or NULL. */
	uint32_t (*weigh)(const void *context, uint64_t number);
	const void *context;
	const char *region; /* of phone numbers, or NULL */
	struct date as_of;
};

/* A rule with its argument. */
struct survive_told {
	enum survive_rule rule;
	bool weak;            /* told by `*` */
	size_t column;        /* recent, oldest: where the dates are */
	struct str separator; /* all */
	const struct survive_order *order; /* source */
};

/* Into *told, in the arena: the rule told for each column of h, or NULL; into
 * *orders all orders of sources.  0, or -1 with ERR_USAGE, ERR_MEMORY. */
int survive_rules_read(const struct survive_told ***told,
    struct survive_order **orders, const struct header *h,
    const struct survive_options *o, struct arena *memory,
    struct err *e) ERR_USE;

/* Do both say the same? */
bool survive_rules_agree(
    const struct survive_told *a, const struct survive_told *b);

const char *survive_rule_name(enum survive_rule rule); /* "recent" */

#endif
