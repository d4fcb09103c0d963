/* Bytes in, UTF-8 out, however the input is cut. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/encoding.h"

#define BYTES(literal) literal, sizeof(literal) - 1

/* Decode to the end or the first failure: 0 or -1; *got bytes in `out`. */
static int
decode(const char *in, size_t n, const char *name, size_t chunk, size_t room,
    char *out, size_t size, size_t *got, struct err *e)
{
	int fd = memfd_create("input", MFD_CLOEXEC), result;
	struct decoder *d;
	size_t k = 1;

	*got = 0;
	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, in, n, 0), n);
	assert_int_equal(decoder_open(&d, fd, name, chunk, e), 0);
	do {
		assert_true(*got + room <= size);
		result = decoder_read(d, out + *got, room, &k, e);
		if (result == 0)
			*got += k;
	} while (result == 0 && k > 0);
	if (result == 0)
		assert_int_equal(decoder_bytes(d), n);
	decoder_close(d);
	assert_int_equal(close(fd), 0);
	return result;
}

static const size_t chunks[] = { 0, 1, 2, 3, 5, 64 };
static const size_t rooms[] = { 8, 9, 100 };

static void
gives(const char *in, size_t n, const char *name, const char *expected,
    size_t expected_n)
{
	for (size_t c = 0; c < 6; c++)
		for (size_t r = 0; r < 3; r++) {
			char out[512];
			struct err e = { .code = ERR_NONE };
			size_t got;

			if (decode(in, n, name, chunks[c], rooms[r], out,
				sizeof out, &got, &e) != 0)
				fail_msg("%s", e.reason);
			assert_int_equal(got, expected_n);
			assert_memory_equal(out, expected, got);
		}
}

/* Refused with this offset in the reason. */
static void
refused(const char *in, size_t n, const char *name, const char *offset)
{
	for (size_t c = 0; c < 6; c++)
		for (size_t r = 0; r < 3; r++) {
			char out[512];
			struct err e = { .code = ERR_NONE };
			size_t got;

			assert_int_equal(
			    decode(in, n, name, chunks[c], rooms[r], out,
				sizeof out, &got, &e),
			    -1);
			assert_int_equal(e.code, ERR_READ);
			if (strstr(e.reason, offset) == NULL)
				fail_msg("no %s in: %s", offset, e.reason);
		}
}

static void
test_utf8(void **state)
{
	(void)state;
	gives(BYTES(""), NULL, BYTES(""));
	gives(BYTES("a"), NULL, BYTES("a"));
	gives(
	    BYTES("a,b\nc\0d,\xc3\xa4\n"), NULL, BYTES("a,b\nc\0d,\xc3\xa4\n"));
	/* passed through, whatever it is */
	gives(BYTES("a\xff\xc3"), NULL, BYTES("a\xff\xc3"));
}

static void
test_mark(void **state)
{
	(void)state;
	gives(BYTES("\xef\xbb\xbf"
		    "a,b\n"),
	    NULL, BYTES("a,b\n"));
	gives(BYTES("\xef\xbb\xbf"), NULL, BYTES(""));
	/* one only, and only whole, and only at the start */
	gives(BYTES("\xef\xbb\xbf\xef\xbb\xbf"
		    "a"),
	    NULL,
	    BYTES("\xef\xbb\xbf"
		  "a"));
	gives(BYTES("\xef\xbb"), NULL, BYTES("\xef\xbb"));
	gives(BYTES("\xef"), NULL, BYTES("\xef"));
	gives(BYTES("a\xef\xbb\xbf"), NULL, BYTES("a\xef\xbb\xbf"));
}

static void
test_utf16(void **state)
{
	(void)state;
	/* a, e with two dots, the euro, a face beyond 16 bits */
	gives(BYTES("\xff\xfe"
		    "a\0\xe4\0\xac\x20\x3d\xd8\x00\xde\n\0"),
	    NULL, BYTES("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\n"));
	gives(BYTES("\xfe\xff"
		    "\0a\0\xe4\x20\xac\xd8\x3d\xde\x00\0\n"),
	    NULL, BYTES("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\n"));
	gives(BYTES("\xff\xfe"), NULL, BYTES(""));
	gives(BYTES("\xfe\xff"), NULL, BYTES(""));
	gives(BYTES("a\0b\0"), "utf-16le", BYTES("ab"));
	gives(BYTES("\0a\0b"), "utf-16be", BYTES("ab"));
}

static void
test_one_byte(void **state)
{
	(void)state;
	gives(BYTES("\xe4\x80\n"), "windows-1252",
	    BYTES("\xc3\xa4\xe2\x82\xac\n"));
	gives(
	    BYTES("\xe4\x80\n"), "iso-8859-1", BYTES("\xc3\xa4\xe2\x82\xac\n"));
	gives(BYTES("\xa4"), "iso-8859-15", BYTES("\xe2\x82\xac"));
	gives(BYTES(""), "windows-1252", BYTES(""));
	gives(BYTES("\xb1\xb6"), "iso-8859-2", BYTES("\xc4\x85\xc5\x9b"));
}

static void
test_unknown_byte(void **state)
{
	(void)state;
	refused(BYTES("abcd\x81"
		      "ef"),
	    "windows-1252", "4");
	/* half of a pair alone */
	refused(BYTES("\xff\xfe"
		      "a\0\x00\xde"
		      "b\0"),
	    NULL, "4");
}

/* A character that the end of the input cuts. */
static void
test_cut_character(void **state)
{
	(void)state;
	refused(BYTES("a\0b"), "utf-16le", "2");
	refused(BYTES("\xff\xfe"
		      "a\0b\0c"),
	    NULL, "6");
	refused(BYTES("\xff\xfe"
		      "a\0\x3d\xd8"),
	    NULL, "4");
}

static void
test_long_input(void **state)
{
	const size_t n = 200000;
	char *in = malloc(n), *out = malloc(4 * n), *expected = malloc(2 * n);
	struct err e;
	size_t got;

	(void)state;
	assert_non_null(in);
	assert_non_null(out);
	assert_non_null(expected);
	memset(in, '\xe4', n);
	for (size_t i = 0; i < n; i++) {
		expected[2 * i] = '\xc3';
		expected[2 * i + 1] = '\xa4';
	}
	assert_int_equal(
	    decode(in, n, "windows-1252", 0, 4099, out, 4 * n, &got, &e), 0);
	assert_int_equal(got, 2 * n);
	assert_memory_equal(out, expected, got);
	in[n - 1] = '\x81';
	assert_int_equal(
	    decode(in, n, "windows-1252", 0, 4099, out, 4 * n, &got, &e), -1);
	assert_non_null(strstr(e.reason, "199999"));
	free(in);
	free(out);
	free(expected);
}

static void
test_open(void **state)
{
	struct decoder *d;
	struct err e;
	char out[16];
	size_t got;

	(void)state;
	assert_int_equal(decoder_open(&d, 0, "no-such-encoding", 0, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.reason, "encoding"));
	assert_int_equal(decoder_open(&d, -1, NULL, 0, &e), 0);
	assert_int_equal(decoder_read(d, out, sizeof out, &got, &e), -1);
	assert_int_equal(e.code, ERR_READ);
	assert_int_equal(e.sysno, EBADF);
	assert_false(decoder_converts(d));
	decoder_close(d);
	assert_int_equal(decoder_open(&d, -1, "windows-1252", 0, &e), 0);
	assert_true(decoder_converts(d));
	decoder_close(d);
	decoder_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_one_byte),
		cmocka_unit_test(test_unknown_byte),
		cmocka_unit_test(test_cut_character),
		cmocka_unit_test(test_long_input),
		cmocka_unit_test(test_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
