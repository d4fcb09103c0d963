/* Internet addresses as logs have them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/ip.h"
#include "verdict_sample.h"

struct sample {
	const char *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(ip_canonical(&out, str_of(s->in), &v, &e), 0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (ip_is_canonical(str_of(s->in)))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->out, s->out, s->reason };

		if (s->reason != NULL && strcmp(s->reason, "port_dropped") == 0)
			again.reason = NULL;
		check(&again);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i]);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
addresses_are_read(void **state)
{
	static const struct sample samples[] = {
		{ "8.8.8.8", "8.8.8.8", NULL },
		{ " 8.8.8.8\n", "8.8.8.8", NULL },
		{ "2001:0DB8::0001", "2001:db8::1", NULL },
		{ "192.168.1.1", "192.168.1.1", "private_ip" },
		{ "::ffff:10.0.0.1", "::ffff:10.0.0.1", "private_ip" },
		{ "fe80::7:8%eth0", "fe80::7:8%eth0", "private_ip" },
		{ "ff02::5678%pvc1.3", "ff02::5678%pvc1.3", NULL },
		{ "[2001:db8::1]", "2001:db8::1", NULL },
	};

	(void)state;
	CHECK(samples);
	assert_true(ip_is_canonical(str_of("8.8.8.8")));
	assert_true(ip_is_canonical(str_of("2001:db8::1")));
	assert_false(ip_is_canonical(str_of("192.168.1.1")));
	assert_false(ip_is_canonical(str_of("2001:DB8::1")));
}

static void
ports_go_and_networks_stay(void **state)
{
	static const struct sample samples[] = {
		{ "8.8.8.8:443", "8.8.8.8", "port_dropped" },
		{ "[2001:db8::1]:443", "2001:db8::1", "port_dropped" },
		{ "[::1]:443", "::1", "private_ip" },
		{ "8.8.8.8:0443", NULL, "bad_ip" },
		{ "8.8.8.8:65536", NULL, "bad_ip" },
		{ "8.8.8.8:", NULL, "bad_ip" },
		{ "[2001:db8::1", NULL, "bad_ip" },
		{ "[2001:db8::1]443", NULL, "bad_ip" },
		{ "192.0.2.0/24", "192.0.2.0/24", "network" },
		{ "192.0.2.7/32", "192.0.2.7/32", "network" },
		{ "2001:DB8::/48", "2001:db8::/48", "network" },
		{ "10.0.0.0/8", "10.0.0.0/8", "private_ip" },
		{ "192.0.2.0/33", NULL, "bad_ip" },
		{ "192.0.2.0/024", NULL, "bad_ip" },
		{ "192.0.2.0/", NULL, "bad_ip" },
		{ "192.0.2.0/255.255.255.0", NULL, "bad_ip" },
		{ "2001:db8::/129", NULL, "bad_ip" },
	};

	(void)state;
	CHECK(samples);
}

static void
nothing_is_guessed(void **state)
{
	static const struct sample samples[] = {
		{ "", NULL, "bad_ip" },
		{ "unknown", NULL, "bad_ip" },
		{ "192.168.001.001", NULL, "bad_ip" },
		{ "010.0.0.1", NULL, "bad_ip" },
		{ "1.2.3", NULL, "bad_ip" },
		{ "16909060", NULL, "bad_ip" },
		{ "8.8.8.8%eth0", NULL, "bad_ip" },
		{ "fe80::1%", NULL, "bad_ip" },
		{ "fe80::1%1%2", NULL, "bad_ip" },
		{ "fe80::1%\xc3\xa4", NULL, "bad_ip" },
		{ "8.8.8.8, 8.8.4.4", NULL, "multi_value" },
		{ "8.8.8.8 8.8.4.4", NULL, "multi_value" },
		{ "2001:db8::1;8.8.4.4", NULL, "multi_value" },
		{ "x, 8.8.4.4", NULL, "bad_ip" },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_read),
		cmocka_unit_test(ports_go_and_networks_stay),
		cmocka_unit_test(nothing_is_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
