#include "field/date_parts.h"

#include "field/date_weekday.h"
#include "field/take.h"
#include "field/text.h"

enum {
	SERIAL_FIRST = 20000,
	SERIAL_LAST = 60000,
	/* Years that eight digits, or four, are taken to begin with. */
	YEAR_FIRST = 1900,
	YEAR_LAST = 2099,
};

/* Digits only: which of the shapes?  20240504 becomes three numbers. */
static void
read_digits(struct str s, struct date_parts *parts)
{
	int32_t number;
	size_t n;

	if (s.n == 10 || s.n == 13) {
		parts->shape = DATE_SHAPE_EPOCH;
		return;
	}
	n = take_number(&s, 8, &number);
	if (n == 8 && number / 10000 >= YEAR_FIRST &&
	    number / 10000 <= YEAR_LAST) {
		parts->shape = DATE_SHAPE_NUMBERS;
		parts->number[0] = number / 10000;
		parts->number[1] = number / 100 % 100;
		parts->number[2] = number % 100;
		parts->digits[0] = 4;
		parts->digits[1] = parts->digits[2] = 2;
	} else if (n == 5 && number >= SERIAL_FIRST && number <= SERIAL_LAST) {
		parts->shape = DATE_SHAPE_SERIAL;
	} else if (n == 4 && number >= YEAR_FIRST && number <= YEAR_LAST) {
		parts->shape = DATE_SHAPE_PARTIAL;
	}
}

/* What stands behind the three parts: nothing, or a full stop, "r." (roku),
 * "g." (godine), a comma, and a time of day announced by "T", "klo", "o". */
static bool
read_rest(struct str s, struct date_parts *parts)
{
	static const char *const years[] = { "r", "roku", "g", "god", "godine",
		NULL };
	static const char *const hours[] = { "klo", "kello", "kl", "klockan",
		"godz", "godzina", "o", "at", "um", "u", "\xc3\xa0", NULL };
	bool near =
	    s.n > 1 && take_lower(s.p[0]) == 't' && take_is_digit(s.p[1]);
	bool announced = near;

	if (s.n == 0)
		return true;
	if (near) {
		take_bytes(&s, 1);
	} else {
		bool apart = take_char(&s, '.') || s.p[0] == ' ';

		take_spaces(&s);
		if (apart && take_any(&s, years))
			(void)take_char(&s, '.');
		apart = take_char(&s, ',') || apart;
		if (!apart)
			return false;
		take_spaces(&s);
		/* "o godz. 14:30" has two of them. */
		for (int i = 0; i < 2 && take_any(&s, hours); i++) {
			announced = true;
			(void)take_char(&s, '.');
			take_spaces(&s);
		}
	}
	if (s.n == 0)
		return !announced;
	if (!take_is_digit(s.p[0]))
		return false;
	parts->has_time = true;
	parts->bad_time = !clock_read(s, near, &parts->time);
	return true;
}

/* What stands between two parts of which one is a word: any of ". , - /",
 * spaces, an ordinal ending, "of", "de". */
static void
take_joint(struct str *s)
{
	static const char *const filler[] = { "of", "de", "del", "st", "nd",
		"rd", "th", "er", NULL };
	size_t before;

	do {
		before = s->n;
		while (s->n > 0 && take_is_one_of(s->p[0], " .,-/"))
			take_bytes(s, 1);
		(void)take_any(s, filler);
	} while (s->n < before);
}

/* 1 taken, 0 no month name is there, -1 with ERR_MEMORY. */
static int
take_month(struct str *s, const struct month **month, struct err *e)
{
	size_t n = 0;

	while (n < s->n && take_is_letter(s->p[n]))
		n++;
	if (month_find(str_slice(*s, 0, n), month, e) != 0)
		return -1;
	if (*month == NULL)
		return 0;
	take_bytes(s, n);
	return 1;
}

/* "12:00:00 +0300 2024": a time of day between the day and the year, as
 * programs write it.  Takes it off *s. */
static void
take_early_time(struct str *s, struct date_parts *parts)
{
	size_t n = s->n;

	while (n > 0 && take_is_digit(s->p[n - 1]))
		n--;
	if (s->n - n != 4 || n < 2 || s->p[n - 1] != ' ' ||
	    !clock_read(str_slice(*s, 0, n - 1), false, &parts->time))
		return;
	parts->has_time = true;
	take_bytes(s, n);
}

/* Two numbers and a month name in any order.  0, or -1 with ERR_MEMORY; the
 * shape says whether s is that. */
static int
read_words(struct str s, struct date_parts *parts, struct err *e)
{
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			take_early_time(&s, parts);
		if (s.n > 0 && take_is_digit(s.p[0])) {
			size_t n = take_number(&s, 4, &parts->number[i]);

			parts->digits[i] = (uint8_t)n;
			if (n == 0 || n == 3)
				return 0;
		} else {
			int got = parts->month != NULL
				      ? 0
				      : take_month(&s, &parts->month, e);

			if (got != 1)
				return got;
			parts->number[i] = -1;
			parts->digits[i] = 0;
		}
		if (i < 2)
			take_joint(&s);
	}
	if (parts->month != NULL && read_rest(s, parts))
		parts->shape = DATE_SHAPE_WORD;
	return 0;
}

static bool
is_separator(char c)
{
	return c == '.' || c == '/' || c == '-';
}

/* Three numbers with the same separator between them, spaces allowed behind
 * it. */
static void
read_numbers(struct str s, struct date_parts *parts)
{
	for (int i = 0; i < 3; i++) {
		size_t n = take_number(&s, 4, &parts->number[i]);

		parts->digits[i] = (uint8_t)n;
		if (n == 0 || n == 3)
			return;
		if (i == 0 && s.n > 0 && is_separator(s.p[0]))
			parts->separator = s.p[0];
		if (i == 1 && s.n == 0 &&
		    (parts->digits[0] == 4 || parts->digits[1] == 4))
			parts->shape = DATE_SHAPE_PARTIAL;
		if (i == 2)
			break;
		if (parts->separator == '\0' ||
		    !take_char(&s, parts->separator))
			return;
		take_spaces(&s);
	}
	if (read_rest(s, parts))
		parts->shape = DATE_SHAPE_NUMBERS;
}

/* A date that nothing stands in front of.  0, or -1 with ERR_MEMORY. */
static int
read_bare(struct str s, struct date_parts *parts, struct err *e)
{
	const struct date_parts none = { .shape = DATE_SHAPE_OTHER };
	size_t digits = 0;
	struct str rest;

	*parts = none;
	while (digits < s.n && take_is_digit(s.p[digits]))
		digits++;
	rest = str_slice(s, digits, s.n);
	if (digits > 4 || rest.n == 0) {
		read_digits(str_slice(s, 0, digits), parts);
		/* A serial number may have a part of a day behind it. */
		if (parts->shape == DATE_SHAPE_SERIAL && take_char(&rest, '.'))
			while (rest.n > 0 && take_is_digit(rest.p[0]))
				take_bytes(&rest, 1);
		if (parts->shape == DATE_SHAPE_NUMBERS ? !read_rest(rest, parts)
						       : rest.n > 0)
			parts->shape = DATE_SHAPE_OTHER;
		return 0;
	}
	if (digits > 0)
		read_numbers(s, parts);
	if (parts->shape != DATE_SHAPE_OTHER)
		return 0;
	*parts = none;
	return read_words(s, parts, e);
}

int
date_parts_read(struct str s, struct date_parts *parts, struct err *e)
{
	struct str date = text_trim(s);
	size_t before = date.n;

	if (read_bare(date, parts, e) != 0)
		return -1;
	if (parts->shape != DATE_SHAPE_OTHER)
		return 0;
	if (date_weekday_take(&date, e) != 0)
		return -1;
	/* What is left of a bare day of the week is no date either. */
	return date.n == before ? 0 : read_bare(date, parts, e);
}
