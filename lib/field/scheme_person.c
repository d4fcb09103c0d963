#include "field/scheme_person.h"

#include "field/check_digit.h"
#include "field/take.h"

enum scheme_check_result
scheme_person_lnch(struct str s)
{
	static const unsigned char weights[] = { 21, 19, 17, 13, 11, 9, 7, 3,
		1 };

	return scheme_check_that(
	    check_digit_sum(s, weights, 9) % 10 == check_digit_at(s, s.n - 1));
}

/* EAN-13. */
enum scheme_check_result
scheme_person_ahv(struct str s)
{
	static const unsigned char weights[] = { 1, 3, 1, 3, 1, 3, 1, 3, 1, 3,
		1, 3, 1 };

	if (memcmp(s.p, "756", 3) != 0)
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_sum(s, weights, 13) % 10 == 0);
}

/* The fourth is the check digit. */
enum scheme_check_result
scheme_person_svnr(struct str s)
{
	static const unsigned char weights[] = { 3, 7, 9, 0, 5, 8, 4, 2, 1, 6 };

	if (s.p[0] == '0')
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(
	    check_digit_sum(s, weights, 10) % 11 == check_digit_at(s, 3));
}

/* Of the first ten digits one occurs twice or three times, the others at most
 * once. */
enum scheme_check_result
scheme_person_idnr(struct str s)
{
	int times[10] = { 0 };
	size_t repeated = 0;
	int most = 0;

	for (size_t i = 0; i < 10; i++)
		times[check_digit_at(s, i)]++;
	for (size_t i = 0; i < 10; i++) {
		repeated += times[i] > 1;
		most = times[i] > most ? times[i] : most;
	}
	if (s.p[0] == '0' || repeated != 1 || most > 3)
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(check_digit_hybrid(s));
}

/* The letter counts as two digits, of products their digits are added up. */
enum scheme_check_result
scheme_person_rvnr(struct str s)
{
	static const unsigned char weights[] = { 2, 1, 2, 5, 7, 1, 2, 1, 2, 1,
		2, 1 };
	const int letter = s.p[8] - 'A' + 1;
	int sum = 0;

	for (size_t i = 0; i < 12; i++) {
		int product = weights[i];

		if (i == 8)
			product *= letter / 10;
		else if (i == 9)
			product *= letter % 10;
		else
			product *= check_digit_at(s, i < 8 ? i : i - 1);
		sum += product / 10 + product % 10;
	}
	return scheme_check_that(sum % 10 == check_digit_at(s, s.n - 1));
}

/* Corsica, 2A and 2B, counts as 19 and 18. */
enum scheme_check_result
scheme_person_nir(struct str s)
{
	const char corsica = s.p[6];
	char number[13];
	int key;

	memcpy(number, s.p, sizeof number);
	if (!take_is_digit(corsica)) {
		if (s.p[5] != '2' || (corsica != 'A' && corsica != 'B'))
			return SCHEME_CHECK_BAD_FORMAT;
		number[5] = '1';
		number[6] = corsica == 'A' ? '9' : '8';
	}
	key = check_digit_modulo(str_make(number, sizeof number), 97);
	return scheme_check_that(97 - key == check_digit_pair(s, 13));
}

enum scheme_check_result
scheme_person_bsn(struct str s)
{
	static const unsigned char weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, 10 };

	return scheme_check_that(check_digit_sum(s, weights, 9) % 11 == 0);
}

static enum scheme_check_result
spanish(int number, char letter)
{
	return scheme_check_that(
	    letter == "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]);
}

enum scheme_check_result
scheme_person_dni(struct str s)
{
	return spanish(check_digit_modulo(str_slice(s, 0, 8), 23), s.p[8]);
}

enum scheme_check_result
scheme_person_nie(struct str s)
{
	const int first = s.p[0] - 'X';

	if (first < 0)
		return SCHEME_CHECK_BAD_FORMAT;
	return spanish(first * (10000000 % 23) +
			   check_digit_modulo(str_slice(s, 1, 8), 23),
	    s.p[8]);
}

enum scheme_check_result
scheme_person_nif(struct str s)
{
	if (!take_is_one_of(s.p[0], "KLM"))
		return SCHEME_CHECK_BAD_FORMAT;
	return spanish(check_digit_modulo(str_slice(s, 1, 8), 23), s.p[8]);
}

/* A second letter from A to I counts, the older W, T and X do not. */
enum scheme_check_result
scheme_person_pps(struct str s)
{
	static const unsigned char weights[] = { 8, 7, 6, 5, 4, 3, 2 };
	int sum = check_digit_sum(s, weights, 7);

	if (s.n == 9 && s.p[8] <= 'I')
		sum += 9 * (s.p[8] - 'A' + 1);
	else if (s.n == 9 && !take_is_one_of(s.p[8], "WTX"))
		return SCHEME_CHECK_BAD_FORMAT;
	return scheme_check_that(s.p[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23]);
}

/* It has no check digit, but hardly anything else looks like it. */
enum scheme_check_result
scheme_person_nino(struct str s)
{
	static const char unused[][3] = { "BG", "GB", "KN", "NK", "NT", "TN",
		"ZZ" };
	bool good = !take_is_one_of(s.p[0], "DFIQUV") &&
		    !take_is_one_of(s.p[1], "DFIOQUV") && s.p[8] <= 'D';

	for (size_t i = 0; i < sizeof unused / sizeof unused[0]; i++)
		good = good && memcmp(s.p, unused[i], 2) != 0;
	return good ? SCHEME_CHECK_FITS : SCHEME_CHECK_BAD_FORMAT;
}

/* Ranges that are never given out, and numbers made known in advertisements. */
enum scheme_check_result
scheme_person_ssn(struct str s)
{
	static const char *const known[] = { "078051120", "219099999",
		"457555462" };
	const int area = check_digit_triple(s, 0);
	bool good = area > 0 && area != 666 && area < 900 &&
		    check_digit_pair(s, 3) > 0 &&
		    check_digit_pair(s, 5) + check_digit_pair(s, 7) > 0;

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		good = good && !str_is(s, known[i]);
	return good ? SCHEME_CHECK_FITS : SCHEME_CHECK_BAD_FORMAT;
}
