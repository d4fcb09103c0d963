#include "link/trait_words.h"

#include <math.h>

#include "base/hash.h"
#include "link/radix.h"

enum { UNPAIRED = 24, TYPO_SHORTEST = 4 };

/* What a word is worth that only resembles its counterpart. */
static const double typo = 0.9, short_form = 0.7;

struct trait_words
trait_words_in(struct room *room)
{
	const struct buf b = buf_in(room);
	const struct trait_words w = { .words = dictionary_in(room),
		.count = b,
		.order = b,
		.list = b,
		.ends = b };

	return w;
}

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

static struct likeness_word *
words_in(const struct buf *b)
{
	return (struct likeness_word *)(void *)b->p;
}

static void
sort_words(struct likeness_word *w, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct likeness_word one = w[i];
		size_t j = i;

		for (; j > 0 && w[j - 1].id > one.id; j--)
			w[j] = w[j - 1];
		w[j] = one;
	}
}

static bool
is_listed(const struct buf *list, size_t from, uint32_t id)
{
	const size_t n = list->n / sizeof(struct likeness_word);

	for (size_t i = from; i < n; i++) {
		if (words_in(list)[i].id == id)
			return true;
	}
	return false;
}

static int
add_word(struct trait_words *w, size_t from, struct str word, struct err *e)
{
	struct likeness_word one = { 0, 0 };
	const uint32_t zero = 0;

	if (dictionary_add(&w->words, word, &one.id, e) != 0 ||
	    (one.id > w->count.n / sizeof zero &&
		buf_add(&w->count, str_make((const char *)&zero, sizeof zero),
		    e) != 0))
		return -1;
	if (is_listed(&w->list, from, one.id))
		return 0;
	numbers(&w->count)[one.id - 1]++;
	return buf_add(&w->list, str_make((const char *)&one, sizeof one), e);
}

static int
take_apart(struct trait_words *w, struct str s, struct err *e)
{
	const size_t from = w->list.n / sizeof(struct likeness_word);
	uint32_t end;

	while (s.n > 0) {
		size_t n = 0;

		while (n < s.n && s.p[n] != ' ')
			n++;
		if (n > 0 && add_word(w, from, str_slice(s, 0, n), e) != 0)
			return -1;
		s = str_slice(s, n < s.n ? n + 1 : n, s.n);
	}
	end = (uint32_t)(w->list.n / sizeof(struct likeness_word));
	return buf_add(&w->ends, str_make((const char *)&end, sizeof end), e);
}

/* Put the words in order, and the place of each into `place`. */
static int
put_in_order(struct trait_words *w, struct buf *place, struct err *e)
{
	const uint32_t n = w->words.n;
	struct buf items = buf_in(place->room), room = items;
	struct radix *item;
	int result = -1;

	if (buf_reserve(place, (n + (size_t)1) * sizeof n, e) == 0 &&
	    buf_reserve(&w->order, n * sizeof n, e) == 0 &&
	    buf_reserve(&items, n * sizeof *item, e) == 0) {
		item = (struct radix *)(void *)items.p;
		for (uint32_t i = 0; i < n; i++) {
			item[i].key =
			    hash_str(dictionary_text(&w->words, i + 1), 0);
			item[i].of = i + 1;
		}
		result = radix_sort(item, n, &room, e);
		for (uint32_t i = 0; i < n && result == 0; i++) {
			numbers(&w->order)[i] = item[i].of;
			numbers(place)[item[i].of] = i;
		}
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

static void
recall(struct trait_words *w, const struct trait_known *known)
{
	for (uint32_t id = 1; id <= w->words.n; id++) {
		const uint32_t was =
		    counted_find(&known->word, dictionary_text(&w->words, id));

		numbers(&w->count)[id - 1] = was == 0 ? 1 : was;
	}
}

static void
weigh(struct trait_words *w, const struct buf *place, double all)
{
	const size_t n = w->list.n / sizeof(struct likeness_word);
	const size_t values = w->ends.n / sizeof(uint32_t);
	uint32_t from = 0;

	for (size_t i = 0; i < n; i++) {
		struct likeness_word *one = &words_in(&w->list)[i];

		one->weight =
		    (float)log2(1 + all / numbers(&w->count)[one->id - 1]);
		one->id = numbers(place)[one->id];
	}
	for (size_t i = 0; i < values; i++) {
		const uint32_t to = numbers(&w->ends)[i];

		sort_words(words_in(&w->list) + from, to - from);
		from = to;
	}
}

struct str
trait_words_text(const struct trait_words *w, const struct likeness_word *word)
{
	return dictionary_text(&w->words, numbers(&w->order)[word->id]);
}

uint32_t
trait_words_count(const struct trait_words *w, const struct likeness_word *word)
{
	return numbers(&w->count)[numbers(&w->order)[word->id] - 1];
}

int
trait_words_find(struct trait_words *w, const struct dictionary *values,
    const struct trait_known *known, struct err *e)
{
	struct buf place = buf_in(w->list.room);
	int result;

	for (uint32_t id = 1; id <= values->n; id++) {
		if (take_apart(w, dictionary_text(values, id), e) != 0)
			return -1;
	}
	dictionary_close(&w->words);
	result = put_in_order(w, &place, e);
	if (known != NULL)
		recall(w, known);
	if (result == 0)
		weigh(w, &place, known != NULL ? known->values : values->n);
	buf_free(&place);
	return result;
}

const struct likeness_word *
trait_words_of(const struct trait_words *w, uint32_t id, size_t *n)
{
	const uint32_t from = id == 1 ? 0 : numbers(&w->ends)[id - 2];

	*n = numbers(&w->ends)[id - 1] - from;
	return words_in(&w->list) + from;
}

/* Words without their like in the other value. */
struct unpaired {
	size_t n;
	struct likeness_word word[UNPAIRED];
};

static void
leave(struct unpaired *u, const struct likeness_word *word)
{
	if (u->n < UNPAIRED)
		u->word[u->n++] = *word;
}

/* Is s short for t: its beginning, or some of its letters from the first to the
 * last (rd, blvd)? */
static bool
is_short_for(struct str s, struct str t)
{
	size_t at = 0;

	if (s.n >= t.n || s.p[0] != t.p[0])
		return false;
	if (str_starts(t, s))
		return true;
	if (s.n < 2 || s.p[s.n - 1] != t.p[t.n - 1])
		return false;
	for (size_t i = 0; i < t.n && at < s.n; i++)
		at += t.p[i] == s.p[at];
	return at == s.n;
}

static double
resemblance(struct str s, struct str t)
{
	if (s.n >= TYPO_SHORTEST && t.n >= TYPO_SHORTEST &&
	    likeness_is_typo(s, t))
		return typo;
	return is_short_for(s, t) || is_short_for(t, s) ? short_form : 0;
}

/* The weight of the words of u that resemble one of v. */
static double
pair_up(const struct trait_words *w, const struct unpaired *u,
    const struct unpaired *v)
{
	uint32_t taken = 0;
	double sum = 0;

	for (size_t i = 0; i < u->n; i++) {
		const struct str s = trait_words_text(w, &u->word[i]);
		size_t which = v->n;
		double best = 0;

		for (size_t j = 0; j < v->n; j++) {
			double r;

			if ((taken >> j & 1) != 0)
				continue;
			r = resemblance(s, trait_words_text(w, &v->word[j]));
			if (r > best) {
				best = r;
				which = j;
			}
		}
		if (which == v->n)
			continue;
		taken |= (uint32_t)1 << which;
		sum += best * fmin(u->word[i].weight, v->word[which].weight);
	}
	return sum;
}

/* Those of the shorter list choose; of two that are equally long those whose
 * choice is worth more, so that the order of the two does not matter. */
static double
pair_up_most(const struct trait_words *w, const struct unpaired *u,
    const struct unpaired *v)
{
	if (u->n != v->n)
		return u->n < v->n ? pair_up(w, u, v) : pair_up(w, v, u);
	if (u->n < 2)
		return pair_up(w, u, v);
	return fmax(pair_up(w, u, v), pair_up(w, v, u));
}

void
trait_words_compare(const struct trait_words *w, uint32_t x, uint32_t y,
    double *both, double *one)
{
	size_t na, nb, i = 0, j = 0;
	const struct likeness_word *a = trait_words_of(w, x, &na);
	const struct likeness_word *b = trait_words_of(w, y, &nb);
	struct unpaired u = { .n = 0 }, v = { .n = 0 };
	double all_a = 0, all_b = 0, shared = 0;

	while (i < na || j < nb) {
		if (i < na && j < nb && a[i].id == b[j].id) {
			shared += a[i].weight;
			all_a += a[i++].weight;
			all_b += b[j++].weight;
		} else if (j == nb || (i < na && a[i].id < b[j].id)) {
			all_a += a[i].weight;
			leave(&u, &a[i++]);
		} else {
			all_b += b[j].weight;
			leave(&v, &b[j++]);
		}
	}
	shared += pair_up_most(w, &u, &v);
	*both = all_a + all_b > 0 ? 2 * shared / (all_a + all_b) : 0;
	*one = fmin(all_a, all_b) > 0 ? shared / fmin(all_a, all_b) : 0;
}

void
trait_words_free(struct trait_words *w)
{
	dictionary_free(&w->words);
	buf_free(&w->count);
	buf_free(&w->order);
	buf_free(&w->list);
	buf_free(&w->ends);
}
