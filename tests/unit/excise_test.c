/* A file without some of its bytes, whatever its encoding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "merge/excise.h"

static char place[] = "/tmp/cust-excise-XXXXXX";
static char in[64], out[64];

struct bytes {
	const char *p;
	size_t n;
};

#define BYTES(text) ((struct bytes){ text, sizeof(text) - 1 })

static void
make_file(struct bytes b)
{
	FILE *f = fopen(in, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(b.p, 1, b.n, f), b.n);
	assert_int_equal(fclose(f), 0);
}

static void
holds(struct bytes expected)
{
	static char got[1 << 20];
	FILE *f = fopen(out, "r");
	size_t n;

	assert_non_null(f);
	n = fread(got, 1, sizeof got, f);
	(void)fclose(f);
	assert_int_equal(n, expected.n);
	assert_memory_equal(got, expected.p, n);
}

static void
is_digest_of(const char digest[DIGEST_TEXT], struct bytes b)
{
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];
	char text[DIGEST_TEXT];

	digest_begin(&d);
	digest_add(&d, str_make(b.p, b.n));
	digest_end(&d, bytes);
	digest_write(bytes, text);
	assert_memory_equal(digest, text, DIGEST_TEXT);
}

/* The text of the file from `from` to `to` left out gives `expected`. */
static void
gives(const char *encoding, struct bytes file, uint64_t from, uint64_t to,
    struct bytes expected)
{
	struct excise x = { .file = NULL };
	struct writer *w;
	struct err e;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	make_file(file);
	assert_int_equal(writer_open(&w, out, ',', &e), 0);
	assert_int_equal(excise_open(&x, in, encoding, w, &e), 0);
	assert_int_equal(excise_pass(&x, from, true, &e), 0);
	assert_int_equal(excise_pass(&x, to, false, &e), 0);
	assert_int_equal(excise_end(&x, true, before, after, &e), 0);
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	excise_close(&x);
	holds(expected);
	is_digest_of(before, file);
	is_digest_of(after, expected);
}

static void
test_encodings(void **state)
{
	(void)state;
	gives(NULL, BYTES("abcdef"), 2, 4, BYTES("abef"));
	gives(NULL, BYTES("abcdef"), 0, 6, BYTES(""));
	gives(NULL, BYTES(""), 0, 0, BYTES(""));
	gives(NULL, BYTES("\xef\xbb\xbf"), 0, 0, BYTES("\xef\xbb\xbf"));
	gives(NULL, BYTES("\xef\xbb\xbf\xc3\xa4\0\r\nx"), 2, 3,
	    BYTES("\xef\xbb\xbf\xc3\xa4\r\nx"));
	gives("utf-8",
	    BYTES("\xef\xbb\xbf"
		  "ab"),
	    0, 1,
	    BYTES("\xef\xbb\xbf"
		  "b"));
	gives(NULL, BYTES("\xff\xfe\xe4\0b\0c\0"), 2, 3,
	    BYTES("\xff\xfe\xe4\0c\0"));
	gives(NULL, BYTES("\xfe\xff\0a\xd8\x3d\xde\0\0c"), 1, 5,
	    BYTES("\xfe\xff\0a\0c"));
	gives("utf-16le",
	    BYTES("a\0\x3d\xd8\0\xde"
		  "c\0"),
	    5, 6, BYTES("a\0\x3d\xd8\0\xde"));
	gives("windows-1252",
	    BYTES("\xe4\x80\xff"
		  "b\xe4"),
	    2, 5,
	    BYTES("\xe4\xff"
		  "b\xe4"));
}

static void
test_large(void **state)
{
	enum { N = 500000 };
	static char text[N], rest[N];

	(void)state;
	for (size_t i = 0; i < N; i++)
		text[i] = (char)('a' + i % 23);
	memcpy(rest, text, 100000);
	memcpy(rest + 100000, text + 300001, N - 300001);
	gives(NULL, (struct bytes){ text, N }, 100000, 300001,
	    (struct bytes){ rest, N - 200001 });
	gives("windows-1252", (struct bytes){ text, N }, 100000, 300001,
	    (struct bytes){ rest, N - 200001 });
}

/* What must not be copied: the code and the reason. */
static void
fails(const char *encoding, struct bytes file, struct bytes meanwhile,
    uint64_t to, enum err_code code, const char *reason)
{
	struct excise x = { .file = NULL };
	struct writer *w;
	struct err e = { .code = ERR_NONE };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	make_file(file);
	assert_int_equal(writer_open(&w, out, ',', &e), 0);
	assert_int_equal(excise_open(&x, in, encoding, w, &e), 0);
	if (meanwhile.p != NULL)
		make_file(meanwhile);
	assert_int_equal(excise_pass(&x, to, true, &e) == 0 &&
			     excise_end(&x, true, before, after, &e) == 0,
	    0);
	assert_int_equal(e.code, code);
	assert_string_equal(e.reason, reason);
	assert_string_equal(e.file, in);
	writer_close(w);
	excise_close(&x);
}

static void
test_failures(void **state)
{
	const char *changed = "has changed while it was read";

	(void)state;
	fails("shift-jis",
	    BYTES("\x93\xfa"
		  "a"),
	    BYTES(""), 0, ERR_READ, changed);
	fails("shift-jis",
	    BYTES("\x93\xfa"
		  "a"),
	    (struct bytes){ NULL, 0 }, 0, ERR_USAGE,
	    "cannot be copied byte for byte in this encoding");
	fails(NULL, BYTES("abc"), (struct bytes){ NULL, 0 }, 4, ERR_READ,
	    changed);
	fails(NULL, BYTES("abc"), BYTES("abcd"), 1, ERR_READ, changed);
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(in, sizeof in, "%s/in", place);
	(void)snprintf(out, sizeof out, "%s/out", place);
	return 0;
}

static int
clear_place(void **state)
{
	(void)state;
	(void)unlink(in);
	(void)unlink(out);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_failures),
	};

	return cmocka_run_group_tests(tests, make_place, clear_place);
}
