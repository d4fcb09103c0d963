/* A join is the same whatever the memory: held, in temp files, and between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "merge/join.h"

enum { MOST = 3, ENOUGH = 1 << 30 };

static char place[] = "/tmp/cust-join-XXXXXX";
static char file[MOST][64], output[64];

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* n records of about `kinds` keys in two columns; one in fifty has none. */
static void
make_file(size_t i, size_t n, uint32_t kinds, size_t pad)
{
	FILE *f = fopen(file[i], "w");
	uint32_t seed = (uint32_t)i + 1;

	assert_non_null(f);
	(void)fprintf(f, "name,k,value,l\n");
	for (size_t r = 0; r < n; r++) {
		uint32_t key = random_next(&seed) % kinds;
		const char *part = random_next(&seed) % 50 == 0 ? ""
				   : key % 2                    ? "x"
								: "y";

		(void)fprintf(f, "f%zu r%zu,%u,\"a,%*d\n\",%s\n", i, r, key / 2,
		    (int)pad, 1, part);
	}
	assert_int_equal(fclose(f), 0);
}

static struct str
read_output(void)
{
	FILE *f = fopen(output, "r");
	char *p;
	long n;

	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	n = ftell(f);
	rewind(f);
	p = malloc((size_t)n + 1);
	assert_non_null(p);
	assert_int_equal(fread(p, 1, (size_t)n, f), n);
	(void)fclose(f);
	return str_make(p, (size_t)n);
}

/* Join n files: 0 and the output, or -1 and e. */
static int
run(const struct join_options *o, size_t n, struct count_list *counts,
    struct str *out, struct err *e)
{
	char *const files[MOST] = { file[0], file[1], file[2] };
	const struct stream_options so = {
		.output = output, .files = files, .nfiles = n
	};
	const struct sources_options named = {
		.reader = &so.reader, .files = files, .nfiles = n
	};
	struct stream io = { .next_file = 0 };
	struct sources s = { .n = 0 };
	int result;

	assert_int_equal(sources_name(&s, &named, e), 0);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(sources_learn(&s, i, e), 0);
	assert_int_equal(sources_unite(&s, false, e), 0);
	assert_int_equal(
	    stream_open_output(&io, &so, sources_delimiter(&s)), 0);
	result = join_run(&io, &s, o, counts);
	io.in = NULL;
	if (result == 0)
		result = stream_commit(&io);
	*e = io.err;
	stream_close(&io);
	sources_close(&s);
	*out = result == 0 ? read_output() : str_make(NULL, 0);
	return result;
}

static void
same_counts(const struct count_list *a, const struct count_list *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_string_equal(a->item[i].name, b->item[i].name);
		assert_int_equal(a->item[i].value, b->item[i].value);
	}
}

/* With any memory as with enough. */
static void
is_same(struct join_options o, size_t n)
{
	static const size_t memory[] = { 1, 9000, 40000, 300000, 1 << 20,
		3 << 20 };
	struct count_list expected_counts = { .n = 0 };
	struct str expected, got;
	struct err e;

	o.by.memory = ENOUGH;
	assert_int_equal(run(&o, n, &expected_counts, &expected, &e), 0);
	for (size_t i = 0; i < sizeof memory / sizeof *memory; i++) {
		struct count_list counts = { .n = 0 };

		o.by.memory = memory[i];
		assert_int_equal(run(&o, n, &counts, &got, &e), 0);
		assert_true(str_equal(got, expected));
		same_counts(&counts, &expected_counts);
		count_free(&counts);
		free((void *)(uintptr_t)got.p);
	}
	count_free(&expected_counts);
	free((void *)(uintptr_t)expected.p);
}

static void
all_kinds(size_t n)
{
	for (int kind = JOIN_LEFT; kind <= JOIN_FULL; kind++)
		for (int many = JOIN_MANY_ALL; many <= JOIN_MANY_FIRST; many++)
			is_same((struct join_options){ { .on = "l,k" },
				    (enum join_kind)kind, (enum join_many)many,
				    false },
			    n);
}

static void
test_small(void **state)
{
	(void)state;
	make_file(0, 60, 30, 1);
	make_file(1, 90, 40, 1);
	make_file(2, 40, 20, 1);
	all_kinds(2);
	all_kinds(3);
}

/* More than the least memory that a temp file is made for. */
static void
test_large(void **state)
{
	(void)state;
	make_file(0, 9000, 20000, 300);
	make_file(1, 12000, 20000, 200);
	all_kinds(2);
}

/* A driver that is small beside the others. */
static void
test_small_driver(void **state)
{
	(void)state;
	make_file(0, 300, 4000, 1);
	make_file(1, 12000, 5000, 10);
	make_file(2, 300, 4000, 1);
	all_kinds(2);
	all_kinds(3);
}

static void
test_nothing(void **state)
{
	(void)state;
	make_file(0, 0, 1, 1);
	make_file(1, 50, 9, 1);
	make_file(2, 0, 1, 1);
	all_kinds(2);
	all_kinds(3);
}

/* The second record of a key is the same one whatever the memory. */
static void
test_second(void **state)
{
	static const size_t memory[] = { ENOUGH, 1, 9000, 40000 };
	struct join_options o = { { .on = "k,l" }, JOIN_FULL, JOIN_MANY_ERROR,
		false };
	struct err first = { .code = ERR_NONE };

	(void)state;
	make_file(0, 300, 2000, 1);
	make_file(1, 600, 2000, 10);
	for (size_t i = 0; i < sizeof memory / sizeof *memory; i++) {
		struct count_list counts = { .n = 0 };
		struct str out;
		struct err e;

		o.by.memory = memory[i];
		assert_int_equal(run(&o, 2, &counts, &out, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_string_equal(e.file, file[1]);
		assert_true(e.record > 0 && e.line == 2 * e.record);
		if (i == 0)
			first = e;
		assert_int_equal(e.record, first.record);
		assert_string_equal(e.reason, first.reason);
		count_free(&counts);
	}
}

static int
set_up(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	for (size_t i = 0; i < MOST; i++)
		(void)snprintf(file[i], sizeof file[i], "%s/%zu.csv", place, i);
	(void)snprintf(output, sizeof output, "%s/out.csv", place);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	for (size_t i = 0; i < MOST; i++)
		(void)unlink(file[i]);
	(void)unlink(output);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_small_driver),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_second),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
