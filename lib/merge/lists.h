/* Whose records come through: those on the lists to keep, but none that is on
 * a list to suppress.  A record is on a list when any of the keys has a value
 * that the list has, both in the form of match/key_form.h; phone means all
 * kinds of phone.  A list that says nothing is a failure, not a pass. */
#ifndef LISTS_H
#define LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/err.h"
#include "match/key_form.h"
#include "merge/identifiers.h"
#include "merge/sources.h"
#include "record/reader.h"
#include "record/record.h"

struct pseudonym_key;

enum { LISTS_KEEP, LISTS_SUPPRESS }; /* the two kinds of identifiers */

struct lists_options {
	const struct reader_options *reader; /* of the lists */
	const char *const *keep;
	size_t nkeep;
	const char *const *suppress;
	size_t nsuppress;
	bool erases;    /* to suppress is to erase: so say the counts */
	const char *on; /* keys, see merge/lists_key.h */
	const char *region;
	const struct pseudonym_key
	    *pseudonyms; /* the lists hold them; or NULL */
	size_t memory;   /* beyond it a temp file is used */
	const char *tempdir;
};

struct lists_key;
struct lists_file;

/* Zero-initialise.  What is not said to be counted is the inside. */
struct lists {
	const struct lists_options *options;
	struct sources *sources;
	struct lists_key *key; /* one for each part of `on` */
	size_t nkeys;
	struct lists_file *file; /* keep lists, then suppress lists */
	size_t nfiles;
	struct identifiers identifiers; /* sum: counted for each key */
	uint64_t kept_out;              /* counted: on no list to keep */
	uint64_t suppressed;            /* counted */
	uint64_t keyless; /* counted: records without a value in any key */
	struct key_form text;
	struct buf form;
	struct arena memory;
};

/* Read the lists.  0, or -1 with ERR_USAGE (a key that the sources or a list
 * do not have; a list without a value, or of the wrong kind), ERR_READ,
 * ERR_RECORD (a list is taken whole or not at all), ERR_MEMORY, ERR_WRITE. */
int lists_open(struct lists *l, struct sources *s,
    const struct lists_options *o, struct err *e) ERR_USE;

/* Does a record of that source come through?  0, or -1: ERR_RECORD for a value
 * that is not UTF-8 and so cannot be looked up. */
int lists_judge(struct lists *l, size_t source, const struct record *rec,
    bool *through, struct err *e) ERR_USE;

/* What was counted, by list and key.  0, or -1 with ERR_MEMORY. */
int lists_count(
    struct lists *l, struct count_list *counts, struct err *e) ERR_USE;

void lists_close(struct lists *l);

#endif
