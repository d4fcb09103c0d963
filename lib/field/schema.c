#include <string.h>

#include "field/role.h"
#include "field/schema.h"
#include "record/reader.h"

static int
unknown_role(struct str name, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "there is no role \"%.*s\"",
	    (int)(name.n < 90 ? name.n : 90), name.p);
	return err_hint(e, "roles are listed in cust(7), '-' is none");
}

static int
set_role(struct header *h, struct str column, struct str role, struct err *e)
{
	size_t i = header_find(h, column, 0);
	const char *known = role_known(role);

	if (i == HEADER_NONE)
		return header_unknown(h, column, e);
	if (known == NULL && !str_is(role, "-"))
		return unknown_role(role, e);
	for (; i != HEADER_NONE; i = header_find(h, column, i + 1))
		h->role[i] = known;
	return 0;
}

static int
read_schema(struct header *h, struct reader *r, struct err *e)
{
	const struct header *names = reader_header(r);
	size_t column = header_find(names, str_of("column"), 0);
	size_t role = header_find(names, str_of("role"), 0);
	const struct record *rec;
	int got;

	if (column == HEADER_NONE || role == HEADER_NONE)
		return err_set(e, ERR_USAGE, 0,
		    "a schema has the columns \"column\" and \"role\"");
	while ((got = reader_next(r, &rec, e)) == 1)
		if (set_role(h, rec->field[column], rec->field[role], e) != 0)
			return reader_here(r, e);
	return got;
}

int
schema_apply(struct header *h, const char *file, struct err *e)
{
	struct reader_options o = { .text = true };
	struct reader *r;
	int result;

	if (reader_open(&r, file, &o, e) != 0)
		return -1;
	result = read_schema(h, r, e);
	if (result != 0 && e->file[0] == '\0')
		(void)err_in_file(e, file);
	reader_close(r);
	return result;
}
