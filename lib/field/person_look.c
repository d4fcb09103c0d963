#include "field/person_look.h"

#include "base/utf8.h"
#include "field/forename.h"
#include "field/letter_case.h"
#include "field/take.h"

enum { FEWEST_CAPITALS = 3 };

/* Between two persons, in any case; and in small letters only. */
static const char *const ands[] = { "&", "+", "and", "ja", "und", "och", "og",
	"et", "oraz", NULL };
static const char *const small_ands[] = { "i", "a", NULL };

/* Does the word stand between two persons, the second beginning with `next`? */
static bool
is_and(const struct person_words *w, struct str word, struct str next)
{
	const char *const *small = small_ands;
	struct str rest = word;

	if (take_any(&rest, ands) && rest.n == 0)
		return true;
	while (*small != NULL && !str_is(word, *small))
		small++;
	return *small != NULL && w->mixed &&
	       forename_find(next) != FORENAME_UNKNOWN;
}

bool
person_look_several(const struct person_words *w)
{
	for (size_t i = w->from; i < w->to; i++) {
		struct str s = w->word[i].text;

		if (i > w->from && i + 1 < w->to &&
		    is_and(w, s, w->word[i + 1].text))
			return true;
		for (size_t j = 0; j < s.n; j++) {
			const char c = s.p[j];

			if (c == '/' || c == ';' || c == '&' || c == '+')
				return true;
		}
	}
	return false;
}

/* A title inside the name? */
static bool
has_title(const struct person_words *w)
{
	for (size_t i = w->from + 1; i < w->to; i++) {
		if (!w->word[i - 1].comma && person_words_is_title(w, i) &&
		    !person_words_is_title(w, i - 1))
			return true;
	}
	return false;
}

bool
person_look_unclear(const struct person_words *w)
{
	for (size_t i = w->from; i < w->to; i++) {
		const struct str s = w->word[i].text;
		const char c = s.p[0];
		const char close = (char)(c == '(' ? ')' : c);

		if ((c == '(' || c == '"') &&
		    (s.n == 1 || s.p[s.n - 1] != close))
			return true;
	}
	return has_title(w) ||
	       (w->to - w->from > 2 && person_words_is_degree(w, w->to - 1));
}

size_t
person_look_comma(const struct person_words *w)
{
	size_t at = w->from;

	while (at + 1 < w->to && !w->word[at].comma)
		at++;
	return at + 1 < w->to ? at : w->to;
}

bool
person_look_capitals(struct str word)
{
	const struct str whole = word;
	size_t n = 0;

	while (word.n > 0) {
		int32_t point;

		word =
		    str_slice(word, letter_case_decode(word, &point), word.n);
		if (point >= 'a' &&
		    (point <= 'z' || utf8_is_cased_lower(point)))
			return false;
		n += (point >= 'A' && point <= 'Z') ||
		     (point >= 0x80 && utf8_is_cased_upper(point));
	}
	return n >= FEWEST_CAPITALS && !person_words_is_initial(whole);
}

bool
person_look_nickname(struct str word)
{
	return take_is_one_of(word.p[0], "(\"'");
}
