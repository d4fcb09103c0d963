/* Records by key, in memory, within a limit.  A key has any number of records;
 * they stay in the order they came in, those of one key and all of them.  A
 * record is a value: bytes that mean nothing here.  It has a place, which is
 * never 0. */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* All fields are the inside. */
struct keymap {
	uint64_t seed;
	size_t limit;       /* bytes of entries and table */
	struct buf entries; /* one behind the other */
	struct buf slots;   /* uint64_t, a power of two of them */
	size_t keys;
};

enum keymap_result { KEYMAP_ADDED, KEYMAP_FULL };

/* Maps of one seed have the same hashes. */
void keymap_open(struct keymap *m, uint64_t seed, size_t limit);

uint64_t keymap_hash(const struct keymap *m, struct str key);

/* Copies both; key.p NULL: the record has none and is found in the order of
 * all records only.  FULL: the limit leaves no room for it.  *result is set
 * unless -1 is returned. */
int keymap_add(struct keymap *m, struct str key, uint64_t hash,
    struct str value, enum keymap_result *result, struct err *e) ERR_USE;

/* The first record of the key, or 0. */
uint64_t keymap_find(const struct keymap *m, struct str key, uint64_t hash);

/* Let the processor fetch what keymap_find and keymap_add will look at: the
 * slot and, when that has come, the record.  For many keys at once. */
void keymap_fetch_slot(const struct keymap *m, uint64_t hash);
void keymap_fetch_record(const struct keymap *m, uint64_t hash);

/* The next record of the same key, or 0. */
uint64_t keymap_next(const struct keymap *m, uint64_t place);

/* The next of all records (the first behind 0), or 0. */
uint64_t keymap_after(const struct keymap *m, uint64_t place);

/* Views, valid until the next keymap_add.  key.p NULL: it has none. */
struct str keymap_value(const struct keymap *m, uint64_t place);
struct str keymap_key(const struct keymap *m, uint64_t place);

/* Mark the key of a record; is it marked? */
void keymap_mark(struct keymap *m, uint64_t place);
bool keymap_marked(const struct keymap *m, uint64_t place);

size_t keymap_bytes(const struct keymap *m);
void keymap_close(struct keymap *m);

#endif
