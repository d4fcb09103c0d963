/* Decisions that contradict each other, or what is known. */
#include "dedupe/overrides_clash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
add(struct overrides *o, uint64_t a, uint64_t b, bool same)
{
	const struct overrides_pair pair = { a, b, 0, same };
	struct err e;

	assert_int_equal(
	    buf_add(&o->pairs, str_make((const char *)&pair, sizeof pair), &e),
	    0);
}

static void
expect(struct overrides *o, const struct bonds *b,
    enum overrides_clash_kind kind, size_t one, size_t other)
{
	struct overrides_clash clash;
	struct err e;

	assert_int_equal(overrides_clash_find(&clash, o, b, &e), 0);
	assert_int_equal(clash.kind, kind);
	if (kind == OVERRIDES_CLASH_NONE)
		return;
	assert_int_equal(clash.one, one);
	assert_int_equal(clash.other, other);
}

static void
pairs_contradict_each_other_over_others(void **state)
{
	const struct bonds none = { .pairs = { 0 } };
	struct overrides o = { .file = "o" };

	(void)state;
	expect(&o, &none, OVERRIDES_CLASH_NONE, 0, 0);
	add(&o, 9, 1, false);
	add(&o, 1, 2, true);
	add(&o, 5, 9, true);
	add(&o, 1, 2, true);
	add(&o, 5, 6, false);
	expect(&o, &none, OVERRIDES_CLASH_NONE, 0, 0);
	add(&o, 2, 5, true);
	add(&o, 7, 8, true);
	expect(&o, &none, OVERRIDES_CLASH_PAIRS, 0, 5);
	overrides_free(&o);
}

static void
one_source_has_everybody_once(void **state)
{
	static const char *const source[] = { "crm", "web", "", "crm", "" };
	struct bonds b = { .pairs = { 0 } };
	struct overrides o = { .file = "o" };
	struct err e;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(bonds_source(&b, str_of(source[i]), &e), 0);
	add(&o, 2, 4, true);
	add(&o, 0, 1, true);
	add(&o, 3, 2, true);
	expect(&o, &b, OVERRIDES_CLASH_NONE, 0, 0);
	add(&o, 1, 4, true);
	expect(&o, &b, OVERRIDES_CLASH_SOURCE, 3, 0);
	overrides_free(&o);
	bonds_free(&b);
}

static void
known_people_are_neither_joined_nor_parted(void **state)
{
	struct bonds b = { .pairs = { 0 } };
	struct overrides joined = { .file = "o" }, parted = { .file = "o" };
	struct err e;

	(void)state;
	assert_int_equal(bonds_label(&b, 0, 7, &e), 0);
	assert_int_equal(bonds_label(&b, 1, 8, &e), 0);
	assert_int_equal(bonds_label(&b, 2, 7, &e), 0);
	add(&joined, 0, 2, true);
	add(&joined, 2, 5, true);
	expect(&joined, &b, OVERRIDES_CLASH_NONE, 0, 0);
	add(&joined, 5, 1, true);
	expect(&joined, &b, OVERRIDES_CLASH_KNOWN, 2, 0);
	add(&parted, 0, 1, false);
	add(&parted, 0, 2, false);
	expect(&parted, &b, OVERRIDES_CLASH_PART, 1, 0);
	overrides_free(&joined);
	overrides_free(&parted);
	bonds_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_contradict_each_other_over_others),
		cmocka_unit_test(one_source_has_everybody_once),
		cmocka_unit_test(known_people_are_neither_joined_nor_parted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
