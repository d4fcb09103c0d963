#include "field/vat.h"

#include "field/compact.h"
#include "field/scheme_find.h"
#include "field/take.h"

enum { LETTERS = 2 };

/* What stands before a number and is no name of it, the longer ones first. */
static const char *const words[] = { "USTIDNR", "USTID", "PDVID", "VATID",
	"VATNO", "VATNR", "MOMS", "ALV", "CIF", "PDV" };

/* The country whose letters these are, and how they are written. */
static uint64_t
country_of(struct str letters, const char **written)
{
	static const char *const others[][3] = {
		{ "EL", "GR", "EL" },
		{ "GR", "GR", "EL" },
		{ "XI", "GB", "XI" },
		{ "UK", "GB", "GB" },
	};
	uint64_t country = scheme_countries(letters);

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		if (!str_is(letters, others[i][0]))
			continue;
		*written = others[i][2];
		return scheme_countries(str_of(others[i][1]));
	}
	if (country != 0)
		*written = scheme_country((unsigned)__builtin_ctzll(country));
	return country;
}

/* A number on its way. */
struct taxpayer {
	struct compact c; /* without its letters */
	struct scheme_found found;
	const char *letters; /* of the country, or NULL */
};

/* Look behind the letters of a country, and in `countries` for one without. */
static void
look(struct taxpayer *t, uint64_t countries)
{
	const char *letters = NULL;
	struct compact rest = t->c;
	struct scheme_found named = { .entry = NULL };
	uint64_t country = 0;

	if (rest.n > LETTERS && rest.digits < rest.n)
		country = country_of(
		    str_slice(compact_str(&rest), 0, LETTERS), &letters);
	if (country != 0) {
		compact_drop(&rest, LETTERS);
		scheme_find_padded(&named, &rest, SCHEME_VAT, country);
	}
	if (named.entry == NULL)
		scheme_find_padded(&t->found, &t->c, SCHEME_VAT, countries);
	t->letters = NULL;
	if (country != 0 && (named.entry != NULL || t->found.entry == NULL)) {
		t->c = rest;
		t->found = named;
		t->letters = letters;
	}
}

/* Take off what says only what the number is; it may say whose, too. */
static bool
drop_word(struct compact *c, uint64_t *countries)
{
	uint64_t named;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct str word = str_of(words[i]);

		if (c->n > word.n && str_starts(compact_str(c), word)) {
			compact_drop(c, word.n);
			return true;
		}
	}
	named = scheme_find_label(c, SCHEME_VAT);
	if (scheme_find_is_one(named))
		*countries = named;
	return named != 0;
}

static void
find(struct taxpayer *t, uint64_t *countries)
{
	struct taxpayer behind = *t;

	look(t, *countries);
	if (t->found.entry == NULL && drop_word(&behind.c, countries)) {
		look(&behind, *countries);
		*t = behind;
	}
}

static void
judge(struct verdict *v, const struct taxpayer *t, uint64_t countries)
{
	const bool foreign = t->c.n > LETTERS && !take_is_digit(t->c.p[0]) &&
			     !take_is_digit(t->c.p[1]);

	scheme_find_judge(v, &t->found, &t->c);
	if (t->letters != NULL)
		return;
	if (v->read && (countries == SCHEME_ANYWHERE ||
			   !scheme_find_is_one(t->found.countries))) {
		v->read = false;
		v->reason = "no_country";
	} else if (!v->read && foreign) {
		v->reason = "unknown_country";
	}
}

/* The letters to be written. */
static struct str
letters_of(const struct taxpayer *t)
{
	const char *letters = t->letters;

	if (letters == NULL)
		(void)country_of(str_of(t->found.entry->country), &letters);
	return str_of(letters);
}

bool
vat_says_country(struct str s)
{
	struct compact c;
	uint64_t named = 0;

	/* Whatever may be wrong behind it. */
	(void)compact_make(&c, s);
	(void)drop_word(&c, &named);
	return named != 0 || (c.n > LETTERS && take_is_letter(c.p[0]) &&
				 take_is_letter(c.p[1]));
}

int
vat_canonical(struct buf *out, struct str s, uint64_t countries, bool bare,
    struct scheme_facts *facts, struct verdict *v, struct err *e)
{
	const struct scheme_facts unknown = { .countries = 0 };
	const size_t before = out->n;
	struct taxpayer t = { .letters = NULL };
	uint64_t home = countries;

	if (facts != NULL)
		*facts = unknown;
	v->read = false;
	v->reason = compact_make(&t.c, s);
	if (v->reason == NULL) {
		find(&t, &home);
		judge(v, &t, home);
	}
	if (!v->read && !vat_says_country(s) &&
	    !scheme_find_knows(SCHEME_VAT, countries))
		return scheme_unchecked(out, s, "unknown_country", v, e);
	if (facts != NULL && t.found.entry != NULL) {
		facts->name = t.found.entry->name;
		facts->country = t.found.entry->country;
		facts->countries = t.found.countries;
	}
	if (!v->read)
		return 0;
	bare = bare && countries != SCHEME_ANYWHERE &&
	       (t.found.countries & countries) != 0;
	if (!bare && buf_add(out, letters_of(&t), e) != 0)
		return -1;
	if (scheme_find_write(out, &t.c, &t.found, e) != 0) {
		out->n = before;
		return -1;
	}
	return 0;
}
