#include "normalize/as.h"

#include "field/canon_rule.h"
#include "field/role.h"
#include "record/select.h"
#include "record/settings.h"

struct as {
	struct header *h;
	const struct canon_options **options;
	const struct canon_options *all;
	struct arena *memory;
	struct err *err;
};

static int
malformed(struct err *e, struct str item)
{
	(void)err_set(e, ERR_USAGE, 0,
	    "--as %.*s: expected COLUMN:RULE or COLUMN:RULE(NAME=VALUE,...)",
	    (int)(item.n < 80 ? item.n : 80), item.p);
	return err_hint(e, "for example --as 'tel:phone(region=FI)'");
}

/* Where c stands outside of quotes and brackets, from `from` on, or s.n. */
static size_t
find(struct str s, size_t from, char c)
{
	bool quoted = false;
	int depth = 0;

	for (size_t i = from; i < s.n; i++) {
		if (!quoted && depth == 0 && s.p[i] == c)
			return i;
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (!quoted)
			depth += (s.p[i] == '(') - (s.p[i] == ')');
	}
	return s.n;
}

static int
find_columns(const struct as *a, struct str text, struct selection *s)
{
	struct str copy = arena_copy(a->memory, text, a->err);

	return copy.p == NULL ? -1 : select_columns(s, copy.p, a->h, a->err);
}

/* The rule of that name, with options, for the n columns. */
static int
set_options(struct as *a, const char *rule, struct str text,
    const size_t *column, size_t n)
{
	struct canon_options *o = arena_array(a->memory, 1, sizeof *o, a->err);

	if (o == NULL)
		return -1;
	*o = *a->all;
	o->rule = rule;
	for (size_t at = 0; at < text.n;) {
		size_t end = find(text, at, ',');
		struct str item = str_slice(text, at, end);
		size_t equal = find(item, 0, '=');
		struct str name = str_slice(item, 0, equal);
		struct str value = equal == item.n
				       ? str_make("", 0)
				       : str_slice(item, equal + 1, item.n);

		if (canon_options_fit(rule, name, a->err) != 0 ||
		    canon_options_set(o, name, value, a->err) != 0)
			return -1;
		at = end + 1;
	}
	for (size_t i = 0; i < n; i++)
		a->options[column[i]] = o;
	return 0;
}

static int
unknown_rule(struct err *e, struct str rule)
{
	(void)err_set(e, ERR_USAGE, 0, "there is no rule or role \"%.*s\"",
	    (int)(rule.n < 80 ? rule.n : 80), rule.p);
	return err_hint(e,
	    "rules: text, line, id, name, given, family, place, email, phone, "
	    "date, boolean, amount, gender ...: cust-fields(7); "
	    "roles: cust(7)");
}

/* One COLUMN:RULE(...). */
static int
take_item(struct as *a, struct str item)
{
	struct selection columns = { NULL, 0, { NULL, NULL, 0, 0 } };
	size_t open = find(item, 0, '('), colon = item.n;
	struct str name, options = str_make("", 0);
	const struct canon_rule *rule;
	const char *role;
	int result;

	for (size_t i = 0; i < open; i++)
		if (item.p[i] == ':')
			colon = i;
	if (colon >= open || (open < item.n && item.p[item.n - 1] != ')'))
		return malformed(a->err, item);
	name = str_slice(item, colon + 1, open);
	if (open < item.n)
		options = str_slice(item, open + 1, item.n - 1);
	role = role_known(name);
	rule = role != NULL ? canon_rule_of(role) : canon_rule_named(name);
	if (rule == NULL)
		return unknown_rule(a->err, name);
	result = find_columns(a, str_slice(item, 0, colon), &columns);
	for (size_t i = 0; i < columns.n && role != NULL; i++)
		a->h->role[columns.column[i]] = role;
	if (result == 0)
		result = set_options(
		    a, rule->name, options, columns.column, columns.n);
	selection_free(&columns);
	return result;
}

int
as_apply(struct header *h, const struct canon_options **options,
    const struct canon_options *all, const char *const *specs, size_t n,
    struct arena *memory, struct err *e)
{
	struct as a = { h, options, all, memory, e };

	for (size_t i = 0; i < n; i++) {
		struct str text = str_of(specs[i]);

		for (size_t at = 0; at <= text.n;) {
			size_t end = find(text, at, ',');

			if (take_item(&a, str_slice(text, at, end)) != 0)
				return -1;
			at = end + 1;
		}
	}
	return 0;
}

/* A record of a schema: column, options. */
static int
take_record(void *context, const struct str *value, struct err *e)
{
	struct as *a = context;
	size_t i = header_find(a->h, value[0], 0);

	if (value[1].n == 0)
		return 0;
	(void)e; /* that of a */
	for (; i != HEADER_NONE; i = header_find(a->h, value[0], i + 1))
		if (set_options(a, canon_rule_of(a->h->role[i])->name, value[1],
			&i, 1) != 0)
			return -1;
	return 0;
}

int
as_schema(struct header *h, const struct canon_options **options,
    const struct canon_options *all, const char *file, struct arena *memory,
    struct err *e)
{
	static const char *const columns[] = { "column", "options" };
	struct as a = { h, options, all, memory, e };

	if (file == NULL)
		return 0;
	return settings_read(
	    file, "a schema", columns, 2, 1, take_record, &a, e);
}
