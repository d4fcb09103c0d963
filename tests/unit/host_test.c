/* Names of hosts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/host.h"

static void
names_have_two_labels_or_more(void **state)
{
	static const struct {
		const char *name;
		enum host_fit fit;
	} samples[] = {
		{ "x.fi", HOST_GOOD },
		{ "www.foo--bar.com", HOST_GOOD },
		{ "1337.com", HOST_GOOD },
		{ "a-b.c-d.co", HOST_GOOD },
		{ "xn--froschgrn-x9a.net", HOST_GOOD },
		{ "xn--j1aac5a4g.xn--j1amh", HOST_GOOD },
		{ "xn------eddceddeftq7bvv7c4ke4c.xn--p1ai", HOST_GOOD },
		{ "h\xc3\xb8yfjellet.no", HOST_GOOD },
		{ "\xd0\xba\xd1\x83\xd0\xbb\xd1\x96\xd0\xba.\xd1\x83\xd0\xba"
		  "\xd1\x80",
		    HOST_GOOD },
		{ "", HOST_BAD },
		{ "localhost", HOST_BAD },
		{ "x.", HOST_BAD },
		{ ".fi", HOST_BAD },
		{ "x..fi", HOST_BAD },
		{ "x.f", HOST_BAD },
		{ "x.fi.", HOST_BAD },
		{ "-x.fi", HOST_BAD },
		{ "x-.fi", HOST_BAD },
		{ "foo_bar.com", HOST_BAD },
		{ "*.foo.com", HOST_BAD },
		{ "x y.fi", HOST_BAD },
		{ "300.0.0.1", HOST_BAD },
		{ "x.f1", HOST_BAD },
		{ "xn--.com", HOST_BAD },
		{ "xn--0.com", HOST_BAD },
		{ "paral\xc2\xb7lel.cat", HOST_GOOD },
		{ "para\xc2\xb7lel.cat", HOST_BAD },
		{ "\xe3\x82\xa2\xe3\x83\xbb.jp", HOST_GOOD },
		{ "a\xe3\x83\xbb.jp", HOST_BAD },
		/* a joiner, in Persian and in Latin */
		{ "\xd9\x87\xe2\x80\x8c\xda\xaf.ir", HOST_GOOD },
		{ "a\xe2\x80\x8c"
		  "b.fi",
		    HOST_BAD },
		/* wide letters, a mark that begins a label */
		{ "\xef\xbd\x98.fi", HOST_BAD },
		{ "\xcc\x81x.fi", HOST_BAD },
		{ "\xe2\x82\xac.fi", HOST_BAD },
	};
	struct host host;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		enum host_fit fit = host_check(str_of(samples[i].name), &host);

		if (fit != samples[i].fit)
			fail_msg("%s: %d", samples[i].name, (int)fit);
	}
}

static void
some_names_are_odd(void **state)
{
	static const struct {
		const char *name;
		bool odd;
	} samples[] = {
		{ "x.fi", false },
		{ "1.xn--mrk-qlac.fi", false },
		{ "xn--P1AI.ru", false },
		{ "r6---sn.googlevideo.com", true },
		{ "xn--i-7iq.ws", true },
		{ "1.xn--4dbrk0ce", true },
		{ "1.\xd7\x99\xd7\xa9.com", true },
		{ "xn--4dbc.com", false },
	};
	struct host host;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		assert_int_equal(
		    host_check(str_of(samples[i].name), &host), HOST_GOOD);
		if (host.odd != samples[i].odd)
			fail_msg("%s", samples[i].name);
	}
}

static void
lengths_have_limits(void **state)
{
	char text[300];
	struct host host;

	(void)state;
	memset(text, 'x', sizeof text);
	memcpy(text + 63, ".fi", 3);
	assert_int_equal(host_check(str_make(text, 66), &host), HOST_GOOD);
	assert_int_equal(host.length, 66);
	assert_true(str_is(host.top, "fi"));
	text[63] = 'x';
	memcpy(text + 64, ".fi", 3);
	assert_int_equal(host_check(str_make(text, 67), &host), HOST_TOO_LONG);
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = i % 50 == 49 ? '.' : 'x';
	assert_int_equal(host_check(str_make(text, 253), &host), HOST_GOOD);
	assert_int_equal(host_check(str_make(text, 254), &host), HOST_TOO_LONG);
}

static void
the_length_is_that_in_ascii(void **state)
{
	struct host host;

	(void)state;
	/* xn--mrk-qlac.fi */
	assert_int_equal(
	    host_check(str_of("m\xc3\xa4rk\xc3\xa4.fi"), &host), HOST_GOOD);
	assert_int_equal(host.length, 15);
}

static void
names_are_composed(void **state)
{
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(host_compose(&out, str_of("WWW.X.Fi"), &e), 0);
	assert_true(str_is(buf_str(&out), "www.x.fi"));
	buf_clear(&out);
	assert_int_equal(
	    host_compose(&out, str_of("MA\xcc\x88RK\xc3\x84.FI"), &e), 0);
	assert_true(str_is(buf_str(&out), "m\xc3\xa4rk\xc3\xa4.fi"));
	buf_free(&out);
}

static void
labels_are_spelled_out(void **state)
{
	static const char *const names[][2] = {
		{ "WWW.XN--mrk-qlac.Fi", "www.m\xc3\xa4rk\xc3\xa4.fi" },
		{ "a.xn--p1ai", "a.\xd1\x80\xd1\x84" },
		{ "M\xc3\x84RK\xc3\x84.xn--p1ai",
		    "m\xc3\xa4rk\xc3\xa4.\xd1\x80\xd1\x84" },
		/* not labels, odd ones, and what would not stay as it is */
		{ "xn--.com", "xn--.com" },
		{ "xn--0.com", "xn--0.com" },
		{ "xn--i-7iq.ws", "xn--i-7iq.ws" },
		{ "xn--mrk-2hac.fi", "xn--mrk-2hac.fi" },
		{ "a--b.fi", "a--b.fi" },
		{ "", "" },
		{ "..", ".." },
	};
	struct buf out = { 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		buf_clear(&out);
		assert_int_equal(
		    host_spell_out(&out, str_of(names[i][0]), &e), 0);
		if (!str_is(buf_str(&out), names[i][1]))
			fail_msg("%s: %.*s", names[i][0], (int)out.n, out.p);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_have_two_labels_or_more),
		cmocka_unit_test(some_names_are_odd),
		cmocka_unit_test(lengths_have_limits),
		cmocka_unit_test(the_length_is_that_in_ascii),
		cmocka_unit_test(names_are_composed),
		cmocka_unit_test(labels_are_spelled_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
