/* Small files of settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "record/settings.h"

static const char *const columns[] = { "file", "label", "delimiter" };

struct fixture {
	char file[40];
	struct buf taken; /* values, each with a '|' behind it */
	size_t records;
	size_t refused; /* the record that is not accepted, or 0 */
	struct err err;
};

static void
write_file(struct fixture *f, const char *text, size_t n)
{
	int fd;

	memset(f, 0, sizeof *f);
	(void)snprintf(f->file, sizeof f->file, "/tmp/cust-settings-XXXXXX");
	fd = mkstemp(f->file);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), n);
	assert_int_equal(close(fd), 0);
}

static int
take(void *context, const struct str *value, struct err *e)
{
	struct fixture *f = context;

	for (size_t i = 0; i < 3; i++)
		if (buf_add(&f->taken, value[i], e) != 0 ||
		    buf_add_byte(&f->taken, '|', e) != 0)
			return -1;
	if (++f->records == f->refused)
		return err_set(e, ERR_USAGE, 0, "no such delimiter");
	return 0;
}

static int
read_settings(struct fixture *f, size_t needed)
{
	return settings_read(
	    f->file, "a list", columns, 3, needed, take, f, &f->err);
}

static void
end(struct fixture *f)
{
	buf_free(&f->taken);
	assert_int_equal(unlink(f->file), 0);
}

static void
reads(const char *text, size_t needed, const char *taken)
{
	struct fixture f;

	write_file(&f, text, strlen(text));
	assert_int_equal(read_settings(&f, needed), 0);
	assert_int_equal(f.taken.n, strlen(taken));
	assert_memory_equal(f.taken.p, taken, strlen(taken));
	end(&f);
}

static void
fails(struct fixture *f, const char *text, size_t needed, enum err_code code)
{
	write_file(f, text, strlen(text));
	assert_int_equal(read_settings(f, needed), -1);
	assert_int_equal(f->err.code, code);
	assert_string_equal(f->err.file, f->file);
}

static void
columns_in_any_order(void **state)
{
	(void)state;
	reads("file,label,delimiter\na,b,;\n", 3, "a|b|;|");
	reads("delimiter\tfile\tlabel\n;\ta\tb\nx\t\ty\n", 3, "a|b|;||y|x|");
	reads("note;label;file\n1;b;a\n", 1, "a|b||");
	reads("\xef\xbb\xbf"
	      "file,\"label\"\r\n\"a,b\",\"say \"\"x\"\"\"\r\n",
	    1, "a,b|say \"x\"||");
}

static void
columns_may_be_missing(void **state)
{
	struct fixture f;

	(void)state;
	reads("file\na\nb\n", 1, "a|||b|||");
	reads("x\n1\n", 0, "|||");
	fails(&f, "file,Label\na,b\n", 2, ERR_USAGE);
	assert_non_null(strstr(f.err.reason, "a list"));
	assert_non_null(strstr(f.err.reason, "\"label\""));
	assert_non_null(strstr(f.err.hint, "file, Label"));
	assert_int_equal(f.records, 0);
	end(&f);
}

static void
no_records(void **state)
{
	struct fixture f;

	(void)state;
	reads("file,label\n", 2, "");
	fails(&f, "", 1, ERR_READ);
	end(&f);
}

/* The place of the record that is refused is in the failure. */
static void
a_refusal_has_its_place(void **state)
{
	const char text[] = "file,label,delimiter\na,b,;\n\nc,d,?\ne,f,;\n";
	struct fixture f;

	(void)state;
	write_file(&f, text, sizeof text - 1);
	f.refused = 2;
	assert_int_equal(read_settings(&f, 1), -1);
	assert_int_equal(f.err.code, ERR_USAGE);
	assert_string_equal(f.err.reason, "no such delimiter");
	assert_string_equal(f.err.file, f.file);
	assert_int_equal(f.err.record, 2);
	assert_int_equal(f.err.line, 4);
	assert_int_equal(f.records, 2);
	end(&f);
}

static void
bad_records_end_it(void **state)
{
	struct fixture f;

	(void)state;
	fails(&f, "file,label\na,b\nc\n", 1, ERR_RECORD);
	assert_int_equal(f.err.record, 2);
	assert_int_equal(f.records, 1);
	end(&f);
	fails(&f, "file,label\na,\xff\n", 1, ERR_RECORD);
	assert_int_equal(f.records, 0);
	end(&f);
}

static void
no_file(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(settings_read("/nonexistent/list.csv", "a list",
			     columns, 3, 1, take, NULL, &e),
	    -1);
	assert_int_equal(e.code, ERR_READ);
	assert_string_equal(e.file, "/nonexistent/list.csv");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_in_any_order),
		cmocka_unit_test(columns_may_be_missing),
		cmocka_unit_test(no_records),
		cmocka_unit_test(a_refusal_has_its_place),
		cmocka_unit_test(bad_records_end_it),
		cmocka_unit_test(no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
