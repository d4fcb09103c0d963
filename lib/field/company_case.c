#include "field/company_case.h"

#include "base/utf8.h"
#include "field/company_table.h"
#include "field/name.h"
#include "field/phrase.h"
#include "field/take.h"

enum {
	SHORT = 3, /* letters of a word that may be an abbreviation ... */
	VOWEL = 4, /* ... and of one that is when it has no vowel */
};

/* What a word is made of. */
struct shape {
	size_t letters;
	bool vowel, digit, stop, sign, foreign;
	bool syllabic; /* r or l between consonants is as good as a vowel */
};

static struct shape
shape_of(struct str s)
{
	struct shape shape = { 0 };
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(s, room);

	shape.foreign = plain.n == 0;
	for (size_t i = 0; i < plain.n; i++) {
		const char c = plain.p[i];

		shape.digit = shape.digit || take_is_digit(c);
		shape.stop = shape.stop || (c == '.' && i + 1 < plain.n);
		shape.sign = shape.sign || c == '&' || c == '+';
		if (!take_is_letter(c))
			continue;
		shape.foreign = shape.foreign || (unsigned char)c >= 0x80;
		shape.vowel = shape.vowel || take_is_one_of(c, "aeiouy");
		shape.syllabic =
		    shape.syllabic || (shape.letters > 0 && i + 1 < plain.n &&
					  take_is_one_of(c, "rl"));
		shape.letters++;
	}
	return shape;
}

static int
add_case(struct buf *out, struct str s, bool capital, struct err *e)
{
	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		point = capital ? utf8_upper(point) : utf8_lower(point);
		if (utf8_encode(out, point, e) != 0)
			return -1;
	}
	return 0;
}

int
company_case_begin(struct buf *out, struct str s, struct err *e)
{
	int32_t point;
	size_t n = utf8_decode(s, &point);

	if (utf8_encode(out, utf8_upper(point), e) != 0)
		return -1;
	return buf_add(out, str_slice(s, n, s.n), e);
}

static int
write_part(struct buf *out, struct str s, enum letter_case was, struct err *e)
{
	const struct shape shape = shape_of(s);
	const bool plain = !shape.vowel && !shape.foreign && !shape.digit;

	if (was == LETTER_CASE_CAPITALS &&
	    (shape.digit || shape.stop || (plain && !shape.syllabic) ||
		(!shape.foreign && shape.letters <= SHORT)))
		return buf_add(out, s, e);
	if (was == LETTER_CASE_SMALL && plain && !shape.syllabic &&
	    !shape.stop && shape.letters > 1 && shape.letters <= VOWEL &&
	    utf8_is_ascii(s))
		return add_case(out, s, true, e);
	return name_canonical(out, s, NAME_GIVEN, e);
}

int
company_case_write(struct buf *out, struct str s, enum letter_case was,
    uint32_t means, struct err *e)
{
	size_t from = 0;

	if ((means & COMPANY_TABLE_SMALL) != 0 && utf8_is_plain(s))
		return add_case(out, s, false, e);
	if ((means & COMPANY_TABLE_WORD) != 0)
		return name_canonical(out, s, NAME_GIVEN, e);
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '-')
			continue;
		if (i > from &&
		    write_part(out, str_slice(s, from, i), was, e) != 0)
			return -1;
		if (i < s.n && buf_add_byte(out, '-', e) != 0)
			return -1;
		from = i + 1;
	}
	return 0;
}
