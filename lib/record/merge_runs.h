/* Sorted runs in a nameless temp file, and reading them merged.  The inside of
 * spill: nobody else needs it. */
#ifndef MERGE_RUNS_H
#define MERGE_RUNS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

struct merge_runs;

/* Read all runs of f in order, equal keys in the order of the runs, with about
 * `memory` bytes of buffers.  Where there are too many runs for that, some are
 * merged first and f is replaced. */
int merge_runs_open(struct merge_runs **m, struct run_file *f, size_t memory,
    const char *directory, struct err *e) ERR_USE;

/* 1 and the next entry, valid until the next call; 0 at the end; -1. */
int merge_runs_next(struct merge_runs *m, struct str *key, struct str *value,
    struct err *e) ERR_USE;

void merge_runs_close(struct merge_runs *m);

#endif
