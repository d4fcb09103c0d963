/* Edges written and read. */
#include "segment/edges.h"

#include <stdio.h>

#include "record/settings.h"
#include "segment/tier.h"

static int
put_edge(struct writer *w, const struct tier *t, size_t group, unsigned i)
{
	const struct tier_edge *edge = &t->group[group].edge[i];
	char text[NUM_TEXT];

	if (!edge->known)
		return 0;
	writer_field(w, t->name);
	writer_field(w, str_of(tier_method_name(t->method)));
	writer_field(w,
	    str_make(text, (size_t)snprintf(text, sizeof text, "%zu", group)));
	writer_field(w,
	    str_make(text, (size_t)snprintf(text, sizeof text, "%u", i + 1)));
	writer_field(w, str_make(text, num_write_double(edge->value, text)));
	return writer_end(w);
}

int
edges_write(const struct rules *r, struct writer *w)
{
	static const char *const names[] = { "tier", "method", "group", "edge",
		"value" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	if (writer_end(w) != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		const struct tier *t = rule->tier;

		if (t == NULL || !t->settled)
			continue;
		for (size_t g = 0; g < tier_groups(t); g++) {
			for (unsigned i = 0; i + 1 < t->k; i++) {
				if (put_edge(w, t, g, i) != 0)
					return -1;
			}
		}
	}
	return 0;
}

static bool
whole(struct str s, int64_t *n)
{
	struct num v;

	if (!num_read(s, &v) || v.scale != 0)
		return false;
	*n = v.unscaled;
	return true;
}

enum { TIER, METHOD, GROUP, EDGE, VALUE, FIELDS };

static int
take_edge(void *context, const struct record *rec, struct err *e)
{
	struct rules *r = context;
	struct rule *rule =
	    rec->nfields == FIELDS ? rules_find(r, rec->field[TIER]) : NULL;
	struct tier *t = rule == NULL ? NULL : rule->tier;
	struct tier_edge *at;
	int64_t group, edge;

	if (rec->nfields != FIELDS)
		return err_set(e, ERR_USAGE, 0,
		    "edges are: tier, method, group, edge, value");
	if (t == NULL)
		return 0;
	if (!str_is(rec->field[METHOD], tier_method_name(t->method)))
		return err_set(e, ERR_USAGE, 0,
		    "edges of another method than that of \"%.*s\"",
		    (int)t->name.n, t->name.p);
	if (t->group == NULL) {
		t->group = arena_array(
		    &t->memory, tier_groups(t), sizeof *t->group, e);
		if (t->group == NULL)
			return -1;
	}
	if (!whole(rec->field[GROUP], &group) ||
	    !whole(rec->field[EDGE], &edge) || group < 0 || edge < 1 ||
	    (size_t)group >= tier_groups(t) || edge >= (int64_t)t->k)
		return err_set(e, ERR_USAGE, 0,
		    "edges of more or other tiers than \"%.*s\" has",
		    (int)t->name.n, t->name.p);
	at = &t->group[group].edge[edge - 1];
	at->known = num_read_double(rec->field[VALUE], &at->value);
	if (!at->known)
		return err_set(e, ERR_USAGE, 0, "an edge that is no number");
	t->settled = true;
	return 0;
}

int
edges_read(struct rules *r, const char *file, struct err *e)
{
	return settings_each(file, take_edge, r, e);
}
