/* Doubles become whole numbers of the same order; a wanted rank is found by
 * parting the numbers bit by bit from the top, or by reading the spill. */
#include "stats/quantile.h"

#include "base/num.h"
#include "record/spill.h"
#include "stats/exact.h"

enum {
	KEY = 8, /* bytes of a spilled key */
	RANKS = 2 * QUANTILE_QUARTILES,
};

struct pair {
	uint64_t key;
	uint64_t count;
};

/* What is looked for: the values at these ranks, 0-based. */
struct ranks {
	uint64_t rank[RANKS];
	double value[RANKS];
};

static const uint64_t sign = UINT64_C(1) << 63;

static uint64_t
ordered(double x)
{
	double v = x == 0 ? 0 : x; /* -0 is 0 */
	uint64_t bits;

	memcpy(&bits, &v, sizeof bits);
	return (bits & sign) != 0 ? ~bits : bits | sign;
}

static double
unordered(uint64_t key)
{
	uint64_t bits = (key & sign) != 0 ? key & ~sign : ~key;
	double x;

	memcpy(&x, &bits, sizeof x);
	return x;
}

static struct pair *
pairs_of(const struct quantile *q)
{
	return (struct pair *)(void *)q->pairs.p;
}

static int
spill_pair(struct quantile *q, struct pair pair, struct err *e)
{
	char key[KEY];

	for (size_t i = 0; i < KEY; i++)
		key[i] = (char)(pair.key >> (8 * (KEY - 1 - i)));
	return spill_add(q->spill, str_make(key, sizeof key),
	    str_make((const char *)&pair.count, sizeof pair.count), e);
}

/* Move the pairs to a spill, where all that follow go too. */
static int
start_spill(struct quantile *q, struct err *e)
{
	if (spill_open(&q->spill, q->limit, q->directory, e) != 0)
		return -1;
	for (size_t i = 0; i < q->pairs.n / sizeof(struct pair); i++) {
		if (spill_pair(q, pairs_of(q)[i], e) != 0)
			return -1;
	}
	buf_free(&q->pairs);
	return 0;
}

int
quantile_add(struct quantile *q, double x, uint64_t times, struct err *e)
{
	struct pair pair = { ordered(x), times };

	q->n += times;
	if (q->spill == NULL && q->pairs.n + sizeof pair > q->limit &&
	    start_spill(q, e) != 0)
		return -1;
	if (q->spill != NULL)
		return spill_pair(q, pair, e);
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
	uint64_t bit = sign;

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
	return unordered(p[0].key);
}

static int
find_spilled(struct quantile *q, struct ranks *r, struct err *e)
{
	struct str key;
	struct str value;
	uint64_t seen = 0;
	int got;

	if (spill_sort(q->spill, e) != 0)
		return -1;
	while ((got = spill_next(q->spill, &key, &value, e)) == 1) {
		uint64_t bits = 0;
		uint64_t count;

		for (size_t i = 0; i < KEY; i++)
			bits = bits << 8 | (unsigned char)key.p[i];
		memcpy(&count, value.p, sizeof count);
		for (size_t i = 0; i < RANKS; i++) {
			if (r->rank[i] >= seen && r->rank[i] - seen < count)
				r->value[i] = unordered(bits);
		}
		seen += count;
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

/* ((4 - quarters) * low + quarters * high) / 4: of .1 and .2 not a neighbour
 * of .15. */
static double
between(double low, double high, unsigned quarters)
{
	struct exact sum = { 0 };
	double ends[2] = { low, high };
	uint64_t weights[2] = { 4 - quarters, quarters };

	if (quarters == 0 || low == high)
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

int
quantile_find(
    struct quantile *q, double quartile[QUANTILE_QUARTILES], struct err *e)
{
	uint64_t last = q->n - 1;
	unsigned quarters[QUANTILE_QUARTILES];
	struct ranks r = { { 0 }, { 0 } };

	/* The quartile k has the rank (n - 1) * k / 4, not always whole. */
	for (size_t k = 0; k < QUANTILE_QUARTILES; k++) {
		uint64_t whole = last / 4 * (k + 1) + last % 4 * (k + 1) / 4;

		quarters[k] = (unsigned)(last % 4 * (k + 1) % 4);
		r.rank[2 * k] = whole;
		r.rank[2 * k + 1] = whole < last ? whole + 1 : whole;
	}
	if (q->spill != NULL) {
		if (find_spilled(q, &r, e) != 0)
			return -1;
	} else {
		for (size_t i = 0; i < RANKS; i++)
			r.value[i] = find_rank(pairs_of(q),
			    q->pairs.n / sizeof(struct pair), r.rank[i]);
	}
	for (size_t k = 0; k < QUANTILE_QUARTILES; k++)
		quartile[k] =
		    between(r.value[2 * k], r.value[2 * k + 1], quarters[k]);
	return 0;
}

void
quantile_free(struct quantile *q)
{
	buf_free(&q->pairs);
	if (q->spill != NULL)
		spill_close(q->spill);
	q->spill = NULL;
}
