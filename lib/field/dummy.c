#include "field/dummy.h"

#include "base/date.h"
#include "field/take.h"

enum {
	ZEROS = 7,
	/* Bytes of a day without a time, and of one with it. */
	LONGEST_DAY = 10,
	LONGEST_DATE = 40,
};

static const struct date never[] = { { 0, 0, 0 }, { 1, 1, 1 }, { 1111, 11, 11 },
	{ 1753, 1, 1 }, { 1800, 1, 1 }, { 1899, 12, 30 }, { 1899, 12, 31 },
	{ 1900, 1, 0 }, { 1900, 1, 1 }, { 9999, 12, 31 } };
static const struct date epoch[] = { { 1969, 12, 31 }, { 1970, 1, 1 } };

/* Are these four digits the year of one?  Quick, and sure when it says no. */
static bool
is_their_year(const char *p)
{
	const int year = 1000 * (p[0] - '0') + 100 * (p[1] - '0') +
			 10 * (p[2] - '0') + (p[3] - '0');

	return (year == 0) | (year == 1) | (year == 1111) | (year == 1753) |
	       (year == 1800) | (year == 1899) | (year == 1900) |
	       (year == 1969) | (year == 1970) | (year == 9999);
}

/* Could s be one of them?  Quick, and sure when it says no. */
static bool
may_be_date(struct str s)
{
	if (s.n < 6 || s.n > LONGEST_DATE)
		return false;
	if (take_is_digit(s.p[1]) && take_is_digit(s.p[2]))
		return is_their_year(s.p);
	return s.p[0] <= '3' &&
	       (s.n > LONGEST_DAY || !take_is_digit(s.p[s.n - 1]) ||
		   is_their_year(s.p + s.n - 4));
}

/* Take three numbers off *s, or eight digits; number[0] becomes the year. */
static bool
take_day(struct str *s, int32_t number[3])
{
	size_t digits[3];
	int32_t year;

	digits[0] = take_number(s, 8, &number[0]);
	if (digits[0] == 8) {
		number[2] = number[0] % 100;
		number[1] = number[0] / 100 % 100;
		number[0] = number[0] / 10000;
		return true;
	}
	for (size_t i = 1; i < 3; i++) {
		if (s->n == 0 || !take_is_one_of(s->p[0], "-./"))
			return false;
		take_bytes(s, 1);
		take_spaces(s);
		digits[i] = take_number(s, 4, &number[i]);
		if (digits[i] == 0)
			return false;
	}
	if (digits[0] == 4)
		return true;
	year = number[2];
	number[2] = number[0];
	number[0] = year;
	return digits[2] == 4;
}

/* Is this what may follow a day: a full stop, a time, a zone? */
static bool
is_time(struct str s)
{
	if (s.n > 0 && !take_is_one_of(take_lower(s.p[0]), " .,tz"))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!take_is_digit(s.p[i]) &&
		    !take_is_one_of(take_lower(s.p[i]), " .,:+-tzapmuc"))
			return false;
	}
	return true;
}

/* Is it in the list of n, whichever number behind the year is the month? */
static bool
is_listed(const struct date *list, size_t n, const int32_t number[3])
{
	for (size_t i = 0; i < n; i++) {
		const struct date d = list[i];

		if (d.year == number[0] &&
		    ((d.month == number[1] && d.day == number[2]) ||
			(d.month == number[2] && d.day == number[1])))
			return true;
	}
	return false;
}

static enum dummy_date
read_date(struct str s)
{
	int32_t number[3];

	if (!take_day(&s, number) || !is_time(s))
		return DUMMY_DATE_NONE;
	if (is_listed(never, sizeof never / sizeof *never, number))
		return DUMMY_DATE_NEVER;
	return is_listed(epoch, sizeof epoch / sizeof *epoch, number)
		   ? DUMMY_DATE_EPOCH
		   : DUMMY_DATE_NONE;
}

struct row {
	bool same, up, down;
	char first, last;
	size_t n;
};

static bool
is_row(const struct row *r)
{
	return r->same || r->up || r->down;
}

static void
add_digit(struct row *r, char c)
{
	if (r->n == 0) {
		r->first = c;
		r->up = c <= '1';
		r->down = c == '9';
	} else {
		r->same = r->same && c == r->first;
		r->up = r->up && c == (r->last == '9' ? '0' : r->last + 1);
		r->down = r->down && c == r->last - 1;
	}
	r->last = c;
	r->n++;
}

/* Could s be a row?  Quick, and sure when it says no. */
static bool
may_be_row(struct str s)
{
	char digit[3];
	size_t n = 0;
	int step;

	for (size_t i = 0; i < s.n && n < 3; i++) {
		if (take_is_digit(s.p[i]))
			digit[n++] = s.p[i];
	}
	if (n < 3)
		return true;
	step = digit[1] - digit[0];
	return digit[2] - digit[1] == step && step >= -1 && step <= 1;
}

static bool
ends_in_zeros(struct str s)
{
	size_t zeros = 0;

	while (s.n > 0 && zeros < ZEROS &&
	       take_is_one_of(s.p[s.n - 1], "0 -./()")) {
		zeros += s.p[s.n - 1] == '0';
		s.n--;
	}
	return zeros == ZEROS;
}

static void
read_row(struct str s, struct dummy *d)
{
	struct row row = { .same = true, .up = true, .down = true };

	for (size_t i = 0; i < s.n && is_row(&row); i++) {
		if (take_is_digit(s.p[i]))
			add_digit(&row, s.p[i]);
		else if (!take_is_one_of(s.p[i], " -./()+:,"))
			return;
	}
	if (row.n == 0 || !is_row(&row))
		return;
	d->shape = row.same ? DUMMY_SHAPE_SAME : DUMMY_SHAPE_ROW;
	d->first = row.first;
	d->n = row.n;
}

bool
dummy_read(struct str s, struct dummy *d)
{
	const bool date = may_be_date(s);
	const bool row = may_be_row(s);
	const bool zeros = s.n > ZEROS && s.p[s.n - 1] == '0';
	const struct dummy none = { .shape = DUMMY_SHAPE_NONE };

	if (!date && !row && !zeros)
		return false;
	*d = none;
	if (row)
		read_row(s, d);
	if (zeros && d->shape == DUMMY_SHAPE_NONE && ends_in_zeros(s)) {
		d->shape = DUMMY_SHAPE_ZEROS;
		d->n = ZEROS;
	}
	if (date)
		d->date = read_date(s);
	return d->shape != DUMMY_SHAPE_NONE || d->date != DUMMY_DATE_NONE;
}
