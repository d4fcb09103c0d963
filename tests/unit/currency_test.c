/* Signs, words and codes of currencies, alone and with a country. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/currencies_table.h"
#include "field/currency.h"

static void
check(const char *s, const char *country, const char *code, const char *want,
    const char *reason)
{
	const struct currency_hint hint = { str_of(country), str_of(code) };
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(currency_canonical(&out, str_of(s), &hint, &v, &e), 0);
	if (v.read != (want != NULL) ||
	    !str_is(buf_str(&out), want == NULL ? "" : want) ||
	    (reason == NULL) != (v.reason == NULL) ||
	    (reason != NULL && strcmp(reason, v.reason) != 0))
		fail_msg("%s (%s %s): %.*s %s, expected %s", s, country, code,
		    (int)out.n, out.p, v.reason == NULL ? "" : v.reason,
		    want == NULL ? reason : want);
	buf_free(&out);
	if (want != NULL && strcmp(s, want) != 0)
		check(want, country, code, want, reason);
}

static void
a_column_of_currencies(void **state)
{
	static const char *const euros[] = { "EUR", "eur", " Eur ", "Euro",
		"euroa", "\xe2\x82\xac", "e" };

	(void)state;
	for (size_t i = 0; i < sizeof euros / sizeof *euros; i++)
		check(euros[i], "", "", "EUR", NULL);
	check("z\xc5\x82", "", "", "PLN", NULL);
	check("Z\xc5\x82oty", "", "", "PLN", NULL);
	check("K\xc4\x8d", "", "", "CZK", NULL);
	check("kn", "", "", "HRK", "retired_currency");
	check("BGN", "", "", "BGN", "retired_currency");
	check("\xd0\x9b\xd0\x92", "", "", "BGN", "retired_currency");
	check("FIM", "", "", "FIM", "retired_currency");
	check("US Dollar", "", "", "USD", NULL);
	check("dollar des \xc3\x89tats-Unis", "", "", "USD", NULL);
	check("yhdysvaltain dollari", "", "", "USD", NULL);
	check("franc suisse", "", "", "CHF", NULL);
	check("S/.", "", "", "PEN", NULL);
	check("XYZ", "", "", NULL, "currency_unknown");
	check("incl. VAT", "", "", NULL, "currency_unknown");
	check("EUR USD", "", "", NULL, "currency_unknown");
	check("", "", "", NULL, "currency_unknown");
	check("-", "", "", NULL, "currency_unknown");
}

static void
signs_that_are_shared(void **state)
{
	(void)state;
	check("kr", "", "", NULL, "currency_unknown");
	check("kr", "SE", "", "SEK", NULL);
	check("kr.", "DK", "", "DKK", NULL);
	check("Kr", "GL", "", "DKK", NULL);
	check("kr", "IS", "", "ISK", NULL);
	check("kr", "FI", "", NULL, "currency_unknown");
	check("kr", "FI", "NOK", "NOK", NULL);
	check("kr", "", "EUR", NULL, "currency_unknown");
	check("$", "", "", "USD", NULL);
	check("$", "FI", "", "USD", NULL);
	check("$", "AU", "", "AUD", NULL);
	check("$", "AU", "CAD", "CAD", NULL);
	check("A$", "", "", "AUD", NULL);
	check("$ CAD", "", "", "CAD", NULL);
	check("\xc2\xa3", "", "", "GBP", NULL);
	check("\xc2\xa3", "EG", "", "EGP", NULL);
	check("\xc2\xa5", "", "", NULL, "currency_unknown");
	check("\xc2\xa5", "CN", "", "CNY", NULL);
	check("mk", "", "", NULL, "currency_unknown");
	check("mk", "FI", "", "FIM", "retired_currency");
	check("mk", "MW", "", "MWK", NULL);
}

static void
words_of_an_amount(void **state)
{
	struct currency_words w = { NULL, false };
	const struct currency_hint none = { { NULL, 0 }, { NULL, 0 } };

	(void)state;
	assert_true(currency_words_add(&w, str_of("")));
	assert_null(currency_words_choose(&w, &none));
	assert_true(currency_words_add(&w, str_of("Total:")));
	assert_true(w.label);
	assert_true(currency_words_add(&w, str_of("$")));
	assert_true(currency_words_add(&w, str_of("CAD (incl. tax)")));
	assert_string_equal(currency_words_choose(&w, &none)->code, "CAD");
	assert_false(currency_words_add(&w, str_of("EUR")));
	assert_false(currency_words_add(&w, str_of("from")));
	assert_false(currency_words_add(&w, str_of(".")));
	assert_false(currency_words_add(&w, str_of("+")));
	assert_false(currency_words_add(
	    &w, str_of("vat vat vat vat vat vat vat vat vat")));
	assert_false(currency_words_add(&w, str_make("e\0", 2)));
}

/* The currency of that code. */
static const struct currency *
entry(const char *code)
{
	size_t i = 0;

	while (i < currencies_count &&
	       strcmp(currencies_entries[i].currency.code, code) != 0)
		i++;
	assert_true(i < currencies_count);
	return &currencies_entries[i].currency;
}

static void
the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < currencies_count; i++) {
		const struct currency *c = &currencies_entries[i].currency;

		check(c->code, "", "", c->code,
		    c->retired ? "retired_currency" : NULL);
		assert_true(c->minor <= 4);
		assert_int_equal(
		    strlen(currencies_entries[i].countries) % 2, 0);
	}
	assert_int_equal(entry("JPY")->minor, 0);
	assert_int_equal(entry("KWD")->minor, 3);
	assert_true(entry("HRK")->retired);
	assert_true(entry("BGN")->retired);
	assert_false(entry("EUR")->retired);
	for (size_t i = 0; i < currencies_nphrases; i++) {
		const struct phrase *p = &currencies_phrases[i];
		char room[PHRASE_LONGEST];

		if (!str_is(phrase_plain(str_of(p->text), room), p->text))
			fail_msg("not plain: %s", p->text);
		assert_int_equal(phrase_find(str_of(p->text),
				     currencies_phrases, currencies_nphrases),
		    p->means);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_of_currencies),
		cmocka_unit_test(signs_that_are_shared),
		cmocka_unit_test(words_of_an_amount),
		cmocka_unit_test(the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
