#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/clock.h"

static void
check(const char *in, bool compact, const char *want)
{
	struct clock c;
	char out[CLOCK_TEXT];
	bool read = clock_read(str_of(in), compact, &c);

	if (read != (want != NULL))
		fail_msg("\"%s\" is %sread", in, read ? "" : "not ");
	if (read && !str_is(str_make(out, clock_write(&c, out)), want))
		fail_msg("\"%s\": expected %s", in, want);
	if (read && strcmp(in, want) != 0)
		check(want, compact, want);
}

static void
times_are_read(void **state)
{
	(void)state;
	check("14:30", false, "14:30:00");
	check("0:05", false, "00:05:00");
	check("14.30", false, "14:30:00");
	check("14.30.05", false, "14:30:05");
	check("23:59:60", false, "23:59:60");
	check("14:30:05.5", false, "14:30:05.5");
	check("14:30:05,123456789", false, "14:30:05.123456789");
	check("2:30 PM", false, "14:30:00");
	check("2:30:05 p.m.", false, "14:30:05");
	check("12:00am", false, "00:00:00");
	check("12:00 PM", false, "12:00:00");
	check("2.30 ip.", false, "14:30:00");
	check("2:30 ap", false, "02:30:00");
	check("14:30 Uhr", false, "14:30:00");
	check("14h30", false, "14:30:00");
	check("143005", true, "14:30:05");
	check("1430", true, "14:30:00");
	check("14:30", true, "14:30:00");
}

static void
zones_are_kept(void **state)
{
	(void)state;
	check("14:30Z", false, "14:30:00Z");
	check("14:30 utc", false, "14:30:00Z");
	check("14:30:05 GMT", false, "14:30:05Z");
	check("14:30 GMT+0200", false, "14:30:00+02:00");
	check("14:30:05 GMT+0300 (EEST)", false, "14:30:05+03:00");
	check("14:30+02", false, "14:30:00+02:00");
	check("14:30 +0530", false, "14:30:00+05:30");
	check("14:30:05.12-03:30", false, "14:30:05.12-03:30");
	check("14:30+00:00", false, "14:30:00+00:00");
	check("143005Z", true, "14:30:05Z");
	check("14:30:05.123456789+14:00", false, "14:30:05.123456789+14:00");
}

static void
what_no_clock_shows_is_refused(void **state)
{
	static const char *const bad[] = { "", "1", "14", "14:", "14:3",
		"24:00", "12:60", "12:00:61", "14:30x", "14:30:", "14:30 EET",
		"14:30 (EET)", "14:30 GMT+", "14h", "14 Uhr", "13:00 PM",
		"0:30 AM", "14:30:05.1234567890", "14:30+15", "14:30+02:60",
		"14:30-00:00", "14:30+2", "14:30+", "143005", "14:30:05.",
		"14:30.05", "1:2:3" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		check(bad[i], false, NULL);
	check("14300", true, NULL);
	check("250000", true, NULL);
	check("1430051", true, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_read),
		cmocka_unit_test(zones_are_kept),
		cmocka_unit_test(what_no_clock_shows_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
