/* Text for people's eyes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "stats/show.h"

static void
assert_shown(const char *bytes, size_t n, const char *shown)
{
	struct buf b = { 0 };
	struct err e;

	assert_int_equal(show_text(&b, str_make(bytes, n), 200, &e), 0);
	assert_true(str_is(buf_str(&b), shown));
	buf_free(&b);
}

static void
plain_text_stays(void **state)
{
	(void)state;
	assert_shown("", 0, "");
	assert_shown(
	    "Jyv\xc3\xa4skyl\xc3\xa4 12", 14, "Jyv\xc3\xa4skyl\xc3\xa4 12");
	assert_shown("\xe6\x9d\xb1\xe4\xba\xac", 6, "\xe6\x9d\xb1\xe4\xba\xac");
}

static void
nothing_acts_on_the_terminal(void **state)
{
	(void)state;
	assert_shown("a\n\t\r\\b", 6, "a\\n\\t\\r\\\\b");
	assert_shown("\033[31mred", 8, "\\x1B[31mred");
	assert_shown("\0\x7f", 2, "\\x00\\x7F");
	assert_shown("\xc2\x9b", 2, "\\u{9B}");
	assert_shown("x\xff\xc3", 3, "x\\xFF\\xC3");
}

static void
nothing_hides(void **state)
{
	(void)state;
	assert_shown(" a b ", 5, "\\x20a b\\x20");
	assert_shown(" ", 1, "\\x20");
	assert_shown("a\xe2\x80\x8b"
		     "b",
	    5, "a\\u{200B}b");
	assert_shown("\xe2\x80\xae"
		     "abc",
	    6, "\\u{202E}abc");
	assert_shown("\xef\xbb\xbfid", 5, "\\u{FEFF}id");
	assert_shown("co\xc2\xad"
		     "op",
	    6, "co\\u{AD}op");
}

static void
long_text_is_not_read_to_its_end(void **state)
{
	static char text[1 << 16];
	struct buf b = { 0 };
	struct err e;

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(show_text(&b, str_make(text, sizeof text), 80, &e), 0);
	assert_true(b.n > 80 && b.n < 200);
	buf_free(&b);
}

static void
assert_cut(const char *text, size_t width, const char *cut)
{
	struct buf b = { 0 };
	struct err e;

	assert_int_equal(buf_add(&b, str_of(text), &e), 0);
	assert_int_equal(show_cut(&b, width, &e), 0);
	assert_true(str_is(buf_str(&b), cut));
	assert_true(utf8_width(buf_str(&b)) <= width);
	buf_free(&b);
}

static void
cuts_leave_dots(void **state)
{
	(void)state;
	assert_cut("abcdefgh", 8, "abcdefgh");
	assert_cut("abcdefghi", 8, "abcde...");
	assert_cut(
	    "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4", 4, "\xc3\xa4...");
	/* Wide characters take two places and are not halved. */
	assert_cut(
	    "\xe6\x9d\xb1\xe4\xba\xac\xe9\x83\xbd", 5, "\xe6\x9d\xb1...");
	assert_cut("\xe6\x9d\xb1\xe4\xba\xac\xe9\x83\xbd", 4, "...");
	assert_cut("", 8, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays),
		cmocka_unit_test(nothing_acts_on_the_terminal),
		cmocka_unit_test(nothing_hides),
		cmocka_unit_test(long_text_is_not_read_to_its_end),
		cmocka_unit_test(cuts_leave_dots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
