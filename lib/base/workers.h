/* A fixed set of threads that share out numbered jobs.  The caller's output
 * must not depend on which thread runs which job, nor on their number. */
#ifndef WORKERS_H
#define WORKERS_H

#include <stddef.h>

#include "base/err.h"

struct workers;

/* Work on item `job` (0-based); may run at the same time as other jobs. */
typedef void workers_job(void *context, size_t job);

/* `count` threads in all, the calling one included; 0 means one a processor
 * (at most 8).  With 1 no thread is started and jobs run in order.  When the
 * system refuses a thread, fewer are used.  0, or -1 with ERR_MEMORY. */
int workers_open(struct workers **w, unsigned count, struct err *e) ERR_USE;

/* How many threads there are, the calling one included. */
unsigned workers_count(const struct workers *w);

/* Run jobs 0..n-1 and return when all are done. */
void workers_run(struct workers *w, workers_job *job, void *context, size_t n);

/* The same in two calls: the caller does other things between them.  Without
 * other threads all jobs run in the second. */
void workers_begin(
    struct workers *w, workers_job *job, void *context, size_t n);
void workers_end(struct workers *w);

void workers_close(struct workers *w);

#endif
