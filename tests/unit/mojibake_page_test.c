/* What UTF-8 looks like to those who take it for another code page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/mojibake_page.h"

static void
reads(enum mojibake_page page, const char *s, size_t n, int32_t want)
{
	int32_t point = 0;
	size_t got = mojibake_page_read(page, str_of(s), &point);

	if (got != n || (n > 0 && point != want))
		fail_msg("%s in page %d: %zu bytes, U+%04X", s, (int)page, got,
		    (unsigned)point);
}

static void
characters_are_read_back(void **state)
{
	(void)state;
	reads(MOJIBAKE_PAGE_1252, "\xc3\x83\xc2\xa4iti", 4, 0xE4);
	reads(MOJIBAKE_PAGE_1252, "\xc3\x83\xe2\x80\x9e", 5, 0xC4);
	reads(MOJIBAKE_PAGE_1252, "\xc3\x85\xe2\x80\x9a", 5, 0x142);
	reads(
	    MOJIBAKE_PAGE_1252, "\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s", 8, 0x2019);
	reads(MOJIBAKE_PAGE_1250, "\xc4\x82\xc2\xa4iti", 4, 0xE4);
	reads(MOJIBAKE_PAGE_1250, "\xc4\xb9\xe2\x80\x9a", 5, 0x142);
	reads(MOJIBAKE_PAGE_8859_2, "\xc4\xb9\xc2\x82", 4, 0x142);
	/* a byte that the page leaves open */
	reads(MOJIBAKE_PAGE_1252, "\xc3\x83\xc2\x81", 4, 0xC1);
}

static void
other_characters_are_not(void **state)
{
	(void)state;
	reads(MOJIBAKE_PAGE_1252, "\xc3\xa4", 0, 0);
	reads(MOJIBAKE_PAGE_1252, "\xc3\203a", 0, 0);
	reads(MOJIBAKE_PAGE_1252, "\xc3\x83", 0, 0);
	reads(MOJIBAKE_PAGE_1252, "\xc3\x84\xc4\x8d", 0, 0);
	reads(MOJIBAKE_PAGE_1252, "\xd0\x96\xd0\xb6", 0, 0);
	/* bytes of characters that no name is written with */
	reads(MOJIBAKE_PAGE_1252, "\xc3\x90\xe2\x80\x93", 0, 0);
	/* nobody takes Vietnamese for Latin 2 */
	reads(MOJIBAKE_PAGE_1252, "\xc3\xa1\xc2\xbb\xe2\x80\x9c", 7, 0x1ED3);
	reads(MOJIBAKE_PAGE_1250, "\xc3\xa1\xc2\xbb\xe2\x80\x9c", 0, 0);
}

/* Characters are other bytes on other pages, each of them one. */
static void
bytes_have_one_character(void **state)
{
	(void)state;
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_1252, 0x20AC), 0x80);
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_8859_2, 0x20AC), 0);
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_1252, 0xE4), 0xE4);
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_1250, 0x105), 0xB9);
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_8859_2, 0x105), 0xB1);
	assert_int_equal(mojibake_page_byte(MOJIBAKE_PAGE_1252, 'a'), 0);
	for (int page = MOJIBAKE_PAGE_1252; page < MOJIBAKE_PAGES; page++) {
		size_t seen[256] = { 0 };

		for (int32_t point = 0x80; point < 0x3000; point++)
			seen[mojibake_page_byte(
			    (enum mojibake_page)page, point)]++;
		for (size_t byte = 0xC0; byte < 256; byte++)
			assert_true(seen[byte] >= 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_read_back),
		cmocka_unit_test(other_characters_are_not),
		cmocka_unit_test(bytes_have_one_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
