/* Records by name and by number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dedupe/naming.h"

static struct str names[] = { { "id", 2 }, { "x", 1 } };
static const char *roles[] = { "customer_id", NULL };

static void
begin(struct naming *x, const char *selector, bool known)
{
	const char *none[] = { NULL, NULL };
	struct header h = { names, known ? roles : none, 2,
		{ NULL, NULL, 0, 0 } };
	const char *const ids[] = { "a", "b", "", "b" };
	struct err e;

	*x = (struct naming){ .n = 0 };
	assert_int_equal(naming_open(x, &h, selector, &e), 0);
	for (size_t i = 0; i < 4; i++) {
		struct str field[] = { str_of(ids[i]), str_of("v") };

		assert_int_equal(naming_add(x, field, &e), 0);
	}
}

static void
check(const struct naming *x, const char *name, int64_t record)
{
	uint64_t found;
	struct err e;

	if (record < 0) {
		assert_int_equal(naming_find(x, str_of(name), &found, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		return;
	}
	assert_int_equal(naming_find(x, str_of(name), &found, &e), 0);
	assert_int_equal(found, record);
}

static void
values_name_records(void **state)
{
	struct naming x;

	(void)state;
	begin(&x, NULL, true);
	check(&x, "a", 0);
	check(&x, "b", -1);
	check(&x, "1", -1);
	check(&x, "", -1);
	naming_close(&x);
	begin(&x, "id", false);
	check(&x, "a", 0);
	naming_close(&x);
}

static void
numbers_do_without_a_column(void **state)
{
	struct naming x;

	(void)state;
	begin(&x, NULL, false);
	check(&x, "1", 0);
	check(&x, "4", 3);
	check(&x, "0", -1);
	check(&x, "5", -1);
	check(&x, "", -1);
	check(&x, "99999999999999999999999", -1);
	check(&x, "a", -1);
	naming_close(&x);
}

static void
those_of_a_master_file_have_numbers_of_their_own(void **state)
{
	struct str field[] = { str_of("w"), str_of("v") };
	char room[NAMING_TEXT];
	struct naming x;
	struct err e;

	(void)state;
	begin(&x, NULL, false);
	naming_begin(&x, 4);
	assert_int_equal(naming_add(&x, field, &e), 0);
	check(&x, "1", 4);
	check(&x, "2", -1);
	check(&x, "m1", 0);
	check(&x, "m4", 3);
	check(&x, "m5", -1);
	check(&x, "m", -1);
	assert_true(str_is(naming_of(&x, 3, field, room), "m4"));
	assert_true(str_is(naming_of(&x, 4, field, room), "1"));
	naming_close(&x);
	begin(&x, NULL, true);
	assert_true(str_is(naming_of(&x, 0, field, room), "w"));
	naming_close(&x);
}

static void
one_column_names_them(void **state)
{
	struct header h = { names, roles, 2, { NULL, NULL, 0, 0 } };
	struct naming x = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(naming_open(&x, &h, "id,x", &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_int_equal(naming_open(&x, &h, "y", &e), -1);
	naming_close(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_name_records),
		cmocka_unit_test(numbers_do_without_a_column),
		cmocka_unit_test(
		    those_of_a_master_file_have_numbers_of_their_own),
		cmocka_unit_test(one_column_names_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
