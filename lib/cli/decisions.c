#include "cli/decisions.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/diag.h"

enum { COUNTED = 64 }; /* room for a number and a short word */

/* " (1 record fits several)", or nothing when nothing was counted. */
static void
count_open(char text[COUNTED], uint64_t n)
{
	text[0] = '\0';
	if (n > 0)
		(void)snprintf(text, COUNTED, " (%" PRIu64 " %s several)", n,
		    n == 1 ? "record fits" : "records fit");
}

void
decisions_say(const struct opts_common *c, const char *column,
    const struct canon_decision *d)
{
	char open[COUNTED];

	count_open(open, d->open);
	if (d->state == CANON_OPEN && !c->quiet)
		diag_say(c->command, "%s: %s cannot be told%s; %s, %s decides",
		    column, d->about, open,
		    d->open == 1 ? "it stays as it is"
				 : "these stay as they are",
		    d->option);
	else if (c->verbose && d->state == CANON_NOTHING)
		diag_say(
		    c->command, "%s: %s: nothing to decide", column, d->about);
	else if (c->verbose && d->state == CANON_DECIDED)
		diag_say(c->command,
		    "%s: %s%s (%" PRIu64 " %s, %" PRIu64 " against)", column,
		    d->what, d->told ? " as told" : "", d->support,
		    d->support == 1 ? "record decides" : "records decide",
		    d->against);
}

void
decisions_say_late(const struct opts_common *c, const char *column,
    const struct canon_decision *d)
{
	if (d->late > 0 && !c->quiet)
		diag_say(c->command,
		    "%s: %" PRIu64 " %s %s, which the first ones decided: "
		    "look at %s, or say %s",
		    column, d->late,
		    d->late == 1 ? "record contradicts" : "records contradict",
		    d->what, d->late == 1 ? "it" : "them", d->option);
}

void
decisions_say_personal(
    const struct opts_common *c, const char *column, const char *role)
{
	if (!c->quiet)
		diag_say(c->command,
		    "%s: looks personal (%s) but has no role: it stays as it "
		    "is; --as '%s:%s' says what it is",
		    column, role, column, role);
}

void
decisions_show(const struct opts_common *c, const char *column,
    const char *reason, const struct str *value, size_t n)
{
	for (size_t i = 0; i < n; i++)
		diag_say(c->command, "%s: %s: \"%.*s\"", column, reason,
		    (int)value[i].n, value[i].p);
}
