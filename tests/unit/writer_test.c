/* What a writer makes of fields and records, and what of files. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/header.h"
#include "record/writer.h"

static char place[] = "/tmp/cust-writer-XXXXXX";
static char file[64];

static struct writer *
open_writer(char delimiter)
{
	struct writer *w;
	struct err e;

	assert_int_equal(writer_open(&w, file, delimiter, &e), 0);
	return w;
}

static void
make_file(const char *bytes, mode_t mode)
{
	FILE *f = fopen(file, "w");

	assert_non_null(f);
	assert_true(fputs(bytes, f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(file, mode), 0);
}

static void
holds(const char *expected, size_t n)
{
	char *bytes = malloc(n + 2);
	FILE *f = fopen(file, "r");

	assert_non_null(bytes);
	assert_non_null(f);
	assert_int_equal(fread(bytes, 1, n + 1, f), n);
	assert_memory_equal(bytes, expected, n);
	(void)fclose(f);
	free(bytes);
}

/* Commit, look at the file, remove it. */
static void
gives(struct writer *w, const char *expected, size_t n)
{
	struct err e;

	assert_int_equal(writer_bytes(w), n);
	assert_int_equal(writer_commit(w, &e), 0);
	assert_int_equal(writer_error(w)->code, ERR_NONE);
	writer_close(w);
	holds(expected, n);
	assert_int_equal(unlink(file), 0);
}

#define BYTES(literal) literal, sizeof(literal) - 1

static void
test_quoting(void **state)
{
	struct writer *w = open_writer(',');

	(void)state;
	writer_field(w, str_of("a b"));
	writer_field(w, str_of(" a "));
	writer_field(w, str_of("a;b\t|'"));
	writer_field(w, str_make("a\0b", 3));
	writer_field(w, str_of("\xff\xc3\xa4"));
	writer_field(w, str_make("", 0));
	assert_int_equal(writer_end(w), 0);
	writer_field(w, str_of("a,b"));
	writer_field(w, str_of("\""));
	writer_field(w, str_of("a\"\"b\"c"));
	writer_field(w, str_of("a\nb"));
	writer_field(w, str_of("a\rb"));
	writer_field(w, str_make("\0,", 2));
	assert_int_equal(writer_end(w), 0);
	writer_number(w, 0);
	writer_number(w, UINT64_MAX);
	assert_int_equal(writer_end(w), 0);
	gives(w, BYTES("a b, a ,a;b\t|',a\0b,\xff\xc3\xa4,\n"
		       "\"a,b\",\"\"\"\",\"a\"\"\"\"b\"\"c\",\"a\nb\",\"a\rb\","
		       "\"\0,\"\n"
		       "0,18446744073709551615\n"));
}

static void
test_delimiters(void **state)
{
	static const char all[] = ";\t| ";

	(void)state;
	for (const char *d = all; *d != '\0'; d++) {
		struct writer *w = open_writer(*d);
		char value[] = "a?b,", expected[] = "x?\"a?b,\"\n";

		assert_int_equal(writer_delimiter(w), *d);
		value[1] = expected[1] = expected[4] = *d;
		writer_field(w, str_of("x"));
		writer_field(w, str_of(value));
		assert_int_equal(writer_end(w), 0);
		gives(w, expected, strlen(expected));
	}
}

/* A record of one empty field must not look like a blank line. */
static void
test_lone_empty(void **state)
{
	struct str nothing = str_make("", 0);
	struct record r = { .field = &nothing,
		.nfields = 1,
		.raw = nothing,
		.base = nothing.p,
		.delimiter = ',' };
	struct writer *w = open_writer(',');

	(void)state;
	writer_field(w, nothing);
	assert_int_equal(writer_end(w), 0);
	writer_field(w, nothing);
	writer_field(w, nothing);
	assert_int_equal(writer_end(w), 0);
	assert_int_equal(writer_record(w, &r), 0);
	writer_same(w, &r, 0);
	assert_int_equal(writer_end(w), 0);
	r.raw.p = NULL;
	assert_int_equal(writer_record(w, &r), 0);
	writer_field(w, str_of("a"));
	assert_int_equal(writer_end(w), 0);
	gives(w, BYTES("\"\"\n,\n\"\"\n\"\"\n\"\"\na\n"));
}

/* Raw fields keep the quotes they came with while the delimiter agrees. */
static void
test_raw(void **state)
{
	static const char raw[] = "\"a\",b;c,\"d\"\"e\"";
	static const uint32_t end[] = { 3, 7 | 0x80000000u, 14 };
	struct str field[] = { str_of("a"), str_of("b;c"), str_of("d\"e") };
	struct record r = { .field = field,
		.nfields = 3,
		.raw = str_of(raw),
		.base = raw,
		.end = end,
		.delimiter = ',' };
	struct writer *w = open_writer(',');

	(void)state;
	assert_int_equal(writer_record(w, &r), 0);
	writer_same(w, &r, 2);
	writer_same(w, &r, 0);
	writer_same(w, &r, 1);
	assert_int_equal(writer_end(w), 0);
	writer_same_all(w, &r);
	writer_field(w, str_of("more"));
	assert_int_equal(writer_end(w), 0);
	r.raw.p = NULL;
	assert_int_equal(writer_record(w, &r), 0);
	gives(w, BYTES("\"a\",b;c,\"d\"\"e\"\n"
		       "\"d\"\"e\",\"a\",b;c\n"
		       "\"a\",b;c,\"d\"\"e\",more\n"
		       "a,b;c,\"d\"\"e\"\n"));
	r.raw.p = raw;
	w = open_writer(';');
	assert_int_equal(writer_record(w, &r), 0);
	writer_same(w, &r, 0);
	assert_int_equal(writer_end(w), 0);
	gives(w, BYTES("a;\"b;c\";\"d\"\"e\"\na\n"));
}

static void
test_header(void **state)
{
	struct str name[] = { str_of("a"), str_of("b;c"), str_of("d\"e"),
		str_of("f|g"), str_of("h\ti"), str_of("j k") };
	struct record rec = { .field = name, .nfields = 6 };
	struct header h = { .n = 0 };
	struct writer *w = open_writer(',');
	struct err e;

	(void)state;
	assert_int_equal(header_read(&h, &rec, &e), 0);
	assert_int_equal(writer_header(w, &h), 0);
	gives(w, BYTES("a,\"b;c\",\"d\"\"e\",\"f|g\",\"h\ti\",j k\n"));
	header_free(&h);
}

static void
test_text(void **state)
{
	struct writer *w = open_writer(',');

	(void)state;
	assert_int_equal(writer_text(w, str_of("a \"b\",\n\n c")), 0);
	assert_int_equal(writer_text(w, str_make("", 0)), 0);
	gives(w, BYTES("a \"b\",\n\n c"));
	w = open_writer(',');
	gives(w, "", 0);
}

/* Fields larger than any buffer, and many records. */
static void
test_much(void **state)
{
	const size_t large = 700001, records = 30000;
	char *value = malloc(large), *expected;
	struct writer *w = open_writer(',');
	size_t n = 0;

	(void)state;
	expected = malloc(3 * large + 16 * records);
	assert_non_null(value);
	assert_non_null(expected);
	memset(value, '"', large);
	for (size_t i = 0; i < records; i++) {
		char digits[24];
		int k = snprintf(digits, sizeof digits, "%zu", i);

		writer_field(w, str_make(digits, (size_t)k));
		writer_field(w, str_of(","));
		assert_int_equal(writer_end(w), 0);
		n += (size_t)snprintf(expected + n, 24, "%zu,\",\"\n", i);
	}
	writer_field(w, str_make(value, large));
	assert_int_equal(writer_end(w), 0);
	memset(expected + n, '"', 2 * large + 2);
	n += 2 * large + 2;
	expected[n++] = '\n';
	memset(value, 'x', large);
	writer_field(w, str_make(value, large));
	assert_int_equal(writer_end(w), 0);
	memset(expected + n, 'x', large);
	n += large;
	expected[n++] = '\n';
	gives(w, expected, n);
	free(value);
	free(expected);
}

/* Until the commit the old file stands there, whatever has been written. */
static void
test_replace(void **state)
{
	struct writer *w;
	struct stat st;
	struct err e;

	(void)state;
	make_file("old\n", 0604);
	w = open_writer(',');
	assert_int_equal(writer_text(w, str_of("new\n")), 0);
	assert_int_equal(writer_flush(w), 0);
	holds(BYTES("old\n"));
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	holds(BYTES("new\n"));
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0604);
	/* given up */
	w = open_writer(',');
	assert_int_equal(writer_text(w, str_of("newer\n")), 0);
	writer_close(w);
	holds(BYTES("new\n"));
	/* failed */
	w = open_writer(',');
	assert_int_equal(writer_text(w, str_of("newer\n")), 0);
	assert_int_equal(writer_flush(w), 0);
	writer_cut_short(w, "cust-merge");
	writer_close(w);
	holds(BYTES("new\n"));
	assert_int_equal(unlink(file), 0);
}

static void
test_new_file_mode(void **state)
{
	mode_t mask = umask(027);
	struct writer *w = open_writer(',');
	struct stat st;
	struct err e;

	(void)state;
	assert_int_equal(access(file, F_OK), -1);
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(unlink(file), 0);
	(void)umask(mask);
}

static void
test_cannot_open(void **state)
{
	struct writer *w;
	struct err e;

	(void)state;
	assert_int_equal(writer_open(&w, "/nonexistent/a.csv", ',', &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_string_equal(e.file, "/nonexistent/a.csv");
	assert_int_equal(writer_open(&w, place, ',', &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	writer_close(NULL);
}

/* The first failure stays. */
static void
test_sticky(void **state)
{
	struct writer *w;
	struct err e;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_int_equal(writer_open(&w, "/dev/full", ',', &e), 0);
	assert_int_equal(writer_text(w, str_of("a\n")), 0);
	assert_int_equal(writer_flush(w), -1);
	assert_int_equal(writer_error(w)->code, ERR_WRITE);
	assert_string_equal(writer_error(w)->file, "/dev/full");
	assert_int_equal(writer_text(w, str_of("a\n")), -1);
	writer_field(w, str_of("a"));
	assert_int_equal(writer_end(w), -1);
	assert_int_equal(writer_flush(w), -1);
	assert_int_equal(writer_commit(w, &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	writer_close(w);
}

/* A pipe as file is written directly; what comes out of it up to the end. */
static size_t
read_pipe(int fd, char *p, size_t n)
{
	size_t got = 0;
	ssize_t k;

	while (got < n && (k = read(fd, p + got, n - got)) > 0)
		got += (size_t)k;
	(void)close(fd);
	return got;
}

static struct writer *
open_pipe(int fd[2], char name[40])
{
	struct writer *w;
	struct err e;

	assert_int_equal(pipe(fd), 0);
	(void)snprintf(name, 40, "/proc/self/fd/%d", fd[1]);
	assert_int_equal(writer_open(&w, name, ',', &e), 0);
	assert_int_equal(close(fd[1]), 0);
	return w;
}

#define MARK "\"stream cut short by cust-merge\n"

static void
test_cut_short(void **state)
{
	char name[40], got[256];
	struct writer *w;
	int fd[2];

	(void)state;
	/* nothing has been written: nothing is */
	w = open_pipe(fd, name);
	writer_field(w, str_of("a"));
	writer_cut_short(w, "cust-merge");
	writer_close(w);
	assert_int_equal(read_pipe(fd[0], got, sizeof got), 0);
	/* the partial record is dropped */
	w = open_pipe(fd, name);
	writer_field(w, str_of("a"));
	assert_int_equal(writer_end(w), 0);
	writer_field(w, str_of("partial"));
	writer_cut_short(w, "cust-merge");
	writer_close(w);
	assert_int_equal(read_pipe(fd[0], got, sizeof got), strlen("a\n" MARK));
	assert_memory_equal(got, "a\n" MARK, strlen("a\n" MARK));
	/* part of it has left: the mark has a line of its own */
	w = open_pipe(fd, name);
	writer_field(w, str_of("a"));
	assert_int_equal(writer_flush(w), 0);
	writer_field(w, str_of("b"));
	writer_cut_short(w, "cust-merge");
	writer_close(w);
	assert_int_equal(
	    read_pipe(fd[0], got, sizeof got), strlen("a,b\n" MARK));
	assert_memory_equal(got, "a,b\n" MARK, strlen("a,b\n" MARK));
}

static void
test_all_of_it(void **state)
{
	char name[40], got[64];
	struct writer *w;
	struct err e;
	int fd[2];

	(void)state;
	w = open_pipe(fd, name);
	assert_int_equal(writer_all(writer_descriptor(w), "abc", 3, &e), 0);
	assert_int_equal(writer_all(writer_descriptor(w), "", 0, &e), 0);
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	assert_int_equal(read_pipe(fd[0], got, sizeof got), 3);
	assert_memory_equal(got, "abc", 3);
	assert_int_equal(writer_all(-1, "abc", 3, &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(file, sizeof file, "%s/out.csv", place);
	return 0;
}

static int
remove_place(void **state)
{
	(void)state;
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quoting),
		cmocka_unit_test(test_delimiters),
		cmocka_unit_test(test_lone_empty),
		cmocka_unit_test(test_raw),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_much),
		cmocka_unit_test(test_replace),
		cmocka_unit_test(test_new_file_mode),
		cmocka_unit_test(test_cannot_open),
		cmocka_unit_test(test_sticky),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_all_of_it),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
