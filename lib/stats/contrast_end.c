#include <math.h>

#include "stats/contrast_state.h"

size_t
contrast_state_reference(const struct contrast *c, size_t g)
{
	switch (c->against) {
	case CONTRAST_FIRST:
		return 0;
	case CONTRAST_PREVIOUS:
		return g > 0 ? g - 1 : 0;
	default:
		return c->n;
	}
}

uint64_t
contrast_state_absent(const struct contrast *c, size_t g)
{
	uint64_t n = 0;

	if (g < c->n)
		return c->group[g].records - c->group[g].filled;
	for (size_t i = 0; i < c->n; i++)
		n += c->group[i].records - c->group[i].filled;
	return n;
}

/* Does nearly every value stand alone?  Then counting them tells nothing. */
static bool
is_scattered(const struct contrast *c)
{
	uint64_t filled = 0;

	for (size_t g = 0; g < c->n; g++)
		filled += c->group[g].filled;
	return c->nvalues > 2 && c->nvalues > filled / 2;
}

int
contrast_end(struct contrast *c, struct err *e)
{
	bool any = false;

	for (size_t g = 0; g < c->n; g++) {
		any |= c->group[g].filled > 0;
		c->group[g].psi = NAN;
	}
	if (contrast_state_test_missing(c, e) != 0 ||
	    contrast_state_values(c, e) != 0)
		return -1;
	if (!any)
		c->kind = CONTRAST_NOTHING;
	else if (!c->text)
		c->kind = CONTRAST_NUMBERS;
	else
		c->kind = c->many || is_scattered(c) ? CONTRAST_MANY
						     : CONTRAST_CATEGORIES;
	if (c->kind == CONTRAST_NUMBERS && contrast_state_numbers(c, e) != 0)
		return -1;
	if (c->kind == CONTRAST_CATEGORIES &&
	    (contrast_state_test_values(c, e) != 0 ||
		contrast_state_psi_values(c, e) != 0))
		return -1;
	c->psi = NAN;
	for (size_t g = 0; g < c->n; g++) {
		double psi = c->group[g].psi;

		if (!isnan(psi) && (isnan(c->psi) || psi > c->psi)) {
			c->psi = psi;
			c->psi_group = g;
		}
	}
	return 0;
}
