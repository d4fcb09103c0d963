/* Who is on a list: identifiers, each a value of one of several keys, on lists
 * of two kinds.  Not the values are held but 128-bit hashes of them under a
 * seed of the run: that any two of 10^9 values have the same one has a chance
 * of 10^-21.  Within the limit they are a table in memory; beyond it a sorted
 * temp file, one in 128 of them in memory. */
#ifndef IDENTIFIERS_H
#define IDENTIFIERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "merge/identifiers_file.h"

enum { IDENTIFIERS_MOST = 65535 }; /* keys; lists of a kind */

struct spill;

/* The different identifiers of one key on the lists of one kind. */
struct identifiers_sum {
	uint64_t given; /* known after identifiers_sort */
	uint64_t found; /* of them: seen by identifiers_find */
};

/* All fields but sum are the inside.  Zero-initialise. */
struct identifiers {
	struct identifiers_sum (*sum)[IDENTIFIERS_KINDS]; /* one for each key */
	size_t memory;
	const char *tempdir;
	uint64_t seed;
	struct buf slots; /* struct identifiers_entry, a power of two of them */
	size_t used;
	struct spill *spill;          /* beyond the limit */
	struct identifiers_file file; /* that sorted */
	struct buf filter;            /* bits, a power of two of them */
	struct buf seen;              /* a bit for each slot or entry */
	struct arena arena;
};

/* memory: bytes; tempdir: NULL for the default.  0, or -1 with ERR_MEMORY. */
int identifiers_open(struct identifiers *x, size_t nkeys, size_t memory,
    const char *tempdir, struct err *e) ERR_USE;

/* The value of a key stands on a list (from 0) of a kind; when it is on several
 * of them, the first counts.  0, or -1: ERR_MEMORY, ERR_WRITE. */
int identifiers_add(struct identifiers *x, size_t key, unsigned kind,
    size_t list, struct str value, struct err *e) ERR_USE;

/* No more of them. */
int identifiers_sort(struct identifiers *x, struct err *e) ERR_USE;

/* 1 when the value of the key is on a list: list[kind] is its number, from 1,
 * or 0 for none of that kind; 0 when it is on none at all; -1 with ERR_READ. */
int identifiers_find(struct identifiers *x, size_t key, struct str value,
    size_t list[IDENTIFIERS_KINDS], struct err *e) ERR_USE;

void identifiers_close(struct identifiers *x);

#endif
