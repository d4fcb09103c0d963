#include "field/clock.h"

#include "field/take.h"

enum { ZONE_LAST_HOUR = 14 };

/* "+02:00", "-0530", "+02", "Z", "UTC", "GMT+0200". */
static bool
take_zone(struct str *s, int *zone)
{
	static const char *const utc[] = { "z", "utc", "gmt", NULL };
	bool named = take_any(s, utc);
	bool west = s->n > 0 && s->p[0] == '-';
	int32_t hours, minutes = 0;

	if (named && (s->n == 0 || (s->p[0] != '+' && !west))) {
		*zone = CLOCK_ZONE_UTC;
		return true;
	}
	if (!take_char(s, '+') && !take_char(s, '-'))
		return false;
	switch (take_number(s, 4, &hours)) {
	case 4:
		minutes = hours % 100;
		hours /= 100;
		break;
	case 2:
		if (take_char(s, ':') && take_number(s, 2, &minutes) != 2)
			return false;
		break;
	default:
		return false;
	}
	*zone = (int)(west ? -(hours * 60 + minutes) : hours * 60 + minutes);
	/* "-00:00" says that the zone is not known: not the same as UTC. */
	return hours <= ZONE_LAST_HOUR && minutes <= 59 &&
	       (!west || *zone != 0);
}

static struct str
take_fraction(struct str *s)
{
	struct str digits = str_make("", 0);

	if (s->n < 2 || !take_is_one_of(s->p[0], ".,") ||
	    !take_is_digit(s->p[1]))
		return digits;
	take_bytes(s, 1);
	digits.p = s->p;
	while (s->n > 0 && take_is_digit(s->p[0])) {
		take_bytes(s, 1);
		digits.n++;
	}
	return digits;
}

/* 143005 or 1430, n digits, as it stands in *hour. */
static void
split_compact(size_t n, int32_t *hour, int32_t *minute, int32_t *second)
{
	if (n == 6) {
		*second = *hour % 100;
		*hour /= 100;
	}
	*minute = *hour % 100;
	*hour /= 100;
}

/* " (Eastern European Time)" behind a zone. */
static void
take_zone_name(struct str *s)
{
	struct str name = *s;

	take_spaces(&name);
	if (name.n > 2 && name.p[0] == '(' && name.p[name.n - 1] == ')')
		s->n = 0;
}

/* ":30" or ":30:05" behind the hour.  False when something else is there. */
static bool
take_minutes(struct str *s, int32_t *minute, int32_t *second, bool *seconds)
{
	char mark;

	if (s->n == 0 || !take_is_one_of(s->p[0], ":.hH"))
		return false;
	mark = s->p[0];
	take_bytes(s, 1);
	if (take_number(s, 2, minute) != 2)
		return false;
	*seconds = s->n > 1 && s->p[0] == mark && take_is_digit(s->p[1]);
	if (!*seconds)
		return true;
	take_bytes(s, 1);
	return take_number(s, 2, second) == 2;
}

/* An hour of a clock of twelve, when AM or PM follow, becomes one of a day. */
static bool
take_half(struct str *s, int32_t *hour)
{
	static const char *const am[] = { "am", "a.m.", "ap.", "ap", NULL };
	static const char *const pm[] = { "pm", "p.m.", "ip.", "ip", NULL };
	bool morning = take_any(s, am);

	if (!morning && !take_any(s, pm))
		return true;
	if (*hour < 1 || *hour > 12)
		return false;
	*hour = *hour % 12 + (morning ? 0 : 12);
	return true;
}

bool
clock_read(struct str s, bool compact, struct clock *c)
{
	static const char *const hours[] = { "h", "uhr", NULL };
	int32_t hour, minute = 0, second = 0;
	size_t n = take_number(&s, compact ? 6 : 2, &hour);
	bool seconds = n == 6;

	c->zone = CLOCK_ZONE_NONE;
	c->fraction = str_make("", 0);
	if (n == 6 || n == 4)
		split_compact(n, &hour, &minute, &second);
	else if (n == 0 || n > 2 ||
		 !take_minutes(&s, &minute, &second, &seconds))
		return false;
	if (seconds)
		c->fraction = take_fraction(&s);
	take_spaces(&s);
	if (!take_any(&s, hours) && !take_half(&s, &hour))
		return false;
	take_spaces(&s);
	if (s.n > 0 && !take_zone(&s, &c->zone))
		return false;
	if (c->zone != CLOCK_ZONE_NONE)
		take_zone_name(&s);
	c->hour = (uint8_t)hour;
	c->minute = (uint8_t)minute;
	c->second = (uint8_t)second;
	return s.n == 0 && c->fraction.n <= CLOCK_FRACTION && hour <= 23 &&
	       minute <= 59 && second <= 60;
}

static size_t
write_two(char *out, int number)
{
	out[0] = (char)('0' + number / 10 % 10);
	out[1] = (char)('0' + number % 10);
	return 2;
}

size_t
clock_write(const struct clock *c, char out[CLOCK_TEXT])
{
	size_t n = write_two(out, c->hour);
	int zone = c->zone;

	out[n++] = ':';
	n += write_two(out + n, c->minute);
	out[n++] = ':';
	n += write_two(out + n, c->second);
	if (c->fraction.n > 0) {
		out[n++] = '.';
		memcpy(out + n, c->fraction.p, c->fraction.n);
		n += c->fraction.n;
	}
	if (zone == CLOCK_ZONE_UTC) {
		out[n++] = 'Z';
	} else if (zone != CLOCK_ZONE_NONE) {
		out[n++] = zone < 0 ? '-' : '+';
		zone = zone < 0 ? -zone : zone;
		n += write_two(out + n, zone / 60);
		out[n++] = ':';
		n += write_two(out + n, zone % 60);
	}
	return n;
}
