/* Persons out of files: all of the copies or none, and a receipt. */
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

#include "field/role.h"
#include "merge/erase.h"

static char place[] = "/tmp/cust-erase-XXXXXX";
static char a[64], b[64], list[64], into[64], into_a[64], into_b[64];
static char receipt[64], rejects[64];
static const struct reader_options plain = { .chunk = 0 };

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
	char bytes[2048] = "";
	FILE *f = fopen(name, "r");

	assert_non_null(f);
	assert_true(fread(bytes, 1, sizeof bytes - 1, f) < sizeof bytes - 1);
	(void)fclose(f);
	assert_string_equal(bytes, expected);
}

/* Erase whom the list names from a and b: 0, or -1 and *e. */
static int
erase(const char *rejected, const char *written, struct err *e)
{
	char *const files[] = { a, b };
	const char *const lists[] = { list };
	const struct sources_options so = {
		.reader = &plain, .files = files, .nfiles = 2
	};
	const struct stream_options io_options = { .output = receipt,
		.rejects = rejected,
		.files = files,
		.nfiles = 2 };
	const struct erase_options o = {
		.lists = { .reader = &plain,
		    .suppress = lists,
		    .nsuppress = 1,
		    .on = "email",
		    .memory = 1 << 20 },
		.into = into,
		.written = &written,
		.nwritten = 1,
	};
	struct count_list counts = { .n = 0 };
	struct sources s = { .n = 0 };
	struct stream io = { .in = NULL };
	int result;

	assert_int_equal(sources_name(&s, &so, e), 0);
	for (size_t i = 0; i < s.n; i++) {
		assert_int_equal(sources_learn(&s, i, e), 0);
		assert_int_equal(role_detect(&s.input[i].header, e), 0);
	}
	assert_int_equal(sources_unite(&s, false, e), 0);
	assert_int_equal(stream_open_output(&io, &io_options, ','), 0);
	result = erase_run(&io, &s, &o, &counts);
	if (result == 0) {
		assert_int_equal(stream_commit(&io), 0);
		assert_true(counts.n > 0);
	}
	*e = io.err;
	io.in = NULL;
	stream_close(&io);
	sources_close(&s);
	count_free(&counts);
	return result;
}

static void
clear(void)
{
	const char *all[] = { a, b, list, into_a, into_b, receipt, rejects };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		(void)unlink(all[i]);
}

static void
test_bytes_stay(void **state)
{
	struct err e;
	struct stat st;

	(void)state;
	clear();
	make_file(a, "\xef\xbb\xbfn;email\r\n1;A@x.fi\r\n\r\n2;\"b\"\"@x.fi\""
		     "\r\n\r\n3;a@x.fi\r\n");
	make_file(b, "email,n\nc@x.fi,\"4\"\na@x.fi,\"5\n5\"\nd@x.fi,6");
	make_file(list, "mail\na@x.fi\nz@x.fi\n");
	assert_int_equal(chmod(b, 0640), 0);
	assert_int_equal(erase(NULL, NULL, &e), 0);
	holds(into_a, "\xef\xbb\xbfn;email\r\n2;\"b\"\"@x.fi\"\r\n\r\n");
	holds(into_b, "email,n\nc@x.fi,\"4\"\nd@x.fi,6");
	assert_int_equal(stat(into_b, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
test_all_or_none(void **state)
{
	struct err e;

	(void)state;
	clear();
	make_file(a, "email\na@x.fi\n");
	make_file(b, "email,n\na@x.fi\n");
	make_file(list, "mail\na@x.fi\n");
	assert_int_equal(erase(NULL, NULL, &e), -1);
	assert_int_equal(e.code, ERR_RECORD);
	assert_int_equal(access(into_a, F_OK), -1);
	assert_int_equal(access(into_b, F_OK), -1);
	assert_int_equal(erase(rejects, NULL, &e), 0);
	holds(into_a, "email\n");
	holds(into_b, "email,n\n");
}

static void
refuses(const char *written, const char *reason)
{
	struct err e;

	assert_int_equal(erase(NULL, written, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.reason, reason);
	assert_int_equal(access(into_a, F_OK), -1);
}

static void
test_refused(void **state)
{
	char above[80];

	(void)state;
	clear();
	make_file(a, "email\na@x.fi\n");
	make_file(b, "email,n\na@x.fi,1\n");
	make_file(list, "mail\na@x.fi\n");
	(void)snprintf(above, sizeof above, "%s/../into/b", into);
	refuses(above, "its copy would replace another output");
	assert_int_equal(link(a, into_b), 0);
	refuses(NULL, "its copy would replace a source");
	assert_int_equal(unlink(into_b), 0);
	assert_int_equal(link(list, into_b), 0);
	refuses(NULL, "its copy would replace the list of whom to erase");
	assert_int_equal(unlink(into_b), 0);
	make_file(b, "n\n1\n");
	refuses(NULL, "has no column of --on: nobody is found in it");
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(a, sizeof a, "%s/a", place);
	(void)snprintf(b, sizeof b, "%s/b", place);
	(void)snprintf(list, sizeof list, "%s/list", place);
	(void)snprintf(receipt, sizeof receipt, "%s/receipt", place);
	(void)snprintf(rejects, sizeof rejects, "%s/rejects", place);
	(void)snprintf(into, sizeof into, "%s/into", place);
	(void)snprintf(into_a, sizeof into_a, "%s/into/a", place);
	(void)snprintf(into_b, sizeof into_b, "%s/into/b", place);
	return mkdir(into, 0700);
}

static int
clear_place(void **state)
{
	(void)state;
	clear();
	return rmdir(into) == 0 ? rmdir(place) : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes_stay),
		cmocka_unit_test(test_all_or_none),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, make_place, clear_place);
}
