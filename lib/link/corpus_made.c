#include "link/corpus_made.h"

#include <math.h>

#include "link/dictionary.h"

/* People who form it in the same way (john.smith, jsmith, smithj). */
static const double same_style = 0.5;
/* For each sign that is not of the name. */
static const double same_sign = 0.1;

/* The domains, and how many entries have each. */
struct domains {
	struct dictionary names;
	struct buf of;    /* uint32_t a value */
	struct buf count; /* uint32_t a domain */
};

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

static int
count_domains(const struct trait *t, struct domains *d, struct err *e)
{
	const size_t bytes = (t->forms.n + 1) * sizeof(uint32_t);

	if (buf_reserve(&d->of, bytes, e) != 0 ||
	    buf_reserve(&d->count, bytes, e) != 0)
		return -1;
	memset(d->count.p, 0, bytes);
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		const struct str s = dictionary_text(&t->forms, id);
		const struct trait_value *v = trait_value(t, id);
		uint32_t domain;

		if (dictionary_add(
			&d->names, str_slice(s, v->part, s.n), &domain, e) != 0)
			return -1;
		numbers(&d->of)[id] = domain;
		numbers(&d->count)[domain] += v->count;
	}
	return 0;
}

/* Take the longest common part with the name (of three letters, or the initial
 * at the end) out of what is left of the user's name. */
static size_t
take_out(char *user, size_t n, struct str name)
{
	for (size_t length = name.n; length >= 3; length--) {
		for (size_t i = 0; i + length <= name.n; i++) {
			char *at = memmem(user, n, name.p + i, length);

			if (at == NULL)
				continue;
			memmove(
			    at, at + length, (size_t)(user + n - at) - length);
			return n - length;
		}
	}
	for (size_t i = 0; i < n && name.n > 0; i++) {
		if (user[i] != name.p[0])
			continue;
		memmove(user + i, user + i + 1, n - i - 1);
		return n - 1;
	}
	return n;
}

/* Signs of the user's name that are not of the owner's. */
static size_t
signs_left(const struct corpus *c, uint32_t entry, struct str user)
{
	char left[64];
	size_t n = 0, signs = 0;

	for (size_t i = 0; i < user.n && n < sizeof left; i++)
		left[n++] = user.p[i];
	n = take_out(left, n, corpus_text(c, c->full, entry));
	n = take_out(left, n, corpus_text(c, c->family, entry));
	n = take_out(left, n, corpus_text(c, c->given, entry));
	for (size_t i = 0; i < n; i++)
		signs += left[i] != '.' && left[i] != '_' && left[i] != '-';
	return signs;
}

int
corpus_made_find(struct corpus *c, struct err *e)
{
	struct trait *t = c->email == CORPUS_NONE ? NULL : &c->trait[c->email];
	struct domains d = { .of = { NULL, 0, 0 } };
	const size_t bytes = t == NULL ? 0 : (t->forms.n + 1) * sizeof(float);
	int result = -1;

	if (t == NULL)
		return 0;
	if (buf_reserve(&t->made, bytes, e) == 0 &&
	    count_domains(t, &d, e) == 0) {
		float *made = (float *)(void *)t->made.p;

		t->made.n = bytes;
		memset(made, 0, bytes);
		for (uint32_t i = 0; i < c->n; i++) {
			const uint32_t id = trait_of(t, i);
			struct str s;
			double chance;

			if ((corpus_facts(c, i) & CORPUS_EMAIL_NAMED) == 0 ||
			    made[id] != 0)
				continue;
			s = str_slice(dictionary_text(&t->forms, id), 0,
			    trait_value(t, id)->part);
			chance = same_style *
				 numbers(&d.count)[numbers(&d.of)[id]] /
				 (double)t->filled;
			chance *= pow(same_sign, (double)signs_left(c, i, s));
			made[id] = (float)log2(chance);
		}
		result = 0;
	}
	dictionary_free(&d.names);
	buf_free(&d.of);
	buf_free(&d.count);
	return result;
}
