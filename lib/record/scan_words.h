/* What 64 bytes are, worked out from their masks: the arithmetic that scan.c
 * (field by field) and scan_run.c (whole records) share. */
#ifndef SCAN_WORDS_H
#define SCAN_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "record/scan.h"

enum { SCAN_BLOCK = 64 };

struct scan_words {
	uint64_t ends;     /* delimiters and record ends outside quotes */
	uint64_t records;  /* of these the record ends */
	uint64_t line_end; /* record ends and those inside quotes */
	uint64_t doubled;  /* second quotes of doubled ones */
	uint64_t cr;       /* CR outside quotes (among lone CRs: LF) */
	uint64_t bad;      /* bytes that are not regular */
};

#if defined(__x86_64__)
/* Has this processor the bit instructions that came with AVX2? */
static inline bool
scan_has_bmi(void)
{
	return __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("popcnt");
}
#endif

/* Bit i of the result is the parity of the bits 0..i of q. */
static inline uint64_t
scan_prefix_xor(uint64_t q)
{
	q ^= q << 1;
	q ^= q << 2;
	q ^= q << 4;
	q ^= q << 8;
	q ^= q << 16;
	q ^= q << 32;
	return q;
}

/* The first `have` bytes (1..64) behind *carry, which is brought forward. */
static inline __attribute__((always_inline)) struct scan_words
scan_words_of(
    struct scan_masks m, unsigned have, bool lone_cr, struct scan_carry *carry)
{
	uint64_t valid = ~(uint64_t)0 >> (SCAN_BLOCK - have);
	uint64_t quote = m.quote & valid;
	uint64_t in = scan_prefix_xor(quote) ^ carry->in_quote;
	uint64_t open = quote & in, close = quote & ~in;
	uint64_t behind_close = close << 1 | carry->after_quote;
	uint64_t behind_end, behind_cr;
	struct scan_words w;

	w.line_end = (lone_cr ? m.cr : m.lf) & valid;
	w.records = w.line_end & ~in;
	w.ends = (m.delimiter & valid & ~in) | w.records;
	w.cr = (lone_cr ? m.lf : m.cr) & valid & ~in;
	w.doubled = open & behind_close;
	behind_end = w.ends << 1 | carry->after_end;
	behind_cr = w.cr << 1 | carry->after_cr;
	w.bad = (open & ~(behind_end | behind_close)) |
		(behind_close & ~(w.ends | quote | w.cr) & valid) |
		(lone_cr ? w.cr : behind_cr & ~m.lf & valid);
	carry->in_quote = (uint64_t)0 - (in >> 63);
	carry->after_quote = close >> (have - 1) & 1;
	carry->after_end = w.ends >> (have - 1) & 1;
	carry->after_cr = lone_cr ? 0 : w.cr >> (have - 1) & 1;
	return w;
}

#endif
