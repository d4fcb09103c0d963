#include "field/boolean.h"

#include "field/consent_table.h"
#include "field/phrase.h"
#include "field/placeholder.h"
#include "field/take.h"

enum { LETTERS = 26 };

/* Letters that are yes beside their no, and the languages where they are. */
static const struct {
	char yes, no;
	const char *language;
} pairs[] = {
	{ 'k', 'e', "fi" },
	{ 'd', 'n', "hr" },
	{ 'o', 'n', "fr" },
	{ 's', 'n', "es" },
	{ 'v', 'f', NULL },
};

static const char *const languages[] = { "en", "fi", "pl", "hr", "sv", "de",
	"fr", "es" };

/* The letter that s is, small, or 0. */
static char
letter_of(struct str plain)
{
	if (plain.n != 1 || plain.p[0] < 'a' || plain.p[0] > 'z')
		return '\0';
	return plain.p[0];
}

void
boolean_observe(struct boolean_tally *t, struct str s)
{
	char room[PHRASE_LONGEST];
	char letter = letter_of(phrase_plain(s, room));

	if (letter != '\0')
		t->letters[letter - 'a']++;
}

void
boolean_decide(struct boolean_rule *r, const struct boolean_tally *t)
{
	size_t n = 0;

	if (r->told)
		return;
	for (size_t i = 0; i < LETTERS; i++)
		n += t->letters[i] > 0;
	r->yes = '\0';
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs && n == 2; i++) {
		if (t->letters[pairs[i].yes - 'a'] > 0 &&
		    t->letters[pairs[i].no - 'a'] > 0)
			r->yes = pairs[i].yes;
	}
}

bool
boolean_tell(struct boolean_rule *r, struct str language)
{
	size_t i = 0;

	while (i < sizeof languages / sizeof *languages &&
	       !str_is(language, languages[i]))
		i++;
	if (i == sizeof languages / sizeof *languages)
		return false;
	r->told = true;
	r->yes = '\0';
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (pairs[i].language != NULL &&
		    str_is(language, pairs[i].language))
			r->yes = pairs[i].yes;
	}
	return true;
}

/* "true", "false", "" or NULL. */
static const char *
read_answer(struct str s, const struct boolean_rule *r)
{
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(s, room);
	char letter = letter_of(plain);

	switch (phrase_find(plain, consent_phrases, consent_count)) {
	case CONSENT_TABLE_YES:
		return "true";
	case CONSENT_TABLE_NO:
		return "false";
	default:
		break;
	}
	if (letter != '\0' && letter == r->yes)
		return "true";
	return s.n == 0 || placeholder_is(s, "consent") ? "" : NULL;
}

int
boolean_canonical(struct buf *out, struct str s, const struct boolean_rule *r,
    struct verdict *v, struct err *e)
{
	const char *answer = read_answer(s, r);

	v->read = answer != NULL;
	v->reason = v->read ? NULL : "unknown_token";
	return v->read ? buf_add(out, str_of(answer), e) : 0;
}
