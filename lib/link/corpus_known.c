#include "link/corpus_known.h"

void
corpus_known_recall(struct corpus *c)
{
	for (size_t k = 0; k < c->ntraits; k++) {
		struct trait *t = &c->trait[k];
		struct trait_value *v =
		    (struct trait_value *)(void *)t->values.p;

		if (t->known == NULL)
			continue;
		t->filled = t->known->filled;
		for (uint32_t id = 1; id <= t->forms.n; id++) {
			const uint32_t was = counted_find(
			    &t->known->value, dictionary_text(&t->forms, id));

			v[id].count = was == 0 ? CORPUS_KNOWN_OFTEN - 1 : was;
		}
	}
}
