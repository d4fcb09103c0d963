/* What is certain whatever the values say: pairs that are the same or are
 * different, clusters known from before, sources that have each person once. */
#ifndef BONDS_H
#define BONDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "link/corpus.h"
#include "link/dictionary.h"

/* A statement about two records. */
struct bonds_pair {
	uint64_t a, b; /* records */
	uint32_t tag;  /* of a */
	bool same;
	bool early;  /* if the same: joined before all else, see cluster.h */
	bool broken; /* contradicted by those that say "same" */
	uint64_t by; /* if broken: the last one of these, by number */
};

/* Entries that are alike in everything and yet are two. */
struct bonds_alike {
	uint32_t x, y;
};

/* Zero-initialise; all fields but `pairs` are the inside. */
struct bonds {
	struct buf pairs; /* struct bonds_pair, in the order they came */
	struct buf label; /* uint32_t a record: its known cluster, 0: none */
	struct dictionary sources;
	struct buf source; /* uint32_t a record: where it is from */
	/* For clustering, by entry. */
	struct buf apart;      /* struct bonds_entry pairs, both ways, sorted */
	struct buf known;      /* uint32_t an entry: its label */
	struct buf ends, from; /* the sources of each entry */
	struct buf alike;      /* struct bonds_alike */
};

/* Let it lie in that room; b is zeroed. */
void bonds_open(struct bonds *b, struct room *room);

/* tag: see link_tell. */
int bonds_add(struct bonds *b, uint64_t x, uint64_t y, bool same, uint32_t tag,
    struct err *e) ERR_USE;

/* Of the record added last. */
int bonds_label(
    struct bonds *b, uint64_t record, uint32_t label, struct err *e) ERR_USE;
int bonds_source(struct bonds *b, struct str source, struct err *e) ERR_USE;

/* Exchange every label x for of[x]. */
void bonds_relabel(struct bonds *b, const uint32_t *of);

/* A number for every record (uint32_t): records of different numbers must not
 * become one entry.  Nothing is added when all may.  0 or -1. */
int bonds_tags(const struct bonds *b, uint64_t records, struct buf *tags,
    struct err *e) ERR_USE;

/* From records to entries.  0, or -1 with ERR_MEMORY. */
int bonds_settle(
    struct bonds *b, const struct corpus *c, struct err *e) ERR_USE;

/* The known cluster of an entry, 0: none. */
uint32_t bonds_known(const struct bonds *b, uint32_t entry);

/* Are there any of entry x? */
bool bonds_is_bound(const struct bonds *b, uint32_t x);

/* Must x and y not be in one cluster? */
bool bonds_are_apart(const struct bonds *b, uint32_t x, uint32_t y);

void bonds_free(struct bonds *b);

#endif
