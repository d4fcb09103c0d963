/* Records of several sources by key: held and sorted here, or read side by
 * side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "merge/gather.h"
#include "record/spill.h"

enum { MOST = 3 };

/* Sources, and what a run over them says: "key:source.number=fields,... ". */
struct fixture {
	char file[MOST][40];
	char *files[MOST];
	size_t n;
	struct reader_options reader;
	struct sources sources;
	struct stream io;
	struct key key[MOST];
	const size_t *from[MOST];
	struct gather_options options;
	struct buf said;
};

static void
say(struct fixture *f, struct str s)
{
	struct err e;

	assert_int_equal(buf_add(&f->said, s, &e), 0);
}

static void
say_member(struct fixture *f, const struct group_member *m)
{
	char text[60];
	int n = snprintf(text, sizeof text, "%zu.%llu=", m->source,
	    (unsigned long long)m->number);

	say(f, str_make(text, (size_t)n));
	for (size_t i = 0; i < f->sources.header.n; i++) {
		say(f, m->field[i]);
		say(f, str_of(i + 1 < f->sources.header.n ? "/" : ","));
	}
}

static int
take_keyless(void *context, const struct group_member *record, struct err *e)
{
	struct fixture *f = context;

	(void)e;
	say(f, str_of("none:"));
	say_member(f, record);
	say(f, str_of(" "));
	return 0;
}

static void
add_source(struct fixture *f, struct str text)
{
	char *file = f->file[f->n];
	int fd;

	(void)snprintf(file, sizeof f->file[0], "/tmp/cust-gather-XXXXXX");
	fd = mkstemp(file);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.p, text.n), text.n);
	assert_int_equal(close(fd), 0);
	f->files[f->n++] = file;
}

static void
open_sources(struct fixture *f, const char *on)
{
	const struct sources_options o = {
		.reader = &f->reader, .files = f->files, .nfiles = f->n
	};
	const struct key_options key = { false, NULL };
	struct err *e = &f->io.err;

	assert_int_equal(sources_name(&f->sources, &o, e), 0);
	for (size_t i = 0; i < f->n; i++)
		assert_int_equal(sources_learn(&f->sources, i, e), 0);
	assert_int_equal(sources_unite(&f->sources, false, e), 0);
	for (size_t i = 0; i < f->n; i++) {
		assert_int_equal(key_open(&f->key[i], str_of(on),
				     &f->sources.header, &key, e),
		    0);
		f->from[i] = f->sources.map[i].from;
		key_translate(&f->key[i], f->from[i]);
	}
	f->options = (struct gather_options){ .key = f->key,
		.from = f->from,
		.nfields = f->sources.header.n,
		.keyless = take_keyless,
		.context = f,
		.by = on,
		.memory = SPILL_MIN_MEMORY };
}

static void
begin(struct fixture *f, const char *on, const char *const *text, size_t n)
{
	memset(f, 0, sizeof *f);
	for (size_t i = 0; i < n; i++)
		add_source(f, str_of(text[i]));
	open_sources(f, on);
}

static void
end(struct fixture *f)
{
	for (size_t i = 0; i < f->n; i++) {
		key_close(&f->key[i]);
		assert_int_equal(unlink(f->file[i]), 0);
	}
	sources_close(&f->sources);
	buf_free(&f->said);
}

/* What the last call returned. */
static int
run(struct fixture *f)
{
	struct gather g = { .options = NULL };
	const struct group_member *member;
	struct str key;
	size_t n;
	int got = gather_open(&g, &f->io, &f->sources, &f->options);

	while (got == 0 && (got = gather_next(&g, &key, &member, &n)) == 1) {
		say(f, key);
		say(f, str_of(":"));
		for (size_t i = 0; i < n; i++)
			say_member(f, &member[i]);
		say(f, str_of(" "));
		got = 0;
	}
	gather_close(&g);
	return got;
}

static void
gives(const char *const *text, size_t n, const char *on, bool sorted,
    const char *said)
{
	struct fixture f;

	begin(&f, on, text, n);
	f.options.sorted = sorted;
	assert_int_equal(run(&f), 0);
	assert_int_equal(buf_add_byte(&f.said, '\0', &f.io.err), 0);
	assert_string_equal(f.said.p, said);
	end(&f);
}

static void
groups_by_key(void **state)
{
	const char *const text[] = { "k,x\nb,1\na,2\nb,3\n", "x,k,y\n4,b,5\n",
		"k\nc\na\n" };

	(void)state;
	gives(text, 3, "k", false,
	    "a:0.2=a/2/,2.2=a//, b:0.1=b/1/,0.3=b/3/,1.1=b/4/5, "
	    "c:2.1=c//, ");
	gives(text, 1, "x", false, "1:0.1=b/1, 2:0.2=a/2, 3:0.3=b/3, ");
}

static void
sorted_sources_give_the_same(void **state)
{
	const char *const text[] = { "k,x\na,2\nb,1\nb,3\n", "x,k,y\n4,b,5\n",
		"k\na\nc\n" };
	const char *const said = "a:0.1=a/2/,2.1=a//, "
				 "b:0.2=b/1/,0.3=b/3/,1.1=b/4/5, c:2.2=c//, ";

	(void)state;
	gives(text, 3, "k", false, said);
	gives(text, 3, "k", true, said);
}

static void
no_records(void **state)
{
	const char *const text[] = { "k,x\n", "k\n" };

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++)
		gives(text, 2, "k", sorted, "");
}

static void
records_without_a_key(void **state)
{
	const char *const text[] = { "k,l,x\n,a,1\na,,2\na,b,3\n", "x\n4\n" };
	char key[] = "a\0\0b\0\0:0.3=a/b/3, ";
	const char first[] = "none:0.1=/a/1, none:0.2=a//2, ";
	struct fixture f;

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++) {
		const struct str all[] = { str_of(first),
			str_of("none:1.1=//4, "),
			str_make(key, sizeof key - 1) };
		size_t at = 0;

		begin(&f, "k,l", text, 2);
		f.options.sorted = sorted;
		assert_int_equal(run(&f), 0);
		for (size_t i = 0; i < 3; i++) {
			assert_true(at + all[i].n <= f.said.n);
			assert_memory_equal(f.said.p + at, all[i].p, all[i].n);
			at += all[i].n;
		}
		assert_int_equal(at, f.said.n);
		end(&f);
	}
	begin(&f, "k,l", text, 2);
	f.options.keyless = NULL;
	assert_int_equal(run(&f), 0);
	assert_int_equal(f.said.n, sizeof key - 1);
	end(&f);
}

static int
refuse(void *context, const struct group_member *record, struct err *e)
{
	(void)context;
	(void)record;
	return err_set(e, ERR_USAGE, 0, "refused");
}

static void
a_refusal_ends_it(void **state)
{
	const char *const text[] = { "k,x\n,2\na,1\nb,3\n" };
	struct fixture f;

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++) {
		begin(&f, "k", text, 1);
		f.options.sorted = sorted;
		f.options.keyless = refuse;
		assert_int_equal(run(&f), -1);
		assert_string_equal(f.io.err.reason, "refused");
		end(&f);
	}
}

static void
out_of_order(void **state)
{
	const char *const text[] = { "k\na\nb\n", "k\na\nab\n\naa\nb\n" };
	struct fixture f;

	(void)state;
	begin(&f, "k", text, 2);
	f.options.sorted = true;
	assert_int_equal(run(&f), -1);
	assert_int_equal(f.io.err.code, ERR_USAGE);
	assert_string_equal(f.io.err.file, f.file[1]);
	assert_int_equal(f.io.err.record, 3);
	assert_int_equal(f.io.err.line, 5);
	assert_non_null(strstr(f.io.err.reason, "by k"));
	assert_non_null(strstr(f.io.err.hint, "--sorted"));
	end(&f);
}

static void
a_bad_record_ends_it(void **state)
{
	const char *const text[] = { "k,x\na,1\nb\n", "k\na\n" };
	struct fixture f;

	(void)state;
	for (int sorted = 0; sorted < 2; sorted++) {
		begin(&f, "k", text, 2);
		f.options.sorted = sorted;
		assert_int_equal(run(&f), -1);
		assert_int_equal(f.io.err.code, ERR_RECORD);
		assert_string_equal(f.io.err.file, f.file[0]);
		end(&f);
	}
}

static void
put_record(struct buf *b, size_t key, size_t value)
{
	char text[80];
	struct err e;
	int n = snprintf(text, sizeof text,
	    "%06zu,a value that takes some room %06zu\n", key, value);

	assert_int_equal(buf_add(b, str_make(text, (size_t)n), &e), 0);
}

/* Two sources of many records, in the order of their keys or not. */
static void
run_many(struct buf *said, size_t memory, bool sorted)
{
	enum { N = 20000 };
	struct buf text = { 0 };
	struct fixture f;
	struct err e;

	memset(&f, 0, sizeof f);
	for (size_t source = 0; source < 2; source++) {
		buf_clear(&text);
		assert_int_equal(buf_add(&text, str_of("k,x\n"), &e), 0);
		for (size_t i = 0; i < N; i++) {
			size_t key = sorted ? i / 2 * 2 : i * 7919 % N / 2 * 2;

			put_record(&text, key + source, key);
		}
		add_source(&f, buf_str(&text));
	}
	open_sources(&f, "k");
	f.options.memory = memory;
	f.options.sorted = sorted;
	assert_int_equal(run(&f), 0);
	assert_int_equal(f.io.counts.in, 2 * N);
	*said = f.said;
	f.said = (struct buf){ 0 };
	buf_free(&text);
	end(&f);
}

/* The numbers of the records differ with their order; nothing else does. */
static void
without_numbers(struct buf *said)
{
	size_t n = 0;

	for (size_t i = 0; i < said->n; i++) {
		if (said->p[i] == '.')
			while (i < said->n && said->p[i] != '=')
				i++;
		said->p[n++] = said->p[i];
	}
	said->n = n;
}

static void
memory_makes_no_difference(void **state)
{
	struct buf little, much, passed;

	(void)state;
	run_many(&little, SPILL_MIN_MEMORY, false);
	run_many(&much, (size_t)64 << 20, false);
	assert_true(str_equal(buf_str(&little), buf_str(&much)));
	run_many(&passed, SPILL_MIN_MEMORY, true);
	without_numbers(&little);
	without_numbers(&passed);
	assert_true(str_equal(buf_str(&little), buf_str(&passed)));
	buf_free(&little);
	buf_free(&much);
	buf_free(&passed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_by_key),
		cmocka_unit_test(sorted_sources_give_the_same),
		cmocka_unit_test(no_records),
		cmocka_unit_test(records_without_a_key),
		cmocka_unit_test(a_refusal_ends_it),
		cmocka_unit_test(out_of_order),
		cmocka_unit_test(a_bad_record_ends_it),
		cmocka_unit_test(memory_makes_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
