#include "cli/decisions.h"

#include <inttypes.h>

#include "cli/diag.h"

void
decisions_say(const struct opts_common *c, const char *column,
    const struct canon_decision *d)
{
	if (d->state == CANON_OPEN && !c->quiet)
		diag_say(c->command,
		    "%s: %s cannot be told (%" PRIu64
		    " records fit several); these stay as they are, %s decides",
		    column, d->about, d->open, d->option);
	else if (c->verbose && d->state == CANON_NOTHING)
		diag_say(
		    c->command, "%s: %s: nothing to decide", column, d->about);
	else if (c->verbose && d->state == CANON_DECIDED)
		diag_say(c->command,
		    "%s: %s%s (%" PRIu64 " records decide, %" PRIu64
		    " against)",
		    column, d->what, d->told ? " as told" : "", d->support,
		    d->against);
}

void
decisions_say_late(const struct opts_common *c, const char *column,
    const struct canon_decision *d)
{
	if (d->late > 0 && !c->quiet)
		diag_say(c->command,
		    "%s: %" PRIu64 " records contradict %s, which the first "
		    "ones decided: look at them, or say %s",
		    column, d->late, d->what, d->option);
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
