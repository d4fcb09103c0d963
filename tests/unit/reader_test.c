/* What a reader makes of each shape an input can have. */
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

#include "record/reader.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct reader_options plain = { .no_header = false };
static const struct reader_options lenient = { .lenient = true };
static const struct reader_options text = { .text = true };

struct said {
	char text[8192]; /* of the last input read */
	size_t n;
	struct err err; /* the first failure */
	struct reader_counts counts;
};

/* A file of these bytes; its name is valid until it is closed. */
static int
input(const char *bytes, size_t n, char name[40])
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, n, 0), n);
	(void)snprintf(name, 40, "/proc/self/fd/%d", fd);
	return fd;
}

static void
say_bytes(struct said *s, struct str v)
{
	for (size_t i = 0; i < v.n; i++) {
		bool plainly = v.p[i] >= ' ' && v.p[i] < 0x7f;

		s->n += (size_t)snprintf(s->text + s->n, sizeof s->text - s->n,
		    plainly ? "%c" : "\\x%02x", (unsigned char)v.p[i]);
	}
}

static void
say_fields(struct said *s, const struct str *field, size_t n, const char *end)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			say_bytes(s, str_of("|"));
		say_bytes(s, field[i]);
	}
	say_bytes(s, str_of(end));
}

static void
say_bad(struct said *s, const struct err *e, struct str bytes)
{
	s->n += (size_t)snprintf(s->text + s->n, sizeof s->text - s->n,
	    "(%llu line %llu byte %llu %s: ", (unsigned long long)e->record,
	    (unsigned long long)e->line, (unsigned long long)e->byte,
	    e->column);
	say_bytes(s, bytes);
	say_bytes(s, str_of(") "));
}

/* "names: record; record; (bad N line N byte N column: bytes) !" where "!"
 * stands for a failure that ends the reading. */
static void
read_all(
    struct said *s, const char *bytes, size_t n, const struct reader_options *o)
{
	const struct record *rec;
	struct reader *r;
	struct err err;
	char name[40];
	int fd = input(bytes, n, name), got;

	memset(s, 0, sizeof *s);
	if (reader_open(&r, name, o, &s->err) != 0) {
		say_bytes(s, str_of("!"));
		(void)close(fd);
		return;
	}
	say_fields(s, reader_header(r)->name, reader_header(r)->n, ": ");
	while ((got = reader_next(r, &rec, &err)) != 0) {
		if (got == 1)
			say_fields(s, rec->field, rec->nfields, "; ");
		else if (err.code == ERR_RECORD)
			say_bad(s, &err, reader_bad(r));
		if (got < 0 && s->err.code == ERR_NONE)
			s->err = err;
		if (got < 0 && err.code != ERR_RECORD)
			break;
	}
	if (got < 0)
		say_bytes(s, str_of("!"));
	s->counts = reader_counts(r);
	reader_close(r);
	(void)close(fd);
}

static void
gives(const char *bytes, size_t n, const struct reader_options *o,
    const char *expected)
{
	static const char *const scans[] = { NULL, "portable", "libcsv" };
	static const size_t chunks[] = { 0, 1, 2, 3, 64 };
	struct said s;

	for (size_t i = 0; i < 15; i++) {
		struct reader_options way = *o;

		way.scan = scans[i / 5];
		way.chunk = chunks[i % 5];
		read_all(&s, bytes, n, &way);
		assert_string_equal(s.text, expected);
	}
}

/* The failure that ends reading has this code and says these words. */
static void
fails(const char *bytes, size_t n, const struct reader_options *o,
    enum err_code code, const char *words)
{
	struct said s;

	read_all(&s, bytes, n, o);
	assert_int_equal(s.err.code, code);
	if (strstr(s.err.reason, words) == NULL)
		fail_msg("\"%s\" lacks \"%s\"", s.err.reason, words);
	assert_true(s.err.file[0] != '\0');
}

static void
test_regular(void **state)
{
	(void)state;
	gives(BYTES("a,b\n1,2\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("a,b\r\n1,2\r\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("a,b\n1,2"), &plain, "a|b: 1|2; ");
	gives(BYTES("a,b\n"), &plain, "a|b: ");
	gives(BYTES("a,b"), &plain, "a|b: ");
	gives(BYTES("a,b\n1,"), &plain, "a|b: 1|; ");
	gives(BYTES("a,b\n,\n"), &plain, "a|b: |; ");
	gives(BYTES("a\n\"\"\n"), &plain, "a: ; ");
	gives(BYTES("a,b\n\"1,\n\",\"\"\"\"\n"), &plain, "a|b: 1,\\x0a|\"; ");
	gives(BYTES("a,b\n\"1\r\n\",\"\r\"\n"), &plain,
	    "a|b: 1\\x0d\\x0a|\\x0d; ");
	gives(BYTES("a,b\n 1 , \n"), &plain, "a|b:  1 | ; ");
	gives(BYTES("a,b\n1\0,2\n"), &plain, "a|b: 1\\x00|2; ");
	gives(BYTES("\"a\",\"b\"\"c\"\n1,2\n"), &plain, "a|b\"c: 1|2; ");
}

static void
test_marks(void **state)
{
	(void)state;
	gives(BYTES("\xef\xbb\xbf"
		    "a,b\n1,2\n"),
	    &plain, "a|b: 1|2; ");
	gives(BYTES("\xef\xbb\xbf\"a\",b\n1,2\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("\xff\xfe"
		    "a\0,\0b\0\n\0001\0,\0\xe4\0\n\0"),
	    &plain, "a|b: 1|\\xc3\\xa4; ");
	gives(BYTES("\xfe\xff"
		    "\0a\0,\0b\0\n\0001\0,\0\xe4\0\n"),
	    &plain, "a|b: 1|\\xc3\\xa4; ");
	/* a mark elsewhere is data */
	gives(BYTES("a,b\n\xef\xbb\xbf"
		    "1,2\n"),
	    &plain, "a|b: \\xef\\xbb\\xbf1|2; ");
}

static void
test_line_ends(void **state)
{
	(void)state;
	gives(BYTES("a,b\r1,2\r3,\"\r\n\"\r"), &plain,
	    "a|b: 1|2; 3|\\x0d\\x0a; ");
	gives(BYTES("a,b\r\n1,2\n3,4\r\n"), &plain, "a|b: 1|2; 3|4; ");
	gives(BYTES("a,b\n1\r,2\n3,4\n"), &plain,
	    "a|b: (1 line 2 byte 4 a: 1\\x0d,2) 3|4; ");
	gives(BYTES("a,b\n1,\"2\"\rx\n3,4\n"), &plain,
	    "a|b: (1 line 2 byte 4 b: 1,\"2\"\\x0dx) 3|4; ");
	gives(
	    BYTES("a,b\n1,2\r"), &plain, "a|b: (1 line 2 byte 4 b: 1,2\\x0d) ");
	gives(BYTES("a,b\n1\r,2\n"), &lenient, "a|b: 1\\x0d|2; ");
	gives(BYTES("a,b\n1,\"2\"\rx\n"), &lenient,
	    "a|b: (1 line 2 byte 4 b: 1,\"2\"\\x0dx) ");
}

static void
test_blank(void **state)
{
	struct said s;

	(void)state;
	gives(BYTES("\n\r\na,b\n\n1,2\n\r\n\n3,4\n\n"), &plain,
	    "a|b: 1|2; 3|4; ");
	read_all(&s, BYTES("a,b\n\n1,2\n\r\n\n3,4\n\n"), &plain);
	assert_int_equal(s.counts.blank, 4);
	assert_int_equal(s.counts.records, 2);
	assert_false(s.counts.cut);
	/* the header tells the delimiter, wherever it begins */
	gives(BYTES("\n\na;b\n1;2\n"), &plain, "a|b: 1|2; ");
}

static void
test_quotes(void **state)
{
	(void)state;
	gives(BYTES("a,b\n1\"x\",2\n3,4\n"), &plain,
	    "a|b: (1 line 2 byte 4 a: 1\"x\",2) 3|4; ");
	gives(BYTES("a,b\n\"1\"x,2\n3,4\n"), &plain,
	    "a|b: (1 line 2 byte 4 a: \"1\"x,2) 3|4; ");
	gives(BYTES("a,b\n1,2\n3,\"4\n5,6\n7,8\n"), &plain,
	    "a|b: 1|2; (2 line 3 byte 8 b: 3,\"4) 5|6; 7|8; ");
	gives(BYTES("a,b\n\"1\n2\"x,3\n4,5\n"), &plain,
	    "a|b: (1 line 2 byte 4 a: \"1) (2 line 3 byte 7 a: 2\"x,3) 4|5; ");
	gives(BYTES("a,b\n1\"x\",2\n"), &lenient, "a|b: 1\"x\"|2; ");
	gives(BYTES("a,b\n1\"x,\"2\n\"\n"), &lenient, "a|b: 1\"x|2\\x0a; ");
	gives(BYTES("a,b\n\"1\"x,2\n3,4\n"), &lenient,
	    "a|b: (1 line 2 byte 4 a: \"1\"x,2) 3|4; ");
	fails(BYTES("a,b\n1,2\n3,\"4\n5,6\n"), &plain, ERR_RECORD, "line 3");
	fails(BYTES("a,b\n\"x\n\n\",\"4\n5,6\n"), &plain, ERR_RECORD, "line 4");
}

static void
test_ragged(void **state)
{
	struct said s;

	(void)state;
	gives(BYTES("a,b\n1\n\"2\n\",3,4\n5,6\n"), &plain,
	    "a|b: (1 line 2 byte 4 : 1) (2 line 3 byte 6 : \"2\\x0a\",3,4) "
	    "5|6; ");
	gives(BYTES("a,b\n1\n2,3,,\n4,5,6\n"), &lenient,
	    "a|b: 1|; 2|3; (3 line 4 byte 12 : 4,5,6) ");
	fails(BYTES("a,b\n1,2,3\n"), &plain, ERR_RECORD, "3 fields");
	read_all(&s, BYTES("a,b\n1\n2\"\n3,4\n"), &lenient);
	assert_int_equal(s.counts.repaired, 2); /* records, not repairs */
}

/* More columns than fields have been made room for: the header is libcsv's,
 * the short record behind it the scanner's. */
static void
test_wide(void **state)
{
	char wide[4 * 200 + 8];
	struct said s;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		memcpy(wide + n, "a\"a,", 4);
		n += 4;
	}
	memcpy(wide + n - 1, "\n1,2\n", 5);
	read_all(&s, wide, n + 4, &lenient);
	assert_int_equal(s.err.code, ERR_NONE);
	assert_int_equal(s.counts.records, 1);
}

static void
test_text(void **state)
{
	(void)state;
	gives(BYTES("a,b\n1,\xff\n2,\xc3\xa4\n"), &text,
	    "a|b: (1 line 2 byte 4 b: 1,\\xff) 2|\\xc3\\xa4; ");
	gives(BYTES("a,b\n1,\xff\n"), &plain, "a|b: 1|\\xff; ");
	gives(BYTES("a,b\n\"1\n\",\xed\xa0\x80\n2,3\n"), &text,
	    "a|b: (1 line 2 byte 4 b: \"1\\x0a\",\\xed\\xa0\\x80) 2|3; ");
}

static void
test_header(void **state)
{
	const struct reader_options numbered = { .no_header = true };
	const struct reader_options semicolon = { .dialect = {
						      .delimiter = ';' } };

	(void)state;
	gives(BYTES("a;b\n1;2,5\n"), &plain, "a|b: 1|2,5; ");
	gives(BYTES("a\tb\n1\t2\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("a|b\n1|2\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("\"a,x\";b\n1;2\n"), &plain, "a,x|b: 1|2; ");
	gives(BYTES("sep=;\r\na;b\r\n1;2\r\n"), &plain, "a|b: 1|2; ");
	gives(BYTES("sep=,\na,b;c\n1,2\n"), &plain, "a|b;c: 1|2; ");
	gives(BYTES("sep=;"), &plain, "!");
	gives(BYTES("sep=;\n"), &plain, "!");
	gives(BYTES("a,b;c\n1,2;3\n"), &plain, "!");
	gives(BYTES("a,b;c\n1,2;3\n"), &semicolon, "a,b|c: 1,2|3; ");
	gives(BYTES("1,2\n3,4\n"), &numbered, "1|2: 1|2; 3|4; ");
	gives(BYTES("1,2\n3\n"), &numbered, "1|2: 1|2; (2 line 2 byte 4 : 3) ");
	gives(BYTES(""), &plain, "!");
	gives(BYTES("\n\n"), &plain, "!");
	gives(BYTES("a,\"b\n1,2\n"), &plain, "!");
	fails(BYTES(""), &plain, ERR_READ, "empty");
	fails(BYTES("a,b;c\n"), &plain, ERR_USAGE, "");
	fails(BYTES("a,b\"\n"), &plain, ERR_RECORD, "quote");
}

static void
test_end(void **state)
{
	const struct reader_options whole = { .require_eol = true };
	struct said s;

	(void)state;
	read_all(&s, BYTES("a,b\n1,2"), &plain);
	assert_true(s.counts.cut);
	gives(BYTES("a,b\n1,2"), &whole, "a|b: 1|2; !");
	gives(BYTES("a,b\n1,2\n"), &whole, "a|b: 1|2; ");
	gives(BYTES("a,b\n1,2\n\"stream cut short by cust-merge\n"), &plain,
	    "a|b: 1|2; !");
	fails(BYTES("a,b\n1,2\n\"stream cut short by cust-merge\n"), &plain,
	    ERR_CUT, "cust-merge");
	fails(BYTES("\"stream cut short by cust-merge\n"), &plain, ERR_CUT,
	    "cust-merge");
	/* the same words as an ordinary value */
	gives(BYTES("a\n\"stream cut short by cust-merge\n\"\n"), &plain,
	    "a: stream cut short by cust-merge\\x0a; ");
}

static void
test_too_long(void **state)
{
	const struct reader_options short_records = { .max_record = 8 };

	(void)state;
	gives(BYTES("a,b\n1234,678\n1,2\n"), &short_records,
	    "a|b: 1234|678; 1|2; ");
	fails(BYTES("a,b\n1234,6789\n1,2\n"), &short_records, ERR_READ,
	    "longer than 8 bytes");
}

static void
test_encoding(void **state)
{
	const struct reader_options western = { .encoding = "windows-1252" };
	const struct reader_options japanese = { .encoding = "shift-jis" };
	const struct reader_options unknown = { .encoding = "no such" };

	(void)state;
	gives(BYTES("a,b\n\xe4,\x80\n"), &western,
	    "a|b: \\xc3\\xa4|\\xe2\\x82\\xac; ");
	gives(
	    BYTES("a,b\n1,\x83\x5c\n"), &japanese, "a|b: 1|\\xe3\\x82\\xbd; ");
	fails(BYTES("a,b\n1,\x81\n"), &western, ERR_READ, "");
	fails(BYTES("a,b\n1,2\n"), &unknown, ERR_USAGE, "");
	/* UTF-16 that ends inside a character */
	fails(BYTES("\xff\xfe"
		    "a\0\n\0001"),
	    &plain, ERR_READ, "");
}

static void
test_rewind(void **state)
{
	const struct record *rec;
	struct reader *r;
	struct err e;
	char name[40];
	int fd = input(BYTES("a,b\n1,2\n\n\"3\"\"\",4\n5\n6,7\n"), name);

	(void)state;
	for (size_t reads = 0; reads < 6; reads++) {
		assert_int_equal(reader_open(&r, name, &plain, &e), 0);
		reader_hold(r, 1 << 16);
		for (size_t i = 0; i < reads; i++) {
			assert_true(reader_holding(r));
			(void)!reader_next(r, &rec, &e);
		}
		reader_rewind(r);
		assert_int_equal(reader_next(r, &rec, &e), 1);
		assert_int_equal(rec->number, 1);
		assert_int_equal(rec->byte, 4);
		assert_true(str_is(rec->field[1], "2"));
		assert_int_equal(reader_next(r, &rec, &e), 1);
		assert_true(str_is(rec->field[0], "3\""));
		assert_int_equal(reader_next(r, &rec, &e), -1);
		assert_int_equal(e.record, 3);
		assert_int_equal(e.line, 5);
		assert_int_equal(reader_next(r, &rec, &e), 1);
		assert_int_equal(reader_next(r, &rec, &e), 0);
		assert_int_equal(reader_counts(r).records, 3);
		assert_int_equal(reader_counts(r).blank, 1);
		reader_close(r);
	}
	(void)close(fd);
}

static void
test_unreadable(void **state)
{
	struct reader *r;
	struct err e;

	(void)state;
	assert_int_equal(reader_open(&r, "/no/such/file", &plain, &e), -1);
	assert_int_equal(e.code, ERR_READ);
	assert_string_equal(e.file, "/no/such/file");
	assert_int_equal(reader_open(&r, "/", &plain, &e), -1);
	assert_int_equal(e.code, ERR_READ);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_regular),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_blank),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_ragged),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_rewind),
		cmocka_unit_test(test_unreadable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
