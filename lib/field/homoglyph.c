#include "field/homoglyph.h"

#include "base/utf8.h"

/* Alphabets, as bits of a set. */
enum script { LATIN = 1, GREEK = 2, CYRILLIC = 4 };

enum {
	SCRIPTS = 3,
	NUMERAL_SIGN = 0x374, /* Greek, and composed to another */
	FIRST_OTHER =
	    0xCD, /* lead byte of the first letters that are not Latin */
};

/* Letters in use that look alike, in order of enum script; 0: there is none. */
static const uint16_t alike[][SCRIPTS] = {
	{ 'A', 0x391, 0x410 },
	{ 'B', 0x392, 0x412 },
	{ 'C', 0x3F9, 0x421 },
	{ 'E', 0x395, 0x415 },
	{ 'H', 0x397, 0x41D },
	{ 'I', 0x399, 0x406 },
	{ 'J', 0x37F, 0x408 },
	{ 'K', 0x39A, 0x41A },
	{ 'M', 0x39C, 0x41C },
	{ 'N', 0x39D, 0 },
	{ 'O', 0x39F, 0x41E },
	{ 'P', 0x3A1, 0x420 },
	{ 'S', 0, 0x405 },
	{ 'T', 0x3A4, 0x422 },
	{ 'X', 0x3A7, 0x425 },
	{ 'Y', 0x3A5, 0x423 },
	{ 'Y', 0, 0x4AE },
	{ 'Z', 0x396, 0 },
	{ 'a', 0, 0x430 },
	{ 'c', 0x3F2, 0x441 },
	{ 'e', 0, 0x435 },
	{ 'h', 0, 0x4BB },
	{ 'i', 0, 0x456 },
	{ 'j', 0x3F3, 0x458 },
	{ 'o', 0x3BF, 0x43E },
	{ 'p', 0, 0x440 },
	{ 's', 0, 0x455 },
	{ 'v', 0x3BD, 0 },
	{ 'x', 0, 0x445 },
	{ 'y', 0, 0x443 },
	{ 0xC4, 0, 0x4D2 },
	{ 0xCB, 0, 0x401 },
	{ 0xCF, 0x3AA, 0x407 },
	{ 0xD6, 0, 0x4E6 },
	{ 0xE4, 0, 0x4D3 },
	{ 0xEB, 0, 0x451 },
	{ 0xEF, 0, 0x457 },
	{ 0xF6, 0, 0x4E7 },
};

static const struct {
	int32_t first, last;
	unsigned script;
} ranges[] = {
	{ 0xC0, 0x2AF, LATIN },
	{ 0x370, 0x3FF, GREEK },
	{ 0x400, 0x52F, CYRILLIC },
	{ 0x1C80, 0x1C8F, CYRILLIC },
	{ 0x1E00, 0x1EFF, LATIN },
	{ 0x1F00, 0x1FFF, GREEK },
	{ 0x2C60, 0x2C7F, LATIN },
	{ 0xA640, 0xA69F, CYRILLIC },
	{ 0xA722, 0xA7FF, LATIN },
};

/* The alphabet of a letter, or 0. */
static unsigned
script_of(int32_t point)
{
	const size_t n = sizeof ranges / sizeof *ranges;
	size_t i = 0;

	if (point < 0x80)
		return (point >= 'A' && point <= 'Z') ||
			       (point >= 'a' && point <= 'z')
			   ? LATIN
			   : 0;
	while (i < n && point > ranges[i].last)
		i++;
	if (i == n || point < ranges[i].first || point == NUMERAL_SIGN)
		return 0;
	return utf8_is_letter(point) ? ranges[i].script : 0;
}

/* What looks like the letter in the script; 0: nothing.  A letter of that
 * script is itself. */
static int32_t
look_alike(int32_t point, unsigned script)
{
	const size_t n = sizeof alike / sizeof *alike;
	const unsigned from = script_of(point);

	if (from == script)
		return point;
	for (size_t i = 0; i < n; i++) {
		if (alike[i][from >> 1] == point && alike[i][script >> 1] != 0)
			return alike[i][script >> 1];
	}
	return 0;
}

/* Take a word, letters and the marks on them, or what stands before one. */
static struct str
take_word(struct str *s, unsigned *scripts)
{
	const struct str whole = *s;
	bool inside = false;

	*scripts = 0;
	while (s->n > 0) {
		int32_t point;
		size_t n = utf8_decode(*s, &point);
		unsigned script = script_of(point);

		if (script == 0 && inside && !utf8_is_mark(point))
			break;
		if (script != 0 && !inside && s->n < whole.n)
			break;
		inside = inside || script != 0;
		*scripts |= script;
		*s = str_slice(*s, n, s->n);
	}
	return str_make(whole.p, whole.n - s->n);
}

static bool
is_several(unsigned set)
{
	return (set & (set - 1)) != 0;
}

/* Scripts that a word can be written in. */
static unsigned
candidates(struct str word)
{
	unsigned set = LATIN | GREEK | CYRILLIC;

	while (word.n > 0) {
		int32_t point;

		word = str_slice(word, utf8_decode(word, &point), word.n);
		if (script_of(point) == 0)
			continue;
		for (unsigned script = LATIN; script <= CYRILLIC; script *= 2) {
			if (look_alike(point, script) == 0)
				set &= ~script;
		}
	}
	return set;
}

/* Is there a letter that could be Greek or Cyrillic?  Quick. */
static bool
may_be_mixed(struct str s)
{
	unsigned char most = 0;

	for (size_t i = 0; i < s.n; i++)
		most =
		    (unsigned char)s.p[i] > most ? (unsigned char)s.p[i] : most;
	return most >= FIRST_OTHER;
}

bool
homoglyph_is_mixed(struct str s)
{
	if (!may_be_mixed(s))
		return false;
	while (s.n > 0) {
		unsigned scripts;

		(void)take_word(&s, &scripts);
		if (is_several(scripts))
			return true;
	}
	return false;
}

/* Scripts of the words of s that are in one. */
static unsigned
plain_scripts(struct str s)
{
	unsigned all = 0;

	while (s.n > 0) {
		unsigned scripts;

		(void)take_word(&s, &scripts);
		if (!is_several(scripts))
			all |= scripts;
	}
	return all;
}

static int
add_in_script(struct buf *out, struct str word, unsigned script, struct err *e)
{
	while (word.n > 0) {
		int32_t point;

		word = str_slice(word, utf8_decode(word, &point), word.n);
		if (script_of(point) != 0)
			point = look_alike(point, script);
		if (utf8_encode(out, point, e) != 0)
			return -1;
	}
	return 0;
}

int
homoglyph_repair(
    struct buf *out, struct str s, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	const bool mixed = homoglyph_is_mixed(s);
	const unsigned plain = mixed ? plain_scripts(s) : 0;

	v->read = true;
	v->reason = NULL;
	if (!mixed)
		return buf_add(out, s, e);
	while (s.n > 0) {
		unsigned scripts;
		struct str word = take_word(&s, &scripts);
		unsigned script = is_several(scripts) ? candidates(word) : 0;
		int result;

		if (is_several(script))
			script &= plain;
		if (is_several(scripts) &&
		    (script == 0 || is_several(script))) {
			out->n = before;
			v->read = false;
			v->reason = "mixed_script";
			return 0;
		}
		result = script == 0 ? buf_add(out, word, e)
				     : add_in_script(out, word, script, e);
		if (result != 0) {
			out->n = before;
			return -1;
		}
	}
	return 0;
}
