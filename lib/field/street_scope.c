#include "field/street_scope.h"

#include "field/take.h"

static const struct {
	char country[3];
	enum street_scope scope;
} countries[] = {
	{ "ar", STREET_ES },
	{ "at", STREET_DE },
	{ "au", STREET_EN },
	{ "ax", STREET_FI },
	{ "ba", STREET_HR },
	{ "ca", STREET_EN },
	{ "cl", STREET_ES },
	{ "co", STREET_ES },
	{ "de", STREET_DE },
	{ "es", STREET_ES },
	{ "fi", STREET_FI },
	{ "fr", STREET_FR },
	{ "gb", STREET_EN },
	{ "hr", STREET_HR },
	{ "ie", STREET_EN },
	{ "im", STREET_EN },
	{ "it", STREET_IT },
	{ "je", STREET_EN },
	{ "li", STREET_DE },
	{ "lu", STREET_FR },
	{ "mc", STREET_FR },
	{ "me", STREET_HR },
	{ "mx", STREET_ES },
	{ "nz", STREET_EN },
	{ "pe", STREET_ES },
	{ "pl", STREET_PL },
	{ "rs", STREET_HR },
	{ "se", STREET_SV },
	{ "si", STREET_HR },
	{ "sm", STREET_IT },
	{ "us", STREET_EN },
};

/* Ends of words that say where an address is. */
static const struct {
	const char *end;
	enum street_scope scope;
} ends[] = {
	{ "katu", STREET_FI },
	{ "kuja", STREET_FI },
	{ "polku", STREET_FI },
	{ "v\xc3\xa4yl\xc3\xa4", STREET_FI },
	{ "gatan", STREET_SV },
	{ "v\xc3\xa4gen", STREET_SV },
	{ "stra\xc3\x9f"
	  "e",
	    STREET_DE },
};

enum street_scope
street_scope_of_country(struct str country)
{
	char first, second;

	if (country.n != 2)
		return STREET_ANY;
	first = take_lower(country.p[0]);
	second = take_lower(country.p[1]);
	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
		if (countries[i].country[0] == first &&
		    countries[i].country[1] == second)
			return countries[i].scope;
	}
	return STREET_ANY;
}

static bool
ends_with(struct str s, const char *end)
{
	struct str e = str_of(end);

	if (s.n <= e.n)
		return false;
	s = str_slice(s, s.n - e.n, s.n);
	for (size_t i = 0; i < s.n; i++) {
		/* The capitals of Latin-1, which follow this lead byte, are 32
		 * before the small ones. */
		bool capital = i > 0 && (unsigned char)e.p[i - 1] == 0xC3 &&
			       (unsigned char)e.p[i] >= 0xA0;

		if (take_lower(s.p[i]) != e.p[i] &&
		    (!capital || (s.p[i] | 0x20) != e.p[i]))
			return false;
	}
	return true;
}

/* Letters that are written in Polish, and hardly elsewhere. */
static bool
is_polish(struct str word)
{
	static const char *const letters[] = { "\xc5\x82", "\xc5\x81",
		"\xc5\x84", "\xc5\x83", "\xc5\x9b", "\xc5\x9a", "\xc5\xba",
		"\xc5\xb9", "\xc5\xbc", "\xc5\xbb", NULL };

	for (size_t i = 0; i + 1 < word.n; i++) {
		if ((unsigned char)word.p[i] != 0xC5)
			continue;
		for (const char *const *l = letters; *l != NULL; l++) {
			if (str_equal(str_slice(word, i, i + 2), str_of(*l)))
				return true;
		}
	}
	return false;
}

enum street_scope
street_scope_of_word(struct str word)
{
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (ends_with(word, ends[i].end))
			return ends[i].scope;
	}
	return is_polish(word) ? STREET_PL : STREET_ANY;
}
