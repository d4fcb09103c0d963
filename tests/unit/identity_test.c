/* What people are called. */
#include "dedupe/identity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
expect(const struct identity *x, uint32_t cluster, const char *text)
{
	char room[IDENTITY_TEXT];
	const struct str id = identity_text(x, cluster, room);

	assert_int_equal(id.n, strlen(text));
	assert_memory_equal(id.p, text, id.n);
}

static void
add(struct identity *x, uint32_t id)
{
	struct err e;

	assert_int_equal(
	    buf_add(&x->of, str_make((const char *)&id, sizeof id), &e), 0);
}

static void
without_more_by_number(void **state)
{
	const struct identity x = { .largest = 0 };

	(void)state;
	expect(&x, 0, "1");
	expect(&x, UINT32_MAX - 1, "4294967295");
	expect(&x, UINT32_MAX, "4294967296");
}

static void
by_the_ids_they_were_given(void **state)
{
	struct identity x = { .largest = 0 };

	(void)state;
	add(&x, 7);
	add(&x, 3);
	expect(&x, 0, "7");
	expect(&x, 1, "3");
	identity_free(&x);
}

static void
known_ones_as_they_are_and_new_ones_behind(void **state)
{
	struct dictionary known = { .n = 0 };
	struct identity x = { .known = &known,
		.largest = UINT64_C(9000000000) };
	struct err e;
	uint32_t n;

	(void)state;
	assert_int_equal(dictionary_add(&known, str_of("007"), &n, &e), 0);
	assert_int_equal(dictionary_add(&known, str_of("A-1"), &n, &e), 0);
	add(&x, 2);
	add(&x, 4);
	add(&x, 1);
	add(&x, 3);
	expect(&x, 0, "A-1");
	expect(&x, 1, "9000000002");
	expect(&x, 2, "007");
	expect(&x, 3, "9000000001");
	x.names = true;
	x.largest = 12;
	expect(&x, 1, "new-14");
	expect(&x, 2, "007");
	expect(&x, 3, "new-13");
	identity_free(&x);
	dictionary_free(&known);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_more_by_number),
		cmocka_unit_test(by_the_ids_they_were_given),
		cmocka_unit_test(known_ones_as_they_are_and_new_ones_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
