/* The records that golden ones are made of, in a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "dedupe/merged.h"

static struct str name[] = { { "a", 1 }, { "b,c", 3 } };
static const struct header header = { .name = name, .n = 2 };

static void
all_records_and_their_people(void **state)
{
	static const char expected[] = "cluster_id;record;a;\"b,c\"\n"
				       "new-1;3;x;\"y;z\"\n"
				       "new-1;12;;\n";
	const struct str first[] = { str_of("x"), str_of("y;z") };
	const struct str second[] = { str_of(""), str_of("") };
	const struct group_member member[] = { { 0, 3, first },
		{ 0, 12, second } };
	char folder[] = "/tmp/cust-merged-XXXXXX", file[64], text[256];
	struct merged m = { .out = NULL };
	struct err e;
	FILE *f;
	size_t n;

	(void)state;
	assert_non_null(mkdtemp(folder));
	(void)snprintf(file, sizeof file, "%s/m.csv", folder);
	assert_int_equal(merged_open(&m, file, &header, ';', &e), 0);
	assert_int_equal(merged_add(&m, str_of("new-1"), member, 2, &e), 0);
	assert_int_not_equal(access(file, F_OK), 0);
	assert_int_equal(merged_commit(&m, &e), 0);
	merged_close(&m);
	f = fopen(file, "r");
	assert_non_null(f);
	n = fread(text, 1, sizeof text, f);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(n, sizeof expected - 1);
	assert_memory_equal(text, expected, n);
	assert_int_equal(unlink(file), 0);
	assert_int_equal(rmdir(folder), 0);
}

static void
nobody_wants_them(void **state)
{
	const struct str field[] = { str_of("x"), str_of("y") };
	const struct group_member member = { 0, 1, field };
	struct merged m = { .out = NULL };
	struct err e;

	(void)state;
	assert_int_equal(merged_open(&m, NULL, &header, ',', &e), 0);
	assert_int_equal(merged_add(&m, str_of("1"), &member, 1, &e), 0);
	assert_int_equal(merged_commit(&m, &e), 0);
	merged_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_records_and_their_people),
		cmocka_unit_test(nobody_wants_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
