/* Every job is run once, whatever the number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/workers.h"

enum { MOST = 10000 };

struct tally {
	atomic_int runs[MOST];
	atomic_size_t last; /* 1 + the job begun last */
	atomic_bool ordered;
};

static struct tally tally;

static void
count(void *context, size_t job)
{
	struct tally *t = context;

	if (atomic_exchange(&t->last, job + 1) != job)
		atomic_store(&t->ordered, false);
	atomic_fetch_add(&t->runs[job], 1);
}

static void
clear(void)
{
	for (size_t i = 0; i < MOST; i++)
		atomic_store(&tally.runs[i], 0);
	atomic_store(&tally.last, 0);
	atomic_store(&tally.ordered, true);
}

static void
every_job_runs_once(void **state)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 7, 100, MOST };
	struct err e;

	(void)state;
	for (unsigned threads = 0; threads <= 9; threads++) {
		struct workers *w;

		assert_int_equal(workers_open(&w, threads, &e), 0);
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			clear();
			workers_run(w, count, &tally, sizes[k]);
			for (size_t i = 0; i < MOST; i++)
				assert_int_equal(atomic_load(&tally.runs[i]),
				    i < sizes[k] ? 1 : 0);
		}
		workers_close(w);
	}
}

static void
a_round_has_a_beginning_and_an_end(void **state)
{
	struct err e;

	(void)state;
	for (unsigned threads = 1; threads <= 3; threads++) {
		struct workers *w;

		assert_int_equal(workers_open(&w, threads, &e), 0);
		clear();
		for (int round = 1; round <= 100; round++) {
			workers_begin(w, count, &tally, 50);
			workers_end(w);
			for (size_t i = 0; i < 50; i++)
				assert_int_equal(
				    atomic_load(&tally.runs[i]), round);
		}
		workers_close(w);
	}
}

/* Many short rounds: none may begin before the one before it has ended. */
static void
rounds_do_not_overlap(void **state)
{
	struct workers *w;
	struct err e;

	(void)state;
	assert_int_equal(workers_open(&w, 4, &e), 0);
	clear();
	for (int round = 1; round <= 5000; round++) {
		workers_run(w, count, &tally, 5);
		for (size_t i = 0; i < 5; i++)
			assert_int_equal(atomic_load(&tally.runs[i]), round);
	}
	workers_close(w);
}

static void
one_thread_runs_jobs_in_order(void **state)
{
	struct workers *w;
	struct err e;

	(void)state;
	assert_int_equal(workers_open(&w, 1, &e), 0);
	assert_int_equal(workers_count(w), 1);
	clear();
	workers_run(w, count, &tally, MOST);
	assert_true(atomic_load(&tally.ordered));
	workers_close(w);
}

static void
the_count_is_as_asked_or_one_a_processor(void **state)
{
	struct workers *w;
	struct err e;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	(void)state;
	assert_int_equal(workers_open(&w, 3, &e), 0);
	assert_int_equal(workers_count(w), 3);
	workers_close(w);
	assert_int_equal(workers_open(&w, 0, &e), 0);
	assert_int_equal(workers_count(w), processors > 8 ? 8 : processors);
	workers_close(w);
}

static void
closing_nothing_is_allowed(void **state)
{
	struct workers *w;
	struct err e;

	(void)state;
	workers_close(NULL);
	assert_int_equal(workers_open(&w, 4, &e), 0);
	workers_close(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_job_runs_once),
		cmocka_unit_test(a_round_has_a_beginning_and_an_end),
		cmocka_unit_test(rounds_do_not_overlap),
		cmocka_unit_test(one_thread_runs_jobs_in_order),
		cmocka_unit_test(the_count_is_as_asked_or_one_a_processor),
		cmocka_unit_test(closing_nothing_is_allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
