/* Exact duplicates: of the records with one key, one survives.  Records go in
 * in input order; the survivors come out in input order, as early as can be:
 * at once while all keys seen fit in memory and the first is kept, otherwise
 * behind the last record.  Beyond the memory limit temp files are used. */
#ifndef UNIQUE_H
#define UNIQUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "match/keyset.h"

struct spill;

enum unique_keep {
	UNIQUE_FIRST,
	UNIQUE_HIGHEST, /* the one whose rank is the last in byte order, of
	                 * these the first */
};

/* All fields are the inside. */
struct unique {
	enum unique_keep keep;
	const char *directory;
	size_t memory; /* half of it for the keys, a quarter for each spill */
	struct keyset seen;
	bool later;              /* records now wait for the end of the input */
	struct spill *by_key;    /* key -> number, rank, text */
	struct spill *by_number; /* number, big end first -> text: survivors */
	uint64_t number;
	struct buf value, best, best_key;
};

void unique_open(struct unique *x, enum unique_keep keep, size_t memory,
    const char *directory);

/* A record: its key (p NULL: none, it survives), its rank, its text.  1: it
 * survives and is to be written now; 0: it is a duplicate, or is kept for
 * later; -1.  Copies what it keeps. */
int unique_add(struct unique *x, struct str key, struct str rank,
    struct str text, struct err *e) ERR_USE;

/* No more records. */
int unique_finish(struct unique *x, struct err *e) ERR_USE;

/* 1 and the text of the next survivor (valid until the next call), 0, -1. */
int unique_next(struct unique *x, struct str *text, struct err *e) ERR_USE;

void unique_close(struct unique *x);

#endif
