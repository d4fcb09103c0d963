/* Texts, each once, with how often it was met. */
#ifndef COUNTED_H
#define COUNTED_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "link/dictionary.h"

/* Zero-initialise; all fields are the inside. */
struct counted {
	struct dictionary texts;
	struct buf counts; /* uint32_t a text */
};

/* Add n to the count of s.  0, or -1 with ERR_MEMORY. */
int counted_add(
    struct counted *c, struct str s, uint32_t n, struct err *e) ERR_USE;

/* How often s was met, 0: never. */
uint32_t counted_find(const struct counted *c, struct str s);

/* How many texts there are; the text and the count of number `id` (1..n). */
static inline uint32_t
counted_texts(const struct counted *c)
{
	return c->texts.n;
}

struct str counted_text(const struct counted *c, uint32_t id);

static inline uint32_t
counted_count(const struct counted *c, uint32_t id)
{
	return ((const uint32_t *)(const void *)c->counts.p)[id - 1];
}

void counted_free(struct counted *c);

#endif
