#include <string.h>

#include "field/role.h"
#include "field/schema.h"
#include "record/settings.h"

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
take_role(void *context, const struct str *value, struct err *e)
{
	return set_role(context, value[0], value[1], e);
}

int
schema_apply(struct header *h, const char *file, struct err *e)
{
	static const char *const columns[] = { "column", "role" };

	return settings_read(file, "a schema", columns, 2, 2, take_role, h, e);
}
