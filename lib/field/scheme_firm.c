#include "field/scheme_firm.h"

#include "field/check_digit.h"
#include "field/take.h"

/* How many digits there are from `at` on. */
static size_t
digits_from(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && take_is_digit(s.p[at + n]))
		n++;
	return n;
}

enum scheme_check_result
scheme_firm_luhn(struct str s)
{
	return scheme_check_that(check_digit_luhn(s) == 0);
}

enum scheme_check_result
scheme_firm_hybrid(struct str s)
{
	return scheme_check_that(check_digit_hybrid(s));
}

enum scheme_check_result
scheme_firm_ytunnus(struct str s)
{
	static const unsigned char weights[] = { 7, 9, 10, 5, 8, 4, 2, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 8) % 11 == 0);
}

/* The first three digits are the tax office. */
enum scheme_check_result
scheme_firm_nip(struct str s)
{
	static const unsigned char weights[] = { 6, 5, 7, 2, 3, 4, 5, 6, 7,
		10 };

	if (s.p[0] == '0' || (s.p[1] == '0' && s.p[2] == '0'))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_sum(s, weights, 10) % 11 == 0);
}

enum scheme_check_result
scheme_firm_regon(struct str s)
{
	static const unsigned char weights[] = { 8, 9, 2, 3, 4, 5, 6, 7 };

	return scheme_check_that(
	    check_digit_sum(s, weights, 8) % 11 % 10 == check_digit_at(s, 8));
}

/* Nine digits of the company, five of the establishment. */
enum scheme_check_result
scheme_firm_regon_long(struct str s)
{
	static const unsigned char weights[] = { 2, 4, 8, 5, 0, 9, 7, 3, 6, 1,
		2, 4, 8 };

	if (check_digit_sum(s, weights, 13) % 11 % 10 != check_digit_last(s))
		return SCHEME_CHECK_BAD_CHECKSUM;
	return scheme_firm_regon(s);
}

enum scheme_check_result
scheme_firm_krs(struct str s)
{
	return str_starts(s, str_of("000")) ? SCHEME_CHECK_FITS
					    : SCHEME_CHECK_BAD_FORMAT;
}

enum scheme_check_result
scheme_firm_orgnr_long(struct str s)
{
	if (!str_starts(s, str_of("16")))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_firm_luhn(str_slice(s, 2, s.n));
}

enum scheme_check_result
scheme_firm_registrikood(struct str s)
{
	if (!take_is_one_of(s.p[0], "1789"))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_baltic(s));
}

enum scheme_check_result
scheme_firm_latvian(struct str s)
{
	static const unsigned char weights[] = { 9, 1, 4, 8, 3, 10, 2, 5, 7, 6,
		1 };

	if (s.p[0] <= '3')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_sum(s, weights, 11) % 11 == 3);
}

enum scheme_check_result
scheme_firm_lithuanian(struct str s)
{
	return scheme_check_that(check_digit_baltic(s));
}

enum scheme_check_result
scheme_firm_norwegian(struct str s)
{
	static const unsigned char weights[] = { 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 9) % 11 == 0);
}

enum scheme_check_result
scheme_firm_cvr(struct str s)
{
	static const unsigned char weights[] = { 2, 7, 6, 5, 4, 3, 2, 1 };

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_sum(s, weights, 8) % 11 == 0);
}

/* The register and a number, perhaps with letters behind it. */
enum scheme_check_result
scheme_firm_handelsregister(struct str s)
{
	static const char *const registers[] = { "HRA", "HRB", "GNR", "PR",
		"VR" };

	for (size_t i = 0; i < sizeof registers / sizeof registers[0]; i++) {
		struct str name = str_of(registers[i]);
		size_t n = digits_from(s, name.n);

		if (!str_starts(s, name) || n == 0 || n > 6)
			continue;
		n += name.n;
		if (s.n - n <= 2 && digits_from(s, n) == 0 &&
		    (s.n - n < 2 || digits_from(s, n + 1) == 0))
			return SCHEME_CHECK_FITS;
	}
	return SCHEME_CHECK_BAD_FORMAT;
}

enum scheme_check_result
scheme_firm_firmenbuch(struct str s)
{
	const size_t n = digits_from(s, 2);

	return str_starts(s, str_of("FN")) && n > 0 && n <= 6 && n + 3 == s.n
		   ? SCHEME_CHECK_FITS
		   : SCHEME_CHECK_BAD_FORMAT;
}

enum scheme_check_result
scheme_firm_swiss_digits(struct str s)
{
	static const unsigned char weights[] = { 5, 4, 3, 2, 7, 6, 5, 4, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 9) % 11 == 0);
}

enum scheme_check_result
scheme_firm_swiss(struct str s)
{
	if (!str_starts(s, str_of("CHE")))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_firm_swiss_digits(str_slice(s, 3, 12));
}

/* The SIREN and an establishment; those of the post office are many and add up
 * to a multiple of five instead. */
enum scheme_check_result
scheme_firm_siret(struct str s)
{
	int sum = 0;

	if (check_digit_luhn(str_slice(s, 0, 9)) != 0)
		return SCHEME_CHECK_BAD_CHECKSUM;
	for (size_t i = 0; i < s.n; i++)
		sum += check_digit_at(s, i);
	return scheme_check_that(
	    check_digit_luhn(s) == 0 ||
	    (str_starts(s, str_of("356000000")) && sum % 5 == 0));
}

enum scheme_check_result
scheme_firm_british(struct str s)
{
	return take_is_digit(s.p[0]) && !take_is_digit(s.p[1])
		   ? SCHEME_CHECK_BAD_FORMAT
		   : SCHEME_CHECK_FITS;
}

/* A digit or the letter that stands for it. */
enum scheme_check_result
scheme_firm_spanish(struct str s)
{
	const char check = s.p[8];
	char digits[8];

	if (!take_is_one_of(s.p[0], "ABCDEFGHJNPQRSUVW"))
		return SCHEME_CHECK_BAD_FORMAT;
	memcpy(digits, s.p + 1, sizeof digits);
	if (check == 'J')
		digits[7] = '0';
	else if (check >= 'A' && check <= 'I')
		digits[7] = (char)('1' + (check - 'A'));
	else if (!take_is_digit(check))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(
	    check_digit_luhn(str_make(digits, sizeof digits)) == 0);
}

enum scheme_check_result
scheme_firm_portuguese(struct str s)
{
	static const unsigned char weights[] = { 9, 8, 7, 6, 5, 4, 3, 2 };
	const int rest = check_digit_sum(s, weights, 8) % 11;

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that((11 - rest) % 11 % 10 == check_digit_last(s));
}

enum scheme_check_result
scheme_firm_belgian(struct str s)
{
	if (s.p[0] > '1')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that((check_digit_modulo(str_slice(s, 0, 8), 97) +
				     check_digit_pair(s, 8)) %
				     97 ==
				 0);
}

enum scheme_check_result
scheme_firm_ico(struct str s)
{
	static const unsigned char weights[] = { 8, 7, 6, 5, 4, 3, 2 };
	const int rest = check_digit_sum(s, weights, 7) % 11;

	if (s.p[0] == '9')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(
	    (rest == 0 ? 1 : 11 - rest) % 10 == check_digit_last(s));
}

/* Three digits of the kind of tax and the county may follow. */
enum scheme_check_result
scheme_firm_hungarian(struct str s)
{
	static const unsigned char weights[] = { 9, 7, 3, 1, 9, 7, 3, 1 };

	return scheme_check_that(check_digit_sum(s, weights, 8) % 10 == 0);
}

enum scheme_check_result
scheme_firm_slovenian(struct str s)
{
	static const unsigned char weights[] = { 8, 7, 6, 5, 4, 3, 2 };
	const int rest = check_digit_sum(s, weights, 7) % 11;

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(
	    rest != 0 && (11 - rest) % 10 == check_digit_last(s));
}

enum scheme_check_result
scheme_firm_cui(struct str s)
{
	static const unsigned char weights[] = { 7, 5, 3, 2, 1, 7, 5, 3, 2 };
	const int sum = check_digit_sum(s, weights + (10 - s.n), s.n - 1);

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(10 * sum % 11 % 10 == check_digit_last(s));
}

enum scheme_check_result
scheme_firm_eik(struct str s)
{
	static const unsigned char weights[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9,
		10 };
	int rest = check_digit_sum(s, weights, 8) % 11;

	if (rest == 10)
		rest = check_digit_sum(s, weights + 2, 8) % 11;
	return scheme_check_that(rest % 10 == check_digit_last(s));
}

/* Each digit counts twice as much as the one behind it. */
enum scheme_check_result
scheme_firm_afm(struct str s)
{
	int sum = 0;

	for (size_t i = 0; i < 8; i++)
		sum = 2 * sum + check_digit_at(s, i);
	return scheme_check_that(2 * sum % 11 % 10 == check_digit_last(s));
}
