#include "field/scheme_find.h"

#include "field/take.h"

enum {
	/* Zeros that are put back. */
	ZEROS = 2,
	/* What stands behind the sign of a century. */
	BEHIND_SIGN = 4,
	/* Digits of a personnummer without its century. */
	SHORT = 10,
};

static const char *const reasons[] = { NULL, "temporary", "no_century",
	"bad_checksum", "impossible_date", "bad_format", "bad_length" };

_Static_assert(sizeof reasons / sizeof reasons[0] == SCHEME_CHECK_RESULTS,
    "a reason for each result");

static bool
is_fit(enum scheme_check_result r)
{
	return r <= SCHEME_CHECK_TEMPORARY;
}

static bool
has_shape(const struct compact *c, const char *shape)
{
	if (shape == NULL)
		return c->digits == c->n;
	for (size_t i = 0; shape[i] != '\0'; i++) {
		if (shape[i] != '*' &&
		    take_is_digit(c->p[i]) != (shape[i] == '9'))
			return false;
	}
	return true;
}

/* Many checks hold for zeros alone. */
static bool
is_zero(const struct compact *c)
{
	size_t n = 0;

	while (n < c->n && c->p[n] == '0')
		n++;
	return n == c->n;
}

static enum scheme_check_result
judge(const struct schemes_entry *entry, const struct compact *c)
{
	const bool marked = c->sign != '\0' && c->sign_at + BEHIND_SIGN == c->n;
	enum scheme_check_result r = SCHEME_CHECK_FITS;

	if (c->n < entry->least || c->n > entry->most)
		return SCHEME_CHECK_BAD_LENGTH;
	if (is_zero(c) || !has_shape(c, entry->shape) ||
	    (c->sign == '+' &&
		(!marked || entry->century == SCHEMES_CENTURY_NONE)))
		return SCHEME_CHECK_BAD_FORMAT;
	if (entry->check != NULL)
		r = entry->check(compact_str(c));
	if (is_fit(r) && entry->century == SCHEMES_CENTURY_SIGN && !marked)
		return SCHEME_CHECK_NO_CENTURY;
	return r;
}

static void
match_country(struct scheme_found *found, const struct compact *c,
    unsigned uses, size_t country, bool anywhere)
{
	const struct schemes_entry *entry =
	    schemes_entries + schemes_countries[country].first;
	const size_t n = schemes_countries[country].n;

	for (size_t i = 0; i < n; i++, entry++) {
		enum scheme_check_result r;

		if ((entry->uses & uses) == 0)
			continue;
		found->looked_in |= UINT64_C(1) << country;
		r = judge(entry, c);
		if (anywhere && entry->open) {
			found->open = found->open || is_fit(r);
			continue;
		}
		if (is_fit(r))
			found->countries |= UINT64_C(1) << country;
		if (r < found->result) {
			found->result = r;
			found->entry = is_fit(r) ? entry : NULL;
		}
	}
}

void
scheme_find_match(struct scheme_found *found, const struct compact *c,
    unsigned uses, uint64_t countries)
{
	const struct scheme_found none = { .result = SCHEME_CHECK_BAD_LENGTH };
	const bool anywhere = countries == SCHEME_ANYWHERE;

	*found = none;
	for (size_t i = 0; i < schemes_ncountries && countries >> i != 0; i++) {
		if ((countries >> i & 1) != 0)
			match_country(found, c, uses, i, anywhere);
	}
}

bool
scheme_find_knows(unsigned uses, uint64_t countries)
{
	size_t i = 0;

	while (i < schemes_count &&
	       ((schemes_entries[i].uses & uses) == 0 ||
		   (scheme_countries(str_of(schemes_entries[i].country)) &
		       countries) == 0))
		i++;
	return i < schemes_count;
}

bool
scheme_find_is_short(const struct scheme_found *found, const struct compact *c)
{
	return found->entry != NULL &&
	       found->entry->century == SCHEMES_CENTURY_PLUS && c->n == SHORT;
}

void
scheme_find_padded(struct scheme_found *found, struct compact *c, unsigned uses,
    uint64_t countries)
{
	struct compact full;

	scheme_find_match(found, c, uses, countries);
	if (found->result != SCHEME_CHECK_BAD_LENGTH ||
	    countries == SCHEME_ANYWHERE || !take_is_digit(c->p[0]))
		return;
	full = *c;
	for (size_t i = 0; i < ZEROS && found->entry == NULL; i++) {
		struct scheme_found more;

		if (full.n == COMPACT_MAX)
			return;
		memmove(full.p + 1, full.p, full.n++);
		full.p[0] = '0';
		full.digits++;
		full.sign_at++;
		scheme_find_match(&more, &full, uses, countries);
		if (more.entry == NULL || more.entry->open)
			continue;
		*c = full;
		*found = more;
		found->padded = true;
	}
}

uint64_t
scheme_find_label(struct compact *c, unsigned uses)
{
	uint64_t countries = 0;
	size_t longest = 0;

	for (size_t i = 0; i < schemes_ncountries; i++) {
		const struct schemes_country *country = &schemes_countries[i];

		for (size_t k = 0; k < country->n; k++) {
			const struct schemes_entry *entry =
			    &schemes_entries[country->first + k];
			struct str label = str_of(entry->label);

			if ((entry->uses & uses) == 0 || label.n < longest ||
			    label.n >= c->n ||
			    !str_starts(compact_str(c), label))
				continue;
			if (label.n > longest)
				countries = 0;
			longest = label.n;
			countries |= UINT64_C(1) << i;
		}
	}
	compact_drop(c, longest);
	return countries;
}

void
scheme_find(struct scheme_found *found, struct compact *c, unsigned uses,
    uint64_t countries)
{
	struct compact rest = *c;
	struct scheme_found other;
	uint64_t named;

	scheme_find_padded(found, c, uses, countries);
	if (found->entry != NULL || take_is_digit(c->p[0]) || c->n < 3)
		return;
	named = scheme_find_label(&rest, uses);
	if (named == 0) {
		named = scheme_countries(str_slice(compact_str(c), 0, 2));
		compact_drop(&rest, 2);
	} else if (!scheme_find_is_one(named)) {
		named = countries;
	}
	if (named == 0)
		return;
	scheme_find_padded(&other, &rest, uses, named);
	if (other.entry == NULL && rest.digits < rest.n)
		return;
	*found = other;
	*c = rest;
	if (other.entry != NULL &&
	    ((named & countries) == 0 ||
		(countries == SCHEME_ANYWHERE && other.entry->open)))
		found->letters = other.entry->country;
}

void
scheme_find_judge(struct verdict *v, const struct scheme_found *found,
    const struct compact *c)
{
	v->read = found->entry != NULL;
	v->reason = reasons[found->result];
	if (v->read && found->padded)
		v->reason = "zero_padded";
	if (v->read)
		return;
	if (found->open)
		v->reason = "no_country";
	else if (found->looked_in == 0)
		v->reason = "unknown_country";
	else if (found->result == SCHEME_CHECK_BAD_LENGTH &&
		 2 * c->digits < c->n)
		v->reason = reasons[SCHEME_CHECK_BAD_FORMAT];
}

int
scheme_find_write(struct buf *out, const struct compact *c,
    const struct scheme_found *found, struct err *e)
{
	const size_t before = out->n;
	const bool marked = found->entry->century == SCHEMES_CENTURY_SIGN ||
			    (c->sign == '+' && scheme_find_is_short(found, c));
	const size_t at = c->n - (marked ? BEHIND_SIGN : 0);
	int result = 0;

	if (found->letters != NULL)
		result = buf_add(out, str_of(found->letters), e);
	if (result == 0)
		result = buf_add(out, str_make(c->p, at), e);
	if (result == 0 && marked)
		result = buf_add_byte(out, c->sign, e);
	if (result == 0 && marked)
		result = buf_add(out, str_make(c->p + at, BEHIND_SIGN), e);
	if (result != 0)
		out->n = before;
	return result;
}
