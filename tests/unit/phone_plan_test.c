/* Numbering plans: every example number of the source, in every form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "field/phone.h"
#include "field/phone_plan.h"
#include "field/phone_table.h"

static const char *
read_text(struct phone_plan_number *number, const char *digits, bool plus,
    const char *region)
{
	return phone_plan_read(
	    number, str_of(digits), plus, phone_plan_region(str_of(region)));
}

static void
is_number(const char *digits, bool plus, const char *region, unsigned code,
    const char *expected)
{
	struct phone_plan_number number;
	const char *why = read_text(&number, digits, plus, region);

	if (why != NULL || number.code != code ||
	    !str_is(str_make(number.digits, number.n), expected))
		fail_msg("%s %s%s: +%u %.*s (%s)", region, plus ? "+" : "",
		    digits, number.code, (int)number.n, number.digits,
		    why == NULL ? "read" : why);
	assert_true(number.possible);
	assert_int_not_equal(number.kind, PHONE_UNKNOWN);
}

/* What the metadata call the kinds. */
static const char *const kind_names[PHONE_KINDS] = { "unknown", "fixed",
	"mobile", "fixed_or_mobile", "premium", "toll_free", "shared_cost",
	"voip", "personal", "pager", "company", "voicemail" };

/* A number that is both is called that. */
static bool
is_kind(enum phone_kind kind, const char *name)
{
	return strcmp(kind_names[kind], name) == 0 ||
	       (kind == PHONE_FIXED_OR_MOBILE &&
		   (strcmp(name, "fixed") == 0 || strcmp(name, "mobile") == 0));
}

static void
check_example(const char *region, const char *code, const char *kind,
    const char *national)
{
	struct phone_plan_number number;
	char digits[64];
	unsigned value = (unsigned)strtoul(code, NULL, 10);

	(void)snprintf(digits, sizeof digits, "%s%s", code, national);
	is_number(digits, true, "", value, national);
	assert_null(read_text(&number, digits, true, ""));
	if (!is_kind(number.kind, kind))
		fail_msg(
		    "+%s: %s, not %s", digits, kind_names[number.kind], kind);
	if (strcmp(region, "001") == 0) {
		assert_string_equal(number.region, "001");
		return;
	}
	is_number(digits, true, region, value, national);
	is_number(national, false, region, value, national);
}

static void
every_example_is_read(void **state)
{
	char line[256];
	size_t n = 0;
	FILE *f = fopen("tests/data/phone/examples.tsv", "r");

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL) {
		char region[8], code[8], kind[32], national[32];

		if (line[0] == '#' || strncmp(line, "region\t", 7) == 0)
			continue;
		assert_int_equal(sscanf(line, "%7s %7s %31s %31s", region, code,
				     kind, national),
		    4);
		check_example(region, code, kind, national);
		n++;
	}
	assert_int_equal(fclose(f), 0);
	assert_true(n > 1000);
}

static void
prefixes_come_off(void **state)
{
	(void)state;
	is_number("0401234567", false, "FI", 358, "401234567");
	is_number("00358401234567", false, "FI", 358, "401234567");
	is_number("990358401234567", false, "FI", 358, "401234567");
	is_number("999358401234567", false, "FI", 358, "401234567");
	is_number("01012127365000", false, "JP", 1, "2127365000");
	is_number("81049301234567", false, "RU", 49, "301234567");
	is_number("84951234567", false, "RU", 7, "4951234567");
	is_number("06201234567", false, "HU", 36, "201234567");
	is_number("0011491711234567", false, "AU", 49, "1711234567");
	/* of its own code, when only that makes sense */
	is_number("358401234567", false, "FI", 358, "401234567");
	is_number("3580401234567", false, "FI", 358, "401234567");
	is_number("39061234567", false, "IT", 39, "061234567");
	/* behind a plus where none belongs */
	is_number("0048501234567", true, "PL", 48, "501234567");
}

static void
prefixes_are_transformed(void **state)
{
	(void)state;
	is_number("0111523456789", false, "AR", 54, "91123456789");
	is_number("01123456789", false, "AR", 54, "1123456789");
	is_number("02111987654321", false, "BR", 55, "11987654321");
	is_number("011987654321", false, "BR", 55, "11987654321");
	is_number("4601234", false, "AG", 1, "2684601234");
	is_number("12684601234", false, "AG", 1, "2684601234");
	is_number("712345", false, "JE", 44, "1534712345");
	is_number("886377", false, "SM", 378, "0549886377");
	/* the digit behind it decides */
	is_number("011712345", false, "GA", 241, "11712345");
}

static void
shared_codes_have_regions(void **state)
{
	static const struct {
		const char *digits, *region;
	} samples[] = {
		{ "12127365000", "US" },
		{ "14167365000", "CA" },
		{ "12684601234", "AG" },
		{ "18003569377", "US" },
		{ "3581812345", "AX" },
		{ "358401234567", "FI" },
		{ "447400123456", "GB" },
		{ "447797712345", "JE" },
		{ "77011234567", "KZ" },
		{ "74951234567", "RU" },
		{ "390669812345", "VA" },
		{ "390612345678", "IT" },
		{ "4779123456", "SJ" },
		{ "4722345678", "NO" },
		{ "38344123456", "XK" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct phone_plan_number number;

		assert_null(read_text(&number, samples[i].digits, true, ""));
		assert_string_equal(number.region, samples[i].region);
	}
}

static void
what_is_no_number_says_why(void **state)
{
	static const struct {
		const char *region, *digits, *why;
		bool plus, possible;
	} samples[] = {
		{ "", "0401234567", "no_region", false, false },
		{ "", "999123456", "unknown_code", true, false },
		{ "", "0123456", "unknown_code", true, false },
		{ "FI", "0401234567", "unknown_code", true, false },
		{ "FI", "999123456", "unknown_code", true, false },
		{ "FI", "990358401234567", "unknown_code", true, false },
		{ "FI", "00999123456", "unknown_code", false, false },
		{ "", "35", "too_short", true, false },
		{ "FI", "00", "too_short", false, false },
		{ "FI", "0012", "too_short", false, false },
		{ "FI", "", "too_short", false, false },
		{ "US", "7365000", "too_short", false, false },
		{ "FI", "04012345678901", "too_long", false, false },
		{ "PL", "200234567", "not_valid", false, true },
		{ "AD", "7123456", "not_valid", false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct phone_plan_number number;
		const char *why = read_text(&number, samples[i].digits,
		    samples[i].plus, samples[i].region);

		if (why == NULL || strcmp(why, samples[i].why) != 0)
			fail_msg("%s %s: %s, expected %s", samples[i].region,
			    samples[i].digits, why == NULL ? "read" : why,
			    samples[i].why);
		assert_int_equal(number.possible, samples[i].possible);
	}
}

static void
check_digits(const char *digits, size_t n, unsigned region)
{
	struct phone_plan_number number;
	const char *why =
	    phone_plan_read(&number, str_make(digits, n), n % 2 == 0, region);

	assert_true(why != NULL || number.possible);
	assert_true(number.n <= n + 4);
}

static void
any_digits_are_survived_everywhere(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 26 * 26; i++) {
		char digits[PHONE_PLAN_DIGITS];

		for (unsigned n = 0; n <= sizeof digits; n++) {
			for (unsigned k = 0; k < n; k++)
				digits[k] = (char)('0' + (k * 7 + n + i) % 10);
			check_digits(digits, n, phone_names[i]);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_is_read),
		cmocka_unit_test(prefixes_come_off),
		cmocka_unit_test(prefixes_are_transformed),
		cmocka_unit_test(shared_codes_have_regions),
		cmocka_unit_test(what_is_no_number_says_why),
		cmocka_unit_test(any_digits_are_survived_everywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
