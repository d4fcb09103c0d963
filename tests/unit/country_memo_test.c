/* What a value names is the same from memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/country_memo.h"

static void
memory_says_what_the_value_does(void **state)
{
	static const char *const samples[] = { "", " ", "Suomi", "SUOMI", "fi",
		"Sverige", "Ruotsi", "Polska", "Hrvatska", "Georgia", "Congo",
		"Scotland", "DDR", "YU", "x", "\xc3\x85land", "A\xcc\x8aland",
		"\xe6\x97\xa5\xe6\x9c\xac",
		"United Kingdom of Great Britain and Northern Ireland" };
	struct country_memo memo = { .place = { { .n = 0 } } };
	struct err e;

	(void)state;
	for (int pass = 0; pass < 3; pass++) {
		for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
			struct str s = str_of(samples[i]);
			struct country_found found, want;

			assert_int_equal(country_find(s, &want, &e), 0);
			assert_int_equal(
			    country_memo_find(&memo, s, &found, &e), 0);
			assert_int_equal(found.country, want.country);
			assert_ptr_equal(found.reason, want.reason);
		}
	}
}

/* More values than places: each takes that of another. */
static void
places_are_taken_over(void **state)
{
	struct country_memo memo = { .place = { { .n = 0 } } };
	struct err e;

	(void)state;
	for (int pass = 0; pass < 2; pass++) {
		for (char a = 'A'; a <= 'Z'; a++) {
			for (char b = 'A'; b <= 'Z'; b++) {
				const char letters[] = { a, b };
				struct str s = str_make(letters, 2);
				struct country_found found;
				const char *code = country_of(s);

				assert_int_equal(
				    country_memo_find(&memo, s, &found, &e), 0);
				if (code == NULL)
					assert_null(country_code(&found));
				else
					assert_string_equal(
					    country_code(&found), code);
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_says_what_the_value_does),
		cmocka_unit_test(places_are_taken_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
