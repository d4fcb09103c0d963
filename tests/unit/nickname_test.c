/* Names one person goes by, and names that only look so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "link/nickname.h"
#include "link/nicknames_table.h"

static void
check(const char *a, const char *b, bool wanted)
{
	const uint16_t x = nickname_of(str_of(a)), y = nickname_of(str_of(b));

	if (nickname_same(x, y) != wanted || nickname_same(y, x) != wanted)
		fail_msg("%s, %s", a, b);
}

static void
short_forms_of_a_name(void **state)
{
	static const char *const pairs[][2] = { { "william", "bill" },
		{ "margaret", "peggy" }, { "juhani", "jussi" },
		{ "aleksi", "ale" }, { "katarzyna", "kasia" },
		{ "malgorzata", "gosia" }, { "aleksandra", "ola" },
		{ "lucas", "luke" }, { "ivan", "ivo" }, { "stjepan", "stef" },
		{ "natalja", "natasa" }, { "katharina", "kathe" } };

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		check(pairs[i][0], pairs[i][1], true);
}

static void
two_short_forms_of_mostly_the_same(void **state)
{
	(void)state;
	check("bob", "rob", true);
	check("jim", "jimmy", true);
	check("kasia", "kaska", true);
	check("al", "bert", false);       /* both short for Albert */
	check("eileen", "elaine", false); /* both short for Helen */
}

static void
others_are_not_the_same(void **state)
{
	(void)state;
	check("robert", "william", false);
	check("jack", "jacqueline", false);
	check("juhani", "johannes", false); /* both called Jussi */
	check("bob", "bob", false);
	check("bob", "nobody", false);
	check("nobody", "nothing", false);
	check("", "", false);
	check("bo", "bob", false);
	check("bartholomewbartholomew", "bart", false);
}

/* What finding them stands on. */
static void
the_table_is_in_order(void **state)
{
	(void)state;
	assert_true(nicknames_count > 1500);
	for (size_t i = 0; i < nicknames_count; i++) {
		const struct nicknames_name *name = &nicknames_names[i];

		if (i > 0)
			assert_true(memcmp(name[-1].text, name->text,
					sizeof name->text) < 0);
		assert_true(name->n > 0 || name->is_full);
		assert_int_equal(nickname_of(str_of(name->text)), i + 1);
		for (size_t k = 0; k < name->n; k++)
			check(name->text,
			    nicknames_names[nicknames_fulls[name->first + k]]
				.text,
			    true);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_forms_of_a_name),
		cmocka_unit_test(two_short_forms_of_mostly_the_same),
		cmocka_unit_test(others_are_not_the_same),
		cmocka_unit_test(the_table_is_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
