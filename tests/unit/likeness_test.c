/* Likeness against published figures, the definitions themselves, and what is
 * said of pairs without looking at them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "link/likeness.h"

enum { LONGEST = 2 * LIKENESS_LONGEST };

static uint32_t
random_below(uint32_t *state, uint32_t n)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % n;
}

static bool
is_near(double a, double b, double tolerance)
{
	return fabs(a - b) <= tolerance;
}

/* Winkler's own table, and pairs that many implementations are tested with. */
static void
jaro_winkler_of_published_pairs(void **state)
{
	static const struct {
		const char *a, *b;
		double likeness;
	} pairs[] = {
		{ "shackleford", "shackelford", .982 },
		{ "dunningham", "cunnigham", .896 },
		{ "nichleson", "nichulson", .956 },
		{ "jones", "johnson", .832 },
		{ "massey", "massie", .933 },
		{ "abroms", "abrams", .922 },
		{ "hardin", "martinez", .722 },
		{ "itman", "smith", .467 },
		{ "jeraldine", "geraldine", .926 },
		{ "martha", "marhta", .961 },
		{ "michelle", "michael", .921 },
		{ "julies", "julius", .933 },
		{ "tanya", "tonya", .880 },
		{ "dwayne", "duane", .840 },
		{ "sean", "susan", .805 },
		{ "jon", "john", .933 },
		{ "dixon", "dicksonx", .813 },
		{ "", "", 1 },
		{ "a", "", 0 },
		{ "a", "a", 1 },
		{ "a", "b", 0 },
		{ "ab", "ba", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		double likeness = likeness_jaro_winkler(
		    str_of(pairs[i].a), str_of(pairs[i].b));

		if (!is_near(likeness, pairs[i].likeness, .0005))
			fail_msg(
			    "%s, %s: %f", pairs[i].a, pairs[i].b, likeness);
	}
}

static void
edits_of_known_pairs(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned edits;
	} pairs[] = {
		{ "", "", 0 },
		{ "", "ab", 2 },
		{ "", "abc", LIKENESS_FAR },
		{ "smith", "smiht", 1 },
		{ "kitten", "sitten", 1 },
		{ "kitten", "sitting", LIKENESS_FAR },
		{ "ca", "abc", LIKENESS_FAR }, /* 2 if an exchange is edited */
		{ "abcdef", "badcfe", LIKENESS_FAR },
		{ "abcd", "badc", 2 },
		{ "0401234567", "401234567", 1 },
		{ "0401234567", "4012345670", 2 },
		{ "19560726", "19562607", LIKENESS_FAR },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct str a = str_of(pairs[i].a), b = str_of(pairs[i].b);

		assert_int_equal(likeness_edits(a, b), pairs[i].edits);
		assert_int_equal(likeness_edits(b, a), pairs[i].edits);
		assert_true(likeness_is_typo(a, b) == (pairs[i].edits <= 1));
	}
}

static void
dice_of_known_pairs(void **state)
{
	(void)state;
	assert_true(is_near(
	    likeness_dice(str_of("night"), str_of("nacht")), .25, 1e-12));
	assert_true(
	    is_near(likeness_dice(str_of("aaaa"), str_of("aa")), .5, 1e-12));
	assert_true(likeness_dice(str_of(""), str_of("")) == 1);
	assert_true(likeness_dice(str_of("a"), str_of("a")) == 1);
	assert_true(likeness_dice(str_of("a"), str_of("ab")) == 0);
	assert_true(likeness_dice(str_of("ab"), str_of("ba")) == 0);
}

static void
overlap_weighs_words(void **state)
{
	const struct likeness_word a[] = { { 1, 1 }, { 4, 5 }, { 4, 5 },
		{ 9, 2 } };
	const struct likeness_word b[] = { { 2, 1 }, { 4, 5 }, { 9, 2 },
		{ 9, 2 } };

	(void)state;
	assert_true(is_near(likeness_overlap(a, 4, b, 4), 14. / 23, 1e-12));
	assert_true(likeness_overlap(a, 4, a, 4) == 1);
	assert_true(likeness_overlap(a, 1, b, 1) == 0);
	assert_true(likeness_overlap(a, 2, b, 0) == 0);
	assert_true(likeness_overlap(a, 0, b, 0) == 0);
}

/* Jaro and Winkler to the letter. */
static double
plain_jaro_winkler(struct str a, struct str b)
{
	static bool in_a[LONGEST], in_b[LONGEST];
	ptrdiff_t na = (ptrdiff_t)a.n, nb = (ptrdiff_t)b.n;
	ptrdiff_t window = (na > nb ? na : nb) / 2 - 1;
	double m = 0, differ = 0, jaro;
	size_t prefix = 0;

	memset(in_a, 0, sizeof in_a);
	memset(in_b, 0, sizeof in_b);
	if (na == 0 || nb == 0)
		return na == nb;
	for (ptrdiff_t i = 0; i < na; i++) {
		for (ptrdiff_t j = 0; j < nb; j++) {
			ptrdiff_t apart = i > j ? i - j : j - i;

			if (in_a[i] || in_b[j] || a.p[i] != b.p[j] ||
			    (apart > window && apart > 0))
				continue;
			in_a[i] = in_b[j] = true;
			m++;
		}
	}
	for (ptrdiff_t i = 0, j = 0; i < na; i++) {
		if (!in_a[i])
			continue;
		while (!in_b[j])
			j++;
		differ += a.p[i] != b.p[j++];
	}
	if (m == 0)
		return 0;
	jaro =
	    (m / (double)na + m / (double)nb + (m - floor(differ / 2)) / m) / 3;
	while (prefix < 4 && prefix < a.n && prefix < b.n &&
	       a.p[prefix] == b.p[prefix])
		prefix++;
	return jaro > .7 ? jaro + .1 * (double)prefix * (1 - jaro) : jaro;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* The whole table. */
static unsigned
plain_edits(struct str a, struct str b)
{
	static unsigned table[LONGEST + 1][LONGEST + 1];

	for (size_t i = 0; i <= a.n; i++) {
		for (size_t j = 0; j <= b.n; j++) {
			unsigned *at = &table[i][j];

			*at = (unsigned)(i == 0 ? j : i);
			if (i == 0 || j == 0)
				continue;
			*at = table[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
			*at = least(*at, table[i - 1][j] + 1);
			*at = least(*at, table[i][j - 1] + 1);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				*at = least(*at, table[i - 2][j - 2] + 1);
		}
	}
	return least(table[a.n][b.n], LIKENESS_FAR);
}

static double
plain_dice(struct str a, struct str b)
{
	static bool taken[LONGEST];
	double shared = 0;

	if (str_equal(a, b))
		return 1;
	if (a.n < 2 || b.n < 2)
		return 0;
	memset(taken, 0, sizeof taken);
	for (size_t i = 0; i + 1 < a.n; i++) {
		for (size_t j = 0; j + 1 < b.n; j++) {
			if (taken[j] || memcmp(a.p + i, b.p + j, 2) != 0)
				continue;
			taken[j] = true;
			shared++;
			break;
		}
	}
	return 2 * shared / (double)(a.n + b.n - 2);
}

/* Change a copy of s by up to `most` edits. */
static struct str
corrupt(struct str s, char *room, const char *letters, uint32_t *seed,
    uint32_t most)
{
	uint32_t kinds = (uint32_t)strlen(letters);
	size_t n = s.n;

	memcpy(room, s.p, n);
	for (uint32_t k = random_below(seed, most + 1); k > 0; k--) {
		size_t at = random_below(seed, (uint32_t)n + 1);
		char c = letters[random_below(seed, kinds)];
		uint32_t how = random_below(seed, 4);

		if (how == 0 && n < LIKENESS_LONGEST) {
			memmove(room + at + 1, room + at, n++ - at);
			room[at] = c;
		} else if (how == 1 && at < n) {
			memmove(room + at, room + at + 1, --n - at);
		} else if (how == 2 && at < n) {
			room[at] = c;
		} else if (at + 1 < n) {
			c = room[at];
			room[at] = room[at + 1];
			room[at + 1] = c;
		}
	}
	return str_make(room, n);
}

static struct str
make(char *room, size_t n, const char *letters, uint32_t *seed)
{
	for (size_t i = 0; i < n; i++)
		room[i] =
		    letters[random_below(seed, (uint32_t)strlen(letters))];
	return str_make(room, n);
}

static void
check_pair(struct str a, struct str b)
{
	static const double floors[] = { 0, .7, .88, .92, 1 };
	struct likeness_sign la = likeness_letters(a), lb = likeness_letters(b);
	struct likeness_sign pa = likeness_pairs(a), pb = likeness_pairs(b);
	double jaro = likeness_jaro_winkler(a, b);
	double dice = likeness_dice(a, b);
	unsigned edits = likeness_edits(a, b);
	bool right = is_near(jaro, plain_jaro_winkler(a, b), 1e-12) &&
		     is_near(dice, plain_dice(a, b), 1e-12) &&
		     edits == plain_edits(a, b);

	right = right && jaro == likeness_jaro_winkler(b, a) &&
		dice == likeness_dice(b, a) && edits == likeness_edits(b, a) &&
		likeness_is_typo(a, b) == (edits <= 1);
	right = right && likeness_jw_most(&la, &lb) >= jaro &&
		likeness_dice_most(&pa, &pb) >= dice &&
		likeness_edits_least(&la, &lb) <= edits;
	for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
		right = right && likeness_jw_at_least(a, b, floors[i]) ==
				     (jaro >= floors[i]);
	if (!right)
		fail_msg("'%.*s' and '%.*s': %f %u %f", (int)a.n, a.p, (int)b.n,
		    b.p, jaro, edits, dice);
}

static void
random_pairs_are_as_defined_and_within_what_is_said(void **state)
{
	static const char *const alphabets[] = { "ab", "abcd", "0123456789",
		"abcdefghijklmnopqrstuvwxyz 0123456789", "ap0P\x80\xC3 " };
	static const uint32_t longest[] = { 9, 9, 17, 17, 70 };
	char room[2][LONGEST];
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < 100000; i++) {
		const char *letters = alphabets[random_below(&seed, 5)];
		uint32_t most = longest[random_below(&seed, 5)];
		struct str a =
		    make(room[0], random_below(&seed, most), letters, &seed);

		if (random_below(&seed, 2) == 0)
			check_pair(a, corrupt(a, room[1], letters, &seed, 4));
		else
			check_pair(a, make(room[1], random_below(&seed, most),
					  letters, &seed));
	}
}

static void
long_values_are_as_defined(void **state)
{
	char room[2][LONGEST];
	uint32_t seed = 2;

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		const char *letters = i % 2 == 0 ? "abc" : "abcdefghij ";
		struct str a = make(room[0],
		    60 + random_below(&seed, LIKENESS_LONGEST - 59), letters,
		    &seed);

		check_pair(a, corrupt(a, room[1], letters, &seed, 8));
		check_pair(
		    a, make(room[1], 1 + random_below(&seed, LIKENESS_LONGEST),
			   letters, &seed));
	}
}

static void
what_is_behind_the_longest_does_not_count(void **state)
{
	char a[LONGEST], b[LONGEST];
	struct str left = str_make(a, LONGEST), right = str_make(b, LONGEST);

	(void)state;
	memset(a, 'a', sizeof a);
	memset(b, 'a', LIKENESS_LONGEST);
	memset(b + LIKENESS_LONGEST, 'b', sizeof b - LIKENESS_LONGEST);
	assert_true(likeness_jaro_winkler(left, right) == 1);
	assert_true(likeness_dice(left, right) == 1);
	assert_int_equal(likeness_edits(left, right), 0);
	assert_int_equal(likeness_pairs(left).n, LIKENESS_LONGEST);
	assert_true(
	    likeness_letters(left).bits == likeness_letters(right).bits);
}

/* Most pairs of unlike names are told without being compared. */
static void
signs_tell_unlike_names(void **state)
{
	static const char *const names[] = { "virtanen", "korhonen", "makinen",
		"nieminen", "makela", "hamalainen", "laine", "heikkinen",
		"koskinen", "jarvinen", "nowak", "kowalski", "wisniewski",
		"wojcik", "kowalczyk", "kaminski", "horvat", "kovacevic",
		"babic", "maric" };
	const size_t n = sizeof names / sizeof *names;
	size_t pairs = 0, jaro = 0, edits = 0, dice = 0;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			struct str a = str_of(names[i]), b = str_of(names[j]);
			struct likeness_sign la = likeness_letters(a);
			struct likeness_sign lb = likeness_letters(b);
			struct likeness_sign pa = likeness_pairs(a);
			struct likeness_sign pb = likeness_pairs(b);

			pairs++;
			jaro += likeness_jw_most(&la, &lb) < .92;
			edits += likeness_edits_least(&la, &lb) > 2;
			dice += likeness_dice_most(&pa, &pb) < .65;
		}
	}
	assert_true(jaro > pairs * 9 / 10);
	assert_true(edits > pairs * 9 / 10);
	assert_true(dice > pairs * 9 / 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jaro_winkler_of_published_pairs),
		cmocka_unit_test(edits_of_known_pairs),
		cmocka_unit_test(dice_of_known_pairs),
		cmocka_unit_test(overlap_weighs_words),
		cmocka_unit_test(
		    random_pairs_are_as_defined_and_within_what_is_said),
		cmocka_unit_test(long_values_are_as_defined),
		cmocka_unit_test(what_is_behind_the_longest_does_not_count),
		cmocka_unit_test(signs_tell_unlike_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
