/* What all records of a column told when a model was made of them: with it each
 * value means the same, whatever other records there are. */
#ifndef TRAIT_KNOWN_H
#define TRAIT_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "field/date_text.h"
#include "link/counted.h"

/* Zero-initialise. */
struct trait_known {
	bool used; /* compared; else it only has names for other columns */
	enum date_order order;  /* of dates: how they are read */
	unsigned languages;     /* of their months */
	uint64_t filled;        /* entries that had a value */
	struct counted value;   /* forms met several times; by entries */
	struct counted domain;  /* of e-mail addresses */
	struct counted generic; /* forms taken away (corpus_generic.h) */
	struct counted word;    /* of texts, by values */
	double values;          /* that words were counted in */
};

static inline void
trait_known_free(struct trait_known *k)
{
	counted_free(&k->value);
	counted_free(&k->domain);
	counted_free(&k->generic);
	counted_free(&k->word);
}

#endif
