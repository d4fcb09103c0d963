/* The ASCII spelling of domain labels: the samples of RFC 3492, section 7.1,
 * and labels seen in the wild. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/punycode.h"

static const struct {
	const char *label, *ascii;
} samples[] = {
	{ "m\xc3\xa4rk\xc3\xa4", "mrk-qlac" },
	{ "b\xc3\xbc"
	  "cher",
	    "bcher-kva" },
	{ "\xc3\xa4", "4ca" },
	{ "\xc5\x82\xc3\xb3"
	  "d\xc5\xba",
	    "d-uga0v4h" },
	{ "Pro\xc4\x8dprost\xc4\x9bnemluv\xc3\xad\xc4\x8d"
	  "esky",
	    "Proprostnemluvesky-uyb24dma41a" },
	{ "\xe4\xbb\x96\xe4\xbb\xac\xe4\xb8\xba\xe4\xbb\x80\xe4\xb9\x88\xe4\xb8"
	  "\x8d\xe8\xaf\xb4\xe4\xb8\xad\xe6\x96\x87",
	    "ihqwcrb4cv8a8dqg056pqjye" },
	{ "\xd9\x84\xd9\x8a\xd9\x87\xd9\x85\xd8\xa7\xd8\xa8\xd8\xaa\xd9\x83\xd9"
	  "\x84\xd9\x85\xd9\x88\xd8\xb4\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8"
	  "\x9f",
	    "egbpdaj6bu4bxfgehfvwxn" },
	{ "Hello-Another-Way-\xe3\x81\x9d\xe3\x82\x8c\xe3\x81\x9e\xe3\x82\x8c"
	  "\xe3\x81\xae\xe5\xa0\xb4\xe6\x89\x80",
	    "Hello-Another-Way--fc4qua05auwb3674vfr0b" },
	{ "3\xe5\xb9\xb4"
	  "B\xe7\xb5\x84\xe9\x87\x91\xe5\x85\xab\xe5\x85\x88"
	  "\xe7\x94\x9f",
	    "3B-ww4c5e180e575a65lsy2b" },
};

static void
labels_have_the_length_of_their_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_int_equal(punycode_length(str_of(samples[i].label)),
		    4 + strlen(samples[i].ascii));
}

static void
spellings_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		int32_t points[PUNYCODE_LABEL];
		size_t n = punycode_read(str_of(samples[i].ascii), points);
		struct buf label = { 0 };
		struct err e;

		for (size_t k = 0; k < n; k++)
			assert_int_equal(utf8_encode(&label, points[k], &e), 0);
		assert_true(str_is(buf_str(&label), samples[i].label));
		buf_free(&label);
	}
}

static void
others_are_not(void **state)
{
	static const char *const bad[] = {
		"", "0", "-", "-4ca", "abc-", "a-b.c", "99999999", "c877x",
		"vw0cev", "999999999999999", "a-\xc3\xa4", "bcher-kv",
		"999999999999999999999999999999999999999999999999999999999999"
	};

	int32_t points[PUNYCODE_LABEL];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (punycode_read(str_of(bad[i]), points) > 0)
			fail_msg("%s is taken for a label", bad[i]);
}

static void
too_long_a_label_has_no_length(void **state)
{
	char label[160];

	(void)state;
	for (size_t n = 1; n <= 70; n++) {
		for (size_t i = 0; i < n; i++)
			memcpy(label + 2 * i, "\xc3\xa4", 2);
		/* n times the same letter: "4ca" and one digit for each more */
		assert_int_equal(punycode_length(str_make(label, 2 * n)),
		    n <= 57 ? 6 + n : 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_have_the_length_of_their_spelling),
		cmocka_unit_test(spellings_are_read),
		cmocka_unit_test(others_are_not),
		cmocka_unit_test(too_long_a_label_has_no_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
