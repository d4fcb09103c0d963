/* What each way of writing an amount becomes, alone and by what its column
 * decides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/amount.h"

static const struct amount_rule alone = { .mark = AMOUNT_MARK_NONE };
static const struct amount_rule comma = { .mark = AMOUNT_MARK_COMMA,
	.told = true };
static const struct amount_rule point = { .mark = AMOUNT_MARK_POINT,
	.told = true };

/* An amount, what it becomes (NULL: it is not read), currency, reason. */
struct example {
	const char *in, *want, *currency, *reason;
};

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void
check(const struct amount_rule *r, const struct example *x)
{
	struct buf out = { 0 };
	const struct currency *currency = NULL;
	struct verdict v;
	struct err e;
	const char *code;

	assert_int_equal(
	    amount_canonical(&out, str_of(x->in), r, &currency, &v, &e), 0);
	code = currency == NULL ? NULL : currency->code;
	if (v.read != (x->want != NULL) || (!v.read && out.n > 0) ||
	    (v.read && !str_is(buf_str(&out), x->want)))
		fail_msg("%s: %.*s (%s), expected %s", x->in, (int)out.n, out.p,
		    v.reason == NULL ? "" : v.reason,
		    x->want == NULL ? x->reason : x->want);
	if (!same(code, x->currency))
		fail_msg("%s: %s, expected %s", x->in,
		    code == NULL ? "no currency" : code,
		    x->currency == NULL ? "none" : x->currency);
	if (!same(v.reason, x->reason))
		fail_msg("%s: %s, expected %s", x->in,
		    v.reason == NULL ? "no reason" : v.reason,
		    x->reason == NULL ? "none" : x->reason);
	/* Read again it stays as it is. */
	if (x->want != NULL && r->told) {
		const struct example again = { x->want, x->want, NULL, NULL };

		if (strcmp(x->in, x->want) != 0)
			check(r, &again);
	}
	buf_free(&out);
}

static void
check_all(const struct amount_rule *r, const struct example *x)
{
	for (; x->in != NULL; x++)
		check(r, x);
}

/* The rule that a column of these amounts, ended by NULL, decides. */
static struct amount_rule
decided(const char *const *amounts)
{
	struct amount_tally t = { .comma = 0 };
	struct amount_rule r = alone;
	struct err e;

	for (; *amounts != NULL; amounts++)
		assert_int_equal(
		    amount_observe(&t, &r, str_of(*amounts), &e), 0);
	amount_decide(&r, &t);
	return r;
}

#define DECIDED(...) decided((const char *const[]){ __VA_ARGS__, NULL })

static void
formats_of_finland(void **state)
{
	static const struct example examples[] = {
		{ "1 234,56", "1234.56", NULL, NULL },
		{ "1\xc2\xa0"
		  "234,56",
		    "1234.56", NULL, NULL },
		{ "1\xe2\x80\xaf"
		  "234,56 \xe2\x82\xac",
		    "1234.56", "EUR", NULL },
		{ "1\xe2\x80\x89"
		  "234 567,5",
		    "1234567.5", NULL, NULL },
		{ "1 234,50 \xe2\x82\xac", "1234.50", "EUR", NULL },
		{ "1234,5\xe2\x82\xac", "1234.5", "EUR", NULL },
		{ "12,50 EUR", "12.50", "EUR", NULL },
		{ "12,50 eur.", "12.50", "EUR", NULL },
		{ "12,50 euroa", "12.50", "EUR", NULL },
		{ "12 e", "12", "EUR", NULL },
		{ "12,5e", "12.5", "EUR", NULL },
		{ "12,- \xe2\x82\xac", "12", "EUR", NULL },
		{ "\xe2\x88\x92"
		  "5,20 \xe2\x82\xac",
		    "-5.20", "EUR", NULL },
		{ "100 mk", "100", NULL, "currency_unknown" },
		{ "100 Suomen markkaa", "100", "FIM", "retired_currency" },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
	check_all(&comma, examples);
}

static void
formats_of_poland(void **state)
{
	static const struct example examples[] = {
		{ "1 234,56 z\xc5\x82", "1234.56", "PLN", NULL },
		{ "1\xc2\xa0"
		  "234,56\xc2\xa0z\xc5\x82",
		    "1234.56", "PLN", NULL },
		{ "1234,56z\xc5\x82", "1234.56", "PLN", NULL },
		{ "12,00 Z\xc5\x81", "12.00", "PLN", NULL },
		{ "12,00 zl", "12.00", "PLN", NULL },
		{ "12 PLN", "12", "PLN", NULL },
		{ "PLN 12,50", "12.50", "PLN", NULL },
		{ "140,00 pln", "140.00", "PLN", NULL },
		{ "-1 234,56 z\xc5\x82", "-1234.56", "PLN", NULL },
		{ "5 z\xc5\x82otych", "5", "PLN", NULL },
		{ "3 z\xc5\x82ote", "3", "PLN", NULL },
		{ "Razem: 55,72 z\xc5\x82 brutto", "55.72", "PLN",
		    "extra_text" },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
	check_all(&comma, examples);
}

static void
formats_of_croatia(void **state)
{
	static const struct example examples[] = {
		{ "1.234,56", "1234.56", NULL, NULL },
		{ "1.234.567,89", "1234567.89", NULL, NULL },
		{ "1.234,56 \xe2\x82\xac", "1234.56", "EUR", NULL },
		{ "1.234,56 kn", "1234.56", "HRK", "retired_currency" },
		{ "100 kn", "100", "HRK", "retired_currency" },
		{ "HRK 100,00", "100.00", "HRK", "retired_currency" },
		{ "100,00 kuna", "100.00", "HRK", "retired_currency" },
		{ "12,50 eura", "12.50", "EUR", NULL },
		{ "-1.234,56 EUR", "-1234.56", "EUR", NULL },
		{ "12,5 KM", "12.5", "BAM", NULL },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
	check_all(&comma, examples);
}

static void
groups_and_decimals(void **state)
{
	static const struct example examples[] = {
		{ "5", "5", NULL, NULL },
		{ " 5 ", "5", NULL, NULL },
		{ "1234.56", "1234.56", NULL, NULL },
		{ "1,234.56", "1234.56", NULL, NULL },
		{ "1'234.56", "1234.56", NULL, NULL },
		{ "CHF 1\xe2\x80\x99"
		  "234.50",
		    "1234.50", "CHF", NULL },
		{ "1'234,5", "1234.5", NULL, NULL },
		{ "12,34,567", "1234567", NULL, NULL },
		{ "12,34,567.50", "1234567.50", NULL, NULL },
		{ "\xe2\x82\xb9"
		  "1,00,000",
		    "100000", "INR", NULL },
		{ "1.234.567", "1234567", NULL, NULL },
		{ "1,234,567", "1234567", NULL, NULL },
		{ "1 234 567", "1234567", NULL, NULL },
		{ "12,5", "12.5", NULL, NULL },
		{ "12,3456", "12.3456", NULL, NULL },
		{ "1234,567", "1234.567", NULL, NULL },
		{ "0,123", "0.123", NULL, NULL },
		{ "0.500", "0.500", NULL, NULL },
		{ ".75", "0.75", NULL, NULL },
		{ "$.75", "0.75", "USD", NULL },
		{ ",5", "0.5", NULL, NULL },
		{ "1,234.567", "1234.567", NULL, NULL },
		{ "1.234,567", "1234.567", NULL, NULL },
		{ "1 234,567", "1234.567", NULL, NULL },
		{ "007,50", "7.50", NULL, NULL },
		{ "0000", "0", NULL, NULL },
		{ "12,-", "12", NULL, NULL },
		{ "12.-", "12", NULL, NULL },
		{ "12,--", "12", NULL, NULL },
		{ "105. \xe2\x80\x93", "105", NULL, NULL },
		{ "100:-", "100", NULL, NULL },
		{ "0,-", "0", NULL, NULL },
		{ "1.899,-", "1899", NULL, NULL },
		{ "640,", "640", NULL, NULL },
		{ "1700.", "1700", NULL, NULL },
		{ "35\xe2\x82\xac"
		  "99",
		    "35.99", "EUR", NULL },
		{ "35 \xe2\x82\xac 99", "35.99", "EUR", NULL },
		{ "118, 99 TL", "118.99", "TRY", NULL },
		{ "$119. 95", "119.95", "USD", NULL },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
}

static void
signs(void **state)
{
	static const struct example examples[] = {
		{ "-5", "-5", NULL, NULL },
		{ "- 5", "-5", NULL, NULL },
		{ "+5", "5", NULL, NULL },
		{ "5-", "-5", NULL, NULL },
		{ "5 -", "-5", NULL, NULL },
		{ "1.234,50-", "-1234.50", NULL, NULL },
		{ "1.234,50- EUR", "-1234.50", "EUR", NULL },
		{ "5 \xe2\x82\xac-", "-5", "EUR", NULL },
		{ "(1,234.50)", "-1234.50", NULL, NULL },
		{ "($5.50)", "-5.50", "USD", NULL },
		{ "$(5.50)", "-5.50", "USD", NULL },
		{ "(5,50 \xe2\x82\xac)", "-5.50", "EUR", NULL },
		{ "-\xe2\x82\xac"
		  "5",
		    "-5", "EUR", NULL },
		{ "\xe2\x82\xac -5", "-5", "EUR", NULL },
		{ "\xef\xbc\x8d"
		  "5",
		    "-5", NULL, NULL },
		{ "-0", "0", NULL, NULL },
		{ "-0,00", "0.00", NULL, NULL },
		{ "0-", "0", NULL, NULL },
		{ "-5-", NULL, NULL, "not_number" },
		{ "(-5)", NULL, NULL, "not_number" },
		{ "(5", NULL, NULL, "not_number" },
		{ "5)", NULL, NULL, "not_number" },
		{ "((5))", NULL, NULL, "not_number" },
		{ "+-5", NULL, NULL, "not_number" },
		/* 50,- or a minus. */
		{ "50-\xe2\x82\xac", NULL, NULL, "not_number" },
		{ "Total - 5", NULL, NULL, "not_number" },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
}

static void
currencies(void **state)
{
	static const struct example examples[] = {
		{ "$12", "12", "USD", NULL },
		{ "12 dollaria", "12", "USD", NULL },
		{ "US$:12.99", "12.99", "USD", NULL },
		{ "US $1.23", "1.23", "USD", NULL },
		{ "$80.00 U.S.", "80.00", "USD", NULL },
		{ "NZD $100.70", "100.70", "NZD", NULL },
		{ "SGD$4.90", "4.90", "SGD", NULL },
		{ "$ SGD4.90", "4.90", "SGD", NULL },
		{ "\xc2\xa3"
		  "94.50 GBP",
		    "94.50", "GBP", NULL },
		{ "12 K\xc4\x8d", "12", "CZK", NULL },
		{ "9 472 Ft", "9472", "HUF", NULL },
		{ "3430 \xd0\xbb\xd0\xb2.", "3430", "BGN", "retired_currency" },
		{ "430 \xd0\xa0\xd0\xa3\xd0\x91", "430", "RUB", NULL },
		{ "JPY 1,234,567", "1234567", "JPY", NULL },
		{ "12,000 \xe5\x86\x86", "12000", "JPY", NULL },
		{ "\xef\xbf\xa5"
		  "800",
		    "800", NULL, "currency_unknown" },
		{ "172 kr", "172", NULL, "currency_unknown" },
		{ "kr. 1.198,50", "1198.50", NULL, "currency_unknown" },
		{ "172 SEK", "172", "SEK", NULL },
		{ "5 pcs", "5", NULL, "extra_text" },
		{ "172 svenska kronor", "172", "SEK", NULL },
		{ "S/.5", "5", "PEN", NULL },
		{ "Rs.75", "75", NULL, "currency_unknown" },
		{ "12 xyz", NULL, NULL, "currency_unknown" },
		{ "\xe2\x82\xac"
		  "5 USD",
		    NULL, NULL, "not_number" },
		{ NULL, NULL, NULL, NULL },
	};
	struct amount_rule r = alone;
	const struct example swedish = { "1 172 kr", "1172", "SEK", NULL };
	const struct example danish = { "1.198,- Kr", "1198", "DKK", NULL };
	const struct example canadian = { "$5", "5", "CAD", NULL };
	const struct example american = { "$5", "5", "USD", NULL };
	const struct example other = { "5 \xe2\x82\xac", "5", "EUR", NULL };

	(void)state;
	check_all(&alone, examples);
	r.hint.country = str_of("SE");
	check(&r, &swedish);
	r.hint.country = str_of("FO");
	check(&r, &danish);
	r.hint.country = str_of("CA");
	check(&r, &canadian);
	r.hint.code = str_of("USD");
	check(&r, &american);
	r.hint.country = str_of("");
	r.hint.code = str_of("SEK");
	check(&r, &swedish);
	r.hint.country = str_of("DK");
	check(&r, &danish);
	check(&r, &other);
}

static void
what_is_no_amount(void **state)
{
	static const struct example examples[] = {
		{ "", NULL, NULL, "not_number" },
		{ "-", NULL, NULL, "not_number" },
		{ "abc", NULL, NULL, "not_number" },
		{ "\xe2\x82\xac", NULL, NULL, "not_number" },
		{ "Free!", NULL, NULL, "not_number" },
		{ "#REF!", NULL, NULL, "not_number" },
		{ "12 34", NULL, NULL, "not_number" },
		{ "1,23,4", NULL, NULL, "not_number" },
		{ "12.34,56", NULL, NULL, "not_number" },
		{ "0,123,456", NULL, NULL, "not_number" },
		{ "1 234.567.890", NULL, NULL, "not_number" },
		{ "15.08.2017", NULL, NULL, "not_number" },
		{ "2024-03-01", NULL, NULL, "not_number" },
		{ "12:30:00", NULL, NULL, "not_number" },
		{ "$..75", NULL, NULL, "not_number" },
		{ "12.50.-", NULL, NULL, "not_number" },
		{ "392. 00", NULL, NULL, "not_number" },
		{ "5 %", NULL, NULL, "not_number" },
		{ "5+", NULL, NULL, "not_number" },
		{ "from $742.50", NULL, NULL, "not_number" },
		{ "5 mln z\xc5\x82", NULL, NULL, "not_number" },
		{ "12k", NULL, NULL, "currency_unknown" },
		{ "50 snt", NULL, NULL, "currency_unknown" },
		{ "5'6", NULL, NULL, "not_number" },
		{ "26-50", NULL, NULL, "multi_value" },
		{ "5 / 6", NULL, NULL, "multi_value" },
		{ "\xc2\xa3"
		  "6.95 - \xc2\xa3"
		  "9.95",
		    NULL, NULL, "multi_value" },
		{ "AED 8000 (USD 2179)", NULL, NULL, "multi_value" },
		{ "3,49 z\xc5\x82 1,75 z\xc5\x82", NULL, NULL, "multi_value" },
		{ "35 \xe2\x82\xac / 99", NULL, NULL, "multi_value" },
		{ "35 kg 99", NULL, NULL, "multi_value" },
		{ "3.58401E+11", NULL, NULL, "excel_scientific" },
		{ "1,5e-05", NULL, NULL, "excel_scientific" },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
}

static void
words_around_it(void **state)
{
	static const struct example examples[] = {
		{ "Total: 12,50", "12.50", NULL, "extra_text" },
		{ "Price: $34.44", "34.44", "USD", "extra_text" },
		{ "\xe2\x82\xac"
		  "6.56 + VAT",
		    "6.56", "EUR", "extra_text" },
		{ "12,50 \xe2\x82\xac (sis. alv)", "12.50", "EUR",
		    "extra_text" },
		{ "12,50 \xe2\x82\xac *", "12.50", "EUR", NULL },
		{ "$3,690.00 (ea)", "3690.00", "USD", "extra_text" },
		{ "12,50 \xe2\x82\xac per month", NULL, NULL, "not_number" },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
}

static void
other_digits(void **state)
{
	static const struct example examples[] = {
		{ "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x8c\xef\xbc\x95", "12.5",
		    NULL, NULL },
		{ "\xd9\xa1\xd9\xac\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xab\xd9\xa5",
		    "1234.5", NULL, NULL },
		{ "\xe2\x80\x8f\xdb\xb1\xdb\xb2\xe2\x80\x8f", "12", NULL,
		    NULL },
		{ "\xef\xbc\xa5\xef\xbc\xb5\xef\xbc\xb2 5", "5", "EUR", NULL },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, examples);
}

static void
three_digits_behind_one_mark(void **state)
{
	static const struct example unknown[] = {
		{ "1.234", NULL, NULL, "ambiguous_mark" },
		{ "1,234", NULL, NULL, "ambiguous_mark" },
		{ "-12.345", NULL, NULL, "ambiguous_mark" },
		{ "$119,999", NULL, NULL, "ambiguous_mark" },
		{ "001,234", NULL, NULL, "ambiguous_mark" },
		{ NULL, NULL, NULL, NULL },
	};
	static const struct example by_comma[] = {
		{ "1.234", "1234", NULL, NULL },
		{ "-12.345 kn", "-12345", "HRK", "retired_currency" },
		{ "1,234", "1.2340", NULL, NULL },
		{ "0,123", "0.123", NULL, NULL },
		{ "1234,567", "1234.567", NULL, NULL },
		{ "12.5", "12.5", NULL, NULL },
		{ "1,234,567", NULL, NULL, "contradicts_mark" },
		{ "$1,234.50", NULL, NULL, "contradicts_mark" },
		{ "$5.50", NULL, NULL, "contradicts_mark" },
		{ "001.234", NULL, NULL, "not_number" },
		{ NULL, NULL, NULL, NULL },
	};
	static const struct example by_point[] = {
		{ "1.234", "1.234", NULL, NULL },
		{ "1,234", "1234", NULL, NULL },
		{ "$119,999", "119999", "USD", NULL },
		{ "12,5", NULL, NULL, "contradicts_mark" },
		{ "1.234,50", NULL, NULL, "contradicts_mark" },
		{ "12,-", NULL, NULL, "contradicts_mark" },
		{ "JPY 1.234", "1.234", "JPY", NULL },
		{ NULL, NULL, NULL, NULL },
	};

	(void)state;
	check_all(&alone, unknown);
	check_all(&comma, by_comma);
	check_all(&point, by_point);
}

static void
the_column_decides(void **state)
{
	const struct example grouped = { "1.234", "1234", NULL, NULL };
	const struct example as_it_is = { "1.234", "1.234", NULL, NULL };
	const struct example other = { "12.50", "12.50", NULL,
		"contradicts_mark" };
	const struct example unknown = { "1.234", NULL, NULL,
		"ambiguous_mark" };
	struct amount_rule r;

	(void)state;
	r = DECIDED("1 234,50 \xe2\x82\xac", "1.234");
	assert_int_equal(r.mark, AMOUNT_MARK_COMMA);
	check(&r, &grouped);
	check(&r, &other);
	r = DECIDED("1.234.567", "1.234");
	assert_int_equal(r.mark, AMOUNT_MARK_COMMA);
	r = DECIDED("12,-");
	assert_int_equal(r.mark, AMOUNT_MARK_COMMA);
	r = DECIDED("12.50", "1.234");
	assert_int_equal(r.mark, AMOUNT_MARK_POINT);
	check(&r, &as_it_is);
	r = DECIDED("1,234,567");
	assert_int_equal(r.mark, AMOUNT_MARK_POINT);
	r = DECIDED("5", "1 234", "100 kn", "abc");
	assert_int_equal(r.mark, AMOUNT_MARK_NONE);
	check(&r, &unknown);
	r = DECIDED("5", "1.234", "2.345");
	assert_int_equal(r.mark, AMOUNT_MARK_OPEN);
	check(&r, &unknown);
	/* What stays as it is must not decide when it is read again. */
	r = DECIDED("1,5 xyz", "12 34,5", "5,5 %");
	assert_int_equal(r.mark, AMOUNT_MARK_NONE);
	r = DECIDED("12,000 \xe2\x82\xa9", "1,234");
	assert_int_equal(r.mark, AMOUNT_MARK_OPEN);
	assert_string_equal(amount_mark_name(r.mark), "open");
}

static void
a_column_that_contradicts_itself(void **state)
{
	static const struct example clear[] = {
		{ "1,5", "1.5", NULL, NULL },
		{ "1.234,50", "1234.50", NULL, NULL },
		{ "1,234.50", "1234.50", NULL, NULL },
		{ "1.234", NULL, NULL, "ambiguous_mark" },
		{ NULL, NULL, NULL, NULL },
	};
	static const struct example kept[] = {
		{ "1,5", NULL, NULL, "contradicts_mark" },
		{ "1,234,567", NULL, NULL, "contradicts_mark" },
		{ "1.234", NULL, NULL, "ambiguous_mark" },
		{ "1.5", "1.5", NULL, NULL },
		{ "5 \xe2\x82\xac", "5", "EUR", NULL },
		{ NULL, NULL, NULL, NULL },
	};
	struct amount_rule r = DECIDED("1,5", "1.5");

	(void)state;
	assert_int_equal(r.mark, AMOUNT_MARK_MIXED);
	assert_false(r.open);
	check_all(&r, clear);
	r = DECIDED("1,5", "1.5", "1.234");
	assert_int_equal(r.mark, AMOUNT_MARK_MIXED);
	assert_true(r.open);
	check_all(&r, kept);
}

static void
what_is_told_stands(void **state)
{
	struct amount_tally t = { .point = 5 };
	struct amount_rule r = comma;

	(void)state;
	amount_decide(&r, &t);
	assert_int_equal(r.mark, AMOUNT_MARK_COMMA);
	assert_true(r.told);
}

static void
at_least_so_many_decimals(void **state)
{
	static const struct example two[] = {
		{ "5", "5.00", NULL, NULL },
		{ "5,5", "5.50", NULL, NULL },
		{ "-0,5", "-0.50", NULL, NULL },
		{ "5,125 \xe2\x82\xac", "5.1250", "EUR", NULL },
		{ "12,3456", "12.3456", NULL, NULL },
		{ NULL, NULL, NULL, NULL },
	};
	static const struct example three[] = {
		{ "5", "5.0000", NULL, NULL },
		{ "1 234", "1234.000", NULL, NULL },
		{ "0", "0.000", NULL, NULL },
		{ NULL, NULL, NULL, NULL },
	};
	const struct example five = { "5", "5.000", NULL, NULL };
	struct amount_rule r = comma;

	(void)state;
	r.scale = 2;
	check_all(&r, two);
	r.scale = 3;
	check_all(&r, three);
	r.mark = AMOUNT_MARK_POINT;
	check(&r, &five);
}

static void
currencies_of_a_column(void **state)
{
	static const char *const amounts[] = { "5 \xe2\x82\xac", "EUR 6", "7",
		"8 $", "9 kr", "abc" };
	struct amount_tally t = { .comma = 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
		assert_int_equal(
		    amount_observe(&t, &alone, str_of(amounts[i]), &e), 0);
	assert_string_equal(t.currency->code, "EUR");
	assert_int_equal(t.same, 2);
	assert_int_equal(t.others, 1);
	assert_int_equal(t.none, 1);
	assert_non_null(t.shared.set);
	assert_null(amount_currency(&t));
}

/* The one currency of amounts, each with the country of its record in front
 * ("--": not known); "": there is none. */
static void
check_currency(const char *const *amounts, const char *want)
{
	struct amount_tally t = { .comma = 0 };
	struct amount_rule r = alone;
	const struct currency *c;
	struct err e;

	for (; *amounts != NULL; amounts++) {
		r.hint.country = str_make(*amounts, 2);
		assert_int_equal(
		    amount_observe(&t, &r, str_of(*amounts + 3), &e), 0);
	}
	c = amount_currency(&t);
	assert_string_equal(c == NULL ? "" : c->code, want);
}

#define CHECK_CURRENCY(want, ...)                                              \
	check_currency((const char *const[]){ __VA_ARGS__, NULL }, want)

static void
countries_tell_the_currency_of_a_column(void **state)
{
	(void)state;
	CHECK_CURRENCY("", "-- 9 kr");
	CHECK_CURRENCY("SEK", "SE 9 kr");
	CHECK_CURRENCY("SEK", "SE 9 kr", "-- 8 kr", "FI 7 kr", "NO 7");
	CHECK_CURRENCY("SEK", "-- 8 kr", "SE 9 kr", "-- 7 SEK");
	CHECK_CURRENCY("", "SE 9 kr", "NO 8 kr");
	CHECK_CURRENCY("", "-- 9 kr", "FI 8 \xe2\x82\xac");
	CHECK_CURRENCY("", "SE 9 kr", "-- 8 mk");
	CHECK_CURRENCY("USD", "US $9", "AU $8", "-- $7");
}

/* Of any length, exact, and never beyond the ends. */
static void
long_ones(void **state)
{
	char text[400];
	struct example x = { text, text, NULL, NULL };
	struct buf out = { 0 };
	const struct currency *currency;
	struct verdict v;
	struct err e;

	(void)state;
	memset(text, '7', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	check(&alone, &x);
	text[200] = '.';
	check(&point, &x);
	/* Not of ASCII: "777...7,7 €" */
	text[200] = ',';
	memcpy(text + sizeof text - 5, " \xe2\x82\xac", 5);
	assert_int_equal(
	    amount_canonical(&out, str_of(text), &alone, &currency, &v, &e), 0);
	assert_true(v.read);
	assert_int_equal(out.n, sizeof text - 5);
	assert_int_equal(out.p[200], '.');
	buf_clear(&out);
	assert_int_equal(amount_canonical(&out, str_make("5\0", 2), &alone,
			     &currency, &v, &e),
	    0);
	assert_false(v.read);
	assert_int_equal(amount_canonical(&out, str_make(NULL, 0), &alone,
			     &currency, &v, &e),
	    0);
	assert_false(v.read);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_of_finland),
		cmocka_unit_test(formats_of_poland),
		cmocka_unit_test(formats_of_croatia),
		cmocka_unit_test(groups_and_decimals),
		cmocka_unit_test(signs),
		cmocka_unit_test(currencies),
		cmocka_unit_test(what_is_no_amount),
		cmocka_unit_test(words_around_it),
		cmocka_unit_test(other_digits),
		cmocka_unit_test(three_digits_behind_one_mark),
		cmocka_unit_test(the_column_decides),
		cmocka_unit_test(a_column_that_contradicts_itself),
		cmocka_unit_test(what_is_told_stands),
		cmocka_unit_test(at_least_so_many_decimals),
		cmocka_unit_test(currencies_of_a_column),
		cmocka_unit_test(countries_tell_the_currency_of_a_column),
		cmocka_unit_test(long_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
