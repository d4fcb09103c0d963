/* More identifiers than memory holds, in a temp file without a name, sorted by
 * their hashes; where each block of them begins is kept in memory.  The inside
 * of identifiers. */
#ifndef IDENTIFIERS_FILE_H
#define IDENTIFIERS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"

enum { IDENTIFIERS_KINDS = 2 };

/* One, in memory and in the file. */
struct identifiers_entry {
	struct hash128 hash;
	uint16_t key;                     /* from 1; 0: none */
	uint16_t list[IDENTIFIERS_KINDS]; /* from 1; 0: on none */
	uint16_t unused;
};

/* Order of hashes: < 0, 0, > 0. */
static inline int
identifiers_compare(struct hash128 a, struct hash128 b)
{
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	return (a.low > b.low) - (a.low < b.low);
}

/* All fields are the inside.  Zero-initialise. */
struct identifiers_file {
	bool there;
	int fd;
	size_t n;         /* entries */
	struct buf first; /* struct hash128: of the first of each block */
	struct buf block; /* on its way out, then the one read last */
};

/* directory: NULL for TMPDIR or /tmp.  0, or -1 with ERR_WRITE. */
int identifiers_file_open(
    struct identifiers_file *f, const char *directory, struct err *e) ERR_USE;

/* The next entry, in order.  0, or -1: ERR_WRITE, ERR_MEMORY. */
int identifiers_file_add(struct identifiers_file *f,
    const struct identifiers_entry *one, struct err *e) ERR_USE;

/* No more to add. */
int identifiers_file_end(struct identifiers_file *f, struct err *e) ERR_USE;

/* 1, the entry of that hash and its number, from 0; 0; -1 with ERR_READ. */
int identifiers_file_find(struct identifiers_file *f, struct hash128 hash,
    struct identifiers_entry *one, size_t *number, struct err *e) ERR_USE;

void identifiers_file_close(struct identifiers_file *f);

#endif
