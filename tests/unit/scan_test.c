/* The scanner against a reading of RFC 4180 byte by byte, for every kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/scan.h"

enum { MOST = 512 };

static const char *const kernels[] = { "portable", "sse2", "avx2", "neon" };

struct found {
	uint32_t end[MOST + 1];
	uint32_t doubled[MOST + 1];
	size_t nends, complete, ndoubled;
	bool irregular;
};

/* What stands at p[i]: nothing, a delimiter, a line end (its last byte), or a
 * byte that may not stand there. */
enum sign { PLAIN, DELIMITER, LINE_END, FIRST_HALF, WRONG };

static enum sign
sign_at(const char *p, size_t n, size_t i, bool lone_cr)
{
	if (p[i] == ',')
		return DELIMITER;
	if (p[i] == '\n')
		return lone_cr ? WRONG : LINE_END;
	if (p[i] != '\r')
		return PLAIN;
	if (lone_cr)
		return LINE_END;
	return i + 1 < n && p[i + 1] == '\n' ? FIRST_HALF : WRONG;
}

static void
put(struct found *f, size_t at, enum sign sign)
{
	f->end[f->nends++] =
	    (uint32_t)at | (sign == LINE_END ? SCAN_RECORD_END : 0);
	if (sign == LINE_END)
		f->complete = f->nends;
}

/* The whole of p, nothing follows. */
static void
read_plainly(struct found *f, const char *p, size_t n, bool lone_cr)
{
	bool quoted = false, closed = false, start = true;

	memset(f, 0, sizeof *f);
	for (size_t i = 0; i < n; i++) {
		enum sign sign = sign_at(p, n, i, lone_cr);

		if (quoted) {
			quoted = p[i] != '"';
			closed = !quoted;
		} else if (p[i] == '"' && closed) {
			f->doubled[f->ndoubled++] = (uint32_t)i;
			quoted = true;
		} else if (p[i] == '"' && start) {
			quoted = true;
			start = false;
		} else if (p[i] == '"' || sign == WRONG ||
			   (closed && sign == PLAIN)) {
			f->irregular = true;
			return;
		} else if (sign == FIRST_HALF) {
			start = false;
		} else {
			start = sign != PLAIN;
			closed = false;
			if (start)
				put(f, i, sign);
		}
	}
	f->irregular = quoted;
	if (!quoted && n > 0 &&
	    (f->complete == 0 ||
		(f->end[f->complete - 1] & ~SCAN_RECORD_END) + 1 < n))
		put(f, n, LINE_END);
}

static void
check(const struct scan *s, const struct found *f)
{
	size_t last =
	    f->complete == 0 ? 0 : f->end[f->complete - 1] & ~SCAN_RECORD_END;
	size_t doubled = 0;

	assert_int_equal(s->irregular, f->irregular);
	assert_int_equal(s->complete, f->complete);
	if (f->complete > 0)
		assert_memory_equal(
		    s->end, f->end, f->complete * sizeof *f->end);
	while (doubled < f->ndoubled && f->doubled[doubled] < last)
		doubled++;
	assert_true(s->ndoubled >= doubled);
	if (doubled > 0)
		assert_memory_equal(
		    s->doubled, f->doubled, doubled * sizeof *f->doubled);
}

/* Scan p in steps of `step` bytes with every kernel there is. */
static void
scan_all(const char *p, size_t n, size_t step, bool lone_cr)
{
	struct found f;
	struct err e;

	read_plainly(&f, p, n, lone_cr);
	for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
		struct scan s = { .delimiter = ',', .lone_cr = lone_cr };

		s.kernel = scan_choose(kernels[k]);
		if (s.kernel == NULL)
			continue;
		scan_reset(&s);
		for (size_t to = step; to < n && !s.irregular; to += step)
			assert_int_equal(scan_run(&s, p, to, false, &e), 0);
		assert_int_equal(scan_run(&s, p, n, true, &e), 0);
		check(&s, &f);
		scan_free(&s);
	}
}

static void
test_choose(void **state)
{
	(void)state;
	assert_non_null(scan_choose(NULL));
	assert_non_null(scan_choose("portable"));
	assert_null(scan_choose("no such kernel"));
}

/* Each kernel finds each byte at each place of a block, and only there. */
static void
test_masks(void **state)
{
	static const char bytes[] = "\",\n\r";

	(void)state;
	for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
		scan_kernel *kernel = scan_choose(kernels[k]);

		for (size_t i = 0; kernel != NULL && i < 4 * 128; i++) {
			char block[128];
			struct scan_masks m[2];
			size_t at = i % 128;

			memset(block,
			    i % 3 == 0 ? '\0' : (char)(bytes[i / 128] ^ 0x80),
			    sizeof block);
			block[at] = bytes[i / 128];
			kernel(block, 2, ',', m);
			for (size_t half = 0; half < 2; half++) {
				uint64_t got[] = { m[half].quote,
					m[half].delimiter, m[half].lf,
					m[half].cr };

				for (size_t c = 0; c < 4; c++)
					assert_true(
					    got[c] ==
					    (c == i / 128 && at / 64 == half
						    ? (uint64_t)1 << at % 64
						    : 0));
			}
		}
	}
}

static void
test_shapes(void **state)
{
	static const char *const shapes[] = { "", "a", "a,b\n", "a,b\r\n",
		"\"a\",\"b\"\n", "\"a\"\"b\"\n", "\"\"\n", "\"\"\"\"\n", "\n",
		"\r\n", ",\n", "a,", "\"a\nb\",c\n", "\"a\r\nb\",c\r\n",
		"a\"b\n", "\"a\"b\n", "\"a", "\"a\"\"", "a\rb\n", "a\r",
		"\"a\"\r", "\"a\"\r\n", "\"a\" \n", " \"a\"\n", "a\r\r\n", "\r",
		"\r\"", "\"a\"\rb", "a\n\"b",
		"a,\"b\",\"\"\"c\"\"\",d\r\n\r\n\"e\"" };
	char text[MOST];

	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		size_t n = strlen(shapes[i]);

		/* Behind regular records, so that it crosses a block. */
		for (size_t before = 0; before < 68; before++) {
			memset(text, 'x', before);
			if (before > 0)
				text[before - 1] = '\n';
			memcpy(text + before, shapes[i], n);
			for (size_t step = 1; step <= MOST; step *= 8) {
				scan_all(text, before + n, step, false);
				scan_all(text, before + n, step, true);
			}
		}
	}
}

static void
test_random(void **state)
{
	static const char alphabet[] = "\"\"\",,\n\n\rabcdefgh";
	uint64_t seed = 88172645463325252U;
	char text[MOST];

	(void)state;
	for (size_t run = 0; run < 20000; run++) {
		size_t n = run % 200;

		for (size_t i = 0; i < n; i++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			text[i] = alphabet[seed % (sizeof alphabet - 1)];
		}
		scan_all(text, n, run % 3 == 0 ? 7 : MOST, run % 2 == 0);
	}
}

/* A stretch that begins later is scanned on as if it had begun there. */
static void
test_shift(void **state)
{
	const char *text = "a,\"b\"\"c\"\nd,\"e\"\"\"\nf,g";
	struct scan s = { .delimiter = ',' };
	struct err e;
	size_t n = strlen(text);

	(void)state;
	s.kernel = scan_choose(NULL);
	scan_reset(&s);
	assert_int_equal(scan_run(&s, text, n - 2, false, &e), 0);
	assert_int_equal(s.complete, 4);
	assert_int_equal(s.ndoubled, 2);
	scan_shift(&s, 9, 2, 1);
	assert_int_equal(s.complete, 2);
	assert_int_equal(s.end[1], 7 | SCAN_RECORD_END);
	assert_int_equal(s.doubled[0], 5);
	assert_int_equal(scan_run(&s, text + 9, n - 9, true, &e), 0);
	assert_int_equal(s.complete, 4);
	assert_int_equal(s.end[2], 9);
	assert_int_equal(s.end[3], 11 | SCAN_RECORD_END);
	scan_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choose),
		cmocka_unit_test(test_masks),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_shift),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
