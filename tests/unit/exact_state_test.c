/* Exact sums as text: what is written is what is added. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "stats/exact_state.h"

static void
add(struct exact *s, const char *text)
{
	struct num v;

	assert_true(num_read(str_of(text), &v));
	exact_add(s, v, 3);
}

static void
parts_add_up(void **state)
{
	struct exact whole = { 0 };
	struct exact sum = { 0 };
	struct buf text = { 0 };
	struct err e;

	(void)state;
	for (int part = 0; part < 2; part++) {
		struct exact s = { 0 };
		struct exact *to[] = { &s, &whole };

		for (size_t i = 0; i < 2; i++) {
			add(to[i], part == 0 ? "-999999999999999999" : "12.75");
			add(to[i], part == 0 ? "0.000000000000000001" : "-7");
			exact_add_double(to[i], part == 0 ? -1e300 : 5e-324, 2);
		}
		buf_clear(&text);
		assert_int_equal(exact_state_write(&s, &text, &e), 0);
		assert_true(exact_state_add(&sum, buf_str(&text)));
	}
	assert_memory_equal(&sum, &whole, sizeof sum);
	buf_free(&text);
}

static void
other_texts_are_refused(void **state)
{
	static const char *const texts[] = { "", " ", "1", " g", " 1 x",
		" 1 d 0 1 2", " 1 d 13 1", " 1 w 0", " 11111111111111111 ",
		" 1  d" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct exact s = { 0 };

		assert_false(exact_state_add(&s, str_of(texts[i])));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_add_up),
		cmocka_unit_test(other_texts_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
