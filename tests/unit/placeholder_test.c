/* What only fills a box, by role; names, codes and numbers do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/phrase.h"
#include "field/placeholder.h"
#include "field/placeholders_table.h"
#include "field/role.h"

static void
check(const char *const *values, const char *role, bool want)
{
	for (; *values != NULL; values++) {
		if (placeholder_is(str_of(*values), role) != want)
			fail_msg("%s: \"%s\" %s a placeholder",
			    role == NULL ? "no role" : role, *values,
			    want ? "is not" : "is");
	}
}

static void
check_all(const char *const *values, const char *const *roles, bool want)
{
	for (; *roles != NULL; roles++)
		check(values, *roles, want);
}

static const char *const names[] = { "first_name", "middle_name", "last_name",
	"full_name", NULL };

static const char *const everywhere[] = { "-", "--", "- -", ".", "...", "?",
	"???", "_", "/", "''", "\"\"", "\xe2\x80\x94", "\xe2\x80\x93",
	"\xe2\x80\xa6", "n/a", "N/A", "N/A.", "#N/A", "#N/A N/A", "<NA>", "NaN",
	"(null)", "<null>", "[NULL]", "\\N", "#NULL!", "#REF!", "#VALUE!",
	"#DIV/0!", "undefined", "[object Object]", "Unknown", "UNKNOWN",
	"not available", "Not-Available", "not_applicable", "(not set)",
	"No data", "missing", "--None--", "- Select -", "- none -", "*NULL*",
	"__unknown__", "ei tietoa", "EI TIETOA", "Ei-tietoa", "eitietoa",
	"puuttuu", "Tuntematon", "ei m\xc3\xa4\xc3\xa4ritelty",
	"EI M\xc3\x84\xc3\x84RITELTY", "ei maaritelty",
	"ei ma\xcc\x88\x61\xcc\x88ritelty", "nie dotyczy", "Nieznany",
	"NIEOKRE\xc5\x9aLONY", "brak danych", "nepoznato", "Nema podataka",
	"saknas", "Ok\xc3\xa4nd", "OK\xc3\x84NT", "unbekannt", "keine Angabe",
	"nicht verf\xc3\xbcgbar", "entf\xc3\xa4llt", "inconnu",
	"Non renseign\xc3\xa9", "sin informaci\xc3\xb3n", "desconocido",
	"  n/a  ", "\tN/A\r\n", "\xc2\xa0-\xc2\xa0", "\xef\xbb\xbf-", NULL };

static void
nothing_is_nothing_everywhere(void **state)
{
	(void)state;
	check(everywhere, NULL, true);
	check_all(everywhere, role_list(), true);
	check(everywhere, "no_role_at_all", true);
}

static void
white_space_fills_a_box(void **state)
{
	static const char *const blank[] = { " ", "\t", " \r\n ", "\xc2\xa0",
		"\xe2\x80\x8b", NULL };
	static const char *const empty[] = { "", NULL };

	(void)state;
	check(blank, NULL, true);
	check(blank, "email", true);
	check(empty, NULL, false);
	check(empty, "email", false);
	assert_false(placeholder_is(str_make(NULL, 0), "phone"));
	assert_false(placeholder_is(str_make("-\0", 2), NULL));
	assert_false(placeholder_is(str_make("n/a\0", 4), "phone"));
	assert_false(placeholder_is(str_make("\xff\xfe", 2), "first_name"));
}

static void
words_that_are_names_are_not(void **state)
{
	static const char *const real[] = { "Null", "NULL", "null", "None",
		"Nan", "NAN", "nan", "Na", "NA", "Nil", "Nema", "Brak", "Blank",
		"Empty", "Ingen", "Keine", "Tom", "Leer", "Dan", "Nada", "Test",
		"Tester", "N.", "X Y", "Mary-Ann", "O'Brien", "III", "II", "Li",
		"Xx\xc3\xa9", "Etu", "Sana", "Noname Smith", "Ada", "Aaron",
		"Lloyd", "Bb", "\xc5\x81", "\xc3\x96st", "\xc3\x85",
		"\xe7\x8e\x8b", "\xce\x91", "K.A.", "N.A", NULL };
	static const char *const fillers[] = { "xxx", "XXXX", "xx", "aaa",
		"asdf", "ASDF", "qwerty", "no name", "NoName", "Etunimi",
		"sukunimi", "First name", "last_name", "Imi\xc4\x99",
		"NAZWISKO", "F\xc3\xb6rnamn", "Pr\xc3\xa9nom", "Anonymous", "0",
		"000", "test user", "Nimet\xc3\xb6n", NULL };
	static const char *const first[] = { "test", "Test", "TESTI", "x", "X",
		NULL };
	static const char *const x[] = { "x", "X", NULL };
	static const char *const unnamed[] = { "N.N.", "NN", "Mustermann",
		NULL };

	(void)state;
	check(real, "last_name", false);
	check(real, "middle_name", false);
	for (size_t i = 0; i < sizeof names / sizeof *names - 1; i++)
		check(fillers, names[i], true);
	check(first, "first_name", true);
	check(first, "full_name", true);
	check(x, "last_name", true);
	check(x, "middle_name", false);
	check(x, "gender", false);
	check(x, "consent", false);
	check(x, "company", false);
	check(x, NULL, false);
	check(unnamed, "last_name", true);
	check(unnamed, "first_name", false);
}

static void
without_a_role_only_general_words_count(void **state)
{
	static const char *const general[] = { "NULL", "null", "none", "None",
		"brak", "nema", "keine", "tyhj\xc3\xa4", "TYHJ\xc3\x84", NULL };
	static const char *const real[] = { "nan", "Nan", "na", "NA", "x",
		"xxx", "test", "asdf", "0", "00000", "0000000000", "123456789",
		"1900-01-01", "1970-01-01", "test@example.com", "noreply@x.fi",
		"empty", "no", "ei", "nie", "+", "*", "***", "-1", "!", "#",
		"OK", "etunimi", "aaa", "other", "select", "Virtanen",
		"n/a but see below", "nothing to add",
		"0123456789012345678901234567890123456789012345678901234567890"
		"123456789",
		NULL };

	(void)state;
	check(general, NULL, true);
	check(general, "street", true);
	check(real, NULL, false);
	check(real, "comment", false);
}

static void
codes_of_places_are_not(void **state)
{
	static const char *const na[] = { "NA", "na", "Na", NULL };
	static const char *const nan[] = { "nan", "NAN", NULL };
	static const char *const none[] = { "none", "None", NULL };
	static const char *const areas[] = { "country", "region", "language",
		"currency", "nationality", "segment", "comment", NULL };

	(void)state;
	check_all(na, areas, false);
	check(na, "phone", true);
	check(na, "amount", true);
	check(nan, "city", false);
	check(nan, "language", false);
	check(nan, "amount", true);
	check(none, "city", false);
	check(none, "children", false);
	check(none, "loyalty_tier", false);
	check(none, "coupon", false);
	check(none, "product_id", true);
	check(none, "phone", true);
}

static void
dates_by_role(void **state)
{
	static const char *const never[] = { "1900-01-01", "01.01.1900",
		"1/1/1900", "1900-01-01T00:00:00", "0000-00-00",
		"0000-00-00 00:00:00", "00.00.0000", "0", "9999-12-31",
		"31.12.9999", "1800-01-01", "1753-01-01", "1899-12-30", NULL };
	static const char *const epoch[] = { "1970-01-01", "01.01.1970",
		"1970-01-01T00:00:00Z", "1969-12-31", NULL };
	static const char *const real[] = { "1900-01-02", "1985-03-12",
		"12.3.1985", "2000-01-01", "1.1.2000", "2099-12-31", "19850312",
		"01.01.00", NULL };
	static const char *const years[] = { "1900", "0", "0000", "9999",
		"1111", NULL };
	static const char *const dates[] = { "birth_date", "start_date",
		"order_date", "updated_at", "created_at", "last_login",
		"consent_date", NULL };
	static const char *const other[] = { "street", "product", "customer_id",
		"order_id", "amount", "postcode", NULL };

	(void)state;
	check_all(never, dates, true);
	check_all(real, dates, false);
	check(epoch, "birth_date", false);
	check(epoch, "start_date", false);
	check_all(epoch, dates + 2, true);
	check(years, "birth_year", true);
	check(real, "birth_year", false);
	check_all(epoch, other, false);
	check_all(real, other, false);
}

static void
numbers_by_role(void **state)
{
	static const char *const phones[] = { "0", "0000000000", "1111111",
		"999 999 999", "+000000", "(000) 000-0000", "123456789",
		"0123456789", "12345", "987654321", "+358400000000",
		"040 000 0000", "ei puhelinta", "brak telefonu", "no phone",
		"x", "test", NULL };
	static const char *const numbers[] = { "+358401234567", "0401234567",
		"112", "1111", "+358 40 1111112", "(617) 384-7579", "1234",
		"+48 600 100 200", "0800 100 00", NULL };
	static const char *const postcodes[] = { "00000", "00-000", "000 00",
		"0", "99999", "99-999", "x", NULL };
	static const char *const real[] = { "00100", "99990", "12345", "11111",
		"9999", "10000", "00-950", "01234", "E1 6AN", NULL };
	static const char *const zeros[] = { "0", "00000000", "000-00-0000",
		NULL };
	static const char *const registers[] = { "00000000", "11111111111",
		"1111111111", "12345678", "123-456-78-90", "99999999", NULL };
	static const char *const ids[] = { "1", "7", "11111", "1234567",
		"FI12345678", "131052-308T", "12345671", NULL };
	static const char *const counted[] = { "amount", "quantity", "discount",
		"age", "children", "nps", "rating", "loyalty_points",
		"customer_id", "order_id", "product_id", "house_number",
		"apartment", "gender", "consent", "opt_out", "status",
		"comment", NULL };

	(void)state;
	check(phones, "phone", true);
	check(phones, "mobile_phone", true);
	check(numbers, "phone", false);
	check(postcodes, "postcode", true);
	check(real, "postcode", false);
	check(registers, "national_id", true);
	check(registers, "vat_id", true);
	check(ids, "national_id", false);
	check(zeros, "company_id", true);
	check(zeros, "loyalty_id", true);
	check(registers + 1, "loyalty_id", false);
	check(registers, "customer_id", false);
	check_all(zeros, counted, false);
}

static void
addresses_by_what_stands_before_the_at(void **state)
{
	static const char *const nobody[] = { "test@firma.fi",
		"Test@Example.com", "testi@example.fi", "noreply@shop.pl",
		"no-reply@shop.pl", "No.Reply@shop.pl", "none@none.com",
		"n/a@example.com", "unknown@x.hr", "noemail@x.fi",
		"no-email@gmail.com", "ei.ole@x.fi", "eiole@x.fi",
		"puuttuu@x.fi", "brak@wp.pl", "nema@nema.hr", "keine@web.de",
		"asdf@asdf.fi", "xxx@xxx.com", "na@na.fi", "NA@NA.com",
		"x@x.com", "a@a.pl", "no@no.no", "none@", "no email", "e-mail",
		"brak maila", "ei s\xc3\xa4hk\xc3\xb6postia", "x", "-", NULL };
	static const char *const somebody[] = { "aino@example.com",
		"user@example.org", "na@firma.dk", "no@firma.dk", "x@firma.fi",
		"a@b.pl", "info@info.fi", "nokia@nokia.com", "testa@firma.it",
		"test.person@x.fi", "contest@x.fi", "aino@test.fi",
		"aino@none.com", "@test.fi", "nan.smith@x.com", "unknowns@x.fi",
		"brak.jan@wp.pl", "noreplyness@x.fi", "nullin@x.fi",
		"averyveryverylonglocalpart@x.fi", NULL };

	(void)state;
	check(nobody, "email", true);
	check(somebody, "email", false);
	check(somebody, "username", false);
}

static void
text_by_role(void **state)
{
	static const char *const streets[] = { "no address", "ei osoitetta",
		"brak ulicy", "katuosoite", "xxx", "aaa", "test", "0", NULL };
	static const char *const real[] = { "s/n", "bb", "Testikatu 1",
		"Nollatie 0", "Brak 5", "1", "PL 123", NULL };
	static const char *const companies[] = { "AAA", "ABC", "X", "Null Oy",
		"Blank", "ASD", "Test Oy", "Select", "3M", "Unknown Oy", NULL };
	static const char *const initials[] = { "NMN", "nmi", "no middle name",
		NULL };
	static const char *const urls[] = { "http://", "https://www.", NULL };

	(void)state;
	check(streets, "street", true);
	check(real, "street", false);
	check(companies, "company", false);
	check(initials, "middle_name", true);
	check(urls, "url", true);
}

/* The quick answer lets every word through, in all spellings. */
static void
every_word_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < placeholders_nroles; i++) {
		for (size_t k = 0; k < placeholders_count; k++) {
			const struct phrase *p = &placeholders_phrases[k];
			const char *role = placeholders_roles[i].text;

			if ((p->means & placeholders_roles[i].means) != 0 &&
			    !placeholder_is(str_of(p->text), role))
				fail_msg("%s: %s", role, p->text);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_nothing_everywhere),
		cmocka_unit_test(white_space_fills_a_box),
		cmocka_unit_test(words_that_are_names_are_not),
		cmocka_unit_test(without_a_role_only_general_words_count),
		cmocka_unit_test(codes_of_places_are_not),
		cmocka_unit_test(dates_by_role),
		cmocka_unit_test(numbers_by_role),
		cmocka_unit_test(addresses_by_what_stands_before_the_at),
		cmocka_unit_test(text_by_role),
		cmocka_unit_test(every_word_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
