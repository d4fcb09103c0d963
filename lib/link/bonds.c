#include "link/bonds.h"

#include "link/bonds_alike.h"
#include "link/radix.h"

/* A tag that is no label. */
#define OWN 0x80000000U

/* Entry x must be apart from entry y: x above, y below. */
static uint64_t
both_of(uint32_t x, uint32_t y)
{
	return (uint64_t)x << 32 | y;
}

static struct bonds_pair *
pairs_of(const struct bonds *b, size_t *n)
{
	*n = b->pairs.n / sizeof(struct bonds_pair);
	return (struct bonds_pair *)(void *)b->pairs.p;
}

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

static int
add_number(struct buf *b, uint32_t n, struct err *e)
{
	return buf_add(b, str_make((const char *)&n, sizeof n), e);
}

void
bonds_open(struct bonds *b, struct room *room)
{
	b->pairs = b->label = b->source = b->apart = b->known = b->ends =
	    b->from = b->alike = buf_in(room);
	b->sources = dictionary_in(room);
}

int
bonds_add(struct bonds *b, uint64_t x, uint64_t y, bool same, uint32_t tag,
    struct err *e)
{
	const struct bonds_pair pair = {
		.a = x, .b = y, .same = same, .tag = tag
	};

	return buf_add(
	    &b->pairs, str_make((const char *)&pair, sizeof pair), e);
}

int
bonds_label(struct bonds *b, uint64_t record, uint32_t label, struct err *e)
{
	while (b->label.n / sizeof label < record) {
		if (add_number(&b->label, 0, e) != 0)
			return -1;
	}
	return add_number(&b->label, label, e);
}

int
bonds_source(struct bonds *b, struct str source, struct err *e)
{
	uint32_t id = 0;

	if (source.n > 0 && dictionary_add(&b->sources, source, &id, e) != 0)
		return -1;
	return add_number(&b->source, id, e);
}

void
bonds_relabel(struct bonds *b, const uint32_t *of)
{
	for (size_t i = 0; i < b->label.n / sizeof *of; i++) {
		uint32_t *label = numbers(&b->label) + i;

		if (*label != 0)
			*label = of[*label];
	}
}

int
bonds_tags(
    const struct bonds *b, uint64_t records, struct buf *tags, struct err *e)
{
	const uint32_t labels = (uint32_t)(b->label.n / sizeof(uint32_t));
	size_t n;
	const struct bonds_pair *pair = pairs_of(b, &n);

	if (n == 0 && labels == 0)
		return 0;
	if (buf_reserve(tags, records * sizeof labels, e) != 0)
		return -1;
	tags->n = records * sizeof labels;
	memset(tags->p, 0, tags->n);
	if (labels > 0)
		memcpy(tags->p, b->label.p, b->label.n);
	for (size_t i = 0; i < n; i++) {
		if (!pair[i].same)
			numbers(tags)[pair[i].a] = OWN | pair[i].tag;
	}
	return 0;
}

static int
settle_apart(struct bonds *b, const struct corpus *c, struct err *e)
{
	struct buf room = { 0 };
	size_t n;
	const struct bonds_pair *pair = pairs_of(b, &n);
	int result;

	for (size_t i = 0; i < n; i++) {
		const uint32_t x = corpus_entry(c, pair[i].a);
		const uint32_t y = corpus_entry(c, pair[i].b);
		const struct radix two[2] = { { both_of(x, y), 0 },
			{ both_of(y, x), 0 } };

		if (!pair[i].same &&
		    buf_add(&b->apart, str_make((const char *)two, sizeof two),
			e) != 0)
			return -1;
	}
	result = radix_sort((struct radix *)(void *)b->apart.p,
	    b->apart.n / sizeof(struct radix), &room, e);
	buf_free(&room);
	return result;
}

static int
settle_known(struct bonds *b, const struct corpus *c, struct err *e)
{
	const size_t labels = b->label.n / sizeof(uint32_t);

	if (labels == 0)
		return 0;
	if (buf_reserve(&b->known, c->n * sizeof(uint32_t), e) != 0)
		return -1;
	b->known.n = c->n * sizeof(uint32_t);
	memset(b->known.p, 0, b->known.n);
	for (size_t i = 0; i < labels; i++) {
		const uint32_t label = numbers(&b->label)[i];

		if (label != 0)
			numbers(&b->known)[corpus_entry(c, i)] = label;
	}
	return 0;
}

/* The sources of the records of each entry, in the order of entries. */
static int
settle_sources(struct bonds *b, const struct corpus *c, struct err *e)
{
	const size_t n = b->source.n / sizeof(uint32_t);
	uint32_t *ends;

	if (n == 0)
		return 0;
	if (buf_reserve(&b->ends, (c->n + 1) * sizeof *ends, e) != 0 ||
	    buf_reserve(&b->from, n * sizeof *ends, e) != 0)
		return -1;
	b->ends.n = (c->n + 1) * sizeof *ends;
	ends = numbers(&b->ends);
	memset(ends, 0, b->ends.n);
	for (size_t i = 0; i < n; i++)
		ends[corpus_entry(c, i) + 1]++;
	for (uint32_t i = 0; i < c->n; i++)
		ends[i + 1] += ends[i];
	for (size_t i = n; i-- > 0;)
		numbers(&b->from)[--ends[corpus_entry(c, i) + 1]] =
		    numbers(&b->source)[i];
	/* What was the end of an entry is its beginning now. */
	memmove(ends, ends + 1, c->n * sizeof *ends);
	ends[c->n] = (uint32_t)n;
	return 0;
}

int
bonds_settle(struct bonds *b, const struct corpus *c, struct err *e)
{
	if (settle_apart(b, c, e) != 0 || settle_known(b, c, e) != 0)
		return -1;
	if (settle_sources(b, c, e) != 0)
		return -1;
	return bonds_alike_find(b, c, e);
}

uint32_t
bonds_known(const struct bonds *b, uint32_t entry)
{
	return b->known.n == 0 ? 0 : numbers(&b->known)[entry];
}

/* The first pair of `apart` that is not before `key`. */
static size_t
place_of(const struct bonds *b, uint64_t key)
{
	const struct radix *apart =
	    (const struct radix *)(const void *)b->apart.p;
	size_t from = 0, to = b->apart.n / sizeof *apart;

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (apart[middle].key < key)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

bool
bonds_is_bound(const struct bonds *b, uint32_t x)
{
	const struct radix *apart =
	    (const struct radix *)(const void *)b->apart.p;
	const size_t at = place_of(b, both_of(x, 0));

	return b->source.n > 0 || bonds_known(b, x) != 0 ||
	       (at < b->apart.n / sizeof *apart && apart[at].key >> 32 == x);
}

static bool
share_source(const struct bonds *b, uint32_t x, uint32_t y)
{
	const uint32_t *ends = numbers(&b->ends), *from = numbers(&b->from);

	for (uint32_t i = ends[x]; i < ends[x + 1]; i++) {
		for (uint32_t j = ends[y]; j < ends[y + 1]; j++) {
			if (from[i] != 0 && from[i] == from[j])
				return true;
		}
	}
	return false;
}

bool
bonds_are_apart(const struct bonds *b, uint32_t x, uint32_t y)
{
	const struct radix *apart =
	    (const struct radix *)(const void *)b->apart.p;
	const uint32_t one = bonds_known(b, x), other = bonds_known(b, y);
	size_t at;

	if (one != 0 && other != 0 && one != other)
		return true;
	if (b->source.n > 0 && share_source(b, x, y))
		return true;
	at = place_of(b, both_of(x, y));
	return at < b->apart.n / sizeof *apart &&
	       apart[at].key == both_of(x, y);
}

void
bonds_free(struct bonds *b)
{
	buf_free(&b->pairs);
	buf_free(&b->label);
	dictionary_free(&b->sources);
	buf_free(&b->source);
	buf_free(&b->apart);
	buf_free(&b->known);
	buf_free(&b->alike);
	buf_free(&b->ends);
	buf_free(&b->from);
}
