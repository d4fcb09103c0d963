/* A file stands there whole or not at all. */
#include <dirent.h>
#include <fcntl.h>
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

#include "base/nameless.h"
#include "record/target.h"

static char place[] = "/tmp/cust-target-XXXXXX";
static char file[64], link_name[64];

/* Entries of the directory of this test. */
static size_t
entries(void)
{
	DIR *d = opendir(place);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	(void)closedir(d);
	return n - 2;
}

static void
holds(const char *name, const char *expected)
{
	char bytes[64] = "";
	int fd = open(name, O_RDONLY);

	assert_true(fd >= 0);
	assert_true(read(fd, bytes, sizeof bytes - 1) >= 0);
	assert_string_equal(bytes, expected);
	(void)close(fd);
}

static void
replace(const char *name, const char *bytes)
{
	struct target t;
	struct err e;

	assert_int_equal(target_open(&t, name, &e), 0);
	assert_int_equal(write(t.fd, bytes, strlen(bytes)), strlen(bytes));
	assert_int_equal(target_commit(&t, &e), 0);
	target_close(&t);
}

static void
test_standard_output(void **state)
{
	struct target t;
	struct err e;

	(void)state;
	assert_int_equal(target_open(&t, NULL, &e), 0);
	assert_int_equal(t.fd, STDOUT_FILENO);
	assert_null(t.path);
	target_close(&t);
	assert_int_equal(target_open(&t, "-", &e), 0);
	assert_int_equal(t.fd, STDOUT_FILENO);
	assert_null(t.file);
	target_close(&t);
	assert_true(fcntl(STDOUT_FILENO, F_GETFD) >= 0);
}

static void
test_replace(void **state)
{
	struct stat st;

	(void)state;
	replace(file, "one\n");
	holds(file, "one\n");
	assert_int_equal(chmod(file, 0751), 0);
	replace(file, "2\n");
	holds(file, "2\n");
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0751);
	assert_int_equal(entries(), 1);
	assert_int_equal(unlink(file), 0);
}

static void
test_given_up(void **state)
{
	struct target t;
	struct err e;

	(void)state;
	assert_int_equal(target_open(&t, file, &e), 0);
	assert_int_equal(write(t.fd, "x", 1), 1);
	assert_int_equal(entries(), 0);
	target_close(&t);
	assert_int_equal(entries(), 0);
}

/* The file that a link leads to is replaced; the link stays. */
static void
test_link(void **state)
{
	struct stat st;

	(void)state;
	replace(file, "one\n");
	assert_int_equal(symlink(file, link_name), 0);
	replace(link_name, "two\n");
	holds(file, "two\n");
	assert_int_equal(lstat(link_name, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(unlink(link_name), 0);
	assert_int_equal(unlink(file), 0);
}

static void
test_device(void **state)
{
	struct target t;
	struct err e;
	struct stat st;

	(void)state;
	assert_int_equal(target_open(&t, "/dev/null", &e), 0);
	assert_null(t.path);
	assert_int_equal(write(t.fd, "x", 1), 1);
	assert_int_equal(target_commit(&t, &e), 0);
	target_close(&t);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void
test_refused(void **state)
{
	static const char *const names[] = { "/nonexistent/a", "/dev/null/a",
		"/tmp" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct target t;
		struct err e;

		assert_int_equal(target_open(&t, names[i], &e), -1);
		assert_int_equal(e.code, ERR_WRITE);
		assert_string_equal(e.file, names[i]);
		target_close(&t);
	}
}

static void
test_nameless(void **state)
{
	struct stat st;
	struct err e;
	char c = 0;
	int fd = nameless_open(place, &e);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(entries(), 0);
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true((fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0);
	assert_int_equal(pwrite(fd, "x", 1, 0), 1);
	assert_int_equal(pread(fd, &c, 1, 0), 1);
	assert_int_equal(c, 'x');
	assert_int_equal(close(fd), 0);
	assert_int_equal(nameless_open("/nonexistent", &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(file, sizeof file, "%s/file", place);
	(void)snprintf(link_name, sizeof link_name, "%s/link", place);
	return 0;
}

static int
remove_place(void **state)
{
	(void)state;
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_standard_output),
		cmocka_unit_test(test_replace),
		cmocka_unit_test(test_given_up),
		cmocka_unit_test(test_link),
		cmocka_unit_test(test_device),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_nameless),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
