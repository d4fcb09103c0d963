/* Finding field and record ends, 64 bytes at a time.  The scanner knows regular
 * records only (RFC 4180); at the first byte that is not regular it stops.
 *
 * Method: a kernel turns 64 bytes into bit masks of quotes, delimiters, LF and
 * CR; the rest is arithmetic on those words, the same for all kernels.
 * Quoted stretches are the running parity of the quotes (prefix XOR), as in
 * Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB J. 2019.
 * That parity is only right while every opening quote stands at the start of a
 * field and every closing one at its end: both are verified for every quote. */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct scan_masks {
	uint64_t quote, delimiter, lf, cr;
};

/* Fill masks[i] from the 64 bytes at p + 64 * i, for i < n. */
typedef void scan_kernel(
    const char *p, size_t n, char delimiter, struct scan_masks *masks);

/* The fastest kernel this processor runs (name NULL), or the one of that name
 * ("portable" "sse2" "avx2" "neon"); NULL when it cannot run here. */
scan_kernel *scan_choose(const char *name);

/* In a field end: the record ends there too.  Longest stretch to be scanned. */
#define SCAN_RECORD_END ((uint32_t)1 << 31)
#define SCAN_MAX ((size_t)1 << 30)

/* What the bytes before say about the next ones. */
struct scan_carry {
	uint64_t in_quote;                         /* all ones: inside quotes */
	uint64_t after_end, after_quote, after_cr; /* 1 or 0 */
};

/* State and result of scanning one stretch of a buffer.  Offsets count from
 * the start of the stretch, which is always the start of a record. */
struct scan {
	scan_kernel *kernel;
	char delimiter;
	bool lone_cr; /* records end with CR; LF outside quotes is irregular */
	bool irregular; /* stopped: the record behind the last is not regular */
	size_t at;      /* bytes scanned so far */
	uint32_t *end;  /* offsets of the delimiters and line ends found */
	size_t nends;
	size_t complete;   /* of these, up to and with the last record end */
	uint32_t *doubled; /* offsets of doubled quotes (their second byte) */
	size_t ndoubled;
	size_t line_ends; /* line ends seen, those inside quotes included */
	size_t capacity, doubled_capacity;
	struct scan_carry carry;
};

/* Forget everything found: the next scan begins a record at offset 0. */
void scan_reset(struct scan *s);

/* Scan bytes s->at .. n of the stretch at p.  `final`: nothing follows, so a
 * last record without a line end is a record.  Results grow by appending; may
 * be called again when the stretch has become longer.  n <= SCAN_MAX.  0, or
 * -1 with ERR_MEMORY. */
int scan_run(
    struct scan *s, const char *p, size_t n, bool final, struct err *e) ERR_USE;

/* The stretch now starts `bytes` later, at the start of a record: forget the
 * first `ends` field ends, which lie before it, and the first `doubled`. */
void scan_shift(struct scan *s, size_t bytes, size_t ends, size_t doubled);

/* Bytes at p, the start of a record, that are whole regular records of `width`
 * fields, not blank, not over `longest`, ended by LF; how many; their LFs. */
size_t scan_records(const struct scan *s, const char *p, size_t n, size_t width,
    size_t longest, uint64_t *records, uint64_t *lines);

void scan_free(struct scan *s);

#endif
