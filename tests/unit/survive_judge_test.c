/* What counts as a value, and what can be read. */
#include "survive_sample.h"

#include "match/survive_judge.h"

struct judged {
	struct header h;
	struct survive_judge judge;
};

static void
judged_open(struct judged *x, const char *columns, const char *region)
{
	struct survive_options o = sample_options(NULL, 0);
	struct err e;

	memset(x, 0, sizeof *x);
	o.region = region;
	sample_header(&x->h, columns);
	assert_int_equal(survive_judge_open(&x->judge, &x->h, &o, &e), 0);
}

static void
judged_free(struct judged *x)
{
	survive_judge_close(&x->judge);
	header_free(&x->h);
}

static bool
is_valid(struct judged *x, size_t column, struct str s)
{
	bool valid;
	struct err e;

	assert_int_equal(
	    survive_judge_is_valid(&x->judge, column, s, &valid, &e), 0);
	return valid;
}

static void
values_are_read_by_role(void **state)
{
	struct judged x;

	(void)state;
	judged_open(&x, "e:email b:birth_date c:comment n u:updated_at", NULL);
	assert_true(is_valid(&x, 0, str_of("Aino@X.fi")));
	assert_true(is_valid(&x, 0, str_of("Aino <aino@x.fi>")));
	assert_false(is_valid(&x, 0, str_of("aino.x.fi")));
	assert_false(is_valid(&x, 0, str_of("a@x.fi, b@x.fi")));
	assert_true(is_valid(&x, 1, str_of("3.2.1980")));
	assert_true(is_valid(&x, 1, str_of("13/2/1980")));
	/* no single date says whether it is in March or in February */
	assert_false(is_valid(&x, 1, str_of("3/2/1980")));
	assert_false(is_valid(&x, 1, str_of("30.2.1980")));
	/* born tomorrow, updated the day after */
	assert_false(is_valid(&x, 1, str_of("2025-07-01")));
	assert_true(is_valid(&x, 4, str_of("2025-07-02")));
	/* where there is nothing to judge */
	assert_true(is_valid(&x, 2, str_of("whatever")));
	assert_true(is_valid(&x, 3, str_of("whatever")));
	judged_free(&x);
}

static void
phones_are_read_by_region(void **state)
{
	static const char *const roles[] = { "p:phone", "p:mobile_phone",
		"p:work_phone", "p:home_phone", "p:fax" };

	(void)state;
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
		struct judged x;

		judged_open(&x, roles[i], "FI");
		assert_true(is_valid(&x, 0, str_of("040 123 4567")));
		assert_true(is_valid(&x, 0, str_of("+358 40 123 4567")));
		assert_true(is_valid(&x, 0, str_of("+48 601 234 567")));
		assert_false(is_valid(&x, 0, str_of("12")));
		assert_false(is_valid(&x, 0, str_of("ask the wife")));
		assert_false(is_valid(&x, 0, str_of("+358\xff")));
		judged_free(&x);
		judged_open(&x, roles[i], NULL);
		assert_false(is_valid(&x, 0, str_of("040 123 4567")));
		assert_true(is_valid(&x, 0, str_of("+358 40 123 4567")));
		judged_free(&x);
	}
}

static void
what_is_not_utf8_cannot_be_read(void **state)
{
	struct judged x;

	(void)state;
	judged_open(&x, "e:email n", "FI");
	assert_false(is_valid(&x, 0, str_of("a\xe4@x.fi")));
	assert_true(is_valid(&x, 0, str_of("a\xc3\xa4@x.fi")));
	assert_false(is_valid(&x, 1, str_of("\xff")));
	assert_true(is_valid(&x, 1, str_make("a\0b", 3)));
	judged_free(&x);
}

static void
what_counts(void **state)
{
	(void)state;
	assert_false(survive_judge_is_real("email", str_of("")));
	assert_false(survive_judge_is_real(NULL, str_make(NULL, 0)));
	assert_false(survive_judge_is_real(NULL, str_of("  ")));
	assert_false(survive_judge_is_real(NULL, str_of("N/A")));
	assert_false(survive_judge_is_real("phone", str_of("0000000000")));
	assert_false(survive_judge_is_real("birth_date", str_of("1900-01-01")));
	assert_true(survive_judge_is_real("consent", str_of("no")));
	assert_true(survive_judge_is_real("opt_out", str_of("0")));
	assert_true(survive_judge_is_real("last_name", str_of("Null")));
	assert_true(survive_judge_is_real(NULL, str_of("\xff\xfe")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read_by_role),
		cmocka_unit_test(phones_are_read_by_region),
		cmocka_unit_test(what_is_not_utf8_cannot_be_read),
		cmocka_unit_test(what_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
