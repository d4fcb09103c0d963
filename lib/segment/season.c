/* Seasons and the date of Easter. */
#include "segment/season.h"

#include "base/date.h"

/* Easter Sunday of the Gregorian calendar: the computus as J. Meeus gives it
 * (Astronomical Algorithms, 1991, ch. 8). */
static int32_t
easter(int32_t year)
{
	int32_t a = year % 19;
	int32_t b = year / 100;
	int32_t c = year % 100;
	int32_t g = (8 * b + 13) / 25;
	int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
	int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 22 * l) / 451;
	int32_t n = h + l - 7 * m + 114;

	return date_to_days((struct date){ year, n / 31, n % 31 + 1 });
}

static int32_t
day_in(const struct season_day *d, int32_t year)
{
	struct date date = { year, d->month, d->day };

	if (d->easter)
		return easter(year) + d->days;
	if (!date_is_real(date))
		date.day = 28;
	return date_to_days(date);
}

int32_t
season_of(const struct season *s, int32_t day)
{
	int32_t year = date_from_days(day).year;

	for (int32_t begun = year; begun >= year - 1 && begun > 0; begun--) {
		int32_t from = day_in(&s->from, begun);
		int32_t to = day_in(&s->to, begun);

		if (to < from && begun < 9999)
			to = day_in(&s->to, begun + 1);
		if (from <= day && day <= to)
			return begun;
	}
	return SEASON_NONE;
}
