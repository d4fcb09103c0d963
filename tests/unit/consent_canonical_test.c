/* Canonical forms of consent: granted only by what surely grants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/consent.h"
#include "field/consent_table.h"

static const struct consent_rule consent = { .role = "consent_email" };
static const struct consent_rule opt_out = { .role = "opt_out" };
static const struct consent_rule inverted = { .role = "opt_out",
	.invert = true };

/* want: NULL: it stays, being a date. */
static void
check(const struct consent_rule *r, const char *in, const char *want,
    const char *reason)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(consent_canonical(&out, str_of(in), r, &v, &e), 0);
	if (v.read != (want != NULL) ||
	    !str_is(buf_str(&out), want == NULL ? "" : want) ||
	    (reason == NULL) != (v.reason == NULL) ||
	    (reason != NULL && strcmp(reason, v.reason) != 0))
		fail_msg("%s in %s%s: %.*s %s, expected %s", in,
		    r->role == NULL ? "no role" : r->role,
		    r->invert ? " inverted" : "", (int)out.n, out.p,
		    v.reason == NULL ? "" : v.reason,
		    want == NULL ? reason : want);
	buf_free(&out);
	if (want != NULL && strcmp(in, want) != 0)
		check(r, want, want, NULL);
}

static void
check_all(const struct consent_rule *r, const char *const *in, const char *want,
    const char *reason)
{
	for (; *in != NULL; in++)
		check(r, *in, want, reason);
}

static const char *const yes[] = { "yes", "1", "true", "kyll\xc3\xa4", "tak",
	"Da", "ja", "oui", NULL };
static const char *const no[] = { "no", "0", "false", "ei", "Nie", "ne", "nej",
	"non", "off", "[ ]", NULL };
static const char *const grants[] = { "opt-in", "subscribed", "zgoda",
	"suostumus annettu", NULL };
static const char *const refusals[] = { "opt-out", "unsubscribed", "denied",
	"withdrawn", "kielto", "brak zgody", NULL };
static const char *const not_quite[] = { "not accepted", "ei sallittu",
	"nie zgadzam si\xc4\x99", "samtycker inte", "never", NULL };
static const char *const nothing[] = { "unknown", "-", "n/a", "?", "ei tietoa",
	NULL };
static const char *const strange[] = { "pending", "maybe", "double opt-in",
	"newsletter", "2", NULL };
static const char *const numbers[] = { "040 123 4567", "0401234567",
	"401234567", "09-1234567", "04.01.23.45.67", "20123456", "358401234567",
	"2125551234", "12345 Helsinki", NULL };
static const char *const letters[] = { "k", "d", "o", "s", NULL };
static const char *const dates[] = { "2024-03-01", "1.3.2024",
	"2024-03-01T10:00:00Z", "1709251200", "1 Mar 2024", "5. 3. 2024",
	"1.3.24 10:00", "03/2024", "20240301100000", "45352", "1709251200000",
	NULL };

static void
columns_of_consent(void **state)
{
	const struct consent_rule none = { .role = NULL };

	(void)state;
	check_all(&consent, yes, "granted", NULL);
	check_all(&consent, grants, "granted", NULL);
	check_all(&consent, no, "denied", NULL);
	check_all(&consent, refusals, "denied", NULL);
	check_all(&consent, not_quite, "denied", NULL);
	check_all(&consent, nothing, "unknown", NULL);
	check_all(&consent, strange, "unknown", "unknown_token");
	check_all(&consent, letters, "unknown", "unknown_token");
	check_all(&consent, numbers, "unknown", "unknown_token");
	check_all(&consent, dates, NULL, "is_date");
	check_all(&none, yes, "granted", NULL);
	check_all(&none, letters, "unknown", "unknown_token");
}

static void
columns_of_refusal(void **state)
{
	(void)state;
	check_all(&opt_out, yes, "denied", NULL);
	check_all(&opt_out, refusals, "denied", NULL);
	check_all(&opt_out, letters, "denied", NULL);
	check_all(&opt_out, no, "unknown", NULL);
	check_all(&opt_out, not_quite, "unknown", NULL);
	check_all(&opt_out, grants, "unknown", NULL);
	check_all(&opt_out, nothing, "unknown", NULL);
	check_all(&opt_out, strange, "unknown", "unknown_token");
	check_all(&opt_out, numbers, "unknown", "unknown_token");
	check_all(&opt_out, dates, NULL, "is_date");
	check(&opt_out, "granted", "denied", NULL);
}

static void
columns_that_are_inverted(void **state)
{
	(void)state;
	check_all(&inverted, yes, "denied", NULL);
	check_all(&inverted, refusals, "denied", NULL);
	check_all(&inverted, no, "granted", NULL);
	check_all(&inverted, grants, "granted", NULL);
	check_all(&inverted, not_quite, "unknown", NULL);
	check_all(&inverted, nothing, "unknown", NULL);
	check_all(&inverted, strange, "unknown", "unknown_token");
	check_all(&inverted, letters, "unknown", "unknown_token");
	check_all(&inverted, dates, NULL, "is_date");
}

/* What is not in the table never grants, and no refusal does. */
static void
nothing_else_grants(void **state)
{
	const struct consent_rule *const rules[] = { &consent, &opt_out,
		&inverted };
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
		for (size_t i = 0; i < consent_count; i++) {
			const struct phrase *p = &consent_phrases[i];

			if (p->means != CONSENT_TABLE_REFUSAL &&
			    p->means != CONSENT_TABLE_DOUBT)
				continue;
			buf_clear(&out);
			assert_int_equal(consent_canonical(&out,
					     str_of(p->text), rules[k], &v, &e),
			    0);
			assert_false(str_is(buf_str(&out), "granted"));
		}
		for (int c = 0; c < 256; c++) {
			const char byte[2] = { (char)c, '?' };

			buf_clear(&out);
			assert_int_equal(
			    consent_canonical(
				&out, str_make(byte, 2), rules[k], &v, &e),
			    0);
			assert_false(str_is(buf_str(&out), "granted"));
		}
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_of_consent),
		cmocka_unit_test(columns_of_refusal),
		cmocka_unit_test(columns_that_are_inverted),
		cmocka_unit_test(nothing_else_grants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
