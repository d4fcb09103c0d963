/* The words of a company's name, and what the table knows of runs of them. */
#ifndef COMPANY_WORDS_H
#define COMPANY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "field/company_table.h"

enum {
	COMPANY_WORDS_MAX = 32, /* bits */
	COMPANY_WORDS_ROOM = 512
};

/* Words stand between spaces and end with a comma. */
struct company_words {
	struct str line;
	size_t n;
	struct {
		size_t at, n; /* its bytes */
		size_t key;   /* where its key begins in `keys` */
	} p[COMPANY_WORDS_MAX + 1];
	char keys[COMPANY_WORDS_ROOM]; /* one behind the other */
};

/* Take a line of text apart.  False when it has too many words. */
bool company_words_make(struct company_words *w, struct str line);

/* The words of line that may begin what `heads` are of: bit i for word i.
 * Quick, and sure of those that are not there. */
uint32_t company_words_may(struct str line, const struct company_heads *heads);

/* The bytes of words from `from` to `to` (exclusive), without the comma they
 * may end with. */
struct str company_words_str(
    const struct company_words *w, size_t from, size_t to);

/* What the table says first of these words, for a record of that country
 * (empty: not known) and with all of `means`, or NULL; with EXACT only when they
 * are written as it says.  *form, when there is
 * one: how they are written, NULL: as they are. */
const struct company_word *company_words_find(const struct company_words *w,
    size_t from, size_t to, struct str country, uint32_t means,
    const char **form);

#endif
