#include "field/amount_parts.h"

#include "base/utf8.h"
#include "field/take.h"

enum {
	GROUP = 3,
	INDIAN = 2,
	CENTS = 2,
};

static const char not_number[] = "not_number";
static const char multi_value[] = "multi_value";

static struct str
trim(struct str s)
{
	take_spaces(&s);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static bool
is_mark(char c)
{
	return c == '.' || c == ',';
}

/* May stand between the digits of one number. */
static bool
is_number(char c)
{
	return take_is_digit(c) || is_mark(c) || c == ' ' || c == '\'' ||
	       c == '`';
}

static size_t
count(struct str s, const char *set)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += take_is_one_of(s.p[i], set);
	return n;
}

static bool
is_digits(struct str s)
{
	size_t i = 0;

	while (i < s.n && take_is_digit(s.p[i]))
		i++;
	return i == s.n;
}

/* Digits, in groups of three or, behind commas, as in India: 12,34,567. */
static bool
is_grouped(struct str s)
{
	char gap = '\0';
	size_t run = 0, first = 0;
	bool threes = true, twos = true;

	for (size_t i = 0; i < s.n; i++) {
		if (take_is_digit(s.p[i])) {
			run++;
			continue;
		}
		if (gap == '\0') {
			gap = s.p[i];
			first = run;
		} else {
			threes = threes && run == GROUP;
			twos = twos && run == INDIAN;
		}
		if (s.p[i] != gap)
			return false;
		run = 0;
	}
	if (gap == '\0')
		return true;
	if (s.p[0] == '0' || first == 0 || first > GROUP || run != GROUP)
		return false;
	return threes || (gap == ',' && twos && first <= INDIAN);
}

/* A number with one mark that may stand before decimals. */
static void
part_at(struct amount_parts *parts, struct str number, size_t at)
{
	struct str whole = str_slice(number, 0, at);
	struct str decimals = str_slice(number, at + 1, number.n);

	parts->spaced = decimals.n == CENTS + 1 && decimals.p[0] == ' ';
	if (parts->spaced)
		take_bytes(&decimals, 1);
	parts->whole = whole;
	parts->decimals = decimals;
	parts->mark = number.p[at];
	parts->open = decimals.n == GROUP && whole.n > 0 && whole.n <= GROUP &&
		      !str_is(whole, "0");
}

/* Which marks of the number group and which stands before decimals. */
static const char *
part_number(struct amount_parts *parts, struct str number)
{
	size_t commas = 0;
	size_t points = 0;
	size_t last = number.n;
	char mark = '\0';

	for (size_t i = 0; i < number.n; i++) {
		if (!is_mark(number.p[i]))
			continue;
		last = i;
		mark = number.p[i];
		commas += mark == ',';
		points += mark == '.';
	}
	parts->whole = number;
	if ((mark == ',' && commas == 1) || (mark == '.' && points == 1)) {
		part_at(parts, number, last);
		if (commas + points > 1) {
			parts->open = false;
			parts->grouping = mark == ',' ? '.' : ',';
		}
	} else {
		parts->grouping = mark;
	}
	/* With marks of a kind as groups there are no spaces as well. */
	if (!is_digits(parts->decimals) || !is_grouped(parts->whole))
		return not_number;
	return NULL;
}

bool
amount_parts_group(struct amount_parts *parts)
{
	if (parts->whole.p[0] == '0')
		return false;
	parts->whole.n += 1 + parts->decimals.n;
	parts->decimals.n = 0;
	parts->grouping = parts->mark;
	parts->mark = '\0';
	parts->open = false;
	return true;
}

/* "12,-", "12.--", "12:-": no decimals.  Takes it off *after. */
static const char *
take_dash(struct amount_parts *parts, struct str *after)
{
	struct str s = *after;
	char mark = '\0';

	if (s.n == 0 || !(is_mark(s.p[0]) || s.p[0] == ':'))
		return NULL;
	mark = s.p[0];
	take_bytes(&s, 1);
	take_char(&s, ' ');
	if (s.n == 0 || s.p[0] != '-') {
		/* The full stop of a sentence. */
		if (is_mark(mark))
			take_bytes(after, 1);
		return NULL;
	}
	while (take_char(&s, '-'))
		;
	*after = s;
	if (mark == ':')
		return parts->decimals.n > 0 ? not_number : NULL;
	if (parts->open && !amount_parts_group(parts))
		return not_number;
	if (parts->decimals.n > 0)
		return not_number;
	if (parts->grouping != mark)
		parts->mark = mark;
	return NULL;
}

/* Signs and brackets off both ends of *s, counted. */
struct signs {
	size_t minus, plus, brackets;
};

static void
take_signs(struct str *s, const char *which, struct signs *n)
{
	bool found = s->n > 0;

	while (found) {
		char c = '\0';

		*s = trim(*s);
		if (s->n > 0 && take_is_one_of(s->p[0], which)) {
			c = s->p[0];
			take_bytes(s, 1);
		} else if (s->n > 0 && take_is_one_of(s->p[s->n - 1], which)) {
			c = s->p[--s->n];
		}
		n->minus += c == '-';
		n->plus += c == '+';
		n->brackets += c == '(' || c == ')';
		found = c != '\0';
	}
}

/* -1, 1-, (1), + 1; "50-€" may be 50,- or -50. */
static const char *
read_signs(struct amount_parts *parts)
{
	struct signs front = { 0, 0, 0 };
	struct signs back = { 0, 0, 0 };
	bool beside = parts->after.n > 0 && parts->after.p[0] == '-';
	bool brackets;

	take_signs(&parts->before, count(parts->before, ")") > 0 ? "-+" : "-+(",
	    &front);
	take_signs(
	    &parts->after, count(parts->after, "(") > 0 ? "-" : "-)", &back);
	brackets = front.brackets == 1 && back.brackets == 1;
	if (front.brackets != back.brackets || front.brackets > 1 ||
	    front.minus + back.minus + front.plus + brackets > 1 ||
	    (beside && parts->after.n > 0 && parts->decimals.n == 0))
		return not_number;
	parts->negative = front.minus + back.minus + brackets > 0;
	return NULL;
}

/* 3.58E+11, whose digits a spreadsheet has lost. */
static bool
is_scientific(struct str s)
{
	size_t i = 0;

	while (i < s.n && (take_is_digit(s.p[i]) || is_mark(s.p[i])))
		i++;
	if (i == s.n || take_lower(s.p[i]) != 'e')
		return false;
	i++;
	if (i < s.n && (s.p[i] == '+' || s.p[i] == '-'))
		i++;
	return is_digits(str_slice(s, i, s.n));
}

/* A number with other characters in it: "35 € 99", or why it is none. */
static const char *
part_split(struct amount_parts *parts, struct str s)
{
	size_t from = 0;
	size_t to = s.n;
	size_t joints = 0, others = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool joint = take_is_one_of(s.p[i], "-/:");

		joints += joint;
		others += !joint && !is_number(s.p[i]);
	}
	/* A date, a time of day or a telephone number. */
	if (others == 0 && joints > 1)
		return not_number;
	while (is_number(s.p[from]))
		from++;
	while (is_number(s.p[to - 1]))
		to--;
	parts->split = true;
	parts->whole = trim(str_slice(s, 0, from));
	parts->decimals = trim(str_slice(s, to, s.n));
	if (joints > 0 || parts->decimals.n != CENTS || parts->after.n > 0 ||
	    !is_digits(parts->decimals) || !is_grouped(parts->whole) ||
	    count(parts->whole, ".,") > 0 ||
	    count(str_slice(s, from, to), "0123456789()") > 0)
		return multi_value;
	parts->after = str_slice(s, from, to);
	return NULL;
}

/* What is before `at`: a letter, the slash of "S/.", or neither. */
static bool
is_behind_word(struct str s, size_t at)
{
	size_t from = at;
	int32_t point;

	if (at == 0)
		return false;
	do
		from--;
	while (from > 0 && ((unsigned char)s.p[from] & 0xC0) == 0x80);
	utf8_decode(str_slice(s, from, at), &point);
	return utf8_is_letter(point) || utf8_is_mark(point) || point == '/';
}

/* Where the number begins whose first digit is at `at`: at the mark before it,
 * unless that is the full stop of "Rs.75".  s.n: nowhere. */
static size_t
start_of(struct str s, size_t at)
{
	if (at == 0 || !is_mark(s.p[at - 1]) || is_behind_word(s, at - 1))
		return at;
	return at > 1 && is_mark(s.p[at - 2]) ? s.n : at - 1;
}

const char *
amount_parts_read(struct str plain, struct amount_parts *parts)
{
	static const struct amount_parts none = { .open = false };
	size_t from = 0;
	size_t to = plain.n;
	struct str number;
	const char *why;

	*parts = none;
	while (from < to && !take_is_digit(plain.p[from]))
		from++;
	if (from == to)
		return not_number;
	while (!take_is_digit(plain.p[to - 1]))
		to--;
	from = start_of(plain, from);
	if (from >= to)
		return not_number;
	number = str_slice(plain, from, to);
	parts->before = str_slice(plain, 0, from);
	parts->after = str_slice(plain, to, plain.n);
	for (size_t i = 0; i < number.n; i++) {
		if (is_number(number.p[i]))
			continue;
		if (is_scientific(number))
			return "excel_scientific";
		why = part_split(parts, number);
		return why == NULL ? read_signs(parts) : why;
	}
	why = part_number(parts, number);
	if (why == NULL)
		why = take_dash(parts, &parts->after);
	return why == NULL ? read_signs(parts) : why;
}
