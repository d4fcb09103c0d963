/* All records as evidence: the traits that tell something, and the entries,
 * which are the different records (those that agree in all traits are one).
 * The order of entries follows their content, not the input: what is computed
 * of them is the same however the records were shuffled. */
#ifndef CORPUS_H
#define CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/trait.h"

enum {
	/* What is known of an entry. */
	CORPUS_ORGANISATION = 1, /* it is one, and no person */
	CORPUS_PERSON = 2,       /* it has a person's name or birth */
	CORPUS_EMAIL_NAMED = 4,  /* its e-mail address is made of its name */
	CORPUS_SEVERAL = 8,      /* several records are it */
	CORPUS_BLANK = 16,       /* it has no value at all */
};

#define CORPUS_NONE ((size_t)-1)

/* Zero-initialise. */
struct corpus {
	struct trait *trait; /* those used first: ntraits of `all` */
	size_t ntraits, all;
	bool told, whole;  /* by a model; with what it says is generic */
	struct room *room; /* for what is large, or NULL */
	uint64_t records;
	uint32_t n;       /* entries */
	struct buf entry; /* uint32_t a record: its entry */
	struct buf first; /* uint32_t an entry: its first record */
	struct buf rows;  /* uint32_t: the values of each entry */
	struct buf of;    /* uint8_t an entry: CORPUS_... */
	size_t given, family, full, email, company; /* or CORPUS_NONE */
};

/* From the raw values of the columns to entries and traits.  Records with
 * different tags (uint32_t each, or none at all) never are one entry.  0 or
 * -1. */
int corpus_settle(struct corpus *c, const struct trait_reading *r,
    const struct buf *tags, struct workers *w, struct err *e) ERR_USE;

/* Give back all but the entry of each record and what is known of it. */
void corpus_release(struct corpus *c);
void corpus_free(struct corpus *c);

static inline unsigned
corpus_facts(const struct corpus *c, uint32_t entry)
{
	return ((const unsigned char *)c->of.p)[entry];
}

/* The form of the value of trait k (CORPUS_NONE: none), or empty. */
struct str corpus_text(const struct corpus *c, size_t k, uint32_t entry);

static inline const uint32_t *
corpus_row(const struct corpus *c, uint32_t entry)
{
	return (const uint32_t *)(const void *)c->rows.p + entry * c->ntraits;
}

static inline uint32_t
corpus_first(const struct corpus *c, uint32_t entry)
{
	return ((const uint32_t *)(const void *)c->first.p)[entry];
}

static inline uint32_t
corpus_entry(const struct corpus *c, uint64_t record)
{
	return ((const uint32_t *)(const void *)c->entry.p)[record];
}

#endif
