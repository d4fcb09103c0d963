/* Inputs one behind the other, one output, bad records set aside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/stream.h"

static char place[] = "/tmp/cust-stream-XXXXXX";
static char a[64], b[64], out[64], rejects[64];

static void
make_file(const char *name, const char *bytes)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_true(fputs(bytes, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
holds(const char *name, const char *expected)
{
	char bytes[1024] = "";
	FILE *f = fopen(name, "r");

	assert_non_null(f);
	assert_true(fread(bytes, 1, sizeof bytes - 1, f) < sizeof bytes - 1);
	(void)fclose(f);
	assert_string_equal(bytes, expected);
}

/* Pass everything through: 0 or -1 as the last call said. */
static int
pass_all(struct stream *io, const struct stream_options *o)
{
	const struct record *rec;
	int got;

	if (stream_open(io, o) != 0 || stream_write_header(io) != 0)
		return -1;
	while ((got = stream_next(io, &rec)) == 1)
		if (stream_pass(io, rec) != 0)
			return -1;
	return got == 0 ? stream_commit(io) : -1;
}

static struct stream_options
two_inputs(char *files[2])
{
	struct stream_options o = { .output = out, .nfiles = 2 };

	files[0] = a;
	files[1] = b;
	o.files = files;
	return o;
}

static void
test_two_inputs(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };

	(void)state;
	make_file(a, "x,y\n1,\"2\"\n\n3,4\n");
	make_file(b, "x;y\n5;6,7\n8;9");
	assert_int_equal(pass_all(&io, &o), 0);
	assert_int_equal(io.header.n, 2);
	assert_int_equal(io.counts.in, 4);
	assert_int_equal(io.counts.out, 4);
	assert_int_equal(io.counts.rejected, 0);
	assert_int_equal(io.counts.blank, 1);
	assert_int_equal(io.counts.cut, 1);
	assert_int_equal(io.counts.bytes, 15 + 13);
	stream_close(&io);
	holds(out, "x,y\n1,\"2\"\n3,4\n5,\"6,7\"\n8,9\n");
}

static void
test_other_columns(void **state)
{
	static const char *const others[] = { "x,z\n1,2\n", "y,x\n1,2\n",
		"x\n1\n", "x,y,z\n1,2,3\n", "x,Y\n1,2\n" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		char *files[2];
		struct stream_options o = two_inputs(files);
		struct stream io = { .in = NULL };

		make_file(out, "old\n");
		make_file(a, "x,y\n1,2\n");
		make_file(b, others[i]);
		assert_int_equal(pass_all(&io, &o), -1);
		assert_int_equal(io.err.code, ERR_USAGE);
		assert_string_equal(io.err.file, b);
		stream_cut_short(&io, "cust-normalize");
		stream_close(&io);
		holds(out, "old\n");
	}
}

/* Without a rejects file a bad record ends the run. */
static void
test_bad_record(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };

	(void)state;
	make_file(out, "old\n");
	make_file(a, "x,y\n1,2\n");
	make_file(b, "x,y\n3,4\n5\n6,7\n");
	assert_int_equal(pass_all(&io, &o), -1);
	assert_int_equal(io.err.code, ERR_RECORD);
	assert_string_equal(io.err.file, b);
	assert_int_equal(io.err.record, 2);
	assert_int_equal(io.err.line, 3);
	assert_non_null(strstr(io.err.hint, "--rejects"));
	stream_close(&io);
	holds(out, "old\n");
}

/* The fields of record `number` of the rejects file. */
static void
rejected(size_t number, const char *file, const char *place_of,
    const char *column, const char *original)
{
	struct reader_options o = { .no_header = false };
	const struct record *rec = NULL;
	char where[64];
	struct reader *r;
	struct err e;

	assert_int_equal(reader_open(&r, rejects, &o, &e), 0);
	assert_int_equal(reader_header(r)->n, 7);
	assert_true(str_is(reader_header(r)->name[6], "original"));
	for (size_t i = 0; i < number; i++)
		assert_int_equal(reader_next(r, &rec, &e), 1);
	assert_non_null(rec);
	assert_true(str_is(rec->field[0], file));
	(void)snprintf(where, sizeof where, "%.*s %.*s %.*s",
	    (int)rec->field[1].n, rec->field[1].p, (int)rec->field[2].n,
	    rec->field[2].p, (int)rec->field[3].n, rec->field[3].p);
	assert_string_equal(where, place_of);
	assert_true(str_is(rec->field[4], column));
	assert_true(rec->field[5].n > 0);
	assert_true(str_is(rec->field[6], original));
	reader_close(r);
}

static void
test_rejects(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };

	(void)state;
	o.rejects = rejects;
	make_file(a, "x,y\n1,2\n\"3\",4,5\n");
	make_file(b, "x,y\n6\n7,8\n");
	assert_int_equal(pass_all(&io, &o), 0);
	assert_int_equal(io.counts.in, 4);
	assert_int_equal(io.counts.out, 2);
	assert_int_equal(io.counts.rejected, 2);
	stream_close(&io);
	holds(out, "x,y\n1,2\n7,8\n");
	rejected(1, a, "2 3 8", "", "\"3\",4,5");
	rejected(2, b, "1 2 4", "", "6");
}

/* Records that the command itself refuses. */
static void
test_reject(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };
	const struct record *rec;

	(void)state;
	o.rejects = rejects;
	o.nfiles = 1;
	make_file(a, "x,y\n1,\"2\"\n3,4\n");
	assert_int_equal(stream_open(&io, &o), 0);
	assert_int_equal(stream_write_header(&io), 0);
	assert_int_equal(stream_next(&io, &rec), 1);
	assert_int_equal(stream_reject(&io, "y", "not wanted"), 0);
	assert_int_equal(stream_next(&io, &rec), 1);
	writer_field(io.out, str_of("new"));
	assert_int_equal(stream_end(&io), 0);
	assert_int_equal(stream_next(&io, &rec), 0);
	assert_int_equal(stream_commit(&io), 0);
	assert_int_equal(io.counts.in, 2);
	assert_int_equal(io.counts.out, 1);
	assert_int_equal(io.counts.rejected, 1);
	stream_close(&io);
	holds(out, "x,y\nnew\n");
	rejected(1, a, "1 2 4", "y", "1,\"2\"");
	/* without a file for them it ends the run */
	o.rejects = NULL;
	assert_int_equal(stream_open(&io, &o), 0);
	assert_int_equal(stream_next(&io, &rec), 1);
	assert_int_equal(stream_reject(&io, NULL, "not wanted"), -1);
	assert_int_equal(io.err.code, ERR_RECORD);
	assert_string_equal(io.err.reason, "not wanted");
	assert_int_equal(io.err.record, 1);
	stream_close(&io);
}

static void
test_delimiter_and_header(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };

	(void)state;
	o.nfiles = 1;
	make_file(a, "x;y\n1;2,3\n");
	assert_int_equal(pass_all(&io, &o), 0);
	stream_close(&io);
	holds(out, "x;y\n1;2,3\n");
	o.out_delimiter = ',';
	assert_int_equal(pass_all(&io, &o), 0);
	stream_close(&io);
	holds(out, "x,y\n1,\"2,3\"\n");
	o.out_delimiter = 0;
	o.reader.no_header = true;
	assert_int_equal(pass_all(&io, &o), 0);
	assert_int_equal(io.counts.out, 2);
	stream_close(&io);
	holds(out, "x;y\n1;2,3\n");
}

static void
test_cannot_open(void **state)
{
	char *files[2];
	struct stream_options o = two_inputs(files);
	struct stream io = { .in = NULL };

	(void)state;
	make_file(out, "old\n");
	make_file(a, "x,y\n1,2\n");
	(void)unlink(b);
	assert_int_equal(pass_all(&io, &o), -1);
	assert_int_equal(io.err.code, ERR_READ);
	assert_string_equal(io.err.file, b);
	stream_close(&io);
	holds(out, "old\n");
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(a, sizeof a, "%s/a.csv", place);
	(void)snprintf(b, sizeof b, "%s/b.csv", place);
	(void)snprintf(out, sizeof out, "%s/out.csv", place);
	(void)snprintf(rejects, sizeof rejects, "%s/rejects.csv", place);
	return 0;
}

static int
remove_place(void **state)
{
	(void)state;
	(void)unlink(a);
	(void)unlink(b);
	(void)unlink(out);
	(void)unlink(rejects);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_inputs),
		cmocka_unit_test(test_other_columns),
		cmocka_unit_test(test_bad_record),
		cmocka_unit_test(test_rejects),
		cmocka_unit_test(test_reject),
		cmocka_unit_test(test_delimiter_and_header),
		cmocka_unit_test(test_cannot_open),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
