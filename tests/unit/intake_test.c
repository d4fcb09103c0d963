/* Every value gets its number in its trait, whatever the number of threads and
 * of batches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "link/intake.h"

enum { RECORDS = 10000, TRAITS = 3, DIFFERENT = 700 };

/* The value of trait k in record i, of more than one byte or empty. */
static struct str
value_of(size_t i, size_t k, char room[32])
{
	int n = k == 1 && i % 3 == 0 ? 0
				     : snprintf(room, 32, "%zu of %zu",
					   i * 31 % (DIFFERENT + k), k);

	return str_make(room, (size_t)n);
}

static void
check(const struct trait *t, size_t k)
{
	const uint32_t *of = (const uint32_t *)(const void *)t->raw_of.p;
	char room[32];

	assert_int_equal(t->raw_of.n, RECORDS * sizeof *of);
	assert_int_equal(t->raw.n, DIFFERENT + k);
	for (size_t i = 0; i < RECORDS; i++) {
		const struct str s = value_of(i, k, room);

		assert_int_equal(of[i] == 0, s.n == 0);
		if (s.n > 0)
			assert_true(
			    str_equal(dictionary_text(&t->raw, of[i]), s));
	}
}

static void
values_get_numbers(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 3; threads++) {
		struct trait trait[TRAITS] = { { .column = 2 }, { .column = 0 },
			{ .column = 1 } };
		struct intake x = { .ntraits = 0 };
		struct workers *w;
		struct err e;

		assert_int_equal(workers_open(&w, threads, &e), 0);
		assert_int_equal(intake_open(&x, trait, TRAITS, w, &e), 0);
		for (size_t i = 0; i < RECORDS; i++) {
			char room[TRAITS][32];
			const struct str field[] = { value_of(i, 1, room[1]),
				value_of(i, 2, room[2]),
				value_of(i, 0, room[0]) };

			assert_int_equal(intake_add(&x, field, &e), 0);
		}
		assert_int_equal(intake_finish(&x, &e), 0);
		for (size_t k = 0; k < TRAITS; k++) {
			check(&trait[k], k);
			trait_free(&trait[k]);
		}
		intake_close(&x);
		workers_close(w);
	}
}

/* A run that fails may end between two records. */
static void
it_may_end_early(void **state)
{
	struct trait trait = { .column = 0 };
	const struct str field = str_of("value");
	struct intake x = { .ntraits = 0 };
	struct workers *w;
	struct err e;

	(void)state;
	assert_int_equal(workers_open(&w, 2, &e), 0);
	assert_int_equal(intake_open(&x, &trait, 1, w, &e), 0);
	for (size_t i = 0; i < RECORDS; i++)
		assert_int_equal(intake_add(&x, &field, &e), 0);
	intake_close(&x);
	trait_free(&trait);
	workers_close(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_get_numbers),
		cmocka_unit_test(it_may_end_early),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
