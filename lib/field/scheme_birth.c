#include "field/scheme_birth.h"

#include "base/date.h"
#include "field/check_digit.h"
#include "field/take.h"

/* Could somebody have been born then?  Of a year in an unknown century take the
 * 21st, in which each that can be has its leap day. */
static bool
is_day(int year, int month, int day)
{
	const struct date d = { year, month, day };

	return date_is_real(d);
}

static enum scheme_check_result
result(bool checksum, bool day)
{
	if (!checksum)
		return SCHEME_CHECK_BAD_CHECKSUM;
	return day ? SCHEME_CHECK_FITS : SCHEME_CHECK_IMPOSSIBLE_DATE;
}

/* ddmmyy, three digits and the control character; the years 00 of the 19th and
 * 20th century are no leap years. */
static enum scheme_check_result
hetu(struct str date, struct str rest, int century)
{
	static const char control[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
	const int number = check_digit_triple(rest, 0);
	const int spelled = (check_digit_modulo(date, 31) * 1000 + number) % 31;
	const bool day = is_day(century + check_digit_pair(date, 4),
	    check_digit_pair(date, 2), check_digit_pair(date, 0));
	enum scheme_check_result r = result(rest.p[3] == control[spelled], day);

	if (r != SCHEME_CHECK_FITS)
		return r;
	if (number < 2)
		return SCHEME_CHECK_BAD_FORMAT;
	return number < 900 ? SCHEME_CHECK_FITS : SCHEME_CHECK_TEMPORARY;
}

enum scheme_check_result
scheme_birth_hetu(struct str s)
{
	return hetu(str_slice(s, 0, 6), str_slice(s, 6, 10), 1900);
}

enum scheme_check_result
scheme_birth_hetu_letter(struct str s)
{
	const bool new = take_is_one_of(s.p[6], "ABCDEF");

	if (!new && !take_is_one_of(s.p[6], "UVWXY"))
		return SCHEME_CHECK_BAD_FORMAT;
	return hetu(str_slice(s, 0, 6), str_slice(s, 7, 11), new ? 2000 : 1900);
}

/* The century is in the month. */
enum scheme_check_result
scheme_birth_pesel(struct str s)
{
	static const unsigned char weights[] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3,
		1 };
	static const int centuries[] = { 1900, 2000, 2100, 2200, 1800 };
	const int month = check_digit_pair(s, 2);

	return result(check_digit_sum(s, weights, 11) % 10 == 0,
	    is_day(centuries[month / 20] + check_digit_pair(s, 0), month % 20,
		check_digit_pair(s, 4)));
}

/* Days of samordningsnummer are 60 more. */
enum scheme_check_result
scheme_birth_personnummer(struct str s)
{
	const size_t at = s.n - 10;
	const int year = at == 0 ? 2000 : 100 * check_digit_pair(s, 0);
	const int day = check_digit_pair(s, at + 4);

	return result(check_digit_luhn(str_slice(s, at, s.n)) == 0,
	    is_day(year + check_digit_pair(s, at), check_digit_pair(s, at + 2),
		day > 60 ? day - 60 : day));
}

enum scheme_check_result
scheme_birth_isikukood(struct str s)
{
	const int century = (s.p[0] - '1') / 2;

	if (s.p[0] < '1' || s.p[0] > '8')
		return SCHEME_CHECK_BAD_FORMAT;
	return result(check_digit_baltic(s),
	    is_day(1800 + 100 * century + check_digit_pair(s, 1),
		check_digit_pair(s, 3), check_digit_pair(s, 5)));
}

/* Those that begin with 9 hold no date. */
enum scheme_check_result
scheme_birth_asmens_kodas(struct str s)
{
	if (s.p[0] == '9')
		return scheme_check_that(check_digit_baltic(s));
	return scheme_birth_isikukood(s);
}

/* Those that begin with 32 hold no date; those of companies begin with more. */
enum scheme_check_result
scheme_birth_personas_kods(struct str s)
{
	static const unsigned char weights[] = { 10, 5, 8, 4, 2, 1, 6, 3, 7,
		9 };
	const bool checksum = (1 + check_digit_sum(s, weights, 10)) % 11 % 10 ==
			      check_digit_last(s);

	if (s.p[0] > '3')
		return SCHEME_CHECK_BAD_FORMAT;
	if (check_digit_pair(s, 0) == 32)
		return scheme_check_that(checksum);
	return result(checksum,
	    is_day(1800 + 100 * (s.p[6] - '0') + check_digit_pair(s, 4),
		check_digit_pair(s, 2), check_digit_pair(s, 0)));
}

/* Days of D numbers and months of H numbers are 40 more. */
enum scheme_check_result
scheme_birth_fodselsnummer(struct str s)
{
	static const unsigned char first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
	static const unsigned char second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2,
		1 };
	const int day = check_digit_pair(s, 0) % 40;
	const int month = check_digit_pair(s, 2) % 40;

	return result(check_digit_sum(s, first, 10) % 11 == 0 &&
			  check_digit_sum(s, second, 11) % 11 == 0,
	    check_digit_pair(s, 0) < 80 && check_digit_pair(s, 2) < 80 &&
		is_day(2000 + check_digit_pair(s, 4), month, day));
}

/* The last digit of a newer one checks nothing. */
enum scheme_check_result
scheme_birth_cpr(struct str s)
{
	return result(
	    true, is_day(2000 + check_digit_pair(s, 4), check_digit_pair(s, 2),
		      check_digit_pair(s, 0)));
}

/* The last digit is the century; days of organisations are 40 more. */
enum scheme_check_result
scheme_birth_kennitala(struct str s)
{
	static const unsigned char weights[] = { 3, 2, 7, 6, 5, 4, 3, 2, 1 };
	const int year = check_digit_last(s) == 9 ? 1900 : 2000;

	if (check_digit_last(s) != 9 && check_digit_last(s) != 0)
		return SCHEME_CHECK_BAD_FORMAT;
	return result(check_digit_sum(s, weights, 9) % 11 == 0,
	    s.p[0] < '8' &&
		is_day(year + check_digit_pair(s, 4), check_digit_pair(s, 2),
		    check_digit_pair(s, 0) % 40));
}

/* Three digits of the year. */
enum scheme_check_result
scheme_birth_jmbg(struct str s)
{
	static const unsigned char weights[] = { 7, 6, 5, 4, 3, 2, 7, 6, 5, 4,
		3, 2 };
	const int rest = check_digit_sum(s, weights, 12) % 11;
	const int year = check_digit_triple(s, 4);

	return result((11 - rest) % 11 % 10 == check_digit_last(s),
	    is_day((year < 800 ? 2000 : 1000) + year, check_digit_pair(s, 2),
		check_digit_pair(s, 0)));
}

/* Months of women are 50 more, of some since 2004 another 20; those of nine
 * digits, of people born from 1880 to 1953, have no check digit. */
enum scheme_check_result
scheme_birth_rodne_cislo(struct str s)
{
	const int year = check_digit_pair(s, 0);
	const int month = check_digit_pair(s, 2) % 50;
	const bool day =
	    is_day(2000 + year, month > 20 && s.n == 10 ? month - 20 : month,
		check_digit_pair(s, 4));

	if (s.n == 9 && year >= 54 && year < 80)
		return SCHEME_CHECK_BAD_FORMAT;
	if (s.n == 9)
		return result(true, day);
	return result(check_digit_modulo(str_slice(s, 0, 9), 11) % 10 ==
			  check_digit_last(s),
	    day);
}

/* Counties and sectors of Bucharest, and codes for those born elsewhere. */
static bool
is_romanian_county(int code)
{
	return (code > 0 && code < 49) || code == 51 || code == 52 ||
	       code == 70 || (code >= 80 && code <= 83);
}

enum scheme_check_result
scheme_birth_cnp(struct str s)
{
	static const unsigned char weights[] = { 2, 7, 9, 1, 4, 6, 3, 5, 8, 2,
		7, 9 };
	const int rest = check_digit_sum(s, weights, 12) % 11;

	if (s.p[0] == '0' || !is_romanian_county(check_digit_pair(s, 7)))
		return SCHEME_CHECK_BAD_FORMAT;
	return result((rest == 10 ? 1 : rest) == check_digit_last(s),
	    is_day(2000 + check_digit_pair(s, 1), check_digit_pair(s, 3),
		check_digit_pair(s, 5)));
}

/* Months of the 19th century are 20 more, of the 21st 40. */
enum scheme_check_result
scheme_birth_egn(struct str s)
{
	static const unsigned char weights[] = { 2, 4, 8, 5, 10, 9, 7, 3, 6 };
	static const int centuries[] = { 1900, 1800, 2000 };
	const int month = check_digit_pair(s, 2);

	return result(
	    check_digit_sum(s, weights, 9) % 11 % 10 == check_digit_last(s),
	    month < 60 && is_day(centuries[month / 20] + check_digit_pair(s, 0),
			      month % 20, check_digit_pair(s, 4)));
}

enum scheme_check_result
scheme_birth_amka(struct str s)
{
	return result(check_digit_luhn(s) == 0,
	    is_day(2000 + check_digit_pair(s, 4), check_digit_pair(s, 2),
		check_digit_pair(s, 0)));
}

/* Of those born since 2000 the number has a 2 in front.  Days and months that
 * are not known are 0, and months may be 20 or 40 more. */
enum scheme_check_result
scheme_birth_belgian(struct str s)
{
	const int before = check_digit_modulo(str_slice(s, 0, 9), 97);
	/* 2,000,000,000 leaves 68. */
	const int since = (before + 68) % 97;
	const int check = check_digit_pair(s, 9);

	return result(97 - before == check || 97 - since == check,
	    check_digit_pair(s, 2) < 60 && check_digit_pair(s, 2) % 20 <= 12);
}

/* A digit, or the letter that stands for it where two people would have the
 * same code; -1: neither. */
static int
omocodia(char c)
{
	static const char letters[] = { 'L', 'M', 'N', 'P', 'Q', 'R', 'S', 'T',
		'U', 'V' };
	const char *at = memchr(letters, c, sizeof letters);

	if (take_is_digit(c))
		return c - '0';
	return at == NULL ? -1 : (int)(at - letters);
}

/* Days of women are 40 more. */
enum scheme_check_result
scheme_birth_codice_fiscale(struct str s)
{
	static const unsigned char odd[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21,
		2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23 };
	static const unsigned char numbers[] = { 6, 7, 9, 10, 12, 13, 14 };
	static const char months[] = { 'A', 'B', 'C', 'D', 'E', 'H', 'L', 'M',
		'P', 'R', 'S', 'T' };
	const char *month = memchr(months, s.p[8], sizeof months);
	int value[16] = { 0 };
	int sum = 0;

	for (size_t i = 0; i < sizeof numbers; i++) {
		value[numbers[i]] = omocodia(s.p[numbers[i]]);
		if (value[numbers[i]] < 0)
			return SCHEME_CHECK_BAD_FORMAT;
	}
	if (month == NULL)
		return SCHEME_CHECK_BAD_FORMAT;
	for (size_t i = 0; i < 15; i++) {
		char c = s.p[i];
		int n = take_is_digit(c) ? c - '0' : c - 'A';

		sum += i % 2 == 0 ? odd[n] : n;
	}
	return result(s.p[15] - 'A' == sum % 26,
	    value[9] < 8 && is_day(2000 + 10 * value[6] + value[7],
				(int)(month - months) + 1,
				(10 * value[9] + value[10]) % 40));
}
