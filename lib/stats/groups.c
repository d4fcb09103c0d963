#include "stats/groups.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "field/text.h"
#include "record/select.h"

int
groups_by(
    struct groups *g, const char *text, const struct header *h, struct err *e)
{
	g->kind = GROUPS_BY_VALUE;
	return select_one(&g->column, str_of(text), NULL, h, e);
}

int
groups_by_period(
    struct groups *g, const char *text, const struct header *h, struct err *e)
{
	static const struct {
		const char *name;
		enum groups_kind kind;
	} units[] = { { "year(", GROUPS_BY_YEAR },
		{ "quarter(", GROUPS_BY_QUARTER },
		{ "month(", GROUPS_BY_MONTH } };
	struct str s = str_of(text);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct str name = str_of(units[i].name);
		struct str inner;

		if (!str_starts(s, name) || s.p[s.n - 1] != ')')
			continue;
		g->kind = units[i].kind;
		inner = text_trim(str_slice(s, name.n, s.n - 1));
		return select_one(&g->column, inner, NULL, h, e);
	}
	(void)err_set(e, ERR_USAGE, 0, "\"%s\" is no period", text);
	return err_hint(e, "for example year(created_at), month(...), "
			   "quarter(...)");
}

static int
add_group(struct groups *g, struct str name, unsigned *group, struct err *e)
{
	if (g->n == GROUPS_MOST) {
		(void)err_set(e, ERR_USAGE, 0, "there are more than %d groups",
		    GROUPS_MOST);
		return err_hint(e, "group by a column of fewer values, or by "
				   "a longer period");
	}
	g->name[g->n] = arena_copy(&g->memory, name, e);
	if (g->name[g->n].p == NULL)
		return -1;
	*group = (unsigned)g->n++;
	return 0;
}

int
groups_by_file(struct groups *g, char *const *file, size_t n, struct err *e)
{
	unsigned group;

	g->kind = GROUPS_BY_FILE;
	g->column = HEADER_NONE;
	for (size_t i = 0; i < n; i++) {
		if (add_group(g, str_of(file[i]), &group, e) != 0)
			return -1;
	}
	return 0;
}

/* The name of the period in which the value is a day; nothing: it is none. */
static struct str
period_of(const struct groups *g, struct str value, char text[24])
{
	struct date d;
	int n;

	if (!date_read_iso(value, &d))
		return str_make(NULL, 0);
	if (g->kind == GROUPS_BY_YEAR)
		n = snprintf(text, 24, "%04d", (int)d.year);
	else if (g->kind == GROUPS_BY_MONTH)
		n = snprintf(text, 24, "%04d-%02d", (int)d.year, (int)d.month);
	else
		n = snprintf(
		    text, 24, "%04d-Q%d", (int)d.year, ((int)d.month + 2) / 3);
	return str_make(text, (size_t)n);
}

int
groups_take(struct groups *g, const struct record *r, size_t file,
    unsigned *group, struct err *e)
{
	char text[24];
	struct str name;

	if (g->kind == GROUPS_BY_FILE) {
		*group = (unsigned)file;
		g->records[file]++;
		return 0;
	}
	name = text_trim(r->field[g->column]);
	if (g->kind != GROUPS_BY_VALUE)
		name = period_of(g, name, text);
	if (name.p == NULL && g->kind != GROUPS_BY_VALUE) {
		*group = GROUPS_NONE;
		g->outside++;
		return 0;
	}
	for (*group = 0; *group < g->n; ++*group) {
		if (str_equal(g->name[*group], name))
			break;
	}
	if (*group == g->n && add_group(g, name, group, e) != 0)
		return -1;
	g->records[*group]++;
	return 0;
}

void
groups_end(struct groups *g, uint64_t k, size_t last)
{
	for (size_t i = 0; i < g->n; i++) {
		size_t at = g->nordered;

		if (g->records[i] < k && g->kind != GROUPS_BY_FILE) {
			g->small += g->records[i];
			g->nsmall++;
			continue;
		}
		/* Insert in order of names; files stay as they are. */
		for (; at > 0 && g->kind != GROUPS_BY_FILE &&
		       str_compare(g->name[g->order[at - 1]], g->name[i]) > 0;
		     at--)
			g->order[at] = g->order[at - 1];
		g->order[at] = i;
		g->nordered++;
	}
	if (last == 0 || last >= g->nordered || g->kind < GROUPS_BY_YEAR)
		return;
	memmove(
	    g->order, g->order + (g->nordered - last), last * sizeof *g->order);
	g->nordered = last;
}

void
groups_free(struct groups *g)
{
	arena_free(&g->memory);
}
