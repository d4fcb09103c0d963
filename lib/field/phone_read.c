#include "field/phone_read.h"

enum {
	NORTH_AMERICA = 1,
	POLAND = 48,
	WORD_SHORTEST = 3,
};

static const char no_digits[] = "no_digits";
static const char too_long[] = "too_long";
static const char not_valid[] = "not_valid";
static const char letters[] = "letters";
static const char maybe_missing_plus[] = "maybe_missing_plus";
static const char legacy_trunk_zero[] = "legacy_trunk_zero";
static const char extension[] = "extension";
static const char text_dropped[] = "text_dropped";

/* The digits of a calling code; returns how many. */
static size_t
write_code(char *to, unsigned code)
{
	size_t n = code < 10 ? 1 : code < 100 ? 2 : PHONE_READ_CODE;

	for (size_t i = n; i > 0; code /= 10)
		to[--i] = (char)('0' + code % 10);
	return n;
}

/* Until 2010 Polish numbers were dialled with a zero, and still are written
 * with it. */
static bool
has_legacy_zero(struct phone_plan_number *number)
{
	struct phone_plan_number bare = *number;

	if (number->code != POLAND || number->n < 2 || number->digits[0] != '0')
		return false;
	bare.n--;
	memmove(bare.digits, bare.digits + 1, bare.n);
	if (!phone_plan_is_valid(&bare))
		return false;
	*number = bare;
	return true;
}

/* Digits of another country that lost the plus in front of them, or have the
 * prefix of most countries where another one is dialled. */
static bool
lacks_plus(const struct phone_read *r, struct phone_plan_number *number)
{
	struct str digits = str_make(r->text.digits, r->text.n);

	if (r->text.plus)
		return false;
	if (str_starts(digits, str_of("00")))
		digits = str_slice(digits, 2, digits.n);
	return phone_plan_read(number, digits, true, 0) == NULL;
}

/* Letters are digits only where numbers are sold as words. */
static bool
is_spelled(const struct phone_read *r)
{
	return r->number.code == NORTH_AMERICA &&
	       r->number.kind != PHONE_UNKNOWN &&
	       r->text.letters >= WORD_SHORTEST &&
	       (!r->text.loose || r->number.kind == PHONE_TOLL_FREE);
}

/* Is it a number by its length, and would it be read as the same again? */
static bool
is_possible(const struct phone_plan_number *number)
{
	struct phone_plan_number again;
	char digits[PHONE_READ_CODE + PHONE_READ_NATIONAL];
	size_t n;

	if (!number->possible)
		return false;
	n = write_code(digits, number->code);
	memcpy(digits + n, number->digits, number->n);
	(void)phone_plan_read(&again, str_make(digits, n + number->n), true, 0);
	return str_equal(str_make(again.digits, again.n),
	    str_make(number->digits, number->n));
}

/* What is not valid as it stands. */
static void
reconsider(struct phone_read *r, unsigned region, const struct phone_options *o)
{
	struct phone_plan_number other;

	if (has_legacy_zero(&r->number)) {
		r->verdict.read = true;
		r->verdict.reason = legacy_trunk_zero;
	} else if (region != 0 && lacks_plus(r, &other)) {
		r->verdict.read = o->guess;
		r->verdict.reason = maybe_missing_plus;
		if (o->guess)
			r->number = other;
	} else if (o->possible && is_possible(&r->number)) {
		r->verdict.read = true;
		r->verdict.reason = not_valid;
	}
}

void
phone_read_number(struct phone_read *r, struct str clean, unsigned region,
    const struct phone_options *o)
{
	const struct phone_text *text = &r->text;
	struct verdict *v = &r->verdict;

	v->read = false;
	v->reason = too_long;
	if (!phone_text_read(&r->text, clean))
		return;
	v->reason = phone_plan_read(
	    &r->number, str_make(text->digits, text->n), text->plus, region);
	if (text->n == 0)
		v->reason = no_digits;
	else if (text->words || (text->letters > 0 && !is_spelled(r)))
		v->reason = letters;
	else if (text->odd)
		v->reason = not_valid;
	else if (v->reason != NULL)
		reconsider(r, region, o);
	else {
		v->read = true;
		if (text->nextension > 0 && !o->extension)
			v->reason = extension;
		else if (text->dropped)
			v->reason = text_dropped;
	}
}

size_t
phone_read_write(
    char *to, const struct phone_read *r, const struct phone_options *o)
{
	const struct str label = str_of(";ext=");
	size_t n = 1;

	to[0] = '+';
	n += write_code(to + n, r->number.code);
	memcpy(to + n, r->number.digits, r->number.n);
	n += r->number.n;
	if (!o->extension || r->text.nextension == 0)
		return n;
	memcpy(to + n, label.p, label.n);
	n += label.n;
	memcpy(to + n, r->text.extension, r->text.nextension);
	return n + r->text.nextension;
}
