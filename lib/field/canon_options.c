#include "field/canon_options.h"

#include <stdio.h>

#include "field/month.h"
#include "field/take.h"

#define WORDS "text line given family name place street company"

/* What an option may be: words separated by blanks, or NULL: see `set_other`.
 * An empty first word: it is a flag.  And the rules that have it. */
static const struct {
	const char *name, *values, *rules;
} known[] = {
	{ "region", NULL,
	    "phone postcode amount currency street company "
	    "national_id company_id vat_id iban" },
	{ "order", "dmy mdy ymd given-first family-first", "date name" },
	{ "name", "given-first family-first comma written", "name" },
	{ "titles", "keep drop", "name" },
	{ "fix-mojibake", "", WORDS },
	{ "fix-homoglyphs", "", WORDS },
	{ "page", "windows-1252 windows-1250 iso-8859-2", WORDS },
	{ "lang", NULL, "date country gender boolean" },
	{ "pivot", NULL, "date" },
	{ "keep-case", "", "email" },
	{ "multi", "flag first split", "phone" },
	{ "guess", "", "phone" },
	{ "possible", "", "phone" },
	{ "extension", "", "phone" },
	{ "form", "alpha2 alpha3 name", "country" },
	{ "decimal", "comma point", "amount" },
	{ "street", "compact expanded written", "street" },
	{ "scale", NULL, "amount" },
	{ "set", NULL, "gender" },
	{ "iso", "", "gender" },
	{ "invert", "", "consent" },
	{ "add-scheme", "", "url" },
	{ "pad-zero", "", "postcode" },
};

enum {
	KNOWN = sizeof known / sizeof *known,
	DATES = 3,  /* words of "order" that are for dates */
	LIST = 128, /* more than the names of all options of a rule */
};

static int
unknown_option(struct str name, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "there is no option \"%.*s\" of a rule",
	    (int)(name.n < 60 ? name.n : 60), name.p);
	return err_hint(e,
	    "there are: region, order, name, titles, fix-mojibake, page, "
	    "fix-homoglyphs, lang, pivot, keep-case, multi, guess, possible, "
	    "extension, form, pad-zero, decimal, scale, set, iso, invert, "
	    "add-scheme, street");
}

/* Is the word one of those separated by blanks? */
static bool
is_among(struct str word, const char *words)
{
	for (const char *w = words; *w != '\0';) {
		size_t n = strcspn(w, " ");

		if (str_equal(word, str_make(w, n)))
			return true;
		w += n + (w[n] == ' ');
	}
	return false;
}

int
canon_options_fit(const char *rule, struct str name, struct err *e)
{
	char list[LIST] = "";
	size_t n = 0;

	for (size_t i = 0; i < KNOWN; i++) {
		if (!is_among(str_of(rule), known[i].rules))
			continue;
		if (str_is(name, known[i].name))
			return 0;
		n += (size_t)snprintf(list + n, sizeof list - n, "%s%s",
		    n == 0 ? "" : ", ", known[i].name);
	}
	(void)err_set(e, ERR_USAGE, 0, "%s has no option \"%.*s\"", rule,
	    (int)(name.n < 60 ? name.n : 60), name.p);
	return n == 0 ? err_hint(e, "it has none")
		      : err_hint(e, "it has: %s", list);
}

static int
bad_value(struct str name, const char *expected, struct err *e)
{
	return err_set(e, ERR_USAGE, 0, "%.*s: expected %s", (int)name.n,
	    name.p, expected);
}

/* Which of the words, from 0; -1 with ERR_USAGE. */
static int
choose(struct str name, struct str value, const char *words, struct err *e)
{
	const char *w = words;

	for (int i = 0; *w != '\0'; i++) {
		size_t n = strcspn(w, " ");

		if (str_equal(value, str_make(w, n)))
			return i;
		w += n + (w[n] == ' ');
	}
	return bad_value(name, words, e);
}

static int
set_language(
    struct canon_options *o, struct str name, struct str value, struct err *e)
{
	size_t language = month_language(value);

	if (language == MONTH_LANGUAGES)
		return bad_value(name, "en, fi, pl, hr, sv, de, fr or es", e);
	o->languages = 1U << language;
	o->country.language = country_language(value);
	return gender_tell(&o->gender, value) &&
		       boolean_tell(&o->boolean, value)
		   ? 0
		   : bad_value(name, "another language", e);
}

static int
set_number(
    struct canon_options *o, struct str name, struct str value, struct err *e)
{
	bool pivot = str_is(name, "pivot");
	int32_t most = pivot ? 100 : 18, v;

	if (take_number(&value, 3, &v) == 0 || value.n > 0 || v > most)
		return bad_value(name,
		    pivot ? "a number from 0 to 100" : "a number from 0 to 18",
		    e);
	*(pivot ? &o->pivot : &o->scale) = (unsigned)v;
	return 0;
}

static int
set_other(
    struct canon_options *o, struct str name, struct str value, struct err *e)
{
	if (str_is(name, "region")) {
		o->region = country_of(value);
		return o->region != NULL
			   ? 0
			   : bad_value(name, "a country by its two letters", e);
	}
	if (str_is(name, "lang"))
		return set_language(o, name, value, e);
	if (str_is(name, "set"))
		return gender_tell(&o->gender, value)
			   ? 0
			   : bad_value(
				 name, "mf, mn, mk, mz, mw, hf, hm or iso", e);
	return set_number(o, name, value, e);
}

/* Of dates, or behind these, of names. */
static void
set_order(struct canon_options *o, int choice)
{
	if (choice < DATES)
		o->date_order = (enum date_order)(choice + DATE_ORDER_DMY);
	else
		o->name_order = (enum person_order)(
		    choice - DATES + PERSON_ORDER_GIVEN_FIRST);
}

static int
set_word(struct canon_options *o, struct str name, int choice)
{
	if (str_is(name, "order"))
		set_order(o, choice);
	else if (str_is(name, "name"))
		o->name = (enum person_form)choice;
	else if (str_is(name, "titles"))
		o->drop_titles = choice == 1;
	else if (str_is(name, "page"))
		o->page = (enum mojibake_page)(choice + MOJIBAKE_PAGE_1252);
	else if (str_is(name, "multi"))
		o->phone.multi = (enum phone_multi)choice;
	else if (str_is(name, "street"))
		o->street = (enum street_form)choice;
	else if (str_is(name, "decimal"))
		o->mark = (enum amount_mark)(choice + AMOUNT_MARK_COMMA);
	else
		o->country.form = (enum country_form)choice;
	return 0;
}

static int
set_flag(struct canon_options *o, struct str name)
{
	if (str_is(name, "keep-case"))
		o->email_keep_case = true;
	else if (str_is(name, "guess"))
		o->phone.guess = true;
	else if (str_is(name, "possible"))
		o->phone.possible = true;
	else if (str_is(name, "extension"))
		o->phone.extension = true;
	else if (str_is(name, "iso"))
		o->gender.iso = true;
	else if (str_is(name, "fix-mojibake"))
		o->fix_mojibake = true;
	else if (str_is(name, "fix-homoglyphs"))
		o->fix_homoglyphs = true;
	else if (str_is(name, "invert"))
		o->invert = true;
	else if (str_is(name, "add-scheme"))
		o->add_scheme = true;
	else
		o->pad_zero = true;
	return 0;
}

int
canon_options_set(
    struct canon_options *o, struct str name, struct str value, struct err *e)
{
	size_t i = 0;
	int choice;

	while (i < KNOWN && !str_is(name, known[i].name))
		i++;
	if (i == KNOWN)
		return unknown_option(name, e);
	if (known[i].values == NULL)
		return set_other(o, name, value, e);
	if (known[i].values[0] == '\0')
		return value.n == 0 ? set_flag(o, name)
				    : bad_value(name, "no value", e);
	choice = choose(name, value, known[i].values, e);
	return choice < 0 ? -1 : set_word(o, name, choice);
}
