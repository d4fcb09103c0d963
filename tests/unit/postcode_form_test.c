/* Forms of postcodes: what each of their characters lets through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/postcode_form.h"

static void
fits(const char *forms, const char *code, bool spaced, size_t at)
{
	const char *form = postcode_form_of(forms, str_of(code), spaced);

	if (form == NULL || form != forms + at)
		fail_msg("%s does not fit %s there", code, forms);
}

static void
fits_not(const char *forms, const char *code, bool spaced)
{
	if (postcode_form_of(forms, str_of(code), spaced) != NULL)
		fail_msg("%s fits %s", code, forms);
}

static void
each_character_lets_its_own_through(void **state)
{
	(void)state;
	fits("ddd", "012", true, 0);
	fits_not("ddd", "01A", true);
	fits_not("ddd", "01", true);
	fits_not("ddd", "0123", true);
	fits("aan", "AZ9", true, 0);
	fits("aan", "AZZ", true, 0);
	fits_not("aan", "Az9", true);
	fits_not("aan", "A9A", true);
	fits("[1-5X]d", "19", true, 0);
	fits("[1-5X]d", "X9", true, 0);
	fits_not("[1-5X]d", "69", true);
	fits_not("[1-5X]d", "-9", true);
	fits("AD[1-7]0d", "AD100", true, 0);
	fits_not("AD[1-7]0d", "AE100", true);
	fits_not("ddd", "", true);
}

static void
what_is_between_is_there_or_not(void **state)
{
	(void)state;
	fits("dd-ddd", "00-950", true, 0);
	fits("dd-ddd", "00950", false, 0);
	fits_not("dd-ddd", "00950", true);
	fits_not("dd-ddd", "00 950", true);
	fits_not("dd-ddd", "00-950", false);
}

static void
the_first_that_fits_is_taken(void **state)
{
	(void)state;
	fits("ddddd-dddd|ddddd", "95014", true, 11);
	fits("ddddd-dddd|ddddd", "950141234", false, 0);
	fits("ddd|ddd", "123", true, 0);
	fits_not("ddd|dd", "1", true);
}

static void
areas_are_those_there_are(void **state)
{
	(void)state;
	fits("@d daa", "B1 1AA", true, 0);
	fits("@d daa", "BA1 1AA", true, 0);
	fits("@d daa", "BA11AA", false, 0);
	fits_not("@d daa", "BC1 1AA", true);
	fits_not("@d daa", "A1 1AA", true);
	fits_not("@d daa", "11 1AA", true);
	fits_not("@d daa", "B", true);
	fits_not("@d daa", "BA", true);
}

static void
a_code_is_written_as_its_form(void **state)
{
	static const struct {
		const char *form, *code, *written;
	} samples[] = {
		{ "dd-ddd", "00950", "00-950" },
		{ "@d d[A-C]a", "SW11AA", "SW1 1AA" },
		{ "ddd dd|x", "12345", "123 45" },
		{ "LV-dddd", "LV1010", "LV-1010" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buf out = { 0 };
		struct err e;

		assert_int_equal(postcode_form_add(&out, samples[i].form,
				     str_of(samples[i].code), &e),
		    0);
		assert_true(str_is(buf_str(&out), samples[i].written));
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_character_lets_its_own_through),
		cmocka_unit_test(what_is_between_is_there_or_not),
		cmocka_unit_test(the_first_that_fits_is_taken),
		cmocka_unit_test(areas_are_those_there_are),
		cmocka_unit_test(a_code_is_written_as_its_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
