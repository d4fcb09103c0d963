/* What is kept of a record: text that can be written as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "merge/join_text.h"
#include "record/reader.h"

enum { MOST = 8 };

/* The first record of `text`, and what is made of it. */
static void
with_record(const char *text, char delimiter,
    void (*check)(const struct record *, const void *), const void *context)
{
	struct reader_options o = { .no_header = true,
		.dialect = {
		    .delimiter = delimiter, .origin = DIALECT_OPTION } };
	char name[] = "/tmp/cust-join-text-XXXXXX";
	int fd = mkstemp(name);
	FILE *f = fdopen(fd, "w");
	const struct record *rec;
	struct reader *r;
	struct err e;

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(reader_open(&r, name, &o, &e), 0);
	assert_int_equal(reader_next(r, &rec, &e), 1);
	check(rec, context);
	reader_close(r);
	(void)remove(name);
}

/* A part as fields (from 1, 0: empty), ended by -1. */
static void
make_part(struct join_part *p, const int *fields, struct arena *memory)
{
	struct err e;
	size_t n = 0;
	size_t *from;

	while (fields[n] >= 0)
		n++;
	from = arena_array(memory, n, sizeof *from, &e);
	assert_non_null(from);
	for (size_t i = 0; i < n; i++)
		from[i] = fields[i] == 0 ? HEADER_NONE : (size_t)fields[i] - 1;
	assert_int_equal(join_part_make(p, from, n, memory, &e), 0);
}

struct part_case {
	int fields[MOST];
	char delimiter;
	const char *expected;
};

static void
check_part(const struct record *rec, const void *context)
{
	const struct part_case *c = context;
	struct arena memory = { NULL, NULL, 0, 0 };
	struct buf out = { 0 };
	struct join_source s = { .heads = false };
	struct err e;

	make_part(&s.tail, c->fields, &memory);
	assert_int_equal(buf_add(&out, str_of("<"), &e), 0);
	assert_int_equal(
	    join_text_add(&out, &s, rec, false, c->delimiter, &e), 0);
	assert_int_equal(buf_add_byte(&out, '\0', &e), 0);
	assert_string_equal(out.p + 1, c->expected);
	buf_free(&out);
	arena_free(&memory);
}

static void
gives(const char *text, char delimiter, struct part_case c)
{
	with_record(text, delimiter, check_part, &c);
}

/* As it stands: quotes that are not needed stay. */
static void
test_raw(void **state)
{
	static const char text[] = "a,\"b\",,\"d,\"\"e\"\n";

	(void)state;
	gives(text, ',',
	    (struct part_case){
		{ 1, 2, 3, 4, -1 }, ',', "a,\"b\",,\"d,\"\"e\"" });
	gives(text, ',', (struct part_case){ { 2, 3, -1 }, ',', "\"b\"," });
	gives(text, ',', (struct part_case){ { 3, -1 }, ',', "" });
	gives(text, ',',
	    (struct part_case){ { 4, 1, -1 }, ',', "\"d,\"\"e\",a" });
	gives(text, ',',
	    (struct part_case){ { 0, 2, 0, 0, 1, -1 }, ',', ",\"b\",,,a" });
	gives(text, ',', (struct part_case){ { 0, 0, 0, -1 }, ',', ",," });
	gives(text, ',', (struct part_case){ { 0, -1 }, ',', "" });
	gives(text, ',', (struct part_case){ { -1 }, ',', "" });
}

/* Another delimiter: the values, quoted where they must be. */
static void
test_values(void **state)
{
	static const char text[] = "a;\"b\";;\"d,\"\"e\";f,g\r\n";

	(void)state;
	gives(text, ';',
	    (struct part_case){
		{ 1, 2, 3, 4, 5, -1 }, ',', "a,b,,\"d,\"\"e\",\"f,g\"" });
	gives(text, ';', (struct part_case){ { 3, -1 }, ',', "" });
	gives(text, ';', (struct part_case){ { 3, 1, 3, -1 }, ',', ",a," });
	gives(
	    text, ';', (struct part_case){ { 0, 5, 0, -1 }, ',', ",\"f,g\"," });
	gives(text, ';', (struct part_case){ { 5, -1 }, ';', "f,g" });
	gives("\"\"\n", ';', (struct part_case){ { 1, -1 }, ',', "" });
}

struct kept_case {
	bool heads, numbered;
	const char *head, *tail;
};

static void
check_kept(const struct record *rec, const void *context)
{
	const struct kept_case *c = context;
	struct arena memory = { NULL, NULL, 0, 0 };
	struct buf out = { 0 };
	struct join_source s = { .heads = c->heads };
	struct join_text t;
	struct err e;

	make_part(&s.head, (const int[]){ 0, 2, 0, -1 }, &memory);
	make_part(&s.tail, (const int[]){ 1, 3, -1 }, &memory);
	assert_int_equal(join_text_add(&out, &s, rec, c->numbered, ',', &e), 0);
	t = join_text_cut(&s, buf_str(&out), c->numbered);
	assert_true(str_is(t.head, c->head));
	assert_true(str_is(t.tail, c->tail));
	assert_int_equal(t.number, c->numbered ? 1 : 0);
	buf_free(&out);
	arena_free(&memory);
}

static void
test_kept(void **state)
{
	static const struct kept_case cases[] = {
		{ false, false, "", "a,c" },
		{ true, false, ",b,", "a,c" },
		{ false, true, "", "a,c" },
		{ true, true, ",b,", "a,c" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		with_record("a,b,c\n", ',', check_kept, &cases[i]);
}

/* Of a further record only the number may be kept, or nothing. */
static void
test_shortened(void **state)
{
	const struct join_source s = { .heads = true };
	const uint64_t number = 17;
	struct join_text t;

	(void)state;
	t = join_text_cut(
	    &s, str_make((const char *)&number, sizeof number), true);
	assert_int_equal(t.number, 17);
	assert_int_equal(t.head.n + t.tail.n, 0);
	t = join_text_cut(&s, str_make("", 0), false);
	assert_int_equal(t.head.n + t.tail.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_raw),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_shortened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
