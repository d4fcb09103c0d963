#include "field/person_remark.h"

#include "field/company.h"
#include "field/placeholder.h"
#include "field/take.h"
#include "field/text.h"

/* What is typed when a name must be given, or written when there is none, and
 * rarely anybody's name: by their lengths, in small letters. */
enum { LONGEST = 19, MOST = 9 };

static const char *const words[LONGEST + 1][MOST + 1] = {
	[3] = { "abc", "asd", "foo", "qwe" },
	[4] = { "abcd", "asdf", "none", "null", "qwer", "test" },
	[5] = { "admin", "asdfg", "dummy", "testi" },
	[6] = { "anonym", "asdasd", "asdfgh", "foobar", "noname", "qwerty",
	    "tester" },
	[7] = { "etunimi", "foo bar", "no name", "testing" },
	[8] = { "anonyymi", "customer", "jane doe", "john doe", "lastname",
	    "sukunimi", "testaaja" },
	[9] = { "anonymous", "asdf asdf", "firstname", "last name", "null null",
	    "test name", "test test", "test user", "undefined" },
	[10] = { "first last", "first name" },
	[11] = { "testi testi" },
	[13] = { "imie nazwisko" },
	[14] = { "max mustermann", "testi testaaja" },
	[16] = { "erika mustermann", "etunimi sukunimi" },
	[18] = { "firstname lastname" },
	[19] = { "maija meik\xc3\xa4l\xc3\xa4inen",
	    "matti meik\xc3\xa4l\xc3\xa4inen" },
};

static bool
is_word(struct str s)
{
	const char *const *word;

	if (s.n > LONGEST)
		return false;
	for (word = words[s.n]; *word != NULL; word++) {
		size_t i = 0;

		while (i < s.n && take_lower(s.p[i]) == (*word)[i])
			i++;
		if (i == s.n)
			return true;
	}
	return false;
}

/* What bytes can say, as a set. */
enum { LETTER = 1, NO_NAME = 2, SLASH = 4, SIGN = 8 };

static unsigned
look_at(struct str s)
{
	unsigned seen = 0;

	for (size_t i = 0; i < s.n; i++) {
		const unsigned char c = (unsigned char)s.p[i];

		if (c > '9')
			seen |= c == '@' || c == '_' ? NO_NAME : LETTER;
		else if (c >= '/')
			seen |= c == '/' ? SLASH | SIGN : NO_NAME;
		else
			seen |= SIGN;
	}
	return seen;
}

static bool
has_two_slashes(struct str s)
{
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == '/' && s.p[i - 1] == '/')
			return true;
	}
	return false;
}

/* Digits, an address; no letter at all. */
static bool
is_no_name(struct str s, unsigned seen)
{
	return (seen & NO_NAME) != 0 || (seen & LETTER) == 0 ||
	       ((seen & SLASH) != 0 && has_two_slashes(s));
}

const char *
person_remark(struct str s)
{
	unsigned seen;

	s = text_trim(s);
	if (s.n == 0)
		return NULL;
	seen = look_at(s);
	/* A single word is the name of whoever it is. */
	if ((seen & SIGN) != 0 && company_looks_like(s))
		return "company";
	return is_no_name(s, seen) || is_word(s) ||
		       placeholder_is(s, "full_name")
		   ? "suspicious"
		   : NULL;
}
