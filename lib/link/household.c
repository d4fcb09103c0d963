#include "link/household.h"

#include "field/take.h"
#include "link/radix.h"

struct finding {
	const struct corpus *c;
	uint32_t *root;
};

static uint32_t
root_of(struct finding *f, uint32_t i)
{
	while (f->root[i] != i) {
		f->root[i] = f->root[f->root[i]];
		i = f->root[i];
	}
	return i;
}

/* The lesser entry stays the root. */
static void
join(struct finding *f, uint32_t x, uint32_t y)
{
	const uint32_t a = root_of(f, x), b = root_of(f, y);

	f->root[a < b ? b : a] = a < b ? a : b;
}

static uint64_t
mix(uint64_t h, uint64_t more)
{
	h = (h ^ more) * 0x9E3779B97F4A7C15U;
	return h ^ h >> 32;
}

static uint32_t
atom_of(const struct corpus *c, size_t k, uint32_t entry, enum trait_atom atom)
{
	const struct trait *t = &c->trait[k];

	return trait_value(t, trait_of(t, entry))->atom[atom];
}

/* The number of the house where it stands in the street's field. */
static uint64_t
number_in(struct str s)
{
	uint64_t number = 0;
	size_t i = 0;

	while (i < s.n && !take_is_digit(s.p[i]))
		i++;
	for (; i < s.n && take_is_digit(s.p[i]); i++)
		number = number * 10 + (uint64_t)(s.p[i] - '0');
	return number;
}

/* Family name and address, as they sound; 0: not known. */
static uint64_t
address_key(const struct corpus *c, uint32_t entry)
{
	uint64_t key = atom_of(c, c->family, entry, TRAIT_SOUND);
	bool street = false;

	if (key == 0)
		return 0;
	for (size_t k = 0; k < c->ntraits; k++) {
		const enum trait_kind kind = c->trait[k].kind;

		if (kind == TRAIT_NUMBER) {
			key = mix(key, atom_of(c, k, entry, TRAIT_WHOLE));
		} else if (kind == TRAIT_ADDRESS && !street) {
			const uint32_t sound =
			    atom_of(c, k, entry, TRAIT_SOUND);

			street = sound != 0;
			key = mix(mix(key, sound),
			    number_in(corpus_text(c, k, entry)));
		}
	}
	return street ? key | 1 : 0;
}

static uint64_t
phone_key(const struct corpus *c, uint32_t entry)
{
	const uint32_t family = atom_of(c, c->family, entry, TRAIT_SOUND);

	for (size_t k = 0; k < c->ntraits; k++) {
		const uint32_t phone = atom_of(c, k, entry, TRAIT_WHOLE);

		if (c->trait[k].kind == TRAIT_PHONE && phone != 0 &&
		    family != 0)
			return mix(family, phone) | 1;
	}
	return 0;
}

static int
join_by(struct finding *f, struct buf *items,
    uint64_t (*key_of)(const struct corpus *c, uint32_t entry), struct err *e)
{
	struct radix *item = (struct radix *)(void *)items->p;
	struct buf room = buf_in(items->room);
	size_t n = 0;
	int result;

	for (uint32_t i = 0; i < f->c->n; i++) {
		item[n].key = key_of(f->c, i);
		item[n].of = i;
		n += item[n].key != 0;
	}
	result = radix_sort(item, n, &room, e);
	buf_free(&room);
	for (size_t i = 1; i < n && result == 0; i++) {
		if (item[i].key == item[i - 1].key)
			join(f, item[i - 1].of, item[i].of);
	}
	return result;
}

int
household_find(struct household *h, const struct corpus *c,
    const struct cluster *k, struct err *e)
{
	struct buf items = buf_in(c->room);
	struct finding f = { .c = c };
	int result = 0;

	h->of = items;
	if (buf_reserve(&h->of, c->n * sizeof *f.root, e) != 0 ||
	    buf_reserve(&items, (c->n + (size_t)1) * sizeof(struct radix), e) !=
		0)
		return -1;
	h->of.n = c->n * sizeof *f.root;
	f.root = (uint32_t *)(void *)h->of.p;
	for (uint32_t i = 0; i < c->n; i++)
		f.root[i] = i;
	for (uint32_t i = 0; i < c->n; i++)
		join(&f, i, cluster_of(k, i));
	if (c->family != CORPUS_NONE) {
		result = join_by(&f, &items, address_key, e);
		if (result == 0)
			result = join_by(&f, &items, phone_key, e);
	}
	for (uint32_t i = 0; i < c->n; i++)
		f.root[i] = root_of(&f, i);
	buf_free(&items);
	return result;
}

void
household_free(struct household *h)
{
	buf_free(&h->of);
}
