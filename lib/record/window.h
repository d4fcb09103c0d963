/* The part of an input that is in memory.  Bytes before `from` have been
 * used; window_fill may forget them and move the rest, so that offsets into p
 * change by what it returns in *moved. */
#ifndef WINDOW_H
#define WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct decoder;

struct window {
	struct decoder *decoder;
	int fd;
	char *p; /* n bytes, and a NUL behind them */
	size_t n;
	size_t from; /* first byte that is still needed */
	size_t capacity;
	uint64_t byte; /* offset of p[0] in the decoded input */
	bool eof;
	char last; /* last byte read, for the line end at the end */
};

/* Open `file` ("-": standard input) with a decoder (encoding.h). */
int window_open(struct window *w, const char *file, const char *encoding,
    size_t chunk, struct err *e) ERR_USE;

/* Read some more behind the n bytes, or set eof.  0, or -1 with ERR_READ,
 * ERR_MEMORY. */
int window_fill(struct window *w, size_t *moved, struct err *e) ERR_USE;

void window_close(struct window *w);

#endif
