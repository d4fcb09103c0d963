#include "field/company_words.h"

#include "base/utf8.h"
#include "field/phrase.h"
#include "field/take.h"

/* What a key keeps of ASCII; all that is beyond. */
static inline bool
is_key(char c)
{
	return take_is_letter(c) || take_is_digit(c) || c == '&' || c == '+' ||
	       c == '/';
}

/* Append the key of s to the n bytes there are; returns how many are then. */
static size_t
add_key(char *keys, size_t n, struct str s)
{
	char room[PHRASE_LONGEST];
	struct str plain;

	if (utf8_is_ascii(s)) {
		for (size_t i = 0; i < s.n; i++) {
			if (is_key(s.p[i]) && n < COMPANY_WORDS_ROOM)
				keys[n++] = take_lower(s.p[i]);
		}
		return n;
	}
	/* A hyphen at an end is none of a number here. */
	while (s.n > 0 && s.p[0] == '-')
		s = str_slice(s, 1, s.n);
	while (s.n > 0 && s.p[s.n - 1] == '-')
		s.n--;
	plain = phrase_plain(s, room);
	for (size_t i = 0; i < plain.n; i++) {
		if (is_key(plain.p[i]) && n < COMPANY_WORDS_ROOM)
			keys[n++] = plain.p[i];
	}
	return n;
}

static size_t
place_of(char c)
{
	if ((unsigned char)c >= 0x80)
		return COMPANY_TABLE_BEYOND;
	return take_is_letter(c) ? (unsigned char)c & 31U : 0;
}

uint32_t
company_words_may(struct str line, const struct company_heads *heads)
{
	uint32_t result = 0;
	uint32_t lengths = 0;
	size_t start = 0;
	size_t n = 0;
	size_t word = 0;

	for (size_t i = 0; i <= line.n && word < COMPANY_WORDS_MAX; i++) {
		char c = ' ';

		if (i < line.n)
			c = line.p[i];

		if (c == ' ' || c == ',') {
			if (n == 1)
				lengths &= heads->second[0];
			if (n > 0 && (lengths >> (n < 31 ? n : 31) & 1) != 0)
				result |= UINT32_C(1) << word;
			word += c == ',' || i > start;
			start = i + 1;
			n = 0;
		} else if (is_key(c) && ((unsigned char)c & 0xC0) != 0x80) {
			if (n == 0)
				lengths = heads->first[place_of(c)];
			else if (n == 1)
				lengths &= heads->second[place_of(c)];
			n++;
		}
	}
	return result;
}

bool
company_words_make(struct company_words *w, struct str line)
{
	size_t at = 0;
	size_t key = 0;

	w->line = line;
	w->n = 0;
	for (;;) {
		size_t end;

		while (at < line.n && line.p[at] == ' ')
			at++;
		w->p[w->n].at = at;
		w->p[w->n].key = key;
		if (at == line.n)
			return true;
		if (w->n == COMPANY_WORDS_MAX)
			return false;
		end = at;
		while (end < line.n && line.p[end] != ' ' &&
		       (end == at || line.p[end - 1] != ','))
			end++;
		w->p[w->n].n = end - at;
		key = add_key(w->keys, key, str_slice(line, at, end));
		at = end;
		w->n++;
	}
}

struct str
company_words_str(const struct company_words *w, size_t from, size_t to)
{
	size_t end = w->p[to - 1].at + w->p[to - 1].n;

	while (end > w->p[from].at && w->line.p[end - 1] == ',')
		end--;
	return str_slice(w->line, w->p[from].at, end);
}

/* The first entry of a key, or the end of the table. */
static const struct company_word *
find(struct str key)
{
	size_t from = 0;
	size_t to = company_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (phrase_compare(key, company_words[middle].key) > 0)
			from = middle + 1;
		else
			to = middle;
	}
	return company_words + from;
}

/* Quick, and sure when it says no. */
static bool
may_be_key(struct str key)
{
	const unsigned char c = (unsigned char)key.p[0];
	const size_t place =
	    c >= 'a' && c <= 'z' ? c & 31U : COMPANY_TABLE_BEYOND;
	const size_t n = key.n < 31 ? key.n : 31;

	return (company_lengths[place] >> n & 1) != 0;
}

static bool
is_in(struct str country, const char *list)
{
	if (list == NULL)
		return true;
	if (country.n != 2)
		return false;
	for (; *list != '\0'; list += list[2] == ' ' ? 3 : 2) {
		if (take_lower(country.p[0]) == take_lower(list[0]) &&
		    take_lower(country.p[1]) == take_lower(list[1]))
			return true;
	}
	return false;
}

/* Is s written as the form is?  One with stops in it may be in any case. */
static bool
is_form(struct str s, const char *form)
{
	struct str f = str_of(form);
	const bool stops = strchr(form, '.') != NULL;

	if (s.n != f.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != f.p[i] &&
		    (!stops || take_lower(s.p[i]) != take_lower(f.p[i])))
			return false;
	}
	return true;
}

const struct company_word *
company_words_find(const struct company_words *w, size_t from, size_t to,
    struct str country, uint32_t means, const char **form)
{
	const struct company_word *last = company_words + company_count;
	const struct company_word *found = NULL;
	struct str key =
	    str_make(w->keys + w->p[from].key, w->p[to].key - w->p[from].key);
	struct str s;

	if (key.n == 0 || key.n > COMPANY_TABLE_LONGEST || !may_be_key(key))
		return NULL;
	s = company_words_str(w, from, to);
	for (const struct company_word *e = find(key);
	     e < last && phrase_compare(key, e->key) == 0; e++) {
		if ((e->means & means) != means ||
		    ((means & COMPANY_TABLE_EXACT) != 0 &&
			(e->form == NULL || !str_is(s, e->form))))
			continue;
		if (is_in(country, e->countries) &&
		    (country.n > 0 || e->countries == NULL)) {
			*form = e->form;
			return e;
		}
		if ((e->means & COMPANY_TABLE_OWN) != 0 &&
		    (e->form == NULL || !is_form(s, e->form)))
			continue;
		if (found == NULL)
			*form = e->form;
		else if (*form == NULL || e->form == NULL ||
			 strcmp(*form, e->form) != 0)
			*form = NULL;
		found = found == NULL ? e : found;
	}
	return found;
}
