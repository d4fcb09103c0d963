#include "field/scheme_vat.h"

#include "field/check_digit.h"
#include "field/scheme_firm.h"
#include "field/scheme_person.h"
#include "field/take.h"

static bool
ends_with(struct str s, const char *end)
{
	struct str tail = str_of(end);

	return s.n > tail.n && str_equal(str_slice(s, s.n - tail.n, s.n), tail);
}

enum scheme_check_result
scheme_vat_swedish(struct str s)
{
	if (!ends_with(s, "01"))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_firm_luhn(str_slice(s, 0, 10));
}

enum scheme_check_result
scheme_vat_estonian(struct str s)
{
	static const unsigned char weights[] = { 3, 7, 1, 3, 7, 1, 3, 7, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 9) % 10 == 0);
}

enum scheme_check_result
scheme_vat_lithuanian(struct str s)
{
	if (s.p[s.n - 2] != '1')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_baltic(s));
}

enum scheme_check_result
scheme_vat_norwegian(struct str s)
{
	return ends_with(s, "MVA") ? scheme_firm_norwegian(s)
				   : SCHEME_CHECK_BAD_FORMAT;
}

enum scheme_check_result
scheme_vat_german(struct str s)
{
	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_firm_hybrid(s);
}

/* As Luhn, but with another sum. */
enum scheme_check_result
scheme_vat_austrian(struct str s)
{
	if (s.p[0] != 'U')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(
	    (check_digit_luhn(str_slice(s, 1, 8)) + check_digit_last(s)) % 10 ==
	    6);
}

/* Besides numbers of companies and of people there are others. */
enum scheme_check_result
scheme_vat_bulgarian(struct str s)
{
	static const unsigned char weights[] = { 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 10) % 11 == 0);
}

enum scheme_check_result
scheme_vat_cypriot(struct str s)
{
	static const unsigned char even[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19,
		21 };
	int sum = 0;

	if (check_digit_pair(s, 0) == 12)
		return SCHEME_CHECK_BAD_FORMAT;
	for (size_t i = 0; i < 8; i += 2)
		sum += even[check_digit_at(s, i)] + check_digit_at(s, i + 1);
	return scheme_check_that(sum % 26 == s.p[8] - 'A');
}

/* Special numbers of people, which begin with 6. */
enum scheme_check_result
scheme_vat_czech(struct str s)
{
	static const unsigned char weights[] = { 0, 8, 7, 6, 5, 4, 3, 2 };
	const int rest = check_digit_sum(s, weights, 8) % 11;
	const int check = (21 - rest) % 11;

	if (s.p[0] != '6')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that((18 - check) % 10 == check_digit_last(s));
}

/* The ten digits are a multiple of eleven. */
enum scheme_check_result
scheme_vat_slovak(struct str s)
{
	if (s.p[0] == '0' || !take_is_one_of(s.p[2], "234789"))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_modulo(s, 11) == 0);
}

/* Where a digit or a letter may stand, without I and O; -1 for these. */
static int
french_value(char c)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
	const char *at = memchr(letters, c, sizeof letters - 1);

	if (take_is_digit(c))
		return c - '0';
	return at == NULL ? -1 : (int)(at - letters) + 10;
}

/* A key and the SIREN; numbers of Monaco begin with 000 and are none.  The key
 * is of digits, or one of both is a letter and it is read to base 24 or 34. */
enum scheme_check_result
scheme_vat_french(struct str s)
{
	const struct str siren = str_slice(s, 2, 11);
	const bool digits = take_is_digit(s.p[0]) && take_is_digit(s.p[1]);
	const int first = french_value(s.p[0]);
	const int second = french_value(s.p[1]);
	int key;

	if (first < 0 || second < 0)
		return SCHEME_CHECK_BAD_FORMAT;
	if (!str_starts(siren, str_of("000")) && check_digit_luhn(siren) != 0)
		return SCHEME_CHECK_BAD_CHECKSUM;
	if (digits)
		return scheme_check_that(
		    (check_digit_modulo(siren, 97) * 100 + 12) % 97 ==
		    check_digit_pair(s, 0));
	key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
	return scheme_check_that(
	    key >= 0 &&
	    (check_digit_modulo(siren, 11) + 1 + key / 11) % 11 == key % 11);
}

/* Newer numbers leave 42 or 55.  Three digits of a branch may follow. */
enum scheme_check_result
scheme_vat_british(struct str s)
{
	static const unsigned char weights[] = { 8, 7, 6, 5, 4, 3, 2, 10, 1 };
	const int rest = check_digit_sum(s, weights, 9) % 97;

	return scheme_check_that(
	    rest == 0 || (s.p[0] != '0' && (rest == 42 || rest == 55)));
}

/* Government departments and health authorities. */
enum scheme_check_result
scheme_vat_british_office(struct str s)
{
	const bool high = s.p[2] >= '5';

	return str_starts(s, str_of(high ? "HA" : "GD"))
		   ? SCHEME_CHECK_FITS
		   : SCHEME_CHECK_BAD_FORMAT;
}

/* The first digit counts last, the letter behind it not at all. */
enum scheme_check_result
scheme_vat_irish(struct str s)
{
	static const unsigned char weights[] = { 2, 0, 7, 6, 5, 4, 3 };
	int sum = check_digit_at(s, 0) * weights[0];

	for (size_t i = 2; i < 7; i++)
		sum += check_digit_at(s, i) * weights[i];
	return scheme_check_that(s.p[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23]);
}

/* Of a company the nine digits are its RSIN; of others all of it, with "NL",
 * leaves one. */
enum scheme_check_result
scheme_vat_dutch(struct str s)
{
	const struct str rsin = str_slice(s, 0, 9);
	char whole[14] = "NL";

	memcpy(whole + 2, s.p, 12);
	if (s.p[9] != 'B' || check_digit_pair(s, 10) == 0 ||
	    str_is(rsin, "000000000"))
		return SCHEME_CHECK_BAD_FORMAT;
	if (scheme_person_bsn(rsin) == SCHEME_CHECK_FITS)
		return SCHEME_CHECK_FITS;
	return scheme_check_that(
	    check_digit_modulo(str_make(whole, sizeof whole), 97) == 1);
}

enum scheme_check_result
scheme_vat_luxembourgish(struct str s)
{
	return scheme_check_that(check_digit_modulo(str_slice(s, 0, 6), 89) ==
				 check_digit_pair(s, 6));
}

enum scheme_check_result
scheme_vat_maltese(struct str s)
{
	static const unsigned char weights[] = { 3, 4, 6, 7, 8, 9, 10, 1 };

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_sum(s, weights, 8) % 37 == 0);
}

/* Behind "CH": E, the number, and perhaps what the tax is called. */
enum scheme_check_result
scheme_vat_swiss(struct str s)
{
	static const char *const taxes[] = { "", "MWST", "TVA", "IVA", "TPV" };
	const struct str tax = str_slice(s, 10, s.n);

	if (s.p[0] != 'E')
		return SCHEME_CHECK_BAD_FORMAT;
	for (size_t i = 0; i < sizeof taxes / sizeof taxes[0]; i++) {
		if (str_is(tax, taxes[i]))
			return scheme_firm_swiss_digits(str_slice(s, 1, 10));
	}
	return SCHEME_CHECK_BAD_FORMAT;
}
