#include <stdlib.h>
#include <string.h>

#include "record/scan.h"
#include "record/scan_words.h"

enum { BLOCK = SCAN_BLOCK, BATCH = 32 };

void
scan_reset(struct scan *s)
{
	s->irregular = false;
	s->at = 0;
	s->nends = 0;
	s->complete = 0;
	s->ndoubled = 0;
	s->line_ends = 0;
	s->carry = (struct scan_carry){ .after_end = 1 };
}

static int
grow(uint32_t **list, size_t *capacity, size_t need, struct err *e)
{
	uint32_t *p;

	if (need <= *capacity)
		return 0;
	need += need / 2;
	p = realloc(*list, need * sizeof *p);
	if (p == NULL)
		return err_memory(e, need * sizeof *p);
	*list = p;
	*capacity = need;
	return 0;
}

/* Append the offsets of the bits of `ends`, those in `records` marked.  Writes
 * up to seven entries too many, which the next call overwrites: the loop then
 * has few and predictable turns. */
static inline size_t
put_ends(uint32_t *out, uint32_t base, uint64_t ends, uint64_t records)
{
	const uint64_t last = (uint64_t)1 << 63; /* a bit is always there */
	size_t n = (size_t)__builtin_popcountll(ends);

	for (size_t i = 0; i < n; i += 8) {
		for (size_t k = 0; k < 8; k++) {
			unsigned bit = (unsigned)__builtin_ctzll(ends | last);
			uint32_t mark = (uint32_t)(records >> bit & 1) << 31;

			out[i + k] = (base + bit) | mark;
			ends &= ends - 1;
		}
	}
	return n;
}

static void
put_doubled(struct scan *s, uint64_t doubled)
{
	for (; doubled != 0; doubled &= doubled - 1)
		s->doubled[s->ndoubled++] =
		    (uint32_t)s->at + (uint32_t)__builtin_ctzll(doubled);
}

/* The first `have` bytes of one block.  False when one of them is not regular;
 * what stands before it has then been taken. */
static inline __attribute__((always_inline)) bool
scan_block(struct scan *s, struct scan_masks m, unsigned have)
{
	struct scan_words w = scan_words_of(m, have, s->lone_cr, &s->carry);

	if (w.bad != 0) {
		uint64_t before = (w.bad & (0 - w.bad)) - 1;

		w.ends &= before;
		w.records &= before;
		w.doubled &= before;
		w.line_end &= before;
	}
	s->nends +=
	    put_ends(s->end + s->nends, (uint32_t)s->at, w.ends, w.records);
	if (w.doubled != 0)
		put_doubled(s, w.doubled);
	s->line_ends += (size_t)__builtin_popcountll(w.line_end);
	return w.bad == 0;
}

/* All whole blocks of p[s->at .. n].  False at a byte that is not regular. */
static inline __attribute__((always_inline)) bool
scan_blocks(struct scan *s, const char *p, size_t n)
{
	struct scan_masks masks[BATCH];

	while (n - s->at >= BLOCK) {
		size_t batch = (n - s->at) / BLOCK;

		if (batch > BATCH)
			batch = BATCH;
		s->kernel(p + s->at, batch, s->delimiter, masks);
		for (size_t i = 0; i < batch; i++, s->at += BLOCK)
			if (!scan_block(s, masks[i], BLOCK))
				return false;
	}
	return true;
}

static bool
scan_blocks_plain(struct scan *s, const char *p, size_t n)
{
	return scan_blocks(s, p, n);
}

#if defined(__x86_64__)
/* The same with the bit instructions of processors that have AVX2. */
__attribute__((target("bmi,bmi2,lzcnt,popcnt"))) static bool
scan_blocks_bmi(struct scan *s, const char *p, size_t n)
{
	return scan_blocks(s, p, n);
}
#endif

static bool
scan_whole(struct scan *s, const char *p, size_t n)
{
#if defined(__x86_64__)
	if (scan_has_bmi())
		return scan_blocks_bmi(s, p, n);
#endif
	return scan_blocks_plain(s, p, n);
}

/* The bytes behind the last whole block. */
static bool
scan_rest(struct scan *s, const char *p, size_t n)
{
	char block[BLOCK] = { 0 };
	struct scan_masks m;
	size_t have = n - s->at;

	if (have == 0)
		return true;
	memcpy(block, p + s->at, have);
	s->kernel(block, 1, s->delimiter, &m);
	if (!scan_block(s, m, (unsigned)have))
		return false;
	s->at = n;
	return true;
}

/* Nothing follows: is the last record, which has no line end, a regular one? */
static bool
scan_end(struct scan *s, size_t n)
{
	size_t from =
	    s->complete == 0
		? 0
		: (size_t)(s->end[s->complete - 1] & ~SCAN_RECORD_END) + 1;

	if (from >= n)
		return true;
	if (s->carry.in_quote != 0 || s->carry.after_cr != 0)
		return false;
	s->end[s->nends++] = (uint32_t)n | SCAN_RECORD_END;
	s->complete = s->nends;
	return true;
}

int
scan_run(struct scan *s, const char *p, size_t n, bool final, struct err *e)
{
	size_t more = n - s->at;
	bool regular;

	if (s->irregular)
		return 0;
	if (grow(&s->end, &s->capacity, s->nends + more + BLOCK, e) != 0 ||
	    grow(&s->doubled, &s->doubled_capacity, s->ndoubled + more, e) != 0)
		return -1;
	regular = scan_whole(s, p, n) && scan_rest(s, p, n);
	s->complete = s->nends;
	while (
	    s->complete > 0 && (s->end[s->complete - 1] & SCAN_RECORD_END) == 0)
		s->complete--;
	if (regular && final)
		regular = scan_end(s, n);
	s->irregular = !regular;
	return 0;
}

void
scan_shift(struct scan *s, size_t bytes, size_t ends, size_t doubled)
{
	s->at -= bytes;
	s->nends -= ends;
	s->complete -= ends;
	s->ndoubled -= doubled;
	if (s->nends > 0)
		memmove(s->end, s->end + ends, s->nends * sizeof *s->end);
	for (size_t i = 0; i < s->nends; i++)
		s->end[i] -= (uint32_t)bytes;
	if (s->ndoubled > 0)
		memmove(s->doubled, s->doubled + doubled,
		    s->ndoubled * sizeof *s->doubled);
	for (size_t i = 0; i < s->ndoubled; i++)
		s->doubled[i] -= (uint32_t)bytes;
}

void
scan_free(struct scan *s)
{
	free(s->end);
	free(s->doubled);
	s->end = NULL;
	s->doubled = NULL;
	s->capacity = 0;
	s->doubled_capacity = 0;
}
