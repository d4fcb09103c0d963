/* All records of a stream, judged and written by several threads: one reads
 * ahead and one writes what is done while the others judge.  What is written,
 * and in which order, does not depend on how many there are. */
#ifndef LANES_H
#define LANES_H

#include "base/err.h"
#include "normalize/lane.h"
#include "normalize/normalize.h"
#include "record/stream.h"
#include "record/writer.h"

struct lanes_options {
	struct lane_work work;
	struct writer *changes; /* or NULL */
	unsigned threads;       /* 0: one a processor */
};

/* What has come of it; zero-initialise. */
struct lanes_result {
	uint64_t changed; /* records */
	struct samples samples;
};

/* From the first record of io to its last.  Counts go to `rules`, which is that
 * of the work.  0, or -1 and io->err. */
int lanes_run(const struct lanes_options *o, struct normalize *rules,
    struct stream *io, struct lanes_result *result) ERR_USE;

/* The same one by one, so that a record that cannot be read in all its columns
 * can be refused where it stands: with `fail` the run ends, else it is set
 * aside. */
int lanes_run_strict(const struct lanes_options *o, struct normalize *rules,
    struct stream *io, bool fail, struct lanes_result *result) ERR_USE;

#endif
