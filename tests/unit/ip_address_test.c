/* Internet addresses: what is one, and how it is written.  Those of the first
 * two tests are fixtures of validatorjs/validator.js (MIT), isIP. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/ip_address.h"

static void
addresses_are_read(void **state)
{
	static const char *const texts[] = { "127.0.0.1", "0.0.0.0",
		"255.255.255.255", "1.2.3.4", "::1", "2001:db8:0000:1:1:1:1:1",
		"2001:db8:3:4::192.0.2.33", "2001:41d0:2:a141::1",
		"::ffff:127.0.0.1", "::0000",
		"0000::", "1::", "1111:1:1:1:1:1:1:1",
		"fe80::a6db:30ff:fe98:e946", "::", "::8",
		"::ffff:255.255.255.255", "::ffff:0:255.255.255.255",
		"::2:3:4:5:6:7:8", "::255.255.255.255",
		"0:0:0:0:0:ffff:127.0.0.1", "1:2:3:4:5:6:7::", "1:2:3:4:5:6::8",
		"1::7:8", "1:2:3:4:5::7:8", "1::3:4:5:6:7:8",
		"64:ff9b::192.0.2.33", "0:0:0:0:0:0:10.0.0.1" };
	struct ip_address ip;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (!ip_address_read(str_of(texts[i]), &ip))
			fail_msg("%s", texts[i]);
	}
}

static void
other_text_is_not(void **state)
{
	static const char *const texts[] = { "abc", "256.0.0.0", "0.0.0.256",
		"0200.200.200.200", "200.200.200.0200", "137.132.10.01",
		"::banana", "banana::", "::1banana", "::1::", "1:", ":1",
		":1:1:1::2", "1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1", "::11111",
		"11111:1:1:1:1:1:1:1", "2001:db8:0000:1:1:1:1::1",
		"0:0:0:0:0:0:ffff:127.0.0.1", "0:0:0:0:ffff:127.0.0.1",
		"::ffff:287.0.0.1", "", ".", ":", ":::", "1.2.3", "1.2.3.",
		"1.2.3.4.", "1.2.3.4.5", "1..2.3", " 1.2.3.4", "1.2.3.4 ",
		"+1.2.3.4", "1.2.3.-4", "0x1.2.3.4", "16909060", "1:2:3:4",
		"1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
		"1.2.3.4::", "::1.2.3.4:5", "[::1]", "::1%eth0", "fe80::1/64",
		"1:2:3:4:5:6:7:1.2.3.4" };
	struct ip_address ip;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (ip_address_read(str_of(texts[i]), &ip))
			fail_msg("%s", texts[i]);
	}
	assert_false(ip_address_read(str_make(NULL, 0), &ip));
	assert_false(ip_address_read(str_make("1.2.3.4\0", 8), &ip));
}

/* RFC 5952, sections 2 and 4. */
static void
there_is_one_way_to_write_it(void **state)
{
	static const char *const samples[][2] = {
		{ "192.0.2.1", "192.0.2.1" },
		{ "2001:0db8:0000:0000:0001:0000:0000:0001",
		    "2001:db8::1:0:0:1" },
		{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:0DB8::0001", "2001:db8::1" },
		{ "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
		{ "2001:db8:0:0:0:0:2:1", "2001:db8::2:1" },
		{ "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0" },
		{ "0:0:0:0:0:0:0:0", "::" },
		{ "0:0:0:0:0:0:0:1", "::1" },
		{ "1:0:0:0:0:0:0:0", "1::" },
		{ "1:0:0:2:0:0:0:0", "1:0:0:2::" },
		{ "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
		    "abcd:ef01:2345:6789:abcd:ef01:2345:6789" },
		{ "::ffff:192.0.2.33", "::ffff:192.0.2.33" },
		{ "::FFFF:C000:221", "::ffff:192.0.2.33" },
		{ "::192.0.2.33", "::c000:221" },
		{ "64:ff9b::192.0.2.33", "64:ff9b::c000:221" },
	};
	char text[IP_ADDRESS_TEXT];
	struct ip_address ip;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct str written;

		assert_true(ip_address_read(str_of(samples[i][0]), &ip));
		written = str_make(text, ip_address_write(&ip, text));
		if (!str_is(written, samples[i][1]))
			fail_msg("%s: %.*s", samples[i][0], (int)written.n,
			    written.p);
		assert_true(ip_address_read(written, &ip));
	}
}

static void
private_ones_are_known(void **state)
{
	static const struct {
		const char *text;
		bool private;
	} samples[] = { { "10.0.0.1", true }, { "11.0.0.1", false },
		{ "9.255.255.255", false }, { "172.16.0.1", true },
		{ "172.31.255.255", true }, { "172.15.0.1", false },
		{ "172.32.0.1", false }, { "192.168.1.1", true },
		{ "192.169.1.1", false }, { "127.0.0.1", true },
		{ "169.254.1.1", true }, { "100.64.0.1", true },
		{ "100.127.255.255", true }, { "100.128.0.1", false },
		{ "100.63.0.1", false }, { "0.0.0.0", true },
		{ "8.8.8.8", false }, { "192.0.2.1", false }, { "::", true },
		{ "::1", true }, { "::2", false }, { "fe80::1", true },
		{ "febf::1", true }, { "fec0::1", true }, { "fc00::1", true },
		{ "fdff::1", true }, { "fe00::1", false }, { "ff02::1", false },
		{ "2001:db8::1", false }, { "::ffff:192.168.1.1", true },
		{ "::ffff:8.8.8.8", false } };
	struct ip_address ip;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		assert_true(ip_address_read(str_of(samples[i].text), &ip));
		if (ip_address_is_private(&ip) != samples[i].private)
			fail_msg("%s", samples[i].text);
	}
}

static void
numbers_have_no_zero_in_front(void **state)
{
	struct str s = str_of("24/");
	int32_t number;

	(void)state;
	assert_true(ip_address_take_number(&s, 32, &number));
	assert_int_equal(number, 24);
	assert_true(str_is(s, "/"));
	assert_false(ip_address_take_number(&s, 32, &number));
	s = str_of("024");
	assert_false(ip_address_take_number(&s, 32, &number));
	s = str_of("33");
	assert_false(ip_address_take_number(&s, 32, &number));
	s = str_of("0");
	assert_true(ip_address_take_number(&s, 32, &number));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_read),
		cmocka_unit_test(other_text_is_not),
		cmocka_unit_test(there_is_one_way_to_write_it),
		cmocka_unit_test(private_ones_are_known),
		cmocka_unit_test(numbers_have_no_zero_in_front),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
