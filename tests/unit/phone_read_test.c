/* One number: which remark is made, which guess is allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/phone_read.h"

struct sample {
	const char *region, *clean, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, size_t n, const struct phone_options *o)
{
	for (; n > 0; s++, n--) {
		char text[PHONE_READ_WRITTEN] = "";
		size_t length = 0;
		struct phone_read r;

		phone_read_number(&r, str_of(s->clean),
		    phone_plan_region(str_of(s->region)), o);
		if (r.verdict.read)
			length = phone_read_write(text, &r, o);
		if (r.verdict.read != (s->out != NULL) ||
		    (s->out != NULL && !str_is(str_make(text, length), s->out)))
			fail_msg("%s %s: %.*s", s->region, s->clean,
			    (int)length, text);
		if (s->reason == NULL)
			assert_null(r.verdict.reason);
		else
			assert_string_equal(r.verdict.reason, s->reason);
	}
}

#define CHECK(samples, options)                                                \
	check(samples, sizeof samples / sizeof *samples, options)

static void
the_strongest_remark_is_made(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "0401234567", "+358401234567", NULL },
		{ "FI", "aino 0401234567", "+358401234567", "text_dropped" },
		{ "FI", "aino 0401234567 ala 1", "+358401234567", "extension" },
		{ "PL", "anna 0221234567 w. 1", "+48221234567",
		    "legacy_trunk_zero" },
		{ "PL", "0221234567 w. 1 x", NULL, "letters" },
		{ "FI", "040*1234567", NULL, "not_valid" },
		{ "FI", "+", NULL, "no_digits" },
	};
	const struct phone_options plain = { 0 };

	(void)state;
	CHECK(samples, &plain);
}

static void
options_let_more_through(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "48501234567 ala 1", "+48501234567;ext=1",
		    "maybe_missing_plus" },
		{ "PL", "0221234567 w. 1", "+48221234567;ext=1",
		    "legacy_trunk_zero" },
		{ "FI", "0401234567 ala 1", "+358401234567;ext=1", NULL },
		{ "PL", "200234567", "+48200234567", "not_valid" },
		{ "", "+48 200234567", "+48200234567", "not_valid" },
		{ "AD", "7123456", NULL, "not_valid" },
		{ "PL", "20023", NULL, "too_short" },
		/* its zero would come off another time */
		{ "DE", "+49 0 0123456", NULL, "not_valid" },
	};
	const struct phone_options lax = {
		.guess = true, .possible = true, .extension = true
	};

	(void)state;
	CHECK(samples, &lax);
}

static void
the_longest_has_room(void **state)
{
	static const struct sample samples[] = {
		{ "", "+883 5100 12345 ;ext=123456789012345",
		    "+883510012345;ext=123456789012345", NULL },
		{ "JP", "+81 003768 222263816 ext 123456789012345",
		    "+81003768222263816;ext=123456789012345", NULL },
	};
	const struct phone_options keep = { .extension = true };

	(void)state;
	CHECK(samples, &keep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_strongest_remark_is_made),
		cmocka_unit_test(options_let_more_through),
		cmocka_unit_test(the_longest_has_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
