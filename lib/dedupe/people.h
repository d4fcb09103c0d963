/* What leaves cust-dedupe when it has found out who is the same person: one
 * golden record for each (match/survive.h), or every record with the number of
 * its person. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/err.h"
#include "dedupe/linkage.h"
#include "dedupe/merged.h"
#include "dedupe/wanted.h"
#include "link/household.h"
#include "match/group.h"
#include "match/survive.h"
#include "record/stream.h"

struct people_options {
	struct survive_options survive;
	bool mark;          /* keep all records, say whose they are */
	bool household;     /* add the number of the household */
	const char *number; /* column for the number of the person in golden
	                     * records, or NULL */
	const char *merged; /* file for the records that golden ones are made
	                     * of, or NULL */
	size_t memory;      /* beyond it temp files are used */
	const char *tempdir;
};

/* All fields are the inside.  Zero-initialise. */
struct people {
	struct stream *io;
	const struct people_options *options;
	const struct link *link;
	const struct linkage *found;
	struct tape *tape;
	struct wanted *wanted; /* records to be shown, or NULL */
	struct header header;  /* of what is written; its names are borrowed */
	struct str raw; /* that of the input, if it is the same; p NULL: not */
	char delimiter; /* of it */
	struct survive survive;
	struct group group;      /* the records of the person at hand */
	struct spill *by_person; /* number of the person -> record, piece */
	struct merged merged;
	struct household household;
	struct buf houses; /* uint32_t an entry that one begins with: its
	                    * number, or 0 */
	uint32_t nhouses;
	struct buf sizes;  /* uint32_t a person: records */
	struct str *field; /* of one record */
	struct buf value;
	uint64_t merged_away, made; /* records; people of several */
	struct arena memory;
};

/* io is open and has its roles; nothing is written yet.  o is borrowed.  0,
 * or -1 and io->err: ERR_USAGE for a rule of survivorship, a column that is
 * there already. */
int people_open(struct people *p, struct stream *io,
    const struct people_options *o) ERR_USE;

/* Write the records of `found`, which has run, but for those of a master file:
 * people in the order of their first records.  What that does not need of
 * found->link is given back.  0, or -1 and io->err. */
int people_write(
    struct people *p, struct linkage *found, struct count_list *counts) ERR_USE;

void people_close(struct people *p);

#endif
