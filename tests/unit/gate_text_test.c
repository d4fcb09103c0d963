/* Checks as they are written become conditions over figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/gate_text.h"

static void
assert_rewritten(const char *text, const char *expected, size_t terms)
{
	struct gate_terms t = { .n = 0 };
	struct arena memory = { 0 };
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(
	    gate_text_rewrite(str_of(text), &out, &t, &memory, &e), 0);
	if (!str_is(buf_str(&out), expected))
		print_error("%.*s\n", (int)out.n, out.p);
	assert_true(str_is(buf_str(&out), expected));
	assert_int_equal(t.n, terms);
	buf_free(&out);
	arena_free(&memory);
}

static void
figures_become_names(void **state)
{
	(void)state;
	assert_rewritten("rows < 10", "number(`rows`) < 10", 1);
	assert_rewritten("completeness(email) < 95%",
	    "number(`completeness(email)`) < 0.95", 1);
	assert_rewritten("rows < .8*base.rows",
	    "number(`rows`) < 0.8*number(`base.rows`)", 2);
	assert_rewritten("psi(a) > .25 or psi(a) > 1",
	    "number(`psi(a)`) > 0.25 or number(`psi(a)`) > 1", 1);
	assert_rewritten("base.mean(`a b`) = 1.5%",
	    "number(`base.mean(``a b``)`) = 0.015", 1);
	assert_rewritten("valid(email) < 1", "valid(email) < 1", 0);
	assert_rewritten("\"rows\" = `rows`", "\"rows\" = `rows`", 0);
	assert_rewritten("rowset < 12.50", "rowset < 12.50", 0);
}

static void
figures_are_known(void **state)
{
	struct gate_terms t = { .n = 0 };
	struct arena memory = { 0 };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(
	    gate_text_rewrite(str_of("base.sum( role:amount ) > rows"), &out,
		&t, &memory, &e),
	    0);
	assert_int_equal(t.n, 2);
	assert_int_equal(t.term[0].figure, GATE_SUM);
	assert_true(t.term[0].base);
	assert_true(str_is(t.term[0].column, "role:amount"));
	assert_int_equal(t.term[1].figure, GATE_ROWS);
	assert_false(t.term[1].base);
	buf_free(&out);
	arena_free(&memory);
}

static void
a_parenthesis_must_close(void **state)
{
	struct gate_terms t = { .n = 0 };
	struct arena memory = { 0 };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(
	    gate_text_rewrite(str_of("mean(a < 1"), &out, &t, &memory, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	buf_free(&out);
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_become_names),
		cmocka_unit_test(figures_are_known),
		cmocka_unit_test(a_parenthesis_must_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
