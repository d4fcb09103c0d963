/* What the columns of a join are called, and what fills them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "field/role.h"
#include "merge/join_columns.h"
#include "record/record.h"

enum { MOST = 4, MOST_COLUMNS = 16 };

struct made {
	struct input input[MOST];
	struct sources sources;
	struct join_columns columns;
	struct err err;
	int result;
};

/* Columns as "name name ..."; a name with a star behind it is left out. */
static void
read_input(struct input *in, const char *text, struct arena *memory)
{
	static char files[MOST][16] = { "one.csv", "two.csv", "three.csv",
		"four.csv" };
	struct str name[MOST_COLUMNS];
	struct record rec = { .field = name };
	bool out[MOST_COLUMNS];
	struct err e;

	in->file = files[text[0] - '1'];
	for (text += 2; *text != '\0'; rec.nfields++) {
		size_t n = strcspn(text, " ");

		out[rec.nfields] = text[n - 1] == '*';
		name[rec.nfields] = str_make(text, n - out[rec.nfields]);
		text += n + (text[n] == ' ');
	}
	assert_int_equal(header_read(&in->header, &rec, &e), 0);
	assert_int_equal(role_detect(&in->header, &e), 0);
	in->told = arena_array(memory, rec.nfields, sizeof *in->told, &e);
	assert_non_null(in->told);
	for (size_t i = 0; i < rec.nfields; i++)
		in->told[i] = out[i] ? UNITE_LEFT_OUT : UNITE_FREE;
}

/* Sources as "1 id name", "2 id city" ..., up to NULL. */
static void
make(struct made *m, const struct join_options *o, const char *const *texts)
{
	memset(m, 0, sizeof *m);
	m->sources.input = m->input;
	for (; texts[m->sources.n] != NULL; m->sources.n++)
		read_input(&m->input[m->sources.n], texts[m->sources.n],
		    &m->sources.memory);
	m->result =
	    join_columns_open(&m->columns, &m->sources, o, ';', &m->err);
}

static void
unmake(struct made *m)
{
	join_columns_close(&m->columns);
	for (size_t i = 0; i < m->sources.n; i++)
		header_free(&m->input[i].header);
	arena_free(&m->sources.memory);
}

static void
are_called(const struct join_options *o, const char *const *texts,
    const char *expected)
{
	char got[1024] = "";
	struct made m;
	size_t n = 0;

	make(&m, o, texts);
	assert_int_equal(m.result, 0);
	for (size_t i = 0; i < m.columns.header.n; i++)
		n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s",
		    i == 0 ? "" : " ", (int)m.columns.header.name[i].n,
		    m.columns.header.name[i].p);
	assert_string_equal(got, expected);
	unmake(&m);
}

/* Fields (1-based, 0: empty), the lengths of runs beside the first of each. */
static size_t
say_part(char *to, size_t size, const struct join_part *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += (size_t)snprintf(to + n, size - n, "%zu ",
		    p->from[i] == HEADER_NONE ? 0 : p->from[i] + 1);
	n += (size_t)snprintf(to + n, size - n, "(");
	for (size_t i = 0; i < p->n; i += p->run[i])
		n += (size_t)snprintf(to + n, size - n, "%zu", p->run[i]);
	n += (size_t)snprintf(to + n, size - n, ")");
	return n;
}

/* Per source its head, its tail, what stands where there is no tail, and
 * whether heads are needed. */
static void
are_filled(const struct join_options *o, const char *const *texts,
    const char *expected)
{
	char got[1024] = "";
	struct made m;
	size_t n = 0;

	make(&m, o, texts);
	assert_int_equal(m.result, 0);
	for (size_t i = 0; i < m.columns.n; i++) {
		const struct join_source *s = &m.columns.source[i];

		n += (size_t)snprintf(
		    got + n, sizeof got - n, "%s", i == 0 ? "" : " | ");
		n += say_part(got + n, sizeof got - n, &s->head);
		n += (size_t)snprintf(got + n, sizeof got - n, " + ");
		n += say_part(got + n, sizeof got - n, &s->tail);
		n += (size_t)snprintf(got + n, sizeof got - n, " %.*s%s",
		    (int)s->no_tail.n, s->no_tail.p, s->heads ? "h" : "");
	}
	assert_string_equal(got, expected);
	unmake(&m);
}

static const struct join_options LEFT_BY_ID = { .by = { .on = "id" } };

static void
test_names(void **state)
{
	(void)state;
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 id name", "2 city id total", NULL },
	    "id name city total");
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 name id", "2 id name", "3 name id", NULL },
	    "name id name_two name_three");
	/* names of the first file are never changed */
	are_called(&LEFT_BY_ID, (const char *[]){ "1 a a id", "2 id a", NULL },
	    "a a id a_two");
}

static void
test_clashes(void **state)
{
	(void)state;
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 id a a_two", "2 id a a_two", NULL },
	    "id a a_two a_two_2 a_two_two");
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 id a a_two a_two_2", "2 id a a a", NULL },
	    "id a a_two a_two_2 a_two_3 a_two_4 a_two_5");
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 id", "2 id a a_two a", NULL },
	    "id a a_two a_two_2");
}

static void
test_left_out(void **state)
{
	(void)state;
	are_called(&LEFT_BY_ID,
	    (const char *[]){ "1 id* a b*", "2 b* id a c", NULL }, "a a_two c");
	are_filled(&LEFT_BY_ID,
	    (const char *[]){ "1 id* a b*", "2 b* id a c", NULL },
	    "2 (1) + () h | 0 (1) + 3 4 (2) ;");
}

static void
test_canonical(void **state)
{
	const struct join_options o = { .by = { .on = "email" },
		.canonical_names = true };

	(void)state;
	are_called(&o,
	    (const char *[]){
		"1 E-mail Vorname x", "2 Etunimi s-posti first_name", NULL },
	    "email first_name x Etunimi first_name_two");
}

static void
test_parts(void **state)
{
	const struct join_options full = { .by = { .on = "k,l=m" },
		.kind = JOIN_FULL };
	struct join_options right = full;

	(void)state;
	are_filled(&LEFT_BY_ID,
	    (const char *[]){ "1 id a b", "2 x id", "3 id", NULL },
	    "1 2 3 (3) + () h | 2 0 0 (12) + 1 (1)  | 1 0 0 (12) + () ");
	are_filled(&full,
	    (const char *[]){ "1 l a b k c", "2 k m", "3 x y m k z", NULL },
	    "1 2 3 4 5 (5) + () h | 2 0 0 1 0 (1211) + () h | "
	    "3 0 0 4 0 (1211) + 1 2 5 (21) ;;h");
	right.kind = JOIN_RIGHT;
	are_filled(&right, (const char *[]){ "1 k l", "2 k m", "3 m k", NULL },
	    "1 2 (2) + () h | 1 2 (2) + ()  | 2 1 (11) + () h");
	right.by.key.normalized = true;
	are_filled(&right, (const char *[]){ "1 k l", "2 k m", "3 m k", NULL },
	    "1 2 (2) + () h | 1 2 (2) + () h | 2 1 (11) + () h");
}

static void
fails(const struct join_options *o, const char *const *texts, const char *file,
    const char *reason)
{
	struct made m;

	make(&m, o, texts);
	assert_int_equal(m.result, -1);
	assert_int_equal(m.err.code, ERR_USAGE);
	assert_string_equal(m.err.file, file);
	assert_string_equal(m.err.reason, reason);
	unmake(&m);
}

static void
test_failures(void **state)
{
	const struct join_options two = { .by = { .on = "1-" } };

	(void)state;
	fails(&LEFT_BY_ID, (const char *[]){ "1 a", "2 id", NULL }, "one.csv",
	    "there is no column \"id\"");
	fails(&LEFT_BY_ID, (const char *[]){ "1 id a", "2 id", "3 a", NULL },
	    "three.csv", "there is no column \"id\"");
	fails(&two, (const char *[]){ "1 a b", "2 a b", "3 a b c", NULL },
	    "three.csv", "the key has 3 columns here and 2 in 'one.csv'");
}

/* Two hundred thousand columns of one name do not take their square. */
static void
test_wide(void **state)
{
	enum { WIDE = 200000 };
	static char a[] = "a.csv", b[] = "b.csv";
	struct input input[2] = { { .file = a }, { .file = b } };
	struct sources s = { .input = input, .n = 2 };
	struct join_columns c = { .n = 0 };
	struct str *name = calloc(WIDE, sizeof *name);
	struct record rec = { .field = name, .nfields = WIDE };
	struct err e;

	(void)state;
	assert_non_null(name);
	for (size_t i = 0; i < WIDE; i++)
		name[i] = str_of(i == 0 ? "id" : i % 2 == 0 ? "x" : "y");
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(header_read(&input[i].header, &rec, &e), 0);
	assert_int_equal(join_columns_open(&c, &s, &LEFT_BY_ID, ',', &e), 0);
	assert_int_equal(c.header.n, 2 * WIDE - 1);
	assert_string_equal(c.header.name[2 * WIDE - 2].p, "y_b_100000");
	join_columns_close(&c);
	header_free(&input[0].header);
	header_free(&input[1].header);
	free(name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_clashes),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
