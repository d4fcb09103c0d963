/* Addresses of web sites, many of them fixtures of validatorjs/validator.js
 * (MIT), isURL.  We differ from it on purpose: white space around a URL goes,
 * and a name or password without a scheme (user@example.com) is no URL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/url.h"
#include "verdict_sample.h"

struct sample {
	const char *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, bool add_scheme)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(
	    url_canonical(&out, str_of(s->in), add_scheme, &v, &e), 0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (url_is_canonical(str_of(s->in)))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->out, s->out, s->reason };

		check(&again, add_scheme);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n, bool add_scheme)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], add_scheme);
}

#define CHECK(samples, add_scheme)                                             \
	check_all(samples, sizeof samples / sizeof *samples, add_scheme)

static void
scheme_and_host_become_small(void **state)
{
	static const struct sample samples[] = {
		{ "HTTP://WWW.FooBar.COM/", "http://www.foobar.com/", NULL },
		{ "Https://X.fi/Path?Q=A#F", "https://x.fi/Path?Q=A#F", NULL },
		{ "https://x.fi", "https://x.fi", NULL },
		{ "https://x.fi/", "https://x.fi/", NULL },
		{ "ftp://www.foobar.com/", "ftp://www.foobar.com/", NULL },
		{ "http://H\xc3\x98YFJELLET.no", "http://h\xc3\xb8yfjellet.no",
		    NULL },
		{ "http://XN--Froschgrn-x9a.net/",
		    "http://xn--froschgrn-x9a.net/", NULL },
		{ "http://foobar.com?foo=bar", "http://foobar.com?foo=bar",
		    NULL },
		{ "http://foobar.com#baz=qux", "http://foobar.com#baz=qux",
		    NULL },
		{ "http://foobar.com/t$-_.+!*'(),",
		    "http://foobar.com/t$-_.+!*'(),", NULL },
		{ "http://duckduckgo.com/?q=%2f",
		    "http://duckduckgo.com/?q=%2f", NULL },
	};

	(void)state;
	CHECK(samples, false);
	assert_true(url_is_canonical(str_of("https://www.foobar.com/a?b=1")));
	assert_true(url_is_canonical(str_of("http://x-y.fi")));
	assert_false(url_is_canonical(str_of("http://xn--0.fi")));
	assert_false(url_is_canonical(str_of("http://10.0.0.1")));
}

static void
the_port_of_the_scheme_goes(void **state)
{
	static const struct sample samples[] = {
		{ "http://x.fi:80/", "http://x.fi/", NULL },
		{ "https://x.fi:443", "https://x.fi", NULL },
		{ "ftp://x.fi:21", "ftp://x.fi", NULL },
		{ "https://x.fi:80/", "https://x.fi:80/", NULL },
		{ "http://x.fi:08080/", "http://x.fi:8080/", NULL },
		{ "http://www.foobar.com:65535/",
		    "http://www.foobar.com:65535/", NULL },
		{ "http://example.com:", "http://example.com", NULL },
		{ "http://x.fi:0/", NULL, "bad_url" },
		{ "http://x.fi:65536/", NULL, "bad_url" },
		{ "http://x.fi:99999999999/", NULL, "bad_url" },
		{ "https://example.com:abc", NULL, "bad_url" },
		{ "http://x.fi:-1/", NULL, "bad_url" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
addresses_are_hosts_too(void **state)
{
	static const struct sample samples[] = {
		{ "http://189.123.14.13/", "http://189.123.14.13/", NULL },
		{ "http://10.0.0.0:256", "http://10.0.0.0:256", "private_ip" },
		{ "http://[1080:0:0:0:8:800:200C:417A]/index.html",
		    "http://[1080::8:800:200c:417a]/index.html", NULL },
		{ "http://[::FFFF:129.144.52.38]:80/index.html",
		    "http://[::ffff:129.144.52.38]/index.html", NULL },
		{ "http://[::1]:8080", "http://[::1]:8080", "private_ip" },
		{ "http://300.0.0.1/", NULL, "bad_url" },
		{ "http://010.0.0.1/", NULL, "bad_url" },
		{ "http://[10.0.0.1]/", NULL, "bad_url" },
		{ "http://[::1", NULL, "bad_url" },
		{ "http://[::1]x/", NULL, "bad_url" },
		{ "http://[]/", NULL, "bad_url" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
without_a_scheme_it_is_said_or_added(void **state)
{
	static const struct sample said[] = {
		{ "WWW.X.fi", "www.x.fi", "no_scheme" },
		{ "x.fi/Path", "x.fi/Path", "no_scheme" },
		{ "x.fi:8080", "x.fi:8080", "no_scheme" },
		{ "test.com?ref=http://test2.com",
		    "test.com?ref=http://test2.com", "no_scheme" },
	};
	static const struct sample added[] = {
		{ "WWW.X.fi", "https://www.x.fi", NULL },
		{ "x.fi/Path", "https://x.fi/Path", NULL },
		{ "x.fi:8080", "https://x.fi:8080", NULL },
		{ "x.fi:443", "https://x.fi", NULL },
		{ "x.fi:80", "http://x.fi", NULL },
		{ "http://x.fi", "http://x.fi", NULL },
		{ "invalid", NULL, "bad_url" },
		{ "aino@x.fi", NULL, "bad_url" },
	};

	(void)state;
	CHECK(said, false);
	CHECK(added, true);
}

static void
wrappings_come_off(void **state)
{
	static const struct sample samples[] = {
		{ " https://x.fi\t", "https://x.fi", NULL },
		{ "<https://x.fi>", "https://x.fi", NULL },
		{ "<URL:https://x.fi/a>", "https://x.fi/a", NULL },
		{ "\"https://x.fi\"", "https://x.fi", NULL },
		{ "URL: https://x.fi", "https://x.fi", NULL },
		{ "https://x.fi,", "https://x.fi", NULL },
		{ "https://x.fi;", "https://x.fi", NULL },
		{ "https://x.fi/a,", "https://x.fi/a,", NULL },
	};

	(void)state;
	CHECK(samples, false);
}

static void
credentials_are_remarkable(void **state)
{
	static const struct sample samples[] = {
		{ "http://user:Pass@www.X.com/", "http://user:Pass@www.x.com/",
		    "credentials" },
		{ "http://user:@www.foobar.com/",
		    "http://user:@www.foobar.com/", "credentials" },
		{ "http://:pass@www.foobar.com/",
		    "http://:pass@www.foobar.com/", "credentials" },
		{ "http://user@www.foobar.com", "http://user@www.foobar.com",
		    "credentials" },
		{ "http://@foobar.com", NULL, "bad_url" },
		{ "http://:@foobar.com", NULL, "bad_url" },
		{ "http://lol:lol:lol@foobar.com/", NULL, "bad_url" },
		{ "http://lol @foobar.com/", NULL, "bad_url" },
		{ "http://evil-site.com@example.com", NULL, "bad_url" },
		{ "user:password@example.com", NULL, "bad_url" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
what_is_none_has_a_reason(void **state)
{
	static const struct sample samples[] = {
		{ "", NULL, "bad_url" },
		{ "-", NULL, "bad_url" },
		{ "http://", NULL, "bad_url" },
		{ "http://localhost:3000/", NULL, "bad_url" },
		{ "//foobar.com", NULL, "bad_url" },
		{ "http:////foobar.com", NULL, "bad_url" },
		{ "http:/x.fi", NULL, "bad_url" },
		{ "http//x.fi", NULL, "bad_url" },
		{ "http://http://x.fi", NULL, "bad_url" },
		{ "invalid/", NULL, "bad_url" },
		{ "invalid.", NULL, "bad_url" },
		{ ".com", NULL, "bad_url" },
		{ "http://com/", NULL, "bad_url" },
		{ "http://www.foo_bar.com/", NULL, "bad_url" },
		{ "http://www.-foobar.com/", NULL, "bad_url" },
		{ "http://*.foo.com", NULL, "bad_url" },
		{ "http://foobar.com/ lol/", NULL, "bad_url" },
		{ "http://foobar.com/\xe2\x80\x8b"
		  "x",
		    NULL, "bad_url" },
		{ "http://foobar.com/\x7f", NULL, "bad_url" },
		{ "https://example.com/<script>", NULL, "bad_url" },
		{ "http://www.xn--.com/", NULL, "bad_url" },
		{ "mailto:foo@bar.com", NULL, "bad_url" },
		{ "javascript:alert(1)@example.com", NULL, "bad_url" },
		{ "data:text/html,<script>@example.com", NULL, "bad_url" },
		{ "\xef\xbd\x8a"
		  "avascript:alert(1)@example.com",
		    NULL, "bad_url" },
		{ "xyz://foobar.com", NULL, "unusual_scheme" },
		{ "file:///etc/hosts", NULL, "unusual_scheme" },
		{ "http://a.fi, http://b.fi", NULL, "multi_value" },
		{ "www.a.fi;www.b.fi", NULL, "multi_value" },
		{ "a.fi www.b.fi", NULL, "multi_value" },
		{ "a.fi, b.fi", NULL, "multi_value" },
		{ "a.fi/x|b.fi:8080 ;c.fi", NULL, "multi_value" },
		{ "a.fi, b", NULL, "bad_url" },
		{ "a b", NULL, "bad_url" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
length_has_a_limit(void **state)
{
	char text[3000];
	struct sample s = { text, text, NULL };

	(void)state;
	memset(text, 'f', sizeof text);
	memcpy(text, "http://foobar.com/", 18);
	text[2075 + 7] = '\0';
	check(&s, false);
	memcpy(text + 2075 + 7, "f", 2);
	s.out = NULL;
	s.reason = "too_long";
	check(&s, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scheme_and_host_become_small),
		cmocka_unit_test(the_port_of_the_scheme_goes),
		cmocka_unit_test(addresses_are_hosts_too),
		cmocka_unit_test(without_a_scheme_it_is_said_or_added),
		cmocka_unit_test(wrappings_come_off),
		cmocka_unit_test(credentials_are_remarkable),
		cmocka_unit_test(what_is_none_has_a_reason),
		cmocka_unit_test(length_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
