#include "link/level.h"

#include "link/level_name.h"
#include "link/level_text.h"
#include "link/likeness.h"
#include "link/nickname.h"

enum { FIRST_DAY = 101, SUFFIX_SHORTEST = 6, DATE_DIGITS = 8 };

/* Less alike they are different. */
static const double email_least = 0.80;

static const char *const name_levels[] = { "nothing to compare", "the same",
	"one typing error or nearly the same", "similar, short form or initial",
	"somewhat similar", "different" };
static const char *const date_levels[] = { "nothing to compare", "the same",
	"one digit, or day and month exchanged", "same month, or two digits",
	"years next to each other", "less than ten years", "different" };
static const char *const id_levels[] = { "nothing to compare", "the same",
	"one digit, or one ends in the other", "two digits", "different" };
static const char *const email_levels[] = { "nothing to compare", "the same",
	"same user, other domain", "two letters or nearly the same",
	"similar user", "different", "the same, made of the name" };
static const char *const postcode_levels[] = { "nothing to compare", "the same",
	"one sign", "same beginning, or two signs", "same region",
	"different" };
static const char *const number_levels[] = { "nothing to compare", "the same",
	"one digit", "different" };
static const char *const category_levels[] = { "nothing to compare", "the same",
	"different" };
static const char *const text_levels[] = { "nothing to compare", "the same",
	"nearly the same", "similar", "somewhat similar", "different" };

struct levels {
	const char *const *name;
	unsigned last;
};

static struct levels
levels_of(enum trait_kind kind)
{
	static const struct levels names = { name_levels, 5 };
	static const struct levels dates = { date_levels, 6 };
	static const struct levels ids = { id_levels, 4 };
	static const struct levels emails = { email_levels, 5 };
	static const struct levels postcodes = { postcode_levels, 5 };
	static const struct levels numbers = { number_levels, 3 };
	static const struct levels categories = { category_levels, 2 };
	static const struct levels texts = { text_levels, 5 };

	switch (kind) {
	case TRAIT_DATE:
		return dates;
	case TRAIT_PHONE:
	case TRAIT_ID:
		return ids;
	case TRAIT_EMAIL:
		return emails;
	case TRAIT_POSTCODE:
		return postcodes;
	case TRAIT_NUMBER:
		return numbers;
	case TRAIT_CATEGORY:
		return categories;
	case TRAIT_ADDRESS:
	case TRAIT_TEXT:
	case TRAIT_COMPANY:
		return texts;
	default:
		return names;
	}
}

unsigned
level_last(enum trait_kind kind)
{
	return levels_of(kind).last;
}

unsigned
level_agrees(enum trait_kind kind)
{
	const struct levels l = levels_of(kind);

	if (l.name == category_levels || l.name == number_levels)
		return LEVEL_SAME;
	return l.name == name_levels || l.name == text_levels ? 3 : LEVEL_NEAR;
}

const char *
level_name(enum trait_kind kind, unsigned level)
{
	return levels_of(kind).name[level];
}

/* Two different values of a trait. */
struct two {
	const struct trait *t;
	const struct trait_value *a, *b;
	uint32_t x, y;
};

static struct str
text_of(const struct two *v, uint32_t id)
{
	return dictionary_text(&v->t->forms, id);
}

/* Edits between two codes.  The texts are looked at only where the signs of
 * their letters leave a doubt: they are far away in memory. */
static unsigned
code_edits(const struct two *v)
{
	if (likeness_edits_least(&v->a->sign, &v->b->sign) >= LIKENESS_FAR)
		return LIKENESS_FAR;
	return likeness_edits(text_of(v, v->x), text_of(v, v->y));
}

/* The same of two whole dates, of which the numbers are at hand. */
static unsigned
whole_edits(const struct two *v)
{
	char a[DATE_DIGITS], b[DATE_DIGITS];
	uint32_t one = v->a->other, other = v->b->other;

	if (likeness_edits_least(&v->a->sign, &v->b->sign) >= LIKENESS_FAR)
		return LIKENESS_FAR;
	for (size_t i = DATE_DIGITS; i-- > 0; one /= 10, other /= 10) {
		a[i] = (char)('0' + one % 10);
		b[i] = (char)('0' + other % 10);
	}
	return likeness_edits(
	    str_make(a, DATE_DIGITS), str_make(b, DATE_DIGITS));
}

/* Dates that are not whole. */
static unsigned
part_level(struct str s, struct str t)
{
	if (str_starts(s, t) || str_starts(t, s))
		return 3;
	return likeness_is_typo(s, t) ? 2 : 6;
}

static unsigned
date_level(const struct two *v)
{
	const uint32_t one = v->a->other, other = v->b->other;
	const int apart = (int)(one / 10000) - (int)(other / 10000);
	const uint32_t day = one % 10000, other_day = other % 10000;
	unsigned edits;

	if (one == 0 || other == 0)
		return part_level(text_of(v, v->x), text_of(v, v->y));
	edits = whole_edits(v);
	if (edits <= 1 || (apart == 0 && day / 100 == other_day % 100 &&
			      day % 100 == other_day / 100))
		return 2;
	if (apart == 0 && (day / 100 == other_day / 100 || day == FIRST_DAY ||
			      other_day == FIRST_DAY))
		return 3;
	if (edits <= 2)
		return 3;
	if (apart >= -1 && apart <= 1)
		return 4;
	return apart >= -10 && apart <= 10 ? 5 : 6;
}

static bool
ends_in(struct str s, struct str end)
{
	return end.n >= SUFFIX_SHORTEST && s.n >= end.n &&
	       memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

/* Does one end in the other?  If so their last digits, which are an atom, are
 * the same. */
static bool
is_ending(const struct two *v)
{
	struct str s, t;

	if (v->a->sign.n == v->b->sign.n ||
	    v->a->atom[TRAIT_SOUND] != v->b->atom[TRAIT_SOUND])
		return false;
	s = text_of(v, v->x);
	t = text_of(v, v->y);
	return ends_in(s, t) || ends_in(t, s);
}

/* Of counts in three bits each, of which every other one is looked at: how much
 * more there are in all where a has more. */
static unsigned
surplus(uint32_t a, uint32_t b)
{
	const uint32_t every = 0x071C71C7, borrow = 0x08208208;
	const uint32_t less = ((a & every) | borrow) - (b & every);
	/* All bits of a count where nothing had to be borrowed. */
	const uint32_t kept = (less & borrow) - ((less & borrow) >> 3);

	return (less & kept) % 63;
}

/* Do the digits alone say that more than two edits lie between two codes? */
static bool
are_digits_far(uint32_t a, uint32_t b)
{
	return surplus(a, b) + surplus(a >> 3, b >> 3) >= LIKENESS_FAR ||
	       surplus(b, a) + surplus(b >> 3, a >> 3) >= LIKENESS_FAR;
}

static unsigned
id_level(const struct two *v)
{
	unsigned edits;

	if (is_ending(v))
		return 2;
	if (are_digits_far(v->a->other, v->b->other))
		return 4;
	edits = code_edits(v);
	if (edits <= 1)
		return 2;
	return edits == 2 && v->a->sign.n >= SUFFIX_SHORTEST ? 3 : 4;
}

static unsigned
postcode_level(const struct two *v)
{
	const struct str s = text_of(v, v->x), t = text_of(v, v->y);
	const size_t shorter = s.n < t.n ? s.n : t.n;
	const unsigned edits = code_edits(v);
	size_t same = 0;

	while (same < shorter && s.p[same] == t.p[same])
		same++;
	if (edits <= 1)
		return 2;
	if (edits == 2 || same + 2 >= (s.n > t.n ? s.n : t.n) || same >= 4)
		return 3;
	return same >= 2 ? 4 : 5;
}

static unsigned
number_level(struct str s, struct str t)
{
	return (s.n > 1 || t.n > 1) && likeness_is_typo(s, t) ? 2 : 3;
}

static unsigned
name_level(const struct two *v)
{
	const struct str s = text_of(v, v->x), t = text_of(v, v->y);

	switch (v->t->kind) {
	case TRAIT_EMAIL:
		return level_name_email(v->a, v->b, s, t);
	case TRAIT_FULL:
		return level_name_full(s, t);
	case TRAIT_GIVEN:
		return level_name_given(v->a, v->b, s, t);
	default:
		return level_name_word(v->a, v->b, s, t);
	}
}

/* Single names that differ by their letters alone, neither short for the
 * other. */
static bool
are_other_names(const struct two *v)
{
	if (v->t->kind == TRAIT_FULL || !level_name_is_far(v->a, v->b))
		return false;
	return v->t->kind != TRAIT_GIVEN ||
	       !nickname_same(v->a->part, v->b->part);
}

/* Addresses of e-mail with nothing in common, by their letters alone. */
static bool
are_far(const struct two *v)
{
	return v->a->atom[TRAIT_BEGINNING] != v->b->atom[TRAIT_BEGINNING] &&
	       likeness_jw_most(&v->a->sign, &v->b->sign) < email_least;
}

unsigned
level_of(const struct trait *t, uint32_t x, uint32_t y)
{
	const struct two v = { t, trait_value(t, x), trait_value(t, y), x, y };

	switch (t->kind) {
	case TRAIT_DATE:
		return date_level(&v);
	case TRAIT_PHONE:
	case TRAIT_ID:
		return id_level(&v);
	case TRAIT_POSTCODE:
		return postcode_level(&v);
	case TRAIT_NUMBER:
		return number_level(text_of(&v, x), text_of(&v, y));
	case TRAIT_CATEGORY:
		return 2;
	case TRAIT_ADDRESS:
		return level_text_address(t, x, y);
	case TRAIT_TEXT:
	case TRAIT_COMPANY:
		return level_text_words(t, x, y);
	case TRAIT_EMAIL:
		return are_far(&v) ? level_last(TRAIT_EMAIL) : name_level(&v);
	default:
		return are_other_names(&v) ? level_last(t->kind)
					   : name_level(&v);
	}
}
