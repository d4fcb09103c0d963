#include "field/currency.h"

#include "base/utf8.h"
#include "field/currencies_table.h"
#include "field/take.h"
#include "field/text.h"

enum {
	CODE = 3,
	WORDS = 8,   /* of one side of an amount */
	TOGETHER = 4 /* that mean something together */
};

/* The order of codes. */
static int
compare(const char *a, const char *b)
{
	size_t i = 0;

	while (i < CODE - 1 && a[i] == b[i])
		i++;
	return (unsigned char)a[i] - (unsigned char)b[i];
}

static const struct currencies_entry *
find(struct str code)
{
	size_t from = 0;
	size_t to = code.n == CODE ? currencies_count : 0;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct currencies_entry *entry =
		    &currencies_entries[middle];
		int order = compare(code.p, entry->currency.code);

		if (order == 0)
			return entry;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* The currency of that code, in capitals, or NULL. */
static const struct currency *
of_code(struct str code)
{
	const struct currencies_entry *entry = find(code);

	return entry == NULL ? NULL : &entry->currency;
}

static bool
is_meant(const char *set)
{
	return set[0] == '*';
}

/* The codes of a set, one behind the other. */
static struct str
codes_of(const char *set)
{
	return str_of(set + is_meant(set));
}

static bool
has(struct str codes, struct str code)
{
	for (size_t i = 0; i < codes.n; i += CODE) {
		if (str_equal(str_slice(codes, i, i + CODE), code))
			return true;
	}
	return false;
}

static bool
has_all(struct str codes, struct str some)
{
	for (size_t i = 0; i < some.n; i += CODE) {
		if (!has(codes, str_slice(some, i, i + CODE)))
			return false;
	}
	return true;
}

/* "$" and "AUD" are both AUD; "$" and "EUR" are nothing. */
static bool
narrow(struct currency_words *w, uint32_t means)
{
	const char *set;

	if (means == CURRENCIES_LABEL) {
		w->label = true;
		return true;
	}
	set = currencies_sets[means];
	if (w->set == NULL || has_all(codes_of(w->set), codes_of(set)))
		w->set = set;
	else if (!has_all(codes_of(set), codes_of(w->set)))
		return false;
	return true;
}

/* Greek and Cyrillic letters, which phrase_plain leaves, in small. */
static void
lower(char *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		int32_t point;

		if ((unsigned char)p[i] < 0xCE || (unsigned char)p[i] > 0xD3)
			continue;
		utf8_decode(str_make(p + i, 2), &point);
		point = utf8_lower(point);
		if (point >= 0x80 && point < 0x800) {
			p[i] = (char)(0xC0 | point >> 6);
			p[i + 1] = (char)(0x80 | (point & 0x3F));
		}
	}
}

/* What s means, or 0. */
static uint32_t
meaning(struct str s)
{
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(s, room);

	lower(room, plain.n);
	return phrase_find(plain, currencies_phrases, currencies_nphrases);
}

/* What n words mean together; "US $" as it is without the space. */
static uint32_t
meaning_together(const struct str *words, size_t n)
{
	char room[PHRASE_LONGEST];
	struct str s = str_make(room, 0);
	bool sign = str_is(words[n - 1], "$");

	for (size_t i = 0; i < n; i++) {
		size_t gap = i > 0 && !sign;

		if (words[i].n + gap > sizeof room - s.n)
			return 0;
		if (gap > 0)
			room[s.n++] = ' ';
		memcpy(room + s.n, words[i].p, words[i].n);
		s.n += words[i].n;
	}
	return meaning(s);
}

/* The length of the first character of s when it is a sign and no letter. */
static size_t
sign_length(struct str s)
{
	int32_t point;
	size_t n = utf8_decode(s, &point);

	return utf8_is_letter(point) || utf8_is_mark(point) ? 0 : n;
}

/* A word that is not known as it is: a sign and another word. */
static bool
add_parts(struct currency_words *w, struct str word)
{
	size_t at = sign_length(word);
	uint32_t first, second;

	/* The last character begins with a byte that continues none. */
	if (at == 0) {
		at = word.n - 1;
		while (at > 0 && ((unsigned char)word.p[at] & 0xC0) == 0x80)
			at--;
		if (sign_length(str_slice(word, at, word.n)) == 0)
			return false;
	}
	first = meaning(str_slice(word, 0, at));
	second = meaning(str_slice(word, at, word.n));
	return first != 0 && second != 0 && narrow(w, first) &&
	       narrow(w, second);
}

/* The words of s, without slashes before and full stops behind them; more than
 * WORDS when they are too many. */
static size_t
split(struct str s, struct str words[WORDS])
{
	size_t n = 0;
	size_t i = 0;

	while (i < s.n) {
		size_t from;

		while (i < s.n && take_is_one_of(s.p[i], " :()[]*/"))
			i++;
		from = i;
		while (i < s.n && !take_is_one_of(s.p[i], " :()[]*"))
			i++;
		if (i == from)
			break;
		if (n == WORDS)
			return WORDS + 1;
		words[n] = str_slice(s, from, i);
		while (words[n].n > 1 && words[n].p[words[n].n - 1] == '.')
			words[n].n--;
		n++;
	}
	return n;
}

/* What the most words at the front of n mean together; *used is how many. */
static uint32_t
meaning_at_front(const struct str *words, size_t n, size_t *used)
{
	uint32_t means = 0;

	*used = n < TOGETHER ? n : TOGETHER;
	for (; *used > 1; --*used) {
		means = meaning_together(words, *used);
		if (means != 0)
			return means;
	}
	if (n > 1 && str_is(words[0], "+"))
		return CURRENCIES_LABEL;
	return meaning(words[0]);
}

bool
currency_words_add(struct currency_words *w, struct str s)
{
	struct str words[WORDS];
	size_t used, n;

	/* What most amounts have around them. */
	if (w->set == NULL && str_is(s, "\xe2\x82\xac")) {
		w->set = "EUR";
		return true;
	}
	n = split(s, words);
	for (size_t i = 0; i < n && n <= WORDS; i += used) {
		uint32_t means = meaning_at_front(words + i, n - i, &used);

		if (means != 0 ? !narrow(w, means) : !add_parts(w, words[i]))
			return false;
	}
	return n <= WORDS;
}

/* The one that country has, or NULL. */
static const struct currency *
choose_by_country(struct str codes, struct str country)
{
	for (size_t i = 0; i < codes.n; i += CODE) {
		const struct currencies_entry *entry =
		    find(str_slice(codes, i, i + CODE));
		struct str others;

		if (entry == NULL)
			continue;
		others = str_of(entry->countries);
		if (str_equal(str_make(entry->currency.code, 2), country))
			return &entry->currency;
		for (size_t k = 0; k < others.n; k += 2) {
			if (str_equal(str_slice(others, k, k + 2), country))
				return &entry->currency;
		}
	}
	return NULL;
}

bool
currency_words_may(const struct currency_words *w, struct str code)
{
	return code.n == CODE && has(codes_of(w->set), code);
}

const struct currency *
currency_words_choose(
    const struct currency_words *w, const struct currency_hint *hint)
{
	const struct currency *of_country = NULL, *of_column = NULL;
	struct str codes;

	if (w->set == NULL)
		return NULL;
	codes = codes_of(w->set);
	if (codes.n == CODE)
		return of_code(codes);
	if (hint->country.n == 2)
		of_country = choose_by_country(codes, hint->country);
	if (currency_words_may(w, hint->code))
		of_column = of_code(hint->code);
	if (!is_meant(w->set))
		return of_country != NULL ? of_country : of_column;
	if (of_column != NULL)
		return of_column;
	return of_country != NULL ? of_country
				  : of_code(str_slice(codes, 0, CODE));
}

int
currency_canonical(struct buf *out, struct str s,
    const struct currency_hint *hint, struct verdict *v, struct err *e)
{
	struct currency_words w = { NULL, false };
	const struct currency *c = of_code(s);

	if (c == NULL && currency_words_add(&w, text_trim(s)) && !w.label)
		c = currency_words_choose(&w, hint);
	v->read = c != NULL;
	v->reason = c == NULL    ? "currency_unknown"
		    : c->retired ? "retired_currency"
				 : NULL;
	return c == NULL ? 0 : buf_add(out, str_make(c->code, CODE), e);
}
