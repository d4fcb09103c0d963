#include "link/corpus_made.h"

#include <math.h>

enum { ENTRIES = 1 << 13 }; /* of one job */

/* People who form it in the same way (john.smith, jsmith, smithj). */
static const double same_style = 0.5;
/* For each sign that is not of the name. */
static const double same_sign = 0.1;

static struct str
domain_of(const struct trait *t, uint32_t id)
{
	const struct str s = dictionary_text(&t->forms, id);

	return str_slice(s, trait_value(t, id)->part, s.n);
}

int
corpus_made_domains(
    const struct trait *t, struct counted *domains, struct err *e)
{
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		if (counted_add(domains, domain_of(t, id),
			trait_value(t, id)->count, e) != 0)
			return -1;
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

/* Of those that are not listed there is one. */
static double
chance_of(const struct corpus *c, const struct counted *domains, uint32_t entry)
{
	const struct trait *t = &c->trait[c->email];
	const uint32_t id = trait_of(t, entry);
	const uint32_t n = counted_find(domains, domain_of(t, id));
	const struct str user = str_slice(
	    dictionary_text(&t->forms, id), 0, trait_value(t, id)->part);

	return same_style * (n == 0 ? 1 : n) / (double)t->filled *
	       pow(same_sign, (double)signs_left(c, entry, user));
}

struct making {
	const struct corpus *c;
	const struct counted *domains;
	float *made;
};

static void
make_part(void *context, size_t job)
{
	const struct making *m = context;
	const struct corpus *c = m->c;
	const uint32_t from = (uint32_t)job * ENTRIES;

	for (uint32_t i = from; i < c->n && i - from < ENTRIES; i++)
		m->made[i] = (corpus_facts(c, i) & CORPUS_EMAIL_NAMED) == 0
				 ? 0
				 : (float)log2(chance_of(c, m->domains, i));
}

int
corpus_made_find(struct corpus *c, struct workers *w, struct err *e)
{
	struct trait *t = c->email == CORPUS_NONE ? NULL : &c->trait[c->email];
	struct counted found = { .counts = { 0 } };
	struct making m = { .c = c, .domains = &found };
	int result = -1;

	if (t == NULL)
		return 0;
	if (t->known != NULL)
		m.domains = &t->known->domain;
	if (buf_reserve(&t->made, c->n * sizeof(float), e) == 0 &&
	    (t->known != NULL || corpus_made_domains(t, &found, e) == 0)) {
		t->made.n = c->n * sizeof(float);
		m.made = (float *)(void *)t->made.p;
		workers_run(
		    w, make_part, &m, (c->n + (size_t)ENTRIES - 1) / ENTRIES);
		result = 0;
	}
	counted_free(&found);
	return result;
}
