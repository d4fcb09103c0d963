/* Doubles become whole numbers of the same order; a wanted rank is found by
 * parting the numbers bit by bit from the top, or by reading the spill. */
#include "stats/quantile.h"

#include "base/num.h"
#include "base/ordered.h"
#include "record/spill.h"
#include "stats/exact.h"

enum {
	KEY = 8, /* bytes of a spilled key */
	RANKS = 2 * QUANTILE_MOST,
	WHOLE = 2400, /* percents, and all parts that a type has */
};

__extension__ typedef unsigned __int128 natural;

struct pair {
	uint64_t key;
	uint64_t count;
};

/* What is looked for: the values at these ranks, 0-based. */
struct ranks {
	size_t n;
	uint64_t rank[RANKS];
	double value[RANKS];
};

static struct pair *
pairs_of(const struct quantile *q)
{
	return (struct pair *)(void *)q->pairs.p;
}

static int
spill_pair(struct spill *spill, struct pair pair, struct err *e)
{
	char key[KEY];

	ordered_put(key, pair.key, sizeof key);
	return spill_add(spill, str_make(key, sizeof key),
	    str_make((const char *)&pair.count, sizeof pair.count), e);
}

static struct pair
spilled_pair(struct str key, struct str value)
{
	struct pair pair = { ordered_get(key.p, KEY), 0 };

	memcpy(&pair.count, value.p, sizeof pair.count);
	return pair;
}

/* Move the pairs to a spill, where all that follow go too. */
static int
start_spill(struct quantile *q, struct err *e)
{
	if (spill_open(&q->spill, q->limit / 2, q->directory, e) != 0)
		return -1;
	for (size_t i = 0; i < q->pairs.n / sizeof(struct pair); i++) {
		if (spill_pair(q->spill, pairs_of(q)[i], e) != 0)
			return -1;
	}
	buf_free(&q->pairs);
	return 0;
}

int
quantile_add(struct quantile *q, double x, uint64_t times, struct err *e)
{
	struct pair pair = { ordered_double(x), times };

	q->n += times;
	if (q->spill == NULL && q->pairs.n + sizeof pair > q->limit &&
	    start_spill(q, e) != 0)
		return -1;
	if (q->spill != NULL)
		return spill_pair(q->spill, pair, e);
	return buf_add(
	    &q->pairs, str_make((const char *)&pair, sizeof pair), e);
}

/* Part p[0..n) so that keys without `bit` come first; returns how many, and
 * their weight. */
static size_t
part(struct pair *p, size_t n, uint64_t bit, uint64_t *weight)
{
	size_t low = 0;

	*weight = 0;
	for (size_t i = 0; i < n; i++) {
		struct pair pair = p[i];

		if ((pair.key & bit) != 0)
			continue;
		p[i] = p[low];
		p[low++] = pair;
		*weight += pair.count;
	}
	return low;
}

/* The highest bit in which the keys differ, or 0. */
static uint64_t
differing(const struct pair *p, size_t n)
{
	uint64_t all = 0;
	uint64_t bit = ORDERED_SIGN;

	for (size_t i = 1; i < n; i++)
		all |= p[i].key ^ p[0].key;
	while (bit > all)
		bit >>= 1;
	return bit;
}

static double
find_rank(struct pair *p, size_t n, uint64_t rank)
{
	uint64_t bit;

	while ((bit = differing(p, n)) != 0) {
		uint64_t weight;
		size_t low = part(p, n, bit, &weight);

		if (rank < weight) {
			n = low;
		} else {
			rank -= weight;
			p += low;
			n -= low;
		}
	}
	return ordered_to_double(p[0].key);
}

static int
find_spilled(struct quantile *q, struct ranks *r, struct err *e)
{
	struct str key;
	struct str value;
	uint64_t seen = 0;
	int got;

	if (spill_open(&q->again, q->limit / 2, q->directory, e) != 0 ||
	    spill_sort(q->spill, e) != 0)
		return -1;
	while ((got = spill_next(q->spill, &key, &value, e)) == 1) {
		struct pair pair = spilled_pair(key, value);

		for (size_t i = 0; i < r->n; i++) {
			if (r->rank[i] >= seen &&
			    r->rank[i] - seen < pair.count)
				r->value[i] = ordered_to_double(pair.key);
		}
		seen += pair.count;
		if (spill_pair(q->again, pair, e) != 0)
			return -1;
	}
	return got;
}

/* The shortest decimal that reads back as x, when it has at most 18 decimals:
 * what people have written. */
static bool
decimal_of(double x, struct num *v)
{
	char text[NUM_TEXT];
	struct str s = str_make(text, num_write_double(x, text));
	const char *e = memchr(s.p, 'e', s.n);
	unsigned shift = 0;

	if (e == NULL)
		return num_read(s, v);
	if (e[1] != '-')
		return false;
	for (const char *p = e + 2; p < s.p + s.n; p++)
		shift = shift * 10 + (unsigned)(*p - '0');
	s.n = (size_t)(e - s.p);
	if (!num_read(s, v) || shift + v->scale >= EXACT_SCALES)
		return false;
	v->scale = (uint8_t)(v->scale + shift);
	return true;
}

double
quantile_between(double low, double high, struct quantile_place at)
{
	struct exact sum = { 0 };
	double ends[2] = { low, high };
	uint64_t weights[2] = { at.whole - at.part, at.part };

	if (at.part == 0 || low == high)
		return low;
	for (size_t i = 0; i < 2; i++) {
		struct num decimal;

		if (decimal_of(ends[i], &decimal))
			exact_add(&sum, decimal, weights[i]);
		else
			exact_add_double(&sum, ends[i], weights[i]);
	}
	return exact_mean(&sum);
}

/* Types 1 to 3 take a value as it is; 2 the middle of two. */
static void
place_step(struct quantile_place *at, natural h, unsigned type)
{
	natural j = h / WHOLE;
	unsigned rest = (unsigned)(h % WHOLE);
	bool up = type == 3 ? rest > 0 || j % 2 == 1 : rest > 0;

	at->low = (uint64_t)j;
	at->high = (uint64_t)j + 1;
	if (type == 2 && rest == 0)
		at->part = WHOLE / 2;
	else if (up)
		at->low = at->high;
}

struct quantile_place
quantile_place(uint64_t n, unsigned type, unsigned percent)
{
	/* What is added to n * p, in parts of WHOLE. */
	const unsigned p = percent * (WHOLE / 100);
	const unsigned more[QUANTILE_TYPES] = { 0, 0, 0, 0, WHOLE / 2, p,
		WHOLE - p, p / 3 + WHOLE / 3, p / 4 + WHOLE / 8 * 3 };
	struct quantile_place at = { 0, 0, 0, WHOLE };
	natural h = (natural)n * p + more[type - 1];

	if (type == 3 && h < WHOLE / 2)
		at.high = 1;
	else if (type <= 3)
		place_step(&at, h - (type == 3 ? WHOLE / 2 : 0), type);
	else {
		at.low = (uint64_t)(h / WHOLE);
		at.high = at.low + 1;
		at.part = (unsigned)(h % WHOLE);
	}
	/* From 1-based, and into the range. */
	at.low = at.low > 0 ? at.low - 1 : 0;
	at.high = at.high > 0 ? at.high - 1 : 0;
	at.low = at.low < n ? at.low : n - 1;
	at.high = at.high < n ? at.high : n - 1;
	return at;
}

int
quantile_find(struct quantile *q, unsigned type, const unsigned *percent,
    size_t n, double *quantile, struct err *e)
{
	struct quantile_place at[QUANTILE_MOST];
	struct ranks r = { 2 * n, { 0 }, { 0 } };

	for (size_t k = 0; k < n; k++) {
		at[k] = quantile_place(q->n, type, percent[k]);
		r.rank[2 * k] = at[k].low;
		r.rank[2 * k + 1] = at[k].high;
	}
	if (q->spill != NULL) {
		if (find_spilled(q, &r, e) != 0)
			return -1;
	} else {
		for (size_t i = 0; i < r.n; i++)
			r.value[i] = find_rank(pairs_of(q),
			    q->pairs.n / sizeof(struct pair), r.rank[i]);
	}
	for (size_t k = 0; k < n; k++)
		quantile[k] =
		    quantile_between(r.value[2 * k], r.value[2 * k + 1], at[k]);
	return 0;
}

int
quantile_each(
    struct quantile *q, quantile_take *take, void *context, struct err *e)
{
	struct str key;
	struct str value;
	int got;

	if (q->again == NULL) {
		for (size_t i = 0; i < q->pairs.n / sizeof(struct pair); i++) {
			struct pair pair = pairs_of(q)[i];

			if (take(context, ordered_to_double(pair.key),
				pair.count, e) != 0)
				return -1;
		}
		return 0;
	}
	if (spill_sort(q->again, e) != 0)
		return -1;
	while ((got = spill_next(q->again, &key, &value, e)) == 1) {
		struct pair pair = spilled_pair(key, value);

		if (take(context, ordered_to_double(pair.key), pair.count, e) !=
		    0)
			return -1;
	}
	return got;
}

void
quantile_free(struct quantile *q)
{
	buf_free(&q->pairs);
	if (q->spill != NULL)
		spill_close(q->spill);
	if (q->again != NULL)
		spill_close(q->again);
	q->spill = NULL;
	q->again = NULL;
}
