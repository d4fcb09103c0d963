/* Aligned tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stats/table.h"

/* Things with a name, and as many parts as the name has letters behind the
 * first; a part shows as that letter. */
static const char *const NAMES[] = { "x", "abc", "de", NULL };

static size_t
parts(const void *context, size_t i)
{
	const char *const *names = context;

	return strlen(names[i]) - 1;
}

static int
cell_name(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const char *const *names = context;

	return row.rank == 0 ? buf_add(out, str_of(names[row.i]), e) : 0;
}

static int
cell_part(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const char *const *names = context;

	return buf_add_byte(out, names[row.i][1 + row.rank], e);
}

/* Ninety letters. */
static int
cell_wide(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	(void)context;
	(void)row;
	for (int i = 0; i < 90; i++) {
		if (buf_add_byte(out, (char)('a' + i % 26), e) != 0)
			return -1;
	}
	return 0;
}

static void
assert_printed(const struct table *t, const char *expected)
{
	static char got[4000];
	char file[] = "/tmp/table-XXXXXX";
	struct writer *w;
	struct err e;
	FILE *f;
	size_t n;

	assert_int_equal(close(mkstemp(file)), 0);
	assert_int_equal(writer_open(&w, file, ',', &e), 0);
	assert_int_equal(table_print(t, w, &e), 0);
	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	f = fopen(file, "rb");
	assert_non_null(f);
	n = fread(got, 1, sizeof got - 1, f);
	got[n] = '\0';
	assert_int_equal(fclose(f), 0);
	assert_int_equal(unlink(file), 0);
	assert_string_equal(got, expected);
}

static void
rows_of_things_and_parts(void **state)
{
	static const struct table_column columns[] = {
		{ "name", cell_name, false },
		{ "part", cell_part, true },
		{ "again", cell_part, false },
		{ NULL, NULL, false },
	};
	const struct table t = { columns, NAMES, 3, parts };

	(void)state;
	assert_printed(&t, "\n"
			   "name  part  again\n"
			   "abc      b  b\n"
			   "         c  c\n"
			   "de       e  e\n");
}

static void
nothing_without_rows(void **state)
{
	static const struct table_column columns[] = {
		{ "name", cell_name, false },
		{ NULL, NULL, false },
	};
	const struct table t = { columns, NAMES, 1, parts };

	(void)state;
	assert_printed(&t, "");
}

static void
the_widest_columns_are_cut(void **state)
{
	static const struct table_column columns[] = {
		{ "name", cell_name, false },
		{ "one", cell_wide, false },
		{ "two", cell_wide, false },
		{ NULL, NULL, false },
	};
	const char *const names[] = { "ab" };
	const struct table t = { columns, names, 1, parts };

	(void)state;
	assert_printed(&t, "\n"
			   "name  one                                   two\n"
			   "ab    abcdefghijklmnopqrstuvwxyzabcdefg...  "
			   "abcdefghijklmnopqrstuvwxyzabcdefg...\n");
}

static void
numbers_are_never_cut(void **state)
{
	static const struct table_column columns[] = {
		{ "name", cell_name, false },
		{ "wide", cell_wide, true },
		{ NULL, NULL, false },
	};
	const char *const names[] = { "ab" };
	const struct table t = { columns, names, 1, parts };

	(void)state;
	assert_printed(&t,
	    "\n"
	    "name                                                           "
	    "                             wide\n"
	    "ab    abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	    "abcdefghijklmnopqrstuvwxyzabcdefghijkl\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_things_and_parts),
		cmocka_unit_test(nothing_without_rows),
		cmocka_unit_test(the_widest_columns_are_cut),
		cmocka_unit_test(numbers_are_never_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
