/* Records, bytes, rate and remaining time, on a terminal's standard error. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "record/stream.h"

struct progress {
	const char *command;
	double started, last; /* seconds, monotonic clock */
	uint64_t total;       /* bytes of all inputs, 0 when unknown */
	bool shown;
};

/* Let io report to p from now on when standard error is a terminal. */
void progress_start(struct progress *p, struct stream *io, const char *command);

/* Wipe the line. */
void progress_end(struct progress *p);

#endif
