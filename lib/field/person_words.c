#include "field/person_words.h"

#include "base/utf8.h"
#include "field/letter_case.h"
#include "field/name.h"
#include "field/take.h"
#include "field/title.h"

enum { LONGEST_PARTICLE = 8 };

/* Take one word and the commas behind it off *s, which is not empty.  Returns
 * how many of these there are. */
static size_t
take_one(struct str *s, struct str *word)
{
	size_t commas = 0;
	size_t n = 0;

	while (n < s->n && s->p[n] != ' ' && s->p[n] != ',')
		n++;
	*word = str_slice(*s, 0, n);
	while (n < s->n && (s->p[n] == ',' || s->p[n] == ' '))
		commas += s->p[n++] == ',';
	take_bytes(s, n);
	return commas;
}

static bool
split(struct person_words *w, struct str line)
{
	w->n = 0;
	w->odd = false;
	while (line.n > 0) {
		struct person_word word = { .part = PERSON_PART_NAME };
		size_t commas = take_one(&line, &word.text);

		word.comma = commas > 0;
		w->odd = w->odd || commas > 1 || word.text.n == 0 ||
			 (word.comma && line.n == 0);
		if (word.text.n == 0)
			continue;
		if (w->n == PERSON_WORDS)
			return false;
		w->word[w->n++] = word;
	}
	return w->n > 0;
}

static bool
has_vowel(const char *word)
{
	while (*word != '\0' && !take_is_one_of(take_lower(*word), "aeiouy"))
		word++;
	return *word != '\0';
}

static bool
begins_small(struct str piece)
{
	int32_t point;

	(void)utf8_decode(piece, &point);
	return utf8_is_cased_lower(point);
}

/* A piece of a word in front of a name. */
struct piece {
	struct str text;
	bool stop;   /* a full stop stands behind it */
	bool begun;  /* a title stands before it */
	size_t left; /* words behind it */
};

/* The title that the piece is there, or NULL. */
static const struct title *
title_of(const struct person_words *w, const struct piece *p)
{
	const struct title *t = title_find(p->text);
	const bool small = w->mixed && begins_small(p->text);
	/* "Dr. H. C. Andersen" has two names there. */
	const bool word = p->text.n > 1 && p->text.p[1] != '.';
	unsigned where = TITLE_FRONT | TITLE_ADDRESS;

	if (t == NULL)
		return NULL;
	where |= p->stop ? TITLE_STOP : 0;
	where |= p->begun ? TITLE_MORE : 0;
	where |= p->begun && (small || (p->stop && word)) ? TITLE_PART : 0;
	where |= p->left > 1 && (w->mixed ? str_is(p->text, t->written)
					  : !has_vowel(t->written))
		     ? TITLE_CAPITALS
		     : 0;
	return (t->where & where) != 0 ? t : NULL;
}

static bool
has_pieces(struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '.' || word.p[i] == '-')
			return true;
	}
	return false;
}

/* Take what stands before the next full stop or hyphen off *s. */
static struct str
take_piece(struct str *s, bool *stop)
{
	size_t n = 0;
	struct str piece;

	while (n < s->n && s->p[n] != '.' && s->p[n] != '-')
		n++;
	piece = str_slice(*s, 0, n);
	*stop = n < s->n && s->p[n] == '.';
	while (n < s->n && (s->p[n] == '.' || s->p[n] == '-'))
		n++;
	take_bytes(s, n);
	return piece;
}

/* The title, or the last of several ("Dipl.-Ing.", "dr.sc."), that the word is
 * there, or NULL. */
static const struct title *
find_title(
    const struct person_words *w, struct str word, bool begun, size_t left)
{
	struct piece p = { word, word.p[word.n - 1] == '.', begun, left };
	const struct title *t = title_of(w, &p);

	if (t != NULL || !has_pieces(word))
		return t;
	do {
		p.text = take_piece(&word, &p.stop);
		t = p.text.n == 0 ? NULL : title_of(w, &p);
		p.begun = true;
	} while (t != NULL && word.n > 0);
	return t;
}

/* May a word stand at the end of a name? */
static bool
is_behind(const struct person_words *w, struct str word)
{
	const struct title *t = title_find(word);

	if (t == NULL || (t->where & TITLE_BEHIND) == 0)
		return false;
	if (t->written[1] > 'Z')
		return true;
	/* "Ii" and "Mba" are names, and so may be "MBA" among capitals. */
	return w->mixed ? !begins_small(str_slice(word, 1, word.n))
			: t->written[0] == 'I';
}

/* Is the piece a title behind a name and a comma?  "Phil" and "Ma" are given
 * names there; with several words before the comma there is one already. */
static bool
is_behind_comma(
    const struct person_words *w, const struct piece *p, bool several)
{
	const struct title *t = title_find(p->text);
	const bool small = w->mixed && begins_small(p->text);
	unsigned where = TITLE_FRONT | TITLE_BEHIND;
	bool exact;

	if (t == NULL)
		return false;
	exact = w->mixed ? str_is(p->text, t->written)
			 : several && !has_vowel(t->written);
	where |= exact || (several && !small) ? TITLE_COMMA : 0;
	where |= exact ? TITLE_CAPITALS : 0;
	where |= p->stop || (several && small) ? TITLE_STOP : 0;
	where |= p->begun ? TITLE_MORE : 0;
	where |= p->begun && (p->stop || small) ? TITLE_PART : 0;
	return (t->where & where) != 0;
}

/* Are the words from `from` to `to` titles behind a name and a comma? */
static bool
are_behind_comma(const struct person_words *w, size_t from, size_t to)
{
	const bool several = from - w->from > 1;
	struct piece p = { .begun = false };

	for (size_t i = from; i < to; i++) {
		struct str rest = w->word[i].text;

		p.text = rest;
		p.stop = rest.p[rest.n - 1] == '.';
		if (!is_behind_comma(w, &p, several)) {
			do {
				p.text = take_piece(&rest, &p.stop);
				if (p.text.n == 0 ||
				    !is_behind_comma(w, &p, several))
					return false;
				p.begun = true;
			} while (rest.n > 0);
		}
		p.begun = true;
	}
	return true;
}

/* Where the part between commas that holds word `at` begins. */
static size_t
start_of(const struct person_words *w, size_t at)
{
	while (at > 0 && !w->word[at - 1].comma)
		at--;
	return at;
}

/* Mark what stands at the end, from the last word to the first. */
static void
find_suffixes(struct person_words *w)
{
	size_t start = start_of(w, w->to - 1);

	while (start > w->from && are_behind_comma(w, start, w->to)) {
		w->to = start;
		start = start_of(w, w->to - 1);
	}
	while (w->to - w->from > 1 && start_of(w, w->to - 1) < w->to - 1 &&
	       is_behind(w, w->word[w->to - 1].text))
		w->to--;
	for (size_t i = w->to; i < w->n; i++)
		w->word[i].part = PERSON_PART_SUFFIX;
}

bool
person_words_is_behind(const struct person_words *w, size_t at)
{
	return is_behind(w, w->word[at].text);
}

bool
person_words_is_degree(const struct person_words *w, size_t at)
{
	const struct str word = w->word[at].text;
	const struct title *t = title_find(word);
	bool stop = false;

	if (t == NULL || (t->where & (TITLE_COMMA | TITLE_CAPITALS)) == 0)
		return false;
	for (size_t i = 0; i < word.n; i++)
		stop = stop || word.p[i] == '.';
	return stop || (w->mixed && str_is(word, t->written));
}

size_t
person_words_titles(struct person_words *w, size_t from)
{
	/* Behind a comma the family name is known. */
	const size_t known = from > 0;
	size_t at = from;

	while (w->to - at > 1 && !w->word[at].comma) {
		const struct title *t = find_title(
		    w, w->word[at].text, at > from, w->to - at - 1 + known);

		if (t == NULL)
			break;
		w->address = w->address || (t->where & TITLE_ADDRESS) != 0;
		w->word[at++].part = PERSON_PART_TITLE;
	}
	return at;
}

bool
person_words_is_title(const struct person_words *w, size_t at)
{
	return find_title(w, w->word[at].text, false, 1) != NULL;
}

bool
person_words_read(struct person_words *w, struct str line)
{
	struct str name, last;

	if (!split(w, line))
		return false;
	w->mixed = letter_case_of(line) == LETTER_CASE_BOTH;
	w->address = false;
	w->to = w->n;
	w->from = person_words_titles(w, 0);
	find_suffixes(w);
	name.p = w->word[w->from].text.p;
	last = w->word[w->to - 1].text;
	name.n = (size_t)(last.p + last.n - name.p);
	w->mixed_name = letter_case_of(name) == LETTER_CASE_BOTH;
	return true;
}

bool
person_words_is_initial(struct str word)
{
	size_t letters = 0;
	bool stop = true;

	while (word.n > 0) {
		int32_t point;
		size_t n = letter_case_decode(word, &point);

		if (letter_case_is_letter(point)) {
			if (!stop)
				return false;
			letters++;
			stop = false;
		} else if (point == '.' || point == '-') {
			stop = true;
		} else {
			return false;
		}
		word = str_slice(word, n, word.n);
	}
	return letters > 0 && (letters == 1 || stop);
}

bool
person_words_is_particle(struct str word)
{
	char small[LONGEST_PARTICLE];

	if (word.n > LONGEST_PARTICLE)
		return false;
	for (size_t i = 0; i < word.n; i++)
		small[i] = take_lower(word.p[i]);
	return name_is_particle(str_make(small, word.n));
}
