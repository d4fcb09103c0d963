#include "link/corpus_facts.h"

#include "base/hash.h"
#include "field/company.h"

enum {
	PART = 4,          /* letters that two names share */
	ENTRIES = 1 << 13, /* of one job */
};

static size_t
first_of(const struct corpus *c, enum trait_kind kind)
{
	for (size_t k = 0; k < c->ntraits; k++) {
		if (c->trait[k].kind == kind)
			return k;
	}
	return CORPUS_NONE;
}

/* Does user have a word of the name, or four letters of one? */
static bool
has_part(struct str user, struct str name)
{
	if (name.n < PART || user.n < PART)
		return false;
	for (size_t i = 0; i + PART <= name.n; i++) {
		const struct str part = str_slice(name, i, i + PART);

		if (memchr(part.p, ' ', PART) == NULL &&
		    memmem(user.p, user.n, part.p, PART) != NULL)
			return true;
	}
	return false;
}

static bool
is_named(const struct corpus *c, uint32_t entry)
{
	const struct trait *t = &c->trait[c->email];
	const uint32_t id = trait_of(t, entry);
	struct str user;

	if (id == 0)
		return false;
	user = str_slice(
	    dictionary_text(&t->forms, id), 0, trait_value(t, id)->part);
	return has_part(user, corpus_text(c, c->given, entry)) ||
	       has_part(user, corpus_text(c, c->family, entry)) ||
	       has_part(user, corpus_text(c, c->full, entry));
}

static unsigned
facts_of(const struct corpus *c, uint32_t entry)
{
	unsigned facts = 0;
	bool company = false, blank = true;

	for (size_t k = 0; k < c->ntraits; k++) {
		const enum trait_kind kind = c->trait[k].kind;
		const struct str s = corpus_text(c, k, entry);

		if (s.n == 0)
			continue;
		blank = false;
		if (trait_kind_is_person(kind)) {
			if (company_looks_like(s))
				company = true;
			else
				facts |= CORPUS_PERSON;
		} else if (kind == TRAIT_DATE) {
			facts |= CORPUS_PERSON;
		}
	}
	if (blank)
		return CORPUS_BLANK;
	if (company)
		return CORPUS_ORGANISATION;
	if (facts == 0 && corpus_text(c, c->company, entry).n > 0)
		facts = CORPUS_ORGANISATION;
	if (c->email != CORPUS_NONE && is_named(c, entry))
		facts |= CORPUS_EMAIL_NAMED;
	return facts;
}

static void
find_part(void *context, size_t job)
{
	struct corpus *c = context;
	const uint32_t from = (uint32_t)job * ENTRIES;

	for (uint32_t i = from; i < c->n && i - from < ENTRIES; i++)
		c->of.p[i] = (char)facts_of(c, i);
}

int
corpus_facts_find(struct corpus *c, struct workers *w, struct err *e)
{
	c->given = first_of(c, TRAIT_GIVEN);
	c->family = first_of(c, TRAIT_FAMILY);
	c->full = first_of(c, TRAIT_FULL);
	c->email = first_of(c, TRAIT_EMAIL);
	c->company = first_of(c, TRAIT_COMPANY);
	if (buf_reserve(&c->of, c->n, e) != 0)
		return -1;
	c->of.n = c->n;
	workers_run(w, find_part, c, (c->n + (size_t)ENTRIES - 1) / ENTRIES);
	for (uint64_t r = 0; r < c->entry.n / sizeof(uint32_t); r++) {
		const uint32_t entry = corpus_entry(c, r);

		if (corpus_first(c, entry) != r)
			c->of.p[entry] |= CORPUS_SEVERAL;
	}
	return 0;
}
