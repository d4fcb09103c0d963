/* Finding delimiters and record ends, 64 bytes at a time.  The scanner knows
 * regular records only (RFC 4180 to the letter); at the first byte that is not
 * regular it stops, and the reader lets libcsv decide.
 *
 * Method: a kernel turns 64 bytes into bit masks of quotes, delimiters, LF and
 * CR; everything else is arithmetic on those words, the same for all kernels.
 * Quoted stretches are the running parity of the quotes (prefix XOR), as in
 * Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB J. 2019.
 * That parity is only right while every opening quote stands at the start of a
 * field and every closing one at its end: both are verified for every quote. */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct scan_masks {
	uint64_t quote, delimiter, lf, cr;
};

/* Fill masks[i] from the 64 bytes at p + 64 * i, for i < n. */
typedef void scan_kernel(
    const char *p, size_t n, char delimiter, struct scan_masks *masks);

scan_kernel scan_portable;
#if defined(__x86_64__)
scan_kernel scan_sse2;
scan_kernel scan_avx2;
#elif defined(__aarch64__)
scan_kernel scan_neon;
#endif

/* The fastest kernel this processor runs; by name ("portable" ...) the one
 * asked for, NULL when it is unknown or cannot run here. */
scan_kernel *scan_choose(const char *name);

/* State and result of scanning one stretch of a buffer.  Offsets count from
 * the start of the stretch, which is always the start of a record. */
struct scan {
	scan_kernel *kernel;
	char delimiter;
	bool
	    lone_cr; /* records end with CR; an LF outside quotes is irregular */
	size_t at;   /* bytes scanned so far */
	uint32_t *end; /* offsets of field ends (delimiters and record ends) */
	size_t nends;
	uint32_t *record; /* record[i]: index in `end` of the end of record i */
	size_t nrecords;
	size_t
	    line_ends; /* LF (or lone CR) bytes seen, those in quotes included */
	bool doubled;  /* some quoted field so far holds a doubled quote */
	bool irregular; /* stopped at `at`, inside the record behind the last */
	uint64_t in_quote, after_delimiter, after_quote, after_cr; /* carries */
	size_t capacity; /* entries allocated in end and in record */
};

/* Forget everything found: the next scan begins a record at offset 0. */
void scan_reset(struct scan *s);

/* Scan bytes s->at .. n of the stretch at p.  `final`: nothing follows, so a
 * last record without a line end is a record.  Results grow by appending; may
 * be called again when the stretch has become longer.  n < 2^32.  0, or -1
 * with ERR_MEMORY. */
int scan_run(
    struct scan *s, const char *p, size_t n, bool final, struct err *e) ERR_USE;

void scan_free(struct scan *s);

#endif
