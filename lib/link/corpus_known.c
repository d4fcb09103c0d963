#include "link/corpus_known.h"

#include <stdbool.h>

/* For a while the count of generic values. */
static const uint32_t generic = UINT32_MAX;

static bool
mark_generic(struct trait *t)
{
	struct trait_value *v = (struct trait_value *)(void *)t->values.p;
	const uint64_t before = t->generic;

	for (uint32_t id = 1;
	     id <= t->forms.n && counted_texts(&t->known->generic) > 0; id++) {
		if (counted_find(&t->known->generic,
			dictionary_text(&t->forms, id)) == 0)
			continue;
		v[id].count = generic;
		t->generic++;
	}
	return t->generic > before;
}

void
corpus_known_drop(struct corpus *c)
{
	for (size_t k = 0; k < c->ntraits; k++) {
		struct trait *t = &c->trait[k];
		uint32_t *row = (uint32_t *)(void *)c->rows.p + k;

		if (!mark_generic(t))
			continue;
		for (uint32_t i = 0; i < c->n; i++, row += t->stride) {
			if (trait_value(t, *row)->count == generic)
				*row = 0;
		}
	}
}

void
corpus_known_recall(struct corpus *c)
{
	for (size_t k = 0; k < c->ntraits; k++) {
		struct trait *t = &c->trait[k];
		struct trait_value *v =
		    (struct trait_value *)(void *)t->values.p;

		t->filled = t->known->filled;
		for (uint32_t id = 1; id <= t->forms.n; id++) {
			const uint32_t was = counted_find(
			    &t->known->value, dictionary_text(&t->forms, id));

			v[id].count = was == 0 ? CORPUS_KNOWN_OFTEN - 1 : was;
		}
	}
}
