#include "merge/lists_key.h"

#include <stdio.h>

#include "field/role.h"

/* The role of any phone is that of all of them. */
static const char *
wide_role(const char *role)
{
	return role_is_phone(role) ? "phone" : role;
}

static int
malformed(struct str part, const char *why, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "key '%.*s': %s",
	    (int)(part.n < 80 ? part.n : 80), part.p, why);
	return err_hint(e, "for example --on email,phone");
}

/* A name in quotes; a doubled quote stands for one. */
static int
read_quoted(
    struct lists_key *k, struct str part, struct arena *memory, struct err *e)
{
	char *out = arena_array(memory, part.n, 1, e);
	size_t n = 0, i = 1;

	if (out == NULL)
		return -1;
	while (i + 1 < part.n) {
		i += part.p[i] == '"';
		out[n++] = part.p[i++];
	}
	k->name = str_make(out, n);
	return 0;
}

static int
read_part(
    struct lists_key *k, struct str part, struct arena *memory, struct err *e)
{
	const struct str prefix = str_of("role:");
	struct str copy = arena_copy(memory, part, e);

	if (copy.p == NULL)
		return -1;
	k->text = copy.p;
	if (copy.n == 0)
		return malformed(copy, "empty", e);
	if (copy.p[0] == '"')
		return read_quoted(k, copy, memory, e);
	if (str_starts(copy, prefix)) {
		k->role = role_known(str_slice(copy, prefix.n, copy.n));
		return k->role == NULL
			   ? malformed(copy, "there is no such role", e)
			   : 0;
	}
	k->name = copy;
	k->role = role_known(copy);
	k->all = str_is(copy, "email") || str_is(copy, "phone");
	return 0;
}

/* Where the part that begins at `from` ends: at a comma outside of quotes, or
 * at the end.  *whole: it is closed, with nothing behind a closing quote. */
static size_t
part_end(struct str s, size_t from, bool *whole)
{
	bool quoted = from < s.n && s.p[from] == '"';
	size_t i = from + quoted;

	*whole = true;
	while (i < s.n && (quoted || s.p[i] != ',')) {
		if (quoted && s.p[i] == '"') {
			if (i + 1 == s.n || s.p[i + 1] != '"') {
				*whole = i + 1 == s.n || s.p[i + 1] == ',';
				return i + 1;
			}
			i++;
		}
		i++;
	}
	*whole = !quoted;
	return i;
}

int
lists_key_parse(struct lists_key **keys, size_t *n, const char *text,
    struct arena *memory, struct err *e)
{
	struct str s = str_of(text == NULL ? "" : text);
	size_t most = 1, at = 0;

	*n = 0;
	for (size_t i = 0; i < s.n; i++)
		most += s.p[i] == ',';
	*keys = arena_array(memory, most, sizeof **keys, e);
	if (*keys == NULL)
		return -1;
	if (s.n == 0) {
		(void)err_set(e, ERR_USAGE, 0, "no key is given");
		return err_hint(e, "for example --on email,phone");
	}
	while (at <= s.n) {
		bool whole;
		size_t end = part_end(s, at, &whole);
		struct str part = str_slice(s, at, end);

		if (!whole)
			return malformed(part, "its quotes are not closed", e);
		if (read_part(&(*keys)[*n], part, memory, e) != 0)
			return -1;
		(*n)++;
		at = end + 1;
	}
	return 0;
}

static bool
has_role(const struct lists_key *k, const char *role)
{
	if (k->role == NULL || role == NULL)
		return false;
	if (str_is(str_of(k->role), "phone"))
		role = wide_role(role);
	return str_is(str_of(k->role), role);
}

int
lists_key_columns(const struct lists_key *k, const struct header *h,
    size_t *column, size_t *n, struct err *e)
{
	bool named =
	    k->name.p != NULL && header_find(h, k->name, 0) != HEADER_NONE;

	*n = 0;
	for (size_t i = 0; i < h->n; i++)
		if ((named && str_equal(k->name, h->name[i])) ||
		    ((!named || k->all) && has_role(k, h->role[i])))
			column[(*n)++] = i;
	if (*n > 0)
		return 0;
	(void)header_unknown(h, k->name, e);
	if (k->name.p == NULL)
		(void)snprintf(e->reason, sizeof e->reason,
		    "no column has the role \"%s\"", k->role);
	return -1;
}

int
lists_key_open(struct lists_key *k, const struct header *h, const char *region,
    struct arena *memory, struct err *e)
{
	const char *role = NULL;

	k->column = arena_array(memory, h->n, sizeof *k->column, e);
	if (k->column == NULL ||
	    lists_key_columns(k, h, k->column, &k->n, e) != 0)
		return -1;
	for (size_t i = 0; i < k->n && role == NULL; i++)
		role = h->role[k->column[i]];
	role = wide_role(role);
	if (role != NULL)
		k->label = str_of(role);
	return key_form_open(&k->form, role, region, memory, e);
}

void
lists_key_close(struct lists_key *k)
{
	key_form_close(&k->form);
}
