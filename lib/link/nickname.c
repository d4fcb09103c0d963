#include "link/nickname.h"

#include "link/nicknames_table.h"

static const struct nicknames_name *
find(struct str s)
{
	char key[sizeof nicknames_names->text] = { 0 };
	size_t low = 0, high = nicknames_count;

	if (s.n == 0 || s.n >= sizeof key)
		return NULL;
	memcpy(key, s.p, s.n);
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct nicknames_name *name = &nicknames_names[middle];
		int order = memcmp(key, name->text, sizeof key);

		if (order == 0)
			return name;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool
is_short_for(
    const struct nicknames_name *name, const struct nicknames_name *full)
{
	for (size_t i = 0; i < name->n; i++) {
		if (&nicknames_names[nicknames_fulls[name->first + i]] == full)
			return true;
	}
	return false;
}

/* Are at least half of the names that either is short for common to both? */
static bool
are_short_for_same(
    const struct nicknames_name *a, const struct nicknames_name *b)
{
	size_t common = 0;

	if (a->is_full && b->is_full)
		return false;
	for (size_t i = 0; i < a->n; i++)
		common += is_short_for(
		    b, &nicknames_names[nicknames_fulls[a->first + i]]);
	return 2 * common >= (size_t)a->n + b->n - common;
}

bool
nickname_same(struct str a, struct str b)
{
	const struct nicknames_name *left = find(a);
	const struct nicknames_name *right = left == NULL ? NULL : find(b);

	if (right == NULL || left == right)
		return false;
	return is_short_for(left, right) || is_short_for(right, left) ||
	       are_short_for_same(left, right);
}
