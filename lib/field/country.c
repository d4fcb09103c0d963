/* Countries: what is compared, how it is found, how it is written. */
#include "field/country.h"

#include "base/utf8.h"
#include "field/countries_table.h"
#include "field/take.h"
#include "field/text.h"

_Static_assert((int)COUNTRY_LANGUAGES == (int)COUNTRIES_LANGUAGES,
    "the languages of countries.tsv");

enum {
	/* Bytes of the longest key, and some. */
	LONGEST = 264,
	/* Keys up to this length are codes, where they are not names. */
	CODE = 3,
	/* Bytes that one code point folds to at most, and some. */
	FOLDED = 128,
};

static const char unknown[] = "unknown";
static const char ambiguous_country[] = "ambiguous_country";
static const char retired[] = "retired";
static const char subdivision[] = "subdivision";

static const char *const languages[COUNTRY_LANGUAGES] = { "en", "fi", "pl",
	"hr", "sv", "de", "fr", "es" };

/* What is compared: letters, marks and digits, small; Latin and Greek without
 * accents unless exact. */
struct key {
	char p[LONGEST];
	size_t n;
	bool exact;
	bool folding;  /* no letter of another script is before */
	bool plain;    /* of letters and digits of ASCII alone */
	bool capitals; /* A to Z alone */
};

struct meaning {
	unsigned kind;    /* 0: a name; or COUNTRIES_CODE ... */
	unsigned country; /* 0: none */
};

size_t
country_language(struct str code)
{
	size_t i = 0;

	while (i < COUNTRY_LANGUAGES && !str_is(code, languages[i]))
		i++;
	return i;
}

/* The country of two letters in any case, or 0. */
static unsigned
of_letters(struct str s)
{
	char first, second;

	if (s.n != 2)
		return 0;
	first = take_lower(s.p[0]);
	second = take_lower(s.p[1]);
	if (first < 'a' || first > 'z' || second < 'a' || second > 'z')
		return 0;
	return countries_letters[(first - 'a') * 26 + (second - 'a')];
}

static bool
add(struct key *k, struct str bytes)
{
	if (bytes.n > LONGEST - k->n)
		return false;
	memcpy(k->p + k->n, bytes.p, bytes.n);
	k->n += bytes.n;
	return true;
}

/* Letters of Latin and Greek, and what is written with them. */
static bool
is_folded(int32_t point)
{
	return point < 0x2B0 || (point >= 0x370 && point < 0x400) ||
	       (point >= 0x1E00 && point < 0x2000) ||
	       (point >= 0x2C60 && point < 0x2C80) ||
	       (point >= 0xA720 && point < 0xA800) ||
	       (point >= 0xAB30 && point < 0xAB70) ||
	       (point >= 0xFB00 && point < 0xFB07) ||
	       (point >= 0xFF00 && point < 0xFF5F);
}

static bool
is_wide(int32_t point)
{
	return point >= 0xFF00 && point < 0xFF5F;
}

/* Add one character beyond ASCII.  False when there is no room. */
static bool
add_foreign(struct key *k, struct str bytes, int32_t point)
{
	char room[FOLDED];
	struct buf folded = { .p = room,
		.capacity = sizeof room }; /* never grows */
	struct str rest;
	struct err e;
	int result;

	k->plain = k->plain && is_wide(point);
	k->capitals = false;
	/* Letters that stand for apostrophes. */
	if (point >= 0x2B0 && point < 0x300)
		return true;
	if (utf8_is_letter(point))
		k->folding = is_folded(point);
	else if (k->folding && !k->exact && utf8_is_mark(point))
		return true;
	result = is_folded(point) && !k->exact
		     ? utf8_fold(&folded, bytes, &e)
		     : utf8_encode(&folded, utf8_lower(point), &e);
	for (rest = buf_str(&folded); result == 0 && rest.n > 0;) {
		size_t n = utf8_decode(rest, &point);

		if ((utf8_is_letter(point) || utf8_is_mark(point) ||
			utf8_is_digit(point)) &&
		    !add(k, str_make(rest.p, n)))
			return false;
		rest = str_slice(rest, n, rest.n);
	}
	return result == 0;
}

static bool
add_ascii(struct key *k, char c)
{
	char small = take_lower(c);
	bool letter = small >= 'a' && small <= 'z';

	k->folding = k->folding || letter;
	k->capitals = k->capitals && small != c;
	/* A calling code. */
	if (c == '+' && k->n == 0)
		return add(k, str_make("+", 1));
	if (letter || take_is_digit(c))
		return add(k, str_make(&small, 1));
	k->plain = false;
	return true;
}

/* Make the key of s.  False when nothing known is that long, or it is empty. */
static bool
make_key(struct key *k, struct str s, bool exact)
{
	k->n = 0;
	k->exact = exact;
	k->folding = k->plain = k->capitals = true;
	while (s.n > 0) {
		int32_t point;
		size_t n = 1;

		if ((unsigned char)s.p[0] < 0x80) {
			if (!add_ascii(k, s.p[0]))
				return false;
		} else {
			n = utf8_decode(s, &point);
			if (!add_foreign(k, str_make(s.p, n), point))
				return false;
		}
		s = str_slice(s, n, s.n);
	}
	return k->n > 0;
}

/* Behind what the entry at p has in front of its text: how many bytes it
 * shares with the one before, its meaning. */
static const char *
text_of(const char *p, struct meaning *m)
{
	m->kind = 0;
	m->country = (unsigned char)p[1];
	if (m->country < COUNTRIES_CODE)
		return p + 2;
	m->kind = m->country;
	m->country = (unsigned char)p[2];
	return p + 3;
}

/* How `text`, ended by NUL, which no key holds, is to key from its byte *at on:
 * < 0, 0, > 0.  *at moves to where they differ. */
static int
compare(const char *text, struct str key, size_t *at)
{
	size_t i = *at;

	while (i < key.n && *text != '\0' && *text == key.p[i]) {
		text++;
		i++;
	}
	*at = i;
	if (i == key.n)
		return *text != '\0';
	return (unsigned char)*text < (unsigned char)key.p[i] ? -1 : 1;
}

/* The last block whose first entry is not behind key, or NULL. */
static const char *
block_of(struct str key)
{
	size_t from = 0;
	size_t to = countries_nblocks;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		struct meaning m;
		const char *text =
		    text_of(countries_keys + countries_blocks[middle], &m);
		size_t at = 0;

		if (compare(text, key, &at) > 0)
			to = middle;
		else
			from = middle + 1;
	}
	return from == 0 ? NULL : countries_keys + countries_blocks[from - 1];
}

/* What the table has for key: a code without a country when nothing. */
static struct meaning
look_up(struct str key)
{
	const struct meaning none = { COUNTRIES_CODE, 0 };
	const char *p = block_of(key);
	size_t same = 0; /* bytes of key that the entry before has too */

	while (p != NULL) {
		struct meaning m;
		const char *text = text_of(p, &m);
		size_t shared = (unsigned char)*p;
		int order = -1;

		if (shared <= same) {
			same = shared;
			order = compare(text, key, &same);
		}
		if (order == 0)
			return m;
		if (order > 0)
			return none;
		p = text + strlen(text) + 1;
	}
	return none;
}

static bool
is_none(struct meaning m)
{
	return m.kind == COUNTRIES_CODE && m.country == 0;
}

/* What the key means to one who wrote it this way. */
static struct meaning
meaning_of(const struct key *k)
{
	const struct meaning none = { COUNTRIES_CODE, 0 };
	const struct meaning open = { COUNTRIES_AMBIGUOUS, 0 };
	const struct str the = str_of("the");
	struct str key = str_make(k->p, k->n);
	struct meaning m = { 0, 0 };

	/* Wide letters. */
	m.country = k->plain ? of_letters(key) : 0;
	if (m.country != 0)
		return m;
	m = look_up(key);
	if (is_none(m) && key.n > the.n + CODE) {
		if (str_starts(key, the))
			m = look_up(str_slice(key, the.n, key.n));
		else if (str_equal(str_slice(key, key.n - the.n, key.n), the))
			m = look_up(str_slice(key, 0, key.n - the.n));
	}
	if (!k->plain && key.p[0] != '+' &&
	    (m.kind == COUNTRIES_CODE || (m.kind != 0 && key.n <= CODE)))
		return none;
	if (m.kind == COUNTRIES_CAPITALS && !k->capitals)
		return open;
	return m;
}

static struct meaning
find(struct str s)
{
	struct meaning m = { 0, 0 }, exact;
	struct key k;

	s = text_trim(s);
	m.country = of_letters(s);
	if (m.country != 0)
		return m;
	m.kind = COUNTRIES_CODE;
	if (!make_key(&k, s, false))
		return m;
	m = meaning_of(&k);
	if (m.country != 0 || utf8_is_ascii(s) || !make_key(&k, s, true))
		return m;
	/* Accents tell what is alike without them. */
	exact = look_up(str_make(k.p, k.n));
	return exact.kind == 0 ? exact : m;
}

const char *
country_of(struct str s)
{
	struct meaning m = find(s);

	return m.country == 0 ? NULL : countries_table[m.country].alpha2;
}

static const char *
reason_of(struct meaning m)
{
	switch (m.kind) {
	case COUNTRIES_SUBDIVISION:
		return subdivision;
	case COUNTRIES_RETIRED:
		return retired;
	case COUNTRIES_AMBIGUOUS:
		return ambiguous_country;
	default:
		return m.country == 0 ? unknown : NULL;
	}
}

int
country_find(struct str s, struct country_found *found, struct err *e)
{
	struct buf composed = { 0 };
	struct meaning m = find(s);
	int result = 0;

	if (m.country == 0 && !utf8_is_plain(s)) {
		result = utf8_nfc(&composed, s, e);
		if (result == 0)
			m = find(buf_str(&composed));
		buf_free(&composed);
	}
	found->country = m.country;
	found->reason = text_trim(s).n == 0 ? NULL : reason_of(m);
	return result;
}

const char *
country_code(const struct country_found *found)
{
	return found->country == 0 ? NULL
				   : countries_table[found->country].alpha2;
}

int
country_write(struct buf *out, const struct country_found *found,
    const struct country_style *style, struct verdict *v, struct err *e)
{
	const struct countries_entry *x = &countries_table[found->country];
	const char *text = x->alpha2;

	v->read = found->country != 0 || found->reason == NULL;
	v->reason = found->reason;
	if (found->country == 0)
		return 0;
	if (style->form == COUNTRY_ALPHA3)
		text = x->alpha3;
	else if (style->form == COUNTRY_NAME)
		text = countries_shown + x->shown[style->language];
	return buf_add(out, str_of(text), e);
}
