/* Values judged by the role of their column; records by what they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/checkup.h"
#include "stats/judge.h"

static struct canon_options
rules(void)
{
	struct canon_options o = { .pivot = CANON_PIVOT };

	o.mixed_flagged = true;
	o.as_of = (struct date){ 2026, 11, 22 };
	return o;
}

static enum judge_result
judged(const char *role, const char *value, const char *country)
{
	const struct canon_options o = rules();
	struct judge j = { .forms = false };
	struct arena memory = { 0 };
	enum judge_result result;
	const char *reason;
	struct err e;

	assert_int_equal(judge_open(&j, role, &o, &memory, &e), 0);
	assert_int_equal(judge_observe(&j, str_of(value), &e), 0);
	assert_int_equal(judge_decide(&j, &e), 0);
	assert_int_equal(
	    judge_value(&j, str_of(value), country, &result, &reason, &e), 0);
	assert_true((reason != NULL) == (result == JUDGE_INVALID));
	judge_free(&j);
	arena_free(&memory);
	return result;
}

static void
roles_have_rules(void **state)
{
	(void)state;
	assert_int_equal(judged("email", "a@x.fi", NULL), JUDGE_VALID);
	assert_int_equal(judged("email", "A@X.fi", NULL), JUDGE_OFF_FORM);
	assert_int_equal(judged("email", "a.x.fi", NULL), JUDGE_INVALID);
	assert_int_equal(judged("phone", "+358401234567", NULL), JUDGE_VALID);
	assert_int_equal(judged("phone", "0401234567", "FI"), JUDGE_OFF_FORM);
	assert_int_equal(judged("phone", "0401234567", NULL), JUDGE_INVALID);
	assert_int_equal(judged("postcode", "00100", "FI"), JUDGE_VALID);
	assert_int_equal(judged("postcode", "100", "FI"), JUDGE_OFF_FORM);
	assert_int_equal(judged("postcode", "00100", "PL"), JUDGE_OFF_FORM);
	assert_int_equal(
	    judged("birth_date", "31.12.1980", NULL), JUDGE_OFF_FORM);
	assert_int_equal(
	    judged("birth_date", "2030-01-01", NULL), JUDGE_INVALID);
	assert_int_equal(judged("city", "TURKU", NULL), JUDGE_OFF_FORM);
}

static void
countries_matter_for_some(void **state)
{
	(void)state;
	assert_true(judge_wants_country("phone"));
	assert_true(judge_wants_country("postcode"));
	assert_false(judge_wants_country("email"));
	assert_false(judge_wants_country(NULL));
	assert_true(judge_by_country("phone", str_of("040")));
	assert_false(judge_by_country("phone", str_of("+358")));
	assert_false(judge_by_country("phone", str_of("")));
	assert_true(judge_by_country("postcode", str_of("00100")));
}

static void
reasons_are_counted(void **state)
{
	struct judge j = { .forms = false };

	(void)state;
	assert_null(judge_first_reason(&j));
	judge_count(&j, "b", 2);
	judge_count(&j, "a", 1);
	judge_count(&j, "c", 2);
	judge_count(&j, "a", 1);
	assert_string_equal(judge_first_reason(&j)->reason, "a");
	assert_true(j.n[JUDGE_INVALID] == 6);
}

enum { FIELDS = 8 };

static struct str names[FIELDS];
static const char *roles[FIELDS] = { "first_name", "last_name", "email",
	"phone", "street", "city", "consent_email", "opt_out" };

/* The faults of one record; what was counted goes to *c. */
static uint64_t
faults(struct checkup *c, const char *const text[FIELDS])
{
	static const struct header h = {
		.name = names, .role = roles, .n = FIELDS
	};
	const struct canon_options o = rules();
	struct str field[FIELDS];
	const struct record r = { .field = field, .nfields = FIELDS };
	uint64_t found;
	struct err e;

	for (size_t i = 0; i < FIELDS; i++)
		field[i] = str_of(text[i]);
	*c = (struct checkup){ .records = 0 };
	assert_int_equal(checkup_open(c, &h, &o, &e), 0);
	assert_int_equal(checkup_record(c, &r, &found, &e), 0);
	checkup_close(c);
	return found;
}

static bool
has(uint64_t found, size_t fault)
{
	return (found >> fault & 1) != 0;
}

static void
a_whole_record(void **state)
{
	static const char *const text[FIELDS] = { "Aino", "Salo", "a@x.fi",
		"+358401234567", "Tie 1", "Turku", "yes", "no" };
	struct checkup c;

	(void)state;
	assert_true(faults(&c, text) == 0);
	assert_true(c.identity[CHECKUP_PERSON] == 1);
	assert_true(c.usable[CHECKUP_BY_POST] == 1);
	assert_true(c.allowed[CHECKUP_BY_EMAIL] == 1);
	assert_true(c.allowed[CHECKUP_BY_PHONE] == 0);
	assert_true(c.unknown_consent == 0 && c.unreachable == 0);
}

static void
a_poor_record(void **state)
{
	static const char *const text[FIELDS] = { "", "n/a", "x.fi", "  ", "-",
		"Turku", "", "" };
	struct checkup c;
	uint64_t found = faults(&c, text);

	(void)state;
	assert_true(has(found, CHECKUP_MISSING + CHECKUP_FIRST_NAME));
	assert_true(has(found, CHECKUP_DUMMY + CHECKUP_LAST_NAME));
	assert_true(has(found, CHECKUP_INVALID + CHECKUP_EMAIL));
	assert_true(has(found, CHECKUP_MISSING + CHECKUP_PHONE));
	assert_true(has(found, CHECKUP_DUMMY + CHECKUP_STREET));
	assert_false(has(found, CHECKUP_MISSING + CHECKUP_CITY));
	/* There is no such column: no fault of the record. */
	assert_false(has(found, CHECKUP_MISSING + CHECKUP_POSTCODE));
	assert_true(has(found, CHECKUP_UNREACHABLE));
	assert_true(has(found, CHECKUP_NO_CONSENT));
	assert_true(c.identity[CHECKUP_CONTACT] == 1);
}

static void
a_refusal_is_enough(void **state)
{
	static const char *const text[FIELDS] = { "Aino", "Salo", "a@x.fi", "",
		"Tie 1", "Turku", "yes", "yes" };
	struct checkup c;

	(void)state;
	(void)faults(&c, text);
	assert_true(c.usable[CHECKUP_BY_EMAIL] == 1);
	assert_true(c.allowed[CHECKUP_BY_EMAIL] == 0);
	assert_true(c.unknown_consent == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_have_rules),
		cmocka_unit_test(countries_matter_for_some),
		cmocka_unit_test(reasons_are_counted),
		cmocka_unit_test(a_whole_record),
		cmocka_unit_test(a_poor_record),
		cmocka_unit_test(a_refusal_is_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
