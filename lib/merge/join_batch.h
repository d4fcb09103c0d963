/* Some records of a source read ahead, so that what they will need of a large
 * table can be fetched for all of them at once. */
#ifndef JOIN_BATCH_H
#define JOIN_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "match/keyset.h"
#include "merge/join_combine.h"

enum { JOIN_BATCH = 64 };

struct join_batch {
	size_t source;
	struct keyset *wanted; /* pass over records of other keys; or NULL */
	uint64_t place;        /* of the next record to be read */
	size_t n;
	struct join_batch_item {
		uint64_t place;
		uint64_t hash;         /* for the caller */
		size_t key, kept, end; /* where they begin in bytes */
		bool keyless;
	} item[JOIN_BATCH];
	struct buf key;
	struct buf bytes;
};

/* Begin with a source.  A batch is zeroed before its first one.  wanted: full,
 * not to be added to. */
void join_batch_begin(
    struct join_batch *b, size_t source, struct keyset *wanted);

/* Read the next records: 1, 0 when these are the last ones, -1 and io->err when
 * none can be read behind them; n of them are there in every case. */
int join_batch_read(struct join_batch *b, struct join_combine *x) ERR_USE;

/* Views, valid until the next read.  The key's p is NULL: there is none. */
struct str join_batch_key(const struct join_batch *b, size_t i);
struct join_record join_batch_record(const struct join_batch *b, size_t i);

void join_batch_free(struct join_batch *b);

#endif
