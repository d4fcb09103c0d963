/* A role has its rule; values are judged and counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/canon.h"
#include "field/role.h"
#include "field/text.h"

static const struct canon_options options = { .pivot = 69,
	.as_of = { 2026, 6, 15 } };

/* One value of a column of that role. */
static void
check(
    const char *role, const char *in, enum canon_result want, const char *value)
{
	struct arena memory = { 0 };
	struct buf out = { 0 };
	enum canon_result result;
	struct verdict v;
	struct canon c;
	struct err e;

	assert_int_equal(canon_open(&c, role, &options, &memory, &e), 0);
	if (canon_wants_evidence(&c)) {
		assert_int_equal(canon_observe(&c, str_of(in), NULL, &e), 0);
		assert_int_equal(canon_decide(&c, &e), 0);
	}
	assert_int_equal(
	    canon_apply(&c, &out, str_of(in), NULL, &result, &v, &e), 0);
	if (result != want)
		fail_msg("%s \"%s\": result %d", role == NULL ? "" : role, in,
		    (int)result);
	if (want == CANON_CHANGED)
		assert_true(str_is(buf_str(&out), value));
	else
		assert_int_equal(out.n, 0);
	for (size_t i = 0; i < CANON_RESULTS; i++)
		assert_int_equal(c.results[i], i == result);
	assert_int_equal(v.read, want != CANON_FLAGGED);
	buf_free(&out);
	arena_free(&memory);
}

static void
roles_have_rules(void **state)
{
	(void)state;
	check("email", " A@X.FI", CANON_CHANGED, "a@x.fi");
	check("email", "nobody", CANON_FLAGGED, NULL);
	check("first_name", "AINO", CANON_CHANGED, "Aino");
	check("last_name", "ORTEGA Y GASSET", CANON_CHANGED, "Ortega y Gasset");
	check("full_name", "JOHN E SMITH", CANON_CHANGED, "John E Smith");
	check("city", "AIX-EN-PROVENCE", CANON_CHANGED, "Aix-en-Provence");
	check("birth_date", "4.5.1980", CANON_CHANGED, "1980-05-04");
	check("birth_date", "2026-06-16", CANON_FLAGGED, NULL);
	check("order_date", "2026-06-16", CANON_UNCHANGED, NULL);
	check("updated_at", "4.5.2024 10:00", CANON_CHANGED,
	    "2024-05-04T10:00:00");
	check("last_login", "4.5.2024", CANON_CHANGED, "2024-05-04");
	check("consent_date", "4.5.2024", CANON_CHANGED, "2024-05-04");
	check("middle_name", "Y", CANON_UNCHANGED, NULL);
	check("social_x", " @A  b", CANON_CHANGED, "@A  b");
	check("url", "HTTP://x.fi/a%20B ", CANON_CHANGED, "http://x.fi/a%20B");
	check("customer_id", " 00  12 ", CANON_CHANGED, "00  12");
	check("customer_id", "AB\xcc\x8a", CANON_UNCHANGED, NULL);
	check("district", "Katu  1\nA", CANON_CHANGED, "Katu 1 A");
	check("comment", "two\nlines", CANON_UNCHANGED, NULL);
	check("street", "ei tiedossa", CANON_FLAGGED, NULL);
	check("company", "n/a", CANON_FLAGGED, NULL);
	check("city", "brak", CANON_FLAGGED, NULL);
	check("city", "Xxx", CANON_FLAGGED, NULL);
	check("postcode", "-", CANON_FLAGGED, NULL);
	check("vat_id", "?", CANON_FLAGGED, NULL);
	check("vat_id", "PDV 69435151530", CANON_UNCHANGED, NULL);
	check("company_id", "4.40514E+10", CANON_FLAGGED, NULL);
	check(NULL, " two\n lines", CANON_CHANGED, "two\n lines");
	check(NULL, "AINO", CANON_UNCHANGED, NULL);
	check(NULL, "", CANON_EMPTY, NULL);
	check("email", "", CANON_EMPTY, NULL);
	check("birth_date", "", CANON_EMPTY, NULL);
}

/* A value in canonical form, whatever it is, is left alone by every rule but
 * those that read it as something else. */
static void
every_role_takes_any_text(void **state)
{
	static const char *const values[] = { "x", "12", "a@x.fi", "2024-05-04",
		"\xc3\xa4", " ", "\t\xc2\xa0", "\xe2\x80\x8b" };

	(void)state;
	for (const char *const *role = role_list(); *role != NULL; role++) {
		struct arena memory = { 0 };
		struct buf out = { 0 };
		struct canon c;
		struct err e;

		assert_int_equal(
		    canon_open(&c, *role, &options, &memory, &e), 0);
		for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
			enum canon_result result;
			struct verdict v;

			assert_int_equal(
			    canon_apply(&c, &out, str_of(values[i]), NULL,
				&result, &v, &e),
			    0);
			assert_true(
			    v.reason != NULL || result != CANON_FLAGGED);
			if (text_trim(str_of(values[i])).n == 0)
				assert_int_equal(result, CANON_CHANGED);
		}
		buf_free(&out);
		arena_free(&memory);
	}
}

static void
apply(struct canon *c, const char *value)
{
	struct buf out = { 0 };
	enum canon_result result;
	struct verdict v;
	struct err e;

	assert_int_equal(
	    canon_apply(c, &out, str_of(value), NULL, &result, &v, &e), 0);
	buf_free(&out);
}

static void
reasons_are_counted(void **state)
{
	static const char *const values[] = { "x", "31.2.2024", "y", "4.5.24",
		"45000", "z", "" };
	struct arena memory = { 0 };
	struct canon c;
	struct err e;

	(void)state;
	assert_int_equal(
	    canon_open(&c, "order_date", &options, &memory, &e), 0);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		apply(&c, values[i]);
	assert_int_equal(c.results[CANON_FLAGGED], 5);
	assert_int_equal(c.results[CANON_CHANGED], 1);
	assert_int_equal(c.results[CANON_EMPTY], 1);
	assert_int_equal(c.detail->nreasons, 4);
	assert_string_equal(c.detail->reasons[0].verdict.reason, "not_a_date");
	assert_int_equal(c.detail->reasons[0].n, 3);
	assert_false(c.detail->reasons[0].verdict.read);
	assert_string_equal(
	    c.detail->reasons[2].verdict.reason, "two_digit_year");
	assert_true(c.detail->reasons[2].verdict.read);
	arena_free(&memory);
}

static void
contradictions_are_an_error(void **state)
{
	struct canon_options mild = options;
	struct arena memory = { 0 };
	struct canon_decision d;
	struct canon c;
	struct err e;

	(void)state;
	assert_int_equal(
	    canon_open(&c, "order_date", &options, &memory, &e), 0);
	assert_int_equal(canon_observe(&c, str_of("13/5/2024"), NULL, &e), 0);
	assert_int_equal(canon_observe(&c, str_of("5/13/2024"), NULL, &e), 0);
	assert_int_equal(canon_decide(&c, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.hint, "--date-order"));
	mild.mixed_flagged = true;
	c.options = &mild;
	assert_int_equal(canon_decide(&c, &e), 0);
	assert_true(canon_decision(&c, &d));
	assert_string_equal(d.what, "mixed");
	assert_string_equal(d.measure, "decided_mixed");
	assert_int_equal(d.against, 2);
	assert_int_equal(canon_open(&c, "email", &options, &memory, &e), 0);
	assert_false(canon_decision(&c, &d));
	arena_free(&memory);
}

static void
decisions_are_told_with_their_evidence(void **state)
{
	struct arena memory = { 0 };
	struct canon_decision d;
	struct canon c;
	struct err e;

	(void)state;
	assert_int_equal(
	    canon_open(&c, "order_date", &options, &memory, &e), 0);
	assert_int_equal(canon_observe(&c, str_of("13/5/2024"), NULL, &e), 0);
	assert_int_equal(canon_observe(&c, str_of("4/5/2024"), NULL, &e), 0);
	assert_int_equal(canon_decide(&c, &e), 0);
	apply(&c, "5/13/2024");
	assert_true(canon_decision(&c, &d));
	assert_string_equal(d.what, "dmy");
	assert_int_equal(d.state, CANON_DECIDED);
	assert_int_equal(d.support, 1);
	assert_int_equal(d.against, 0);
	assert_int_equal(d.open, 1);
	assert_int_equal(d.late, 1);
	arena_free(&memory);
}

/* Values of a column of that role, and what becomes of the last. */
static void
check_column(const char *role, const char *const *values, const char *last)
{
	struct arena memory = { 0 };
	struct buf out = { 0 };
	enum canon_result result;
	struct verdict v;
	struct canon c;
	struct err e;
	size_t n = 0;

	assert_int_equal(canon_open(&c, role, &options, &memory, &e), 0);
	for (; values[n] != NULL; n++)
		assert_int_equal(
		    canon_observe(&c, str_of(values[n]), NULL, &e), 0);
	assert_int_equal(canon_decide(&c, &e), 0);
	assert_int_equal(
	    canon_apply(&c, &out, str_of(values[n - 1]), NULL, &result, &v, &e),
	    0);
	if (result == CANON_CHANGED)
		assert_true(str_is(buf_str(&out), last));
	else
		assert_string_equal(
		    result == CANON_FLAGGED ? v.reason : values[n - 1], last);
	buf_free(&out);
	arena_free(&memory);
}

static void
columns_decide_together(void **state)
{
	static const char *const comma[] = { "12,50", "1.234", NULL };
	static const char *const open[] = { "1.234", NULL };
	static const char *const euro[] = { "12,50 \xe2\x82\xac", NULL };
	static const char *const two[] = { "12,50 \xe2\x82\xac", "10,00 PLN",
		NULL };
	static const char *const finnish[] = { "M", "N", NULL };
	static const char *const polish[] = { "M", "K", NULL };

	(void)state;
	check_column("amount", comma, "1234");
	check_column("amount", open, "ambiguous_mark");
	check_column("total_spent", euro, "12.50");
	check_column("price", two, "other_currency");
	check_column("gender", finnish, "f");
	check_column("gender", polish, "f");
}

static void
consent_is_never_guessed(void **state)
{
	(void)state;
	check("consent", "Kyll\xc3\xa4", CANON_CHANGED, "granted");
	check("consent_email", "NIE", CANON_CHANGED, "denied");
	check("consent", "perhaps", CANON_CHANGED, "unknown");
	check("opt_out", "da", CANON_CHANGED, "denied");
	check("opt_out", "no", CANON_CHANGED, "unknown");
}

static void
names_are_judged(void **state)
{
	(void)state;
	check("full_name", "M\xc3\x84KINEN, MATTI", CANON_CHANGED,
	    "Matti M\xc3\xa4kinen");
	check("full_name", "mgr in\xc5\xbc. JAN KOWALSKI", CANON_CHANGED,
	    "mgr in\xc5\xbc. Jan Kowalski");
	check("full_name", "Acme Oy", CANON_FLAGGED, NULL);
	check("last_name", "Acme Oy", CANON_FLAGGED, NULL);
	check("last_name", "ACME", CANON_CHANGED, "Acme");
	check("first_name", "Test", CANON_UNCHANGED, NULL);
	check("first_name", "TEST", CANON_CHANGED, "Test");
}

/* Broken text is made worse by rules for sound one. */
static void
broken_text_is_left_alone(void **state)
{
	static const char *const roles[] = { "first_name", "last_name",
		"full_name", "city", "street", "company", "comment", "product",
		NULL };

	(void)state;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		check(roles[i], " M\xc3\x83\xe2\x80\x9eKINEN ", CANON_FLAGGED,
		    NULL);
	check("last_name", "M?KINEN", CANON_UNCHANGED, NULL);
	check("city", " J?MS?", CANON_CHANGED, "J?MS?");
	check("comment", " why?not\n", CANON_CHANGED, "why?not");
	check("last_name", "M\xef\xbf\xbdKINEN", CANON_UNCHANGED, NULL);
	check("first_name", "\xd0\234ATTI", CANON_CHANGED, "\xd0\234atti");
	/* identifiers may be anything */
	check(
	    "customer_id", "M\xc3\x83\xe2\x80\x9eKINEN", CANON_UNCHANGED, NULL);
}

/* A column by those options: what becomes of its last value, and what is told
 * of the decision. */
static void
check_told(const char *role, const struct canon_options *o,
    const char *const *values, const char *last, const char *what)
{
	struct arena memory = { 0 };
	struct buf out = { 0 };
	enum canon_result result;
	struct canon_decision d;
	struct verdict v;
	struct canon c;
	struct err e;
	size_t n = 0;

	assert_int_equal(canon_open(&c, role, o, &memory, &e), 0);
	for (; values[n] != NULL; n++)
		if (canon_wants_evidence(&c))
			assert_int_equal(
			    canon_observe(&c, str_of(values[n]), NULL, &e), 0);
	if (canon_wants_evidence(&c))
		assert_int_equal(canon_decide(&c, &e), 0);
	assert_int_equal(
	    canon_apply(&c, &out, str_of(values[n - 1]), NULL, &result, &v, &e),
	    0);
	assert_int_equal(result, CANON_CHANGED);
	if (!str_is(buf_str(&out), last))
		fail_msg("%s: %.*s, expected %s", values[n - 1], (int)out.n,
		    out.p, last);
	assert_int_equal(canon_decision(&c, &d), what != NULL);
	if (what != NULL)
		assert_string_equal(d.what, what);
	buf_free(&out);
	arena_free(&memory);
}

static void
columns_decide_the_order_of_names(void **state)
{
	static const char *const forward[] = { "Matti M\xc3\xa4kinen",
		"MARTIN THOMAS", NULL };
	static const char *const backward[] = { "M\xc3\xa4kinen Matti",
		"MARTIN THOMAS", NULL };
	static const char *const titles[] = { "DR. THOMAS MARTIN, PHD", NULL };
	struct canon_options o = options;

	(void)state;
	check_told("full_name", &o, forward, "Martin Thomas", "given-first");
	check_told("full_name", &o, backward, "Thomas Martin", "family-first");
	o.name_order = PERSON_ORDER_FAMILY_FIRST;
	check_told("full_name", &o, forward, "Thomas Martin", "family-first");
	o.name = PERSON_FAMILY_COMMA;
	check_told("full_name", &o, forward, "Martin, Thomas", "family-first");
	o.name = PERSON_AS_WRITTEN;
	check_told("full_name", &o, forward, "Martin Thomas", NULL);
	o.drop_titles = true;
	check_told("full_name", &o, titles, "Thomas Martin", NULL);
}

static void
columns_decide_the_page(void **state)
{
	static const char *const latin[] = { "M\xc3\x83\xe2\x80\x9eKINEN",
		NULL };
	static const char *const polish[] = { "\xc4\xb9\xe2\x80\xbawiat",
		"kova\xc3\x84\xc5\xa4", NULL };
	static const char *const open[] = { "Kova\xc3\x84\xc5\xa4", NULL };
	static const char *const cyrillic[] = { "\xd0\x9cIKKO LIND", NULL };
	struct canon_options o = options;

	(void)state;
	o.fix_mojibake = true;
	check_told("last_name", &o, latin, "M\xc3\xa4kinen", "windows-1252");
	check_told("last_name", &o, polish, "Kova\xc4\x8d", "windows-1250");
	check_told("full_name", &o, latin, "M\xc3\xa4kinen", "none");
	o.name = PERSON_AS_WRITTEN;
	check_told("full_name", &o, latin, "M\xc3\xa4kinen", "windows-1252");
	o.page = MOJIBAKE_PAGE_1250;
	check_told("last_name", &o, open, "Kova\xc4\x8d", "windows-1250");
	o.fix_mojibake = false;
	o.fix_homoglyphs = true;
	check_told("last_name", &o, cyrillic, "Mikko Lind", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_have_rules),
		cmocka_unit_test(every_role_takes_any_text),
		cmocka_unit_test(reasons_are_counted),
		cmocka_unit_test(contradictions_are_an_error),
		cmocka_unit_test(decisions_are_told_with_their_evidence),
		cmocka_unit_test(columns_decide_together),
		cmocka_unit_test(consent_is_never_guessed),
		cmocka_unit_test(names_are_judged),
		cmocka_unit_test(broken_text_is_left_alone),
		cmocka_unit_test(columns_decide_the_order_of_names),
		cmocka_unit_test(columns_decide_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
