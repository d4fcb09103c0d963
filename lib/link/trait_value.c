#include "link/trait_value.h"

#include "base/hash.h"
#include "field/take.h"
#include "link/nickname.h"
#include "link/phonetic.h"

enum { PREFIX = 3, TAIL = 5, YEAR = 4, ISO_DIGITS = 8 };

uint32_t
trait_value_hash(struct str s, enum trait_atom atom)
{
	const uint64_t h = hash_str(s, 1 + (uint64_t)atom);
	const uint32_t folded = (uint32_t)(h ^ h >> 32);

	return s.n == 0 ? 0 : folded == 0 ? 1 : folded;
}

static uint32_t
sound_of(struct str s)
{
	const uint64_t code = phonetic_code(s);

	if (code == 0)
		return 0;
	return trait_value_hash(
	    str_make((const char *)&code, sizeof code), TRAIT_SOUND);
}

static void
derive_name(struct trait_value *v, struct str s)
{
	v->sign = likeness_letters(s);
	v->atom[TRAIT_BEGINNING] = trait_value_hash(
	    str_slice(s, 0, s.n < PREFIX ? s.n : PREFIX), TRAIT_BEGINNING);
	v->atom[TRAIT_SOUND] = sound_of(s);
}

static void
derive_date(struct trait_value *v, struct str s)
{
	v->sign = likeness_letters(s);
	if (s.n != ISO_DIGITS)
		return;
	for (size_t i = 0; i < s.n; i++) {
		if (!take_is_digit(s.p[i]))
			return;
	}
	for (size_t i = 0; i < s.n; i++)
		v->other = v->other * 10 + (uint32_t)(s.p[i] - '0');
	v->atom[TRAIT_BEGINNING] =
	    trait_value_hash(str_slice(s, 0, YEAR), TRAIT_BEGINNING);
	v->atom[TRAIT_SOUND] =
	    trait_value_hash(str_slice(s, YEAR, s.n), TRAIT_SOUND);
}

/* How often each digit is there, up to seven times, in three bits each. */
static uint32_t
count_digits(struct str s)
{
	uint32_t counts = 0;

	for (size_t i = 0; i < s.n; i++) {
		const unsigned at = (unsigned)(s.p[i] - '0') * 3;

		if (take_is_digit(s.p[i]) && (counts >> at & 7) < 7)
			counts += (uint32_t)1 << at;
	}
	return counts;
}

static void
derive_number(struct trait_value *v, struct str s)
{
	v->sign = likeness_letters(s);
	v->other = count_digits(s);
	if (s.n <= TAIL)
		return;
	v->atom[TRAIT_BEGINNING] =
	    trait_value_hash(str_slice(s, 0, TAIL), TRAIT_BEGINNING);
	v->atom[TRAIT_SOUND] =
	    trait_value_hash(str_slice(s, s.n - TAIL, s.n), TRAIT_SOUND);
}

static void
derive_email(struct trait_value *v, struct str s)
{
	const char *at = memchr(s.p, '@', s.n);
	const size_t n = at == NULL ? s.n : (size_t)(at - s.p);

	v->sign = likeness_letters(s);
	v->part = n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
	v->atom[TRAIT_BEGINNING] =
	    trait_value_hash(str_slice(s, 0, v->part), TRAIT_BEGINNING);
}

/* The sound of the last word. */
static void
derive_full(struct trait_value *v, struct str s)
{
	size_t at = s.n;

	v->sign = likeness_letters(s);
	while (at > 0 && s.p[at - 1] != ' ')
		at--;
	v->atom[TRAIT_SOUND] = sound_of(str_slice(s, at, s.n));
}

/* The sound of the first word of some length. */
static void
derive_text(struct trait_value *v, struct str s)
{
	size_t from = 0, to = 0;

	v->sign = likeness_pairs(s);
	while (from < s.n) {
		for (to = from; to < s.n && s.p[to] != ' '; to++)
			;
		if (to - from >= PREFIX && !take_is_digit(s.p[from]))
			break;
		from = to < s.n ? to + 1 : to;
	}
	if (from >= s.n)
		return;
	v->atom[TRAIT_SOUND] = sound_of(str_slice(s, from, to));
}

void
trait_value_derive(struct trait_value *v, enum trait_kind kind, struct str s)
{
	v->atom[TRAIT_WHOLE] = trait_value_hash(s, TRAIT_WHOLE);
	switch (kind) {
	case TRAIT_DATE:
		derive_date(v, s);
		break;
	case TRAIT_PHONE:
	case TRAIT_ID:
	case TRAIT_NUMBER:
		derive_number(v, s);
		break;
	case TRAIT_POSTCODE:
		v->sign = likeness_letters(s);
		v->atom[TRAIT_BEGINNING] = trait_value_hash(
		    str_slice(s, 0, s.n < PREFIX ? s.n : PREFIX),
		    TRAIT_BEGINNING);
		break;
	case TRAIT_EMAIL:
		derive_email(v, s);
		break;
	case TRAIT_CATEGORY:
		break;
	case TRAIT_ADDRESS:
	case TRAIT_TEXT:
	case TRAIT_COMPANY:
		derive_text(v, s);
		break;
	case TRAIT_FULL:
		derive_full(v, s);
		break;
	case TRAIT_GIVEN:
		v->part = nickname_of(s);
		derive_name(v, s);
		break;
	default:
		derive_name(v, s);
		break;
	}
}

const char *
trait_value_atom(enum trait_kind kind, unsigned atom)
{
	if (atom == TRAIT_WHOLE)
		return "";
	if (kind == TRAIT_DATE)
		return atom == TRAIT_BEGINNING ? " (year)" : " (day)";
	if (kind == TRAIT_EMAIL)
		return " (user)";
	if (kind == TRAIT_PHONE || kind == TRAIT_ID || kind == TRAIT_NUMBER)
		return atom == TRAIT_BEGINNING ? " (first digits)"
					       : " (last digits)";
	if (atom == TRAIT_SOUND)
		return " (sound)";
	return trait_kind_is_text(kind) ? " (rare word)" : " (first letters)";
}
