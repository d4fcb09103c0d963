#include <string.h>

#include "record/scan.h"
#include "record/scan_words.h"

enum { BATCH = 32 };

/* Counting fields and not finding them is enough to pass records on. */
struct count {
	size_t at;         /* bytes seen */
	size_t end;        /* behind the last record that counts */
	size_t delimiters; /* of the record that is being read */
	size_t width, longest;
	uint64_t records;
	uint64_t lines, lines_at_end; /* seen; and up to end */
	struct scan_carry carry;
};

/* The first `have` bytes of one block.  False at a record that does not
 * count. */
static inline __attribute__((always_inline)) bool
count_block(struct count *c, struct scan_masks m, unsigned have)
{
	struct scan_words w = scan_words_of(m, have, false, &c->carry);
	uint64_t bad = w.bad | w.cr;
	uint64_t before = (bad & (0 - bad)) - 1;
	uint64_t ends = w.ends & before; /* all of them where nothing is bad */

	for (uint64_t left = w.records & before; left != 0; left &= left - 1) {
		uint64_t upto = left ^ (left - 1);
		size_t end = c->at + (size_t)__builtin_ctzll(left);

		c->delimiters += (size_t)__builtin_popcountll(ends & upto);
		if (c->delimiters != c->width || end == c->end ||
		    end - c->end > c->longest)
			return false;
		c->delimiters = 0;
		ends &= ~upto;
		c->end = end + 1;
		c->lines_at_end = c->lines + (uint64_t)__builtin_popcountll(
						 w.line_end & upto);
		c->records++;
	}
	c->delimiters += (size_t)__builtin_popcountll(ends);
	c->lines += (uint64_t)__builtin_popcountll(w.line_end);
	c->at += have;
	return bad == 0;
}

static inline __attribute__((always_inline)) void
count_all(struct count *c, const struct scan *s, const char *p, size_t n)
{
	struct scan_masks masks[BATCH];
	char block[SCAN_BLOCK] = { 0 };

	while (n - c->at >= SCAN_BLOCK) {
		size_t batch = (n - c->at) / SCAN_BLOCK;

		if (batch > BATCH)
			batch = BATCH;
		s->kernel(p + c->at, batch, s->delimiter, masks);
		for (size_t i = 0; i < batch; i++)
			if (!count_block(c, masks[i], SCAN_BLOCK))
				return;
	}
	if (n > c->at) {
		memcpy(block, p + c->at, n - c->at);
		s->kernel(block, 1, s->delimiter, masks);
		(void)count_block(c, masks[0], (unsigned)(n - c->at));
	}
}

static void
count_plain(struct count *c, const struct scan *s, const char *p, size_t n)
{
	count_all(c, s, p, n);
}

#if defined(__x86_64__)
/* The same with the bit instructions of processors that have AVX2. */
__attribute__((target("bmi,bmi2,lzcnt,popcnt"))) static void
count_bmi(struct count *c, const struct scan *s, const char *p, size_t n)
{
	count_all(c, s, p, n);
}
#endif

size_t
scan_records(const struct scan *s, const char *p, size_t n, size_t width,
    size_t longest, uint64_t *records, uint64_t *lines)
{
	struct count c = {
		.width = width, .longest = longest, .carry = { .after_end = 1 }
	};

#if defined(__x86_64__)
	if (scan_has_bmi())
		count_bmi(&c, s, p, n);
	else
#endif
		count_plain(&c, s, p, n);
	*records = c.records;
	*lines = c.lines_at_end;
	return c.end;
}
