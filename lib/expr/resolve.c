/* Columns by name and by role. */
#include "expr/resolve.h"

#include "expr/spelling.h"
#include "field/role.h"

/* The slot of a column, made when it is the first to ask. */
static int
give_slot(struct check *c, struct node *n, size_t column, struct err *e)
{
	struct slot **at = &c->slots;

	while (*at != NULL && (*at)->column != column)
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_array(c->memory, 1, sizeof **at, e);
		if (*at == NULL)
			return -1;
		(*at)->column = column;
	}
	n->slot = *at;
	return 0;
}

/* The nth column (from 1) of that name, or HEADER_NONE. */
static size_t
nth(const struct header *h, struct str name, size_t wanted)
{
	size_t i = header_find(h, name, 0);

	while (i != HEADER_NONE && --wanted > 0)
		i = header_find(h, name, i + 1);
	return i;
}

static int
several(struct source *s, const struct node *n, struct err *e)
{
	(void)source_fail(s, n->at, e, "several columns are called \"%.*s\"",
	    (int)n->text.n, n->text.p);
	return err_hint(e, "say which: [1] behind the name is the first");
}

/* The first column is called a, another b. */
static int
several_roles(struct source *s, const struct node *n, struct str a,
    struct str b, struct err *e)
{
	(void)source_fail(s, n->at, e,
	    "several columns have the role \"%.*s\": \"%.*s\", \"%.*s\" ...",
	    (int)n->text.n, n->text.p, (int)a.n, a.p, (int)b.n, b.p);
	return err_hint(e, "name the column itself");
}

/* The first column whose name goes on behind this word, which is cut off of
 * it: e of "E-mail".  p NULL: there is none. */
static struct str
cut_off(const struct header *h, struct str word)
{
	for (size_t i = 0; i < h->n; i++) {
		struct str name = h->name[i];

		if (name.n > word.n &&
		    spelling_distance(str_slice(name, 0, word.n), word) == 0 &&
		    strchr(" -/#&'(", name.p[word.n]) != NULL)
			return name;
	}
	return str_make(NULL, 0);
}

static int
unknown(struct check *c, struct source *s, const struct node *n, struct err *e)
{
	const struct header *h = c->header;
	struct spelling near;
	struct err list;
	struct str whole = cut_off(h, n->text);

	spelling_begin(&near, n->text);
	for (size_t i = 0; i < h->n && n->name != NODE_ROLE; i++)
		spelling_offer(&near, h->name[i]);
	for (size_t i = 0; i < h->n && n->name != NODE_QUOTED; i++) {
		if (h->role[i] != NULL)
			spelling_offer(&near, str_of(h->role[i]));
	}
	if (c->names != NULL && n->name == NODE_BARE)
		c->names->offer(c->names->context, &near);
	if (n->name == NODE_ROLE) {
		(void)source_fail(s, n->at, e,
		    "no column has the role \"%.*s\"", (int)n->text.n,
		    n->text.p);
		if (role_known(n->text) != NULL)
			(void)err_hint(
			    e, "--schema FILE can give a column this role");
	} else {
		(void)header_unknown(h, n->text, &list);
		(void)source_fail(s, n->at, e, "%s", list.reason);
		(void)err_hint(e, "%s%s",
		    n->name == NODE_BARE ? "a text stands in double quotes; "
					 : "",
		    list.hint);
	}
	if (near.best.p != NULL && str_equal(near.best, n->text))
		return err_hint(e, "it is defined further below");
	if (whole.p != NULL && n->name == NODE_BARE)
		return err_hint(e, "a name such as `%.*s` stands in backquotes",
		    (int)whole.n, whole.p);
	if (near.best.p != NULL)
		(void)err_hint(
		    e, "did you mean \"%.*s\"?", (int)near.best.n, near.best.p);
	return -1;
}

static int
by_role(struct check *c, struct source *s, struct node *n, struct err *e)
{
	const struct header *h = c->header;
	const char *role = role_known(n->text);
	size_t i =
	    role == NULL ? HEADER_NONE : header_find_role(h, str_of(role), 0);
	size_t other =
	    i == HEADER_NONE ? i : header_find_role(h, str_of(role), i + 1);

	if (i == HEADER_NONE)
		return unknown(c, s, n, e);
	if (other != HEADER_NONE)
		return several_roles(s, n, h->name[i], h->name[other], e);
	return give_slot(c, n, i, e);
}

int
resolve_column(struct check *c, struct source *s, struct node *n, struct err *e)
{
	const struct header *h = c->header;
	size_t i = HEADER_NONE;

	if (n->name != NODE_ROLE)
		i = nth(h, n->text, n->occurrence == 0 ? 1 : n->occurrence);
	if (i != HEADER_NONE && n->occurrence == 0 &&
	    header_find(h, n->text, i + 1) != HEADER_NONE)
		return several(s, n, e);
	if (i != HEADER_NONE)
		return give_slot(c, n, i, e);
	if (n->occurrence > 1 && header_find(h, n->text, 0) != HEADER_NONE)
		return source_fail(s, n->at, e,
		    "there are not so many columns called \"%.*s\"",
		    (int)n->text.n, n->text.p);
	if (n->name == NODE_QUOTED || n->occurrence > 0)
		return unknown(c, s, n, e);
	return by_role(c, s, n, e);
}
