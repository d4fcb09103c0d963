/* Threads that wait for a round of jobs, take them one by one from a shared
 * counter and report back. */
#include "base/workers.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/arena.h"

enum { AUTOMATIC_MAX = 8 };

struct workers {
	struct arena memory; /* holds this struct and the list of threads */
	pthread_t *threads;
	unsigned started;

	pthread_mutex_t lock; /* guards what follows up to `next` */
	pthread_cond_t begin;
	pthread_cond_t end;
	uint64_t round;
	unsigned busy; /* started threads that are not done with the round */
	bool closing;
	workers_job *job;
	void *context;
	size_t n;

	atomic_size_t next; /* the first job nobody has taken */
};

static void
work(struct workers *w, workers_job *job, void *context, size_t n)
{
	size_t i;

	/* No thread counts past n by more than one: no overflow. */
	while ((i = atomic_fetch_add(&w->next, 1)) < n)
		job(context, i);
}

static void *
run_thread(void *argument)
{
	struct workers *w = argument;
	uint64_t seen = 0;

	(void)pthread_mutex_lock(&w->lock);
	for (;;) {
		while (w->round == seen && !w->closing)
			(void)pthread_cond_wait(&w->begin, &w->lock);
		if (w->closing)
			break;
		seen = w->round;
		(void)pthread_mutex_unlock(&w->lock);
		work(w, w->job, w->context, w->n);
		(void)pthread_mutex_lock(&w->lock);
		if (--w->busy == 0)
			(void)pthread_cond_signal(&w->end);
	}
	(void)pthread_mutex_unlock(&w->lock);
	return NULL;
}

static unsigned
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		return 1;
	return n < AUTOMATIC_MAX ? (unsigned)n : AUTOMATIC_MAX;
}

/* Signals stay with the thread that knows what to do about them. */
static void
start_threads(struct workers *w, unsigned count)
{
	sigset_t all;
	sigset_t before;

	(void)sigfillset(&all);
	if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
		return;
	while (w->started < count && pthread_create(&w->threads[w->started],
					 NULL, run_thread, w) == 0)
		w->started++;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int
workers_open(struct workers **w, unsigned count, struct err *e)
{
	struct arena memory = { 0 };
	struct workers *made = arena_array(&memory, 1, sizeof *made, e);

	*w = NULL;
	if (made == NULL)
		return -1;
	if (count == 0)
		count = processors();
	made->threads =
	    arena_array(&memory, count - 1, sizeof *made->threads, e);
	if (made->threads == NULL) {
		arena_free(&memory);
		return -1;
	}
	made->memory = memory;
	if (pthread_mutex_init(&made->lock, NULL) != 0 ||
	    pthread_cond_init(&made->begin, NULL) != 0 ||
	    pthread_cond_init(&made->end, NULL) != 0) {
		arena_free(&memory);
		return err_memory(e, sizeof *made);
	}
	atomic_init(&made->next, 0);
	start_threads(made, count - 1);
	*w = made;
	return 0;
}

unsigned
workers_count(const struct workers *w)
{
	return w->started + 1;
}

void
workers_begin(struct workers *w, workers_job *job, void *context, size_t n)
{
	(void)pthread_mutex_lock(&w->lock);
	w->job = job;
	w->context = context;
	w->n = n;
	w->busy = w->started;
	w->round++;
	atomic_store(&w->next, 0);
	(void)pthread_cond_broadcast(&w->begin);
	(void)pthread_mutex_unlock(&w->lock);
}

void
workers_end(struct workers *w)
{
	work(w, w->job, w->context, w->n);
	(void)pthread_mutex_lock(&w->lock);
	while (w->busy > 0)
		(void)pthread_cond_wait(&w->end, &w->lock);
	(void)pthread_mutex_unlock(&w->lock);
}

void
workers_run(struct workers *w, workers_job *job, void *context, size_t n)
{
	if (w->started == 0 || n < 2) {
		for (size_t i = 0; i < n; i++)
			job(context, i);
		return;
	}
	workers_begin(w, job, context, n);
	workers_end(w);
}

void
workers_close(struct workers *w)
{
	struct arena memory;

	if (w == NULL)
		return;
	(void)pthread_mutex_lock(&w->lock);
	w->closing = true;
	(void)pthread_cond_broadcast(&w->begin);
	(void)pthread_mutex_unlock(&w->lock);
	for (unsigned i = 0; i < w->started; i++)
		(void)pthread_join(w->threads[i], NULL);
	(void)pthread_cond_destroy(&w->end);
	(void)pthread_cond_destroy(&w->begin);
	(void)pthread_mutex_destroy(&w->lock);
	memory = w->memory;
	arena_free(&memory);
}
