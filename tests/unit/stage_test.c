/* Values in lines. */
#include "dedupe/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
what_is_escaped_comes_back(void **state)
{
	static const char all[] = "a\tb\nc\rd\"e\\f\0g\\n";
	const struct str s = str_make(all, sizeof all - 1);
	struct buf line = { 0 }, back = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(stage_escape(&line, s, &e), 0);
	assert_null(memchr(line.p, '\t', line.n));
	assert_null(memchr(line.p, '\n', line.n));
	assert_null(memchr(line.p, '\r', line.n));
	assert_null(memchr(line.p, '"', line.n));
	assert_int_equal(stage_unescape(&back, buf_str(&line), &e), 0);
	assert_true(str_equal(buf_str(&back), s));
	buf_free(&line);
	buf_free(&back);
}

static void
what_nobody_escaped_is_refused(void **state)
{
	struct buf back = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(stage_unescape(&back, str_of("a\\"), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_int_equal(stage_unescape(&back, str_of("a\\x"), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	buf_free(&back);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_escaped_comes_back),
		cmocka_unit_test(what_nobody_escaped_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
