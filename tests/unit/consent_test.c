/* Consent is granted by what surely grants it, in eight languages, and by
 * nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/consent.h"
#include "field/consent_table.h"
#include "field/role.h"

static const char *const said[] = { "unknown", "granted", "denied" };

static void
check(const char *const *values, const char *role, enum consent want)
{
	for (; *values != NULL; values++) {
		enum consent got = consent_of_role(role, str_of(*values));

		if (got != want)
			fail_msg("%s: \"%s\" is %s, expected %s",
			    role == NULL ? "no role" : role, *values, said[got],
			    said[want]);
	}
}

static const char *const yes[] = { "yes", "Yes", "YES", "y", "Y", "true",
	"True", "TRUE", "t", "1", "1.0", "on", "x", "X", "[x]", "checked",
	"\xe2\x9c\x93", "\xe2\x9c\x94\xef\xb8\x8f", "granted", "accepted",
	"allowed", "kyll\xc3\xa4", "KYLL\xc3\x84", "kylla", "kylla\xcc\x88",
	"joo", "TOSI", "suostunut", "hyv\xc3\xa4ksytty", "HYV\xc3\x84KSYTTY",
	"sallittu", "tak", "TAK", "PRAWDA", "zgadzam si\xc4\x99", "da", "DA",
	"istina", "to\xc4\x8dno",
	"prihva\xc4\x87"
	"eno",
	"dopu\xc5\xa1"
	"teno",
	"ja", "Ja", "j", "SANT", "godk\xc3\xa4nt", "GODK\xc3\x84NT", "WAHR",
	"erteilt", "zugestimmt", "oui", "Oui", "VRAI", "accept\xc3\xa9",
	"s\xc3\xad", "S\xc3\x8d", "si", "VERDADERO", "aceptado", " yes ",
	"\tkyll\xc3\xa4\r\n", "\xc2\xa0tak\xc2\xa0", NULL };
static const char *const grants[] = { "opt-in", "Opt in", "opt_in", "OPTIN",
	"opted-in", "OptedIn", "subscribed", "SUBSCRIBED", "consented",
	"suostumus annettu", "lupa annettu", "Zgoda",
	"wyra\xc5\xbcono zgod\xc4\x99",
	"WYRA\xc5\xbb"
	"AM ZGOD\xc4\x98",
	"pristanak", "privola", "Suglasnost", "samtycke", "Einwilligung",
	"abonniert", "consentement donn\xc3\xa9", "suscrito", NULL };
static const char *const no[] = { "no", "No", "NO", "n", "N", "false", "f", "0",
	"0.0", "off", "[ ]", "\xe2\x9c\x97", "\xe2\x98\x90", "unchecked", "ei",
	"EI", "e", "E", "EP\xc3\x84TOSI", "nie", "NIE", "FA\xc5\x81SZ", "falsz",
	"ne", "neto\xc4\x8dno", "nej", "ej", "nein", "Falsch", "non", "faux",
	"falso", "not given", "ei sallittu", "nije dano", NULL };
static const char *const refusals[] = { "opt-out", "Opt out", "OPT_OUT",
	"opted-out", "OptedOut", "unsubscribed", "UNSUBSCRIBED",
	"not_subscribed", "denied", "refused", "withdrawn", "Revoked", "STOP",
	"do not contact", "DNC", "kielto", "Kielletty", "kielt\xc3\xa4nyt",
	"KIELT\xc3\x84NYT", "markkinointikielto", "peruutettu", "ei lupaa",
	"brak zgody", "Brak-zgody", "nie wyra\xc5\xbcono zgody",
	"zgoda wycofana", "cofni\xc4\x99ta", "wypisany", "Sprzeciw",
	"nema privole",
	"povu\xc4\x8d"
	"ena",
	"odjavljen", "zabrana", "\xc3\xa5terkallat", "\xc3\x85TERKALLAT",
	"sp\xc3\xa4rrad", "widerrufen", "abgelehnt", "keine Einwilligung",
	"refus\xc3\xa9", "d\xc3\xa9sabonn\xc3\xa9", "D\xc3\x89SABONN\xc3\x89",
	"rechazado", "de baja", NULL };
static const char *const unclear[] = { "", " ", "-", "?", "n/a", "NULL", "none",
	"unknown", "brak", "nema", "puuttuu", "saknas", "unbekannt", "pending",
	"PENDING", "unconfirmed", "awaiting", "double opt-in", "Double Opt In",
	"double_opt_in", "single_opt_in", "CONFIRMED_OPT_IN", "confirmed",
	"soft opt-in", "implied", "legitimate interest", "active", "ok",
	"cleaned", "bounced", "expired", "registered", "maybe", "yes no",
	"yes/no", "no yes", "yes?", "not opted out", "no objection", "-1", "1-",
	"\xe2\x88\x92"
	"1",
	"2", "01", "10", "11", "100", "1,0", "+1", "\xc3\x97", "a", "b", "c",
	"h", "i", "w", "yy", "ye", "kyl", "newsletter", "newsletter,sms",
	"email", "aino@example.com", "Dana Scully", "\xd0\xb4\xd0\xb0", "\xff",
	NULL };
static const char *const letters[] = { "k", "K", "d", "D", "o", "O", "s", "S",
	NULL };
static const char *const dates[] = { "2024-03-01", "2024-03-01T10:00:00Z",
	"1.3.2024", "03/01/2024", "20240301", "1 Mar 2024", "1709251200",
	NULL };
static const char *const never[] = { "0000-00-00", "0000-00-00 00:00:00",
	"1900-01-01", "01.01.1900", "1970-01-01", "9999-12-31", "12", "1.5",
	NULL };

static void
a_column_of_consent(void **state)
{
	static const char *const roles[] = { "consent", "consent_email",
		"consent_sms", "consent_phone", "consent_post", "status",
		NULL };

	(void)state;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		check(yes, roles[i], CONSENT_GRANTED);
		check(grants, roles[i], CONSENT_GRANTED);
		check(no, roles[i], CONSENT_DENIED);
		check(refusals, roles[i], CONSENT_DENIED);
		check(unclear, roles[i], CONSENT_UNKNOWN);
		check(letters, roles[i], CONSENT_UNKNOWN);
		check(dates, roles[i], CONSENT_UNKNOWN);
		check(never, roles[i], CONSENT_UNKNOWN);
	}
}

static void
a_column_of_refusal_never_grants(void **state)
{
	(void)state;
	check(yes, "opt_out", CONSENT_DENIED);
	check(refusals, "opt_out", CONSENT_DENIED);
	check(letters, "opt_out", CONSENT_DENIED);
	check(dates, "opt_out", CONSENT_DENIED);
	check(no, "opt_out", CONSENT_UNKNOWN);
	check(grants, "opt_out", CONSENT_UNKNOWN);
	check(unclear, "opt_out", CONSENT_UNKNOWN);
	check(never, "opt_out", CONSENT_UNKNOWN);
}

static void
bytes_are_not_a_terminated_string(void **state)
{
	(void)state;
	assert_int_equal(
	    consent_of_role(NULL, str_make(NULL, 0)), CONSENT_UNKNOWN);
	assert_int_equal(
	    consent_of_role(NULL, str_make("yes\0", 4)), CONSENT_UNKNOWN);
	assert_int_equal(
	    consent_of_role(NULL, str_make("\0yes", 4)), CONSENT_UNKNOWN);
	assert_int_equal(
	    consent_of_role(NULL, str_make("yes!", 3)), CONSENT_GRANTED);
	assert_int_equal(
	    consent_of_role("opt_out", str_make(NULL, 0)), CONSENT_UNKNOWN);
}

/* No byte on its own grants but the answers that surely do. */
static void
single_letters(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		const char byte = (char)c;
		bool grant = c != 0 && strchr("1jJtTxXyY", c) != NULL;
		bool denial = c != 0 && strchr("0eEfFnN", c) != NULL;

		assert_int_equal(consent_of_role(NULL, str_make(&byte, 1)),
		    grant    ? CONSENT_GRANTED
		    : denial ? CONSENT_DENIED
			     : CONSENT_UNKNOWN);
	}
}

/* Before a grant "not" denies or leaves it unknown. */
static void
a_grant_with_a_no_is_none(void **state)
{
	static const char *const nots[] = { "no", "not", "non", "ei", "nie",
		"ne", "nije", "nema", "bez", "brak", "ej", "inte", "inget",
		"nicht", "kein", "keine", "pas", "pas de", "sans", "sin", "un",
		"dis" };
	char text[128];

	(void)state;
	for (size_t i = 0; i < consent_count; i++) {
		uint32_t means = consent_phrases[i].means;
		size_t n = strlen(consent_phrases[i].text);

		if (means != CONSENT_TABLE_YES && means != CONSENT_TABLE_GRANT)
			continue;
		for (size_t k = 0; k < sizeof nots / sizeof *nots; k++) {
			size_t to = strlen(nots[k]);

			memcpy(text, nots[k], to);
			memcpy(text + to, consent_phrases[i].text, n);
			assert_int_not_equal(
			    consent_of_role(NULL, str_make(text, to + n)),
			    CONSENT_GRANTED);
			text[to] = ' ';
			memcpy(text + to + 1, consent_phrases[i].text, n);
			assert_int_not_equal(
			    consent_of_role(NULL, str_make(text, to + 1 + n)),
			    CONSENT_GRANTED);
		}
	}
}

static void
roles_of_consent(void **state)
{
	static const char *const of[] = { "consent", "consent_email",
		"consent_sms", "consent_phone", "consent_post", "opt_out" };
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		assert_non_null(role_known(str_of(of[i])));
		assert_true(consent_is_role(of[i]));
	}
	for (const char *const *role = role_list(); *role != NULL; role++)
		n += consent_is_role(*role);
	assert_int_equal(n, sizeof of / sizeof *of);
	assert_false(consent_is_role("consent_date"));
	assert_false(consent_is_role(NULL));
	check(yes, NULL, CONSENT_GRANTED);
	check(letters, NULL, CONSENT_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_of_consent),
		cmocka_unit_test(a_column_of_refusal_never_grants),
		cmocka_unit_test(bytes_are_not_a_terminated_string),
		cmocka_unit_test(single_letters),
		cmocka_unit_test(a_grant_with_a_no_is_none),
		cmocka_unit_test(roles_of_consent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
