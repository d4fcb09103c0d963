/* Records, bytes, rate and remaining time, on a terminal's standard error. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/opts.h"
#include "record/stream.h"

struct progress {
	const char *command;
	double started, last; /* seconds, monotonic clock */
	uint64_t total;       /* bytes of all inputs, 0 when unknown */
	bool shown;
};

/* With --progress and a terminal, let io report to p; before io is opened. */
void progress_start(
    struct progress *p, struct stream *io, const struct opts_common *c);

/* Wipe the line. */
void progress_end(struct progress *p);

#endif
