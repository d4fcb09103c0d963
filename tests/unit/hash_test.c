/* Hashes know their seed and every byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"

static void
equal_bytes_have_equal_hashes(void **state)
{
	char copy[] = "Aino";

	(void)state;
	assert_true(
	    hash_str(str_of("Aino"), 7) == hash_str(str_make(copy, 4), 7));
	assert_true(hash_str(str_make(NULL, 0), 7) == hash_str(str_of(""), 7));
}

/* 64 random bits: one equal pair among these few would be a defect. */
static void
every_byte_and_the_length_count(void **state)
{
	char text[300] = { 0 };
	uint64_t hashes[300];

	(void)state;
	for (size_t n = 0; n < 300; n++)
		hashes[n] = hash_str(str_make(text, n), 1);
	for (size_t n = 0; n < 300; n++) {
		for (size_t k = 0; k < n; k++)
			assert_true(hashes[n] != hashes[k]);
		text[n] = 1;
		assert_true(hash_str(str_make(text, 300), 1) !=
			    hash_str(str_make(text, 299), 1));
		text[n] = 0;
	}
}

static void
the_seed_counts_in_both_widths(void **state)
{
	struct hash128 a = hash_wide(str_of("Aino"), 1);
	struct hash128 b = hash_wide(str_of("Aino"), 2);
	struct hash128 c = hash_wide(str_of("Aino"), 1);

	(void)state;
	assert_true(hash_str(str_of("x"), 1) != hash_str(str_of("x"), 2));
	assert_true(a.low != b.low && a.high != b.high);
	assert_true(a.low == c.low && a.high == c.high);
}

static void
seeds_differ(void **state)
{
	uint64_t seeds[100];

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		seeds[i] = hash_seed();
		for (size_t k = 0; k < i; k++)
			assert_true(seeds[i] != seeds[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_bytes_have_equal_hashes),
		cmocka_unit_test(every_byte_and_the_length_count),
		cmocka_unit_test(the_seed_counts_in_both_widths),
		cmocka_unit_test(seeds_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
