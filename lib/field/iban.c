#include "field/iban.h"

#include "field/check_digit.h"
#include "field/compact.h"
#include "field/iban_table.h"
#include "field/take.h"

enum {
	COUNTRY = 2,
	HEAD = 4, /* and the check digits */
};

static const char bad_checksum[] = "bad_checksum";
static const char bad_format[] = "bad_format";
static const char bad_length[] = "bad_length";
static const char no_country[] = "no_country";
static const char unknown_country[] = "unknown_country";

/* country: two capital letters. */
static const struct iban_table_entry *
entry_of(const char *country)
{
	size_t from = 0, to = iban_table_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order =
		    memcmp(country, iban_table[middle].country, COUNTRY);

		if (order == 0)
			return &iban_table[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
has_shape(struct str account, const char *shape)
{
	for (size_t i = 0; i < account.n; i++) {
		if (!(shape[i] != 'a' && take_is_digit(account.p[i])) &&
		    !(shape[i] != 'n' && is_letter(account.p[i])))
			return false;
	}
	return true;
}

/* With the head behind the rest the number leaves one.  Check digits are from
 * 02 to 98, so that the others that would do as well are wrong. */
static bool
is_right(struct str s)
{
	const int check = check_digit_pair(s, COUNTRY);
	char turned[IBAN_TABLE_LONGEST];

	memcpy(turned, s.p + HEAD, s.n - HEAD);
	memcpy(turned + s.n - HEAD, s.p, HEAD);
	return check > 1 && check < 99 &&
	       check_digit_modulo(str_make(turned, s.n), 97) == 1;
}

/* NULL, or why it is none. */
static const char *
judge(struct str s)
{
	const struct iban_table_entry *entry;

	if (s.n <= HEAD || !is_letter(s.p[0]) || !is_letter(s.p[1]))
		return bad_format;
	entry = entry_of(s.p);
	if (entry == NULL)
		return unknown_country;
	if (s.n != entry->length)
		return bad_length;
	if (!take_is_digit(s.p[2]) || !take_is_digit(s.p[3]) ||
	    !has_shape(str_slice(s, HEAD, s.n), entry->account))
		return bad_format;
	return is_right(s) ? NULL : bad_checksum;
}

bool
iban_is_canonical(struct str s)
{
	return judge(s) == NULL;
}

/* Put the letters of the region in front. */
static const char *
add_country(struct compact *c, struct str region)
{
	if (region.n != COUNTRY)
		return no_country;
	if (c->n + COUNTRY > COMPACT_MAX)
		return bad_length;
	memmove(c->p + COUNTRY, c->p, c->n);
	for (size_t i = 0; i < COUNTRY; i++) {
		char small = take_lower(region.p[i]);

		c->p[i] = (char)(small - ('a' - 'A'));
	}
	c->n += COUNTRY;
	return NULL;
}

int
iban_canonical(struct buf *out, struct str s, struct str region,
    struct verdict *v, struct err *e)
{
	const struct str label = str_of("IBAN");
	struct compact c;

	v->read = false;
	v->reason = compact_make(&c, s);
	if (v->reason != NULL)
		return 0;
	if (c.n > label.n && str_starts(compact_str(&c), label))
		compact_drop(&c, label.n);
	if (take_is_digit(c.p[0]))
		v->reason = add_country(&c, region);
	if (v->reason == NULL)
		v->reason = judge(compact_str(&c));
	v->read = v->reason == NULL;
	return v->read ? buf_add(out, compact_str(&c), e) : 0;
}
