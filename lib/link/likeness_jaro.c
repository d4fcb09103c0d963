/* Jaro's similarity with Winkler's adjustment.  A byte has its match where the
 * same byte is in the other value, no farther away than the window: the first
 * that is not taken.  Values of up to eight bytes, most names, are held in one
 * word each; others by stretches of 64 bytes. */
#include "link/likeness_places.h"

enum { PREFIX = 4, LANES = 8 };

/* Winkler's adjustment: from where, and how much for each byte. */
static const double boost_above = .7;
static const double boost_each = .1;

/* Eight bytes in a word, the first one lowest: the top bit of each, the lowest
 * one, and all but the top. */
static const uint64_t tops = UINT64_C(0x8080808080808080);
static const uint64_t ones = UINT64_C(0x0101010101010101);
static const uint64_t rest = UINT64_C(0x7F7F7F7F7F7F7F7F);

struct pair {
	struct str a, b;
	size_t window;
	size_t prefix;
};

/* What of two values matches, and where. */
struct matched {
	uint64_t a[LIKENESS_WORDS];
	uint64_t b[LIKENESS_WORDS];
	size_t n;
};

static size_t
common_prefix(struct str a, struct str b)
{
	size_t n = 0;

	while (n < PREFIX && n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

/* `differ`: the matched bytes that stand in another order. */
static double
score(size_t matches, size_t differ, size_t na, size_t nb, size_t prefix)
{
	size_t exchanged = differ / 2;
	double m = (double)matches;
	double jaro;

	if (matches == 0)
		return na == 0 && nb == 0 ? 1 : 0;
	jaro = m / (double)na + m / (double)nb;
	jaro = (jaro + (m - (double)exchanged) / m) / 3;
	if (jaro <= boost_above)
		return jaro;
	return jaro + (double)prefix * boost_each * (1 - jaro);
}

static uint64_t
pack(struct str s)
{
	uint64_t word = 0;

	for (size_t i = 0; i < s.n; i++)
		word |= (uint64_t)(unsigned char)s.p[i] << 8 * i;
	return word;
}

/* Of two values of one to eight bytes. */
static double
measure_short(const struct pair *x)
{
	const uint64_t a = pack(x->a);
	const uint64_t all = tops >> 8 * (LANES - x->a.n);
	uint64_t open = all;
	uint64_t window = tops >> 8 * (LANES - 1 - x->window);
	char matched[LANES + 1] = { 0 };
	size_t n = 0, differ = 0, k = 0;

	for (size_t j = 0; j < x->b.n; j++) {
		uint64_t other = a ^ (unsigned char)x->b.p[j] * ones;
		uint64_t found =
		    ~(((other & rest) + rest) | other) & window & open;

		found &= -found;
		open ^= found;
		matched[n] = x->b.p[j];
		n += found != 0;
		window = window << 8 | (j < x->window ? 0x80 : 0);
	}
	open ^= all;
	for (size_t i = 0; i < x->a.n; i++) {
		size_t is_matched = open >> (8 * i + 7) & 1;

		differ += is_matched & (x->a.p[i] != matched[k]);
		k += is_matched;
	}
	return score(n, differ, x->a.n, x->b.n, x->prefix);
}

/* Which of 64 places in a are no farther than the window from one in b that is
 * `behind` the first of them (below 0: before it). */
static uint64_t
near(ptrdiff_t behind, ptrdiff_t window)
{
	const ptrdiff_t last = LIKENESS_WORD - 1;
	ptrdiff_t from = behind - window;
	ptrdiff_t to = behind + window;

	if (from > last || to < 0)
		return 0;
	return UINT64_MAX << (from < 0 ? 0 : from) &
	       UINT64_MAX >> (to > last ? 0 : last - to);
}

/* Match what has none in a stretch of b with a stretch of a. */
static void
match_stretch(struct matched *m, const struct pair *x,
    const struct likeness_places *at, size_t i, size_t j)
{
	struct str b = likeness_stretch(x->b, j * LIKENESS_WORD);
	ptrdiff_t behind = ((ptrdiff_t)j - (ptrdiff_t)i) * LIKENESS_WORD;
	uint64_t in_a = m->a[i];
	uint64_t in_b = m->b[j];

	for (size_t k = 0; k < b.n; k++, behind++) {
		uint64_t found = likeness_find(at, b.p[k]) & ~in_a &
				 near(behind, (ptrdiff_t)x->window);
		uint64_t is_found;

		found = in_b >> k & 1 ? 0 : found & -found;
		is_found = found != 0;
		in_a |= found;
		in_b |= is_found << k;
		m->n += is_found;
	}
	m->a[i] = in_a;
	m->b[j] = in_b;
}

static unsigned
lowest(uint64_t set)
{
	return (unsigned)__builtin_ctzll(set);
}

/* The matched bytes that stand in another order. */
static size_t
count_differing(const struct matched *m, const struct pair *x)
{
	size_t differ = 0, j = 0;
	uint64_t in_b = m->b[0];

	for (size_t i = 0; i * LIKENESS_WORD < x->a.n; i++) {
		const char *a = x->a.p + i * LIKENESS_WORD;

		for (uint64_t in_a = m->a[i]; in_a != 0; in_a &= in_a - 1) {
			while (in_b == 0)
				in_b = m->b[++j];
			differ += a[lowest(in_a)] !=
				  x->b.p[j * LIKENESS_WORD + lowest(in_b)];
			in_b &= in_b - 1;
		}
	}
	return differ;
}

static double
measure_long(const struct pair *x)
{
	struct matched m = { .n = 0 };

	for (size_t i = 0; i * LIKENESS_WORD < x->a.n; i++) {
		struct likeness_places at = { { 0 }, { 0 } };

		likeness_place(&at, likeness_stretch(x->a, i * LIKENESS_WORD));
		for (size_t j = 0; j * LIKENESS_WORD < x->b.n; j++)
			match_stretch(&m, x, &at, i, j);
	}
	return score(m.n, count_differing(&m, x), x->a.n, x->b.n, x->prefix);
}

static struct pair
pair_of(struct str a, struct str b)
{
	struct pair x = { .a = likeness_clip(a), .b = likeness_clip(b) };
	size_t longer = x.a.n < x.b.n ? x.b.n : x.a.n;

	x.window = longer < 4 ? 0 : longer / 2 - 1;
	x.prefix = common_prefix(x.a, x.b);
	return x;
}

static double
measure(const struct pair *x)
{
	if (x->a.n == 0 || x->b.n == 0)
		return score(0, 0, x->a.n, x->b.n, 0);
	if (x->a.n <= LANES && x->b.n <= LANES)
		return measure_short(x);
	return measure_long(x);
}

double
likeness_jaro_winkler(struct str a, struct str b)
{
	struct pair x = pair_of(a, b);

	return measure(&x);
}

bool
likeness_jw_at_least(struct str a, struct str b, double floor)
{
	struct pair x = pair_of(a, b);
	size_t most = likeness_smaller(x.a.n, x.b.n);

	return score(most, 0, x.a.n, x.b.n, x.prefix) >= floor &&
	       measure(&x) >= floor;
}

double
likeness_jw_most(const struct likeness_sign *a, const struct likeness_sign *b)
{
	size_t matches = likeness_smaller(
	    a->n - likeness_lost(a, b), b->n - likeness_lost(b, a));

	return score(matches, 0, a->n, b->n,
	    common_prefix(str_make(a->head, likeness_smaller(a->n, PREFIX)),
		str_make(b->head, likeness_smaller(b->n, PREFIX))));
}
