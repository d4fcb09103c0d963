/* Addresses: what is taken off, what is refused and why, what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/email.h"

struct sample {
	const char *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, bool keep_case)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(
	    email_canonical(&out, str_of(s->in), keep_case, &v, &e), 0);
	if (v.read != (s->out != NULL) ||
	    (s->out != NULL && !str_is(buf_str(&out), s->out)) ||
	    (s->out == NULL && out.n > 0))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (s->reason == NULL)
		assert_null(v.reason);
	else if (v.reason == NULL || strcmp(v.reason, s->reason) != 0)
		fail_msg("%s: %s, expected %s", s->in,
		    v.reason == NULL ? "no reason" : v.reason, s->reason);
	if (email_is_canonical(str_of(s->in)))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	if (s->out != NULL) {
		struct sample again = { s->out, s->out, s->reason };

		if (strcmp(s->in, s->out) != 0)
			check(&again, keep_case);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], false);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
wrappings_come_off(void **state)
{
	static const struct sample samples[] = {
		{ "a@x.fi", "a@x.fi", NULL },
		{ " A@X.FI\t", "a@x.fi", NULL },
		{ "\xe2\x80\x8b"
		  "a@x.fi\xc2\xa0",
		    "a@x.fi", NULL },
		{ "mailto:a@x.fi", "a@x.fi", NULL },
		{ "MAILTO: a@x.fi?subject=x", "a@x.fi", NULL },
		{ "Aino <a@x.fi>", "a@x.fi", NULL },
		{ "<a@x.fi>", "a@x.fi", NULL },
		{ "\"Virtanen, Aino\" <a@x.fi>", "a@x.fi", NULL },
		{ "a@x.fi <A@x.fi>", "a@x.fi", NULL },
		{ "'a@x.fi' <a@x.fi>;", "a@x.fi", NULL },
		{ "\"a@x.fi\"", "a@x.fi", NULL },
		{ "'a@x.fi'", "a@x.fi", NULL },
		{ "a@x.fi.", "a@x.fi", NULL },
		{ "a@x.fi ,", "a@x.fi", NULL },
		{ "a@x.fi;;", "a@x.fi", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
dots_and_tags_stay(void **state)
{
	static const struct sample samples[] = {
		{ "a.b+c@gmail.com", "a.b+c@gmail.com", NULL },
		{ "O'Neil@x.ie", "o'neil@x.ie", NULL },
		{ "!#$%&'*+-/=?^_`{|}~@x.fi", "!#$%&'*+-/=?^_`{|}~@x.fi",
		    NULL },
		{ "a_-b@x-y.co.uk", "a_-b@x-y.co.uk", NULL },
		{ "1@2.fi", "1@2.fi", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
what_is_no_address_has_a_reason(void **state)
{
	static const struct sample samples[] = {
		{ "aino", NULL, "no_at" },
		{ "aino(at)x.fi", NULL, "no_at" },
		{ "-", NULL, "no_at" },
		{ "@x.fi", NULL, "bad_local" },
		{ ".a@x.fi", NULL, "bad_local" },
		{ "a.@x.fi", NULL, "bad_local" },
		{ "a..b@x.fi", NULL, "bad_local" },
		{ "a b@x.fi", NULL, "bad_local" },
		{ "a@b@x.fi", NULL, "bad_local" },
		{ "a\xe2\x82\xac@x.fi", NULL, "bad_local" },
		{ "a@", NULL, "bad_domain" },
		{ "a@x", NULL, "bad_domain" },
		{ "a@.fi", NULL, "bad_domain" },
		{ "a@x..fi", NULL, "bad_domain" },
		{ "a@-x.fi", NULL, "bad_domain" },
		{ "a@x-.fi", NULL, "bad_domain" },
		{ "a@x_y.fi", NULL, "bad_domain" },
		{ "a@x y.fi", NULL, "bad_domain" },
		{ "a@10.0.0.1", NULL, "bad_domain" },
		{ "a@x.f", NULL, "bad_domain" },
		{ "a@x.f1", NULL, "bad_domain" },
		{ "a@x.fi-", NULL, "bad_domain" },
		{ "a@xn--0.fi", NULL, "bad_domain" },
		{ "a@yy--0.fi", NULL, "bad_domain" },
		{ "a@xn--i-7iq.ws", NULL, "bad_domain" },
		{ "a@1.xn--4dbrk0ce", NULL, "bad_domain" },
		{ "a@yy--0.fi", NULL, "bad_domain" },
		{ "a@x.fi>", NULL, "bad_domain" },
		{ "a@\xef\xbd\x98.fi", NULL, "bad_domain" },
		{ "a@\xcc\x81x.fi", NULL, "bad_domain" },
		{ "a@x.fi, b@y.fi", NULL, "multi_value" },
		{ "a@x.fi;b@y.fi", NULL, "multi_value" },
		{ "a@x.fi / b@y.fi", NULL, "multi_value" },
		{ "b@y.fi <a@x.fi>", NULL, "multi_value" },
		{ "A <a@x.fi>, B <b@x.fi>", NULL, "multi_value" },
		{ "\"a b\"@x.fi", NULL, "unusual" },
		{ "\"a@b\"@x.fi", NULL, "unusual" },
		{ "a@[192.0.2.1]", NULL, "unusual" },
	};

	(void)state;
	CHECK(samples);
}

static void
remarkable_ones_are_read(void **state)
{
	static const struct sample samples[] = {
		{ "A@x.TEST", "a@x.test", "reserved_tld" },
		{ "a@x.local", "a@x.local", "reserved_tld" },
		{ "a@test.fi", "a@test.fi", NULL },
		{ "a@x.info", "a@x.info", NULL },
		{ "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"
		  "ggggg"
		  "@x.fi",
		    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffff"
		    "f"
		    "fggggg@x.fi",
		    "long_local" },
	};

	(void)state;
	CHECK(samples);
}

static void
international_ones_are_composed_then_judged(void **state)
{
	static const struct sample samples[] = {
		{ "\xc3\x84iti@M\xc3\x84RK\xc3\x84.FI",
		    "\xc3\xa4iti@m\xc3\xa4rk\xc3\xa4.fi", NULL },
		{ "a\xcc\x88iti@x.fi", "\xc3\xa4iti@x.fi", NULL },
		{ "\xe8\x91\x89\xe5\xa3\xab\xe8\xb1\xaa@\xe8\x87\xba\xe7\xb6"
		  "\xb2\xe4\xb8\xad\xe5\xbf\x83.tw",
		    "\xe8\x91\x89\xe5\xa3\xab\xe8\xb1\xaa@\xe8\x87\xba\xe7\xb6"
		    "\xb2\xe4\xb8\xad\xe5\xbf\x83.tw",
		    NULL },
		/* the Greek question mark becomes a semicolon */
		{ "a\xcd\xbe"
		  "b\xc3\xa4@x.fi",
		    NULL, "bad_local" },
		/* one form, however the domain is spelled */
		{ "a@xn--mrk-qlac.fi", "a@m\xc3\xa4rk\xc3\xa4.fi", NULL },
		{ "a@M\xc3\x84RK\xc3\x84.fi", "a@m\xc3\xa4rk\xc3\xa4.fi",
		    NULL },
		{ "a@b--c.fi", "a@b--c.fi", NULL },
		{ "a@x.xn--P1AI", "a@x.\xd1\x80\xd1\x84", NULL },
		{ "a@x.\xd1\x80\xd1\x84", "a@x.\xd1\x80\xd1\x84", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
the_local_part_keeps_its_case_when_asked(void **state)
{
	static const struct sample samples[] = {
		{ "Aino.V@X.FI", "Aino.V@x.fi", NULL },
		{ "\xc3\x84iti@M\xc3\x84RK\xc3\x84.FI",
		    "\xc3\x84iti@m\xc3\xa4rk\xc3\xa4.fi", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		check(&samples[i], true);
}

/* a@<label>.<label>...fi of the lengths around the limits */
static void
lengths_have_limits(void **state)
{
	(void)state;
	for (size_t label = 62; label <= 65; label++) {
		char text[80] = "a@";
		struct sample s = { text, text, NULL };

		memset(text + 2, 'x', label);
		memcpy(text + 2 + label, ".fi", 4);
		if (label > 63) {
			s.out = NULL;
			s.reason = "too_long";
		}
		check(&s, false);
	}
	for (size_t total = 250; total <= 258; total++) {
		char text[300];
		struct sample s = { text, text, NULL };

		memset(text, 'x', total);
		text[1] = '@';
		for (size_t i = 50; i + 10 < total; i += 50)
			text[i] = '.';
		memcpy(text + total - 3, ".fi", 4);
		if (total > 254) {
			s.out = NULL;
			s.reason = "too_long";
		}
		check(&s, false);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrappings_come_off),
		cmocka_unit_test(dots_and_tags_stay),
		cmocka_unit_test(what_is_no_address_has_a_reason),
		cmocka_unit_test(remarkable_ones_are_read),
		cmocka_unit_test(international_ones_are_composed_then_judged),
		cmocka_unit_test(the_local_part_keeps_its_case_when_asked),
		cmocka_unit_test(lengths_have_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
