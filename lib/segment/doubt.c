/* Doubts about what was read and found. */
#include "segment/doubt.h"

#include <stdio.h>

#include "segment/clv.h"
#include "segment/events.h"

struct doubt {
	void (*tell)(void *context, const char *text);
	void *context;
};

static const char number_form[] =
    "is a number such as 12.50; cust-normalize writes them so";
static const char date_form[] =
    "is a date such as 2025-06-30; cust-normalize writes them so";

static void
about(const struct doubt *d, const char *what, struct str name, const char *why)
{
	char text[400];

	(void)snprintf(text, sizeof text, "%s \"%.*s\": %s", what,
	    (int)(name.n > 100 ? 100 : name.n), name.p, why);
	d->tell(d->context, text);
}

/* None of WHAT is a ... */
static void
tell_none(const struct doubt *d, const char *kind, struct str name,
    const char *what, const char *form)
{
	char why[200];

	(void)snprintf(why, sizeof why, "none of its %s %s", what, form);
	about(d, kind, name, why);
}

static void
about_column(const struct doubt *d, const struct slot *s, struct str name)
{
	if (s->not_number > 0 && !s->some_number)
		tell_none(d, "column", name, "values", number_form);
	if (s->not_date > 0 && !s->some_day)
		tell_none(d, "column", name, "values", date_form);
}

/* Has an aggregate met values, and no number among them? */
static bool
is_without_numbers(const struct events *ev)
{
	bool met = false;

	for (const struct aggregate *a = ev->aggregates; a != NULL;
	     a = a->next) {
		if (a->some_number)
			return false;
		met |= a->not_number > 0;
	}
	return met;
}

static void
about_events(const struct doubt *d, const struct events *ev, bool any_customer)
{
	const struct events_counts *n = &ev->counts;
	uint64_t of_somebody = n->read - n->keyless;

	if (n->undated > 0 && n->undated == of_somebody) {
		tell_none(d, "events", ev->name, "dates", date_form);
		return;
	}
	if (is_without_numbers(ev))
		tell_none(d, "events", ev->name, "values", number_form);
	if (any_customer && n->strangers > 0 &&
	    n->strangers == of_somebody - n->undated - n->future)
		about(d, "events", ev->name,
		    "none is of a customer of these records; are the keys "
		    "written alike?");
	if (n->read > 0 && of_somebody == 0)
		about(d, "events", ev->name, "none of them has a key");
}

void
doubt_tell(const struct run *x, void (*tell)(void *context, const char *text),
    void *context)
{
	const struct doubt d = { tell, context };

	for (const struct slot *s = x->check.slots; s != NULL; s = s->next)
		about_column(&d, s, x->check.header->name[s->column]);
	for (const struct events *ev = x->rules->events; ev != NULL;
	     ev = ev->next)
		about_events(&d, ev, x->records > 0);
	if (x->rules->clv != NULL && clv_is_doubtful(x->rules->clv))
		tell(context,
		    "clv: another beginning of the fit led to another model, "
		    "these customers hardly tell one; --clv-out FILE shows it");
}
