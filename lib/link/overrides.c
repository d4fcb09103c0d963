#include "link/overrides.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "record/settings.h"

enum { A, B, SAME, COLUMNS };

struct overrides {
	struct link *link;
	const struct naming *names;
};

/* 1 same, 0 different, -1 neither. */
static int
read_answer(struct str s)
{
	static const char *const yes[] = { "y", "yes", "same", "1" };
	static const char *const no[] = { "n", "no", "different", "0" };
	char small[16];

	if (s.n > sizeof small)
		return -1;
	for (size_t i = 0; i < s.n; i++)
		small[i] =
		    (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + ('a' - 'A')
							  : s.p[i]);
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (str_is(str_make(small, s.n), yes[i]))
			return 1;
		if (str_is(str_make(small, s.n), no[i]))
			return 0;
	}
	return -1;
}

static int
take_record(void *context, const struct str *value, struct err *e)
{
	const struct overrides *o = context;
	int same = read_answer(value[SAME]);
	uint64_t a, b;

	if (value[SAME].n == 0)
		return 0;
	if (same < 0) {
		(void)err_set(e, ERR_USAGE, 0, "expected y, n or nothing");
		return err_in_column(e, "same", 4);
	}
	if (naming_find(o->names, value[A], &a, e) != 0)
		return err_in_column(e, "a", 1);
	if (naming_find(o->names, value[B], &b, e) != 0)
		return err_in_column(e, "b", 1);
	if (a == b)
		return 0;
	return link_tell(o->link, a, b, same == 1, e);
}

int
overrides_read(
    struct link *l, const struct naming *names, const char *file, struct err *e)
{
	static const char *const columns[COLUMNS] = { "a", "b", "same" };
	struct overrides o = { l, names };

	return settings_read(file, "an overrides file", columns, COLUMNS,
	    COLUMNS, take_record, &o, e);
}
