/* Sorted runs in a nameless temp file, and reading them merged.  The inside of
 * spill; others may use a run_file. */
#ifndef MERGE_RUNS_H
#define MERGE_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* An entry in memory and in a file: this, the key, the value. */
struct spill_head {
	uint32_t key, value; /* their lengths */
};

/* Views of the entry at p; returns its length. */
static inline size_t
spill_entry(const char *p, struct str *key, struct str *value)
{
	struct spill_head head;

	memcpy(&head, p, sizeof head);
	*key = str_make(p + sizeof head, head.key);
	*value = str_make(p + sizeof head + head.key, head.value);
	return sizeof head + head.key + head.value;
}

struct run_file {
	int fd; /* -1: none */
	uint64_t length;
	struct buf ends; /* uint64_t: where each run ends */
};

int run_file_open(
    struct run_file *f, const char *directory, struct err *e) ERR_USE;
int run_file_write(struct run_file *f, struct str bytes, struct err *e) ERR_USE;
int run_file_end_run(struct run_file *f, struct err *e) ERR_USE;
void run_file_close(struct run_file *f);

/* A run being read. */
struct run {
	uint64_t at, end; /* what has not been read of the file */
	size_t from;      /* bytes of the buffer that have been used */
	struct buf bytes;
	struct str key, value; /* the entry it offers */
};

/* All fields are the inside; zeroed: nothing to read. */
struct merge_runs {
	int fd;       /* borrowed */
	size_t share; /* bytes of buffer for each run */
	struct run *run;
	size_t nruns;
	size_t *heap; /* runs that offer an entry, the least at the top */
	size_t nheap;
	bool handed; /* the caller has the entry of the top */
	struct arena memory;
};

/* Read all runs of f in order, equal keys in the order of the runs, with about
 * `memory` bytes of buffers.  Where there are too many runs for that, some are
 * merged first and f is replaced.  m must be zeroed. */
int merge_runs_open(struct merge_runs *m, struct run_file *f, size_t memory,
    const char *directory, struct err *e) ERR_USE;

/* 1 and the next entry, valid until the next call; 0 at the end; -1. */
int merge_runs_next(struct merge_runs *m, struct str *key, struct str *value,
    struct err *e) ERR_USE;

void merge_runs_close(struct merge_runs *m);

#endif
