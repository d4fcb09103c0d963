/* Calendar arithmetic: days_from_civil and civil_from_days as described in
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year
 * begins in March, so that the leap day is its last; 400 years are an era of
 * 146097 days. */
#include "base/date.h"

#include <time.h>

enum { DAYS_OF_ERA = 146097, DAYS_BEFORE_1970 = 719468 };

static int32_t
days_of_month(int32_t year, int32_t month)
{
	static const int8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool
date_is_real(struct date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 &&
	       d.day >= 1 && d.day <= days_of_month(d.year, d.month);
}

int32_t
date_to_days(struct date d)
{
	int32_t year = d.month <= 2 ? d.year - 1 : d.year;
	int32_t month = d.month <= 2 ? d.month + 9 : d.month - 3;
	int32_t era = year / 400;
	int32_t year_of_era = year % 400;
	int32_t day_of_year = (153 * month + 2) / 5 + d.day - 1;

	return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 -
	       year_of_era / 100 + day_of_year - DAYS_BEFORE_1970;
}

struct date
date_from_days(int32_t days)
{
	int64_t since_era_0 = (int64_t)days + DAYS_BEFORE_1970;
	int64_t era =
	    (since_era_0 >= 0 ? since_era_0 : since_era_0 - (DAYS_OF_ERA - 1)) /
	    DAYS_OF_ERA;
	int32_t day_of_era = (int32_t)(since_era_0 - era * DAYS_OF_ERA);
	int32_t year_of_era = (day_of_era - day_of_era / 1460 +
				  day_of_era / 36524 - day_of_era / 146096) /
			      365;
	int32_t day_of_year =
	    day_of_era -
	    (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int32_t month = (5 * day_of_year + 2) / 153;
	struct date d;

	d.year = (int32_t)(era * 400) + year_of_era + (month >= 10 ? 1 : 0);
	d.month = month < 10 ? month + 3 : month - 9;
	d.day = day_of_year - (153 * month + 2) / 5 + 1;
	return d;
}

int
date_compare_days(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a;
	int32_t y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

struct date
date_add_months(struct date d, int32_t months)
{
	int64_t count = (int64_t)d.year * 12 + (d.month - 1) + months;
	int64_t year = count / 12;
	int64_t month = count % 12;
	int32_t last;

	if (month < 0) {
		month += 12;
		year--;
	}
	d.year = (int32_t)year;
	d.month = (int32_t)month + 1;
	last = days_of_month(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return d;
}

/* Read exactly `count` digits at s[*at] and step over them; -1 when there are
 * fewer. */
static int32_t
read_digits(struct str s, size_t *at, size_t count)
{
	int32_t value = 0;

	if (s.n - *at < count)
		return -1;
	for (size_t i = 0; i < count; i++) {
		char c = s.p[*at + i];

		if (c < '0' || c > '9')
			return -1;
		value = value * 10 + (c - '0');
	}
	*at += count;
	return value;
}

static bool
step_over(struct str s, size_t *at, char c)
{
	if (*at >= s.n || s.p[*at] != c)
		return false;
	++*at;
	return true;
}

/* Is the rest of s nothing, Z, UTC, GMT, or an offset: +HH, +HHMM, +HH:MM? */
static bool
is_zone(struct str s)
{
	size_t at = 1;

	if (s.n > 0 && s.p[0] == ' ')
		s = str_slice(s, 1, s.n);
	if (s.n == 0 || str_is(s, "Z") || str_is(s, "UTC") || str_is(s, "GMT"))
		return true;
	if ((s.p[0] != '+' && s.p[0] != '-') || read_digits(s, &at, 2) < 0)
		return false;
	if (at == s.n)
		return true;
	(void)step_over(s, &at, ':');
	return read_digits(s, &at, 2) >= 0 && at == s.n;
}

/* Is s HH:MM, HH:MM:SS or HH:MM:SS.fraction, with or without a zone? */
static bool
is_time(struct str s)
{
	size_t at = 0;
	int32_t hour = read_digits(s, &at, 2);
	int32_t minute = step_over(s, &at, ':') ? read_digits(s, &at, 2) : -1;

	if (hour < 0 || hour > 24 || minute < 0 || minute > 59)
		return false;
	if (step_over(s, &at, ':')) {
		int32_t second = read_digits(s, &at, 2);

		if (second < 0 || second > 60)
			return false;
		if (step_over(s, &at, '.')) {
			if (read_digits(s, &at, 1) < 0)
				return false;
			while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
				at++;
		}
	}
	return is_zone(str_slice(s, at, s.n));
}

bool
date_read_iso(struct str s, struct date *d)
{
	struct date read;
	size_t at = 0;

	read.year = read_digits(s, &at, 4);
	if (read.year < 0 || !step_over(s, &at, '-'))
		return false;
	read.month = read_digits(s, &at, 2);
	if (read.month < 0 || !step_over(s, &at, '-'))
		return false;
	read.day = read_digits(s, &at, 2);
	if (!date_is_real(read))
		return false;
	if (at < s.n) {
		if (s.p[at] != 'T' && s.p[at] != ' ')
			return false;
		if (!is_time(str_slice(s, at + 1, s.n)))
			return false;
	}
	*d = read;
	return true;
}

void
date_write_iso(struct date d, char out[10])
{
	int32_t year = d.year;
	int32_t month = d.month;
	int32_t day = d.day;

	for (int i = 3; i >= 0; i--, year /= 10)
		out[i] = (char)('0' + year % 10);
	out[4] = '-';
	out[5] = (char)('0' + month / 10);
	out[6] = (char)('0' + month % 10);
	out[7] = '-';
	out[8] = (char)('0' + day / 10);
	out[9] = (char)('0' + day % 10);
}

struct date
date_today(void)
{
	time_t now = time(NULL);

	return date_from_days((int32_t)(now / 86400));
}
