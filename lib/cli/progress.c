#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/progress.h"
#include "record/reader.h"

static double
now(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Bytes of all inputs together, or 0 when one of them has no size. */
static uint64_t
input_bytes(const struct stream_options *o)
{
	uint64_t total = 0;
	struct stat st;

	for (size_t i = 0; i < o->nfiles || i == 0; i++) {
		const char *file = o->nfiles == 0 ? "-" : o->files[i];

		if ((strcmp(file, "-") == 0 ? fstat(0, &st)
					    : stat(file, &st)) != 0 ||
		    !S_ISREG(st.st_mode))
			return 0;
		total += (uint64_t)st.st_size;
	}
	return total;
}

static void
show(void *context, const struct stream *io)
{
	struct progress *p = context;
	double t = now(), passed = t - p->started;
	uint64_t bytes = io->counts.bytes;

	if (t - p->last < 0.2 || passed <= 0)
		return;
	p->last = t;
	p->shown = true;
	if (io->in != NULL)
		bytes += reader_counts(io->in).bytes;
	(void)fprintf(stderr, "\r%s: %llu records, %.0f MB, %.0f MB/s",
	    p->command, (unsigned long long)io->counts.in, (double)bytes / 1e6,
	    (double)bytes / passed / 1e6);
	if (p->total > bytes && bytes > 0)
		(void)fprintf(stderr, ", %.0f s left",
		    passed * ((double)p->total / (double)bytes - 1));
	(void)fprintf(stderr, "\033[K");
}

void
progress_start(
    struct progress *p, struct stream *io, const struct opts_common *c)
{
	memset(p, 0, sizeof *p);
	p->command = c->command;
	if (!c->progress || !isatty(STDERR_FILENO))
		return;
	p->started = now();
	p->total = input_bytes(&c->io);
	io->tick = show;
	io->tick_context = p;
}

void
progress_end(struct progress *p)
{
	if (p->shown)
		(void)fprintf(stderr, "\r\033[K");
}
