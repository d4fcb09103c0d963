#include "link/nickname.h"

#include "link/nicknames_table.h"

uint16_t
nickname_of(struct str s)
{
	char key[sizeof nicknames_names->text] = { 0 };
	size_t low = 0, high = nicknames_count;

	if (s.n == 0 || s.n >= sizeof key)
		return 0;
	memcpy(key, s.p, s.n);
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order =
		    memcmp(key, nicknames_names[middle].text, sizeof key);

		if (order == 0)
			return (uint16_t)(middle + 1);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
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
nickname_same(uint16_t a, uint16_t b)
{
	const struct nicknames_name *left, *right;

	if (a == 0 || b == 0 || a == b)
		return false;
	left = &nicknames_names[a - 1];
	right = &nicknames_names[b - 1];
	return is_short_for(left, right) || is_short_for(right, left) ||
	       are_short_for_same(left, right);
}
