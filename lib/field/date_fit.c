#include "field/date_fit.h"

enum { CENTURY = 100 };

int32_t
date_fit_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

struct date
date_fit_year(const struct date_text_rule *r, const struct date_parts *parts,
    int year, struct date d)
{
	d.year = parts->number[year];
	if (parts->digits[year] != 2)
		return d;
	d.year += d.year < r->pivot ? 20 * CENTURY : 19 * CENTURY;
	if (r->birth && date_fit_compare(d, r->as_of) > 0)
		d.year -= CENTURY;
	return d;
}

bool
date_fit_is_year(const struct date_parts *parts, int i)
{
	return parts->digits[i] == 2 || parts->digits[i] == 4;
}

unsigned
date_fit_orders(const struct date_text_rule *r, const struct date_parts *parts,
    struct date d[3])
{
	const int32_t *n = parts->number;
	unsigned fits = 0;

	if (parts->digits[1] > 2)
		return 0;
	if (date_fit_is_year(parts, 2)) {
		struct date dmy = { 0, n[1], n[0] };
		struct date mdy = { 0, n[0], n[1] };

		d[0] = date_fit_year(r, parts, 2, dmy);
		d[1] = date_fit_year(r, parts, 2, mdy);
		fits |= date_is_real(d[0]) ? DATE_FIT_DMY : 0;
		fits |= date_is_real(d[1]) ? DATE_FIT_MDY : 0;
	}
	if (parts->digits[0] == 2 && parts->digits[2] <= 2) {
		struct date ymd = { 0, n[1], n[2] };

		d[2] = date_fit_year(r, parts, 0, ymd);
		fits |= date_is_real(d[2]) ? DATE_FIT_YMD : 0;
	}
	return fits;
}

unsigned
date_fit_narrow(unsigned fits, char separator)
{
	if (separator == '.' && (fits & DATE_FIT_DMY) != 0)
		return DATE_FIT_DMY;
	if (separator != '-' && (fits & (DATE_FIT_DMY | DATE_FIT_MDY)) != 0)
		fits &= ~(unsigned)DATE_FIT_YMD;
	return fits;
}

struct date
date_fit_first(unsigned fits, const struct date d[3], bool *same)
{
	struct date first = { 0, 0, 0 };
	bool found = false;

	*same = true;
	for (int i = 0; i < 3; i++) {
		if ((fits >> i & 1) == 0)
			continue;
		if (found && date_fit_compare(first, d[i]) != 0)
			*same = false;
		if (!found)
			first = d[i];
		found = true;
	}
	return first;
}
