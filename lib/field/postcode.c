/* Postcodes: the forms of the countries, and what people make of them. */
#include "field/postcode.h"

#include "base/utf8.h"
#include "field/postcode_form.h"
#include "field/postcodes_table.h"
#include "field/take.h"
#include "field/text.h"

enum {
	LONGEST = 16,
	/* Fewer digits are no postcode that lost zeros; nor are more lost. */
	FEW = 3,
	LOST = 2,
	POSTAL_MARK = 0x3012,
};

static const char bad_format[] = "bad_format";
static const char country_mismatch[] = "country_mismatch";
static const char placeholder[] = "placeholder";
static const char zero_padded[] = "zero_padded";
static const char no_country[] = "no_country";

/* Capitals and digits, without what is written between them. */
struct code {
	char p[LONGEST];
	size_t n;
};

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static const struct postcodes_entry *
entry_of(const char *country)
{
	unsigned char i = 0;

	if (country != NULL && is_capital(country[0]) && is_capital(country[1]))
		i = postcodes_letters[(country[0] - 'A') * 26 +
				      (country[1] - 'A')];
	return i == 0 ? NULL : &postcodes_table[i];
}

/* Zeros alone, in whatever form: no country has such a code. */
static bool
is_zero(struct str s)
{
	size_t n = 0;

	while (n < s.n && take_is_one_of(s.p[n], "0 -"))
		n++;
	return n == s.n;
}

bool
postcode_is_canonical(struct str s, const char *country)
{
	const struct postcodes_entry *x = entry_of(country);

	return x != NULL && !is_zero(s) &&
	       postcode_form_of(x->form, s, true) != NULL;
}

/* The digit of ASCII for one of another script: their rows of ten begin at a
 * multiple of sixteen or six behind one. */
static char
digit_of(int32_t point)
{
	int32_t low = point & 0xF;

	if (!utf8_is_digit(point - low))
		low -= 6;
	return (char)('0' + low);
}

/* What is written between the parts of a code, or in front. */
static bool
is_separator(int32_t point)
{
	return utf8_is_space(point) || point == '-' ||
	       (point >= 0x2010 && point <= 0x2015) || point == 0x2212 ||
	       point == 0xFE58 || point == 0xFE63 || point == 0xFF0D ||
	       point == 0xAD || point == POSTAL_MARK;
}

/* The capital or digit that is meant by one, or NUL. */
static char
plain_char(int32_t point)
{
	char c;

	/* Wide forms. */
	if (point > 0xFF00 && point < 0xFF5F)
		point -= 0xFF00 - 0x20;
	if (point >= 'a' && point <= 'z')
		point -= 'a' - 'A';
	if (point >= 0x10000 || (point >= 0x80 && !utf8_is_digit(point)))
		return '\0';
	if (point >= 0x80)
		return digit_of(point);
	c = (char)point;
	if (!is_capital(c) && !take_is_digit(c))
		return '\0';
	return c;
}

static struct str
str_of_code(const struct code *c)
{
	return str_make(c->p, c->n);
}

/* False when s has characters no postcode has, or too many. */
static bool
make_code(struct code *c, struct str s)
{
	c->n = 0;
	while (s.n > 0) {
		int32_t point = (unsigned char)s.p[0];
		size_t n = point < 0x80 ? 1 : utf8_decode(s, &point);
		char plain = plain_char(point);

		if (plain != '\0') {
			if (c->n == LONGEST)
				return false;
			c->p[c->n++] = plain;
		} else if (!is_separator(point) ||
			   (c->n == 0 && point != POSTAL_MARK &&
			       !utf8_is_space(point))) {
			return false;
		}
		s = str_slice(s, n, s.n);
	}
	return true;
}

/* The form that the code fits behind a sign of the country, which has *sign
 * bytes, or NULL. */
static const char *
fitting_behind(const struct postcodes_entry *x, struct str code, size_t *sign)
{
	struct str next = str_of(x->country);
	struct str more = str_of(x->signs);

	for (;;) {
		const char *form = NULL;

		if (str_starts(code, next))
			form = postcode_form_of(
			    x->form, str_slice(code, next.n, code.n), false);
		*sign = next.n;
		if (form != NULL || more.n == 0)
			return form;
		next = str_slice(more, 0, strcspn(more.p, " "));
		more = str_slice(more, next.n + (next.n < more.n), more.n);
	}
}

/* The form that the code fits with `prefix` in front, which is put there, or
 * NULL. */
static const char *
fitting_with(const struct postcodes_entry *x, struct code *c, struct str prefix)
{
	struct code longer;
	const char *form;

	if (c->n + prefix.n > LONGEST)
		return NULL;
	memcpy(longer.p, prefix.p, prefix.n);
	memcpy(longer.p + prefix.n, c->p, c->n);
	longer.n = prefix.n + c->n;
	form = postcode_form_of(x->form, str_of_code(&longer), false);
	if (form != NULL)
		*c = longer;
	return form;
}

static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!take_is_digit(s.p[i]))
			return false;
	}
	return s.n > 0;
}

/* The form that the number fits with the zeros back that it lost, or NULL,
 * also when it could have lost different ones. */
static const char *
fitting_padded(const struct postcodes_entry *x, struct code *c)
{
	struct code one = *c, two = *c;
	const char *form, *other;

	if (c->n < FEW || !is_number(str_of_code(c)))
		return NULL;
	form = fitting_with(x, &one, str_make("0", 1));
	other = fitting_with(x, &two, str_make("00", LOST));
	if (form != NULL && other != NULL)
		return NULL;
	*c = form != NULL ? one : two;
	return form != NULL ? form : other;
}

static bool
is_in(const struct postcodes_entry *x, const char *country)
{
	return x->country[0] == country[0] && x->country[1] == country[1];
}

/* Do the codes of a country begin with its letters?  GY1 1AA, LV-1010. */
static bool
begins_with_letters(const struct postcodes_entry *x)
{
	return str_starts(str_of(x->form), str_of(x->country));
}

/* The form of the country that the code is read in, or NULL. */
static const char *
read_code(const struct postcodes_entry *x, struct code *c, bool pad_zero,
    struct verdict *v)
{
	const char *form = postcode_form_of(x->form, str_of_code(c), false);
	size_t sign;

	if (form != NULL)
		return form;
	form = fitting_behind(x, str_of_code(c), &sign);
	if (form != NULL) {
		c->n -= sign;
		memmove(c->p, c->p + sign, c->n);
	}
	if (form == NULL && begins_with_letters(x))
		form = fitting_with(x, c, str_of(x->country));
	if (form == NULL && (pad_zero || is_in(x, "FI") || is_in(x, "AX"))) {
		form = fitting_padded(x, c);
		v->reason = form == NULL ? NULL : zero_padded;
	}
	return form;
}

/* The form of whichever country has codes that no other has, or NULL. */
static const char *
read_sure(struct str code)
{
	const char *form = NULL;

	/* They all have letters. */
	if (is_number(code))
		return NULL;
	for (size_t i = 1; i < postcodes_count && form == NULL; i++) {
		if (postcodes_table[i].sure)
			form = postcode_form_of(
			    postcodes_table[i].form, code, false);
	}
	return form;
}

/* Is the code surely that of a country that is not x? */
static bool
is_of_another(const struct postcodes_entry *x, struct str code)
{
	size_t sign;

	if (read_sure(code) != NULL)
		return true;
	if (code.n == 0 || !is_capital(code.p[0]))
		return false;
	for (size_t i = 1; i < postcodes_count; i++) {
		const struct postcodes_entry *other = &postcodes_table[i];

		if (other != x &&
		    (other->country[0] == code.p[0] || *other->signs != '\0') &&
		    fitting_behind(other, code, &sign) != NULL)
			return true;
	}
	return false;
}

/* Take it as text, or as the code of a country that is sure. */
static int
add_text(struct buf *out, struct str s, const char *country, struct verdict *v,
    struct err *e)
{
	const size_t before = out->n;
	const char *form = NULL;
	struct code c;

	if (text_canonical(out, s, TEXT_LINE, e) != 0)
		return -1;
	s = str_slice(buf_str(out), before, out->n);
	if (is_zero(s)) {
		out->n = before;
		v->read = false;
		v->reason = placeholder;
		return 0;
	}
	if (country != NULL)
		return 0;
	if (make_code(&c, s))
		form = read_sure(str_of_code(&c));
	if (form == NULL) {
		v->reason = no_country;
		return 0;
	}
	out->n = before;
	return postcode_form_add(out, form, str_of_code(&c), e);
}

/* "00-950": five digits are written so in Poland alone. */
static bool
is_written_polish(const struct postcodes_entry *x, struct str s)
{
	return !is_in(x, "PL") && postcode_form_of("dd-ddd", s, true) != NULL;
}

/* "33100.0", as a number with decimals is written, is 33100. */
static struct str
without_fraction(struct str s)
{
	if (s.n > FEW && str_is(str_slice(s, s.n - 2, s.n), ".0") &&
	    is_number(str_slice(s, 0, s.n - 2)))
		s.n -= 2;
	return s;
}

int
postcode_canonical(struct buf *out, struct str s, const char *country,
    bool pad_zero, struct verdict *v, struct err *e)
{
	const struct postcodes_entry *x = entry_of(country);
	const char *form = NULL, *wrong = bad_format;
	struct code c;

	v->read = true;
	v->reason = NULL;
	s = text_trim(s);
	if (s.n == 0)
		return 0;
	if (x == NULL)
		return add_text(out, s, country, v, e);
	if (postcode_form_of(x->form, s, true) != NULL && !is_zero(s))
		return buf_add(out, s, e);
	if (is_written_polish(x, s)) {
		wrong = country_mismatch;
	} else if (make_code(&c, without_fraction(s))) {
		form = read_code(x, &c, pad_zero, v);
		if (form == NULL && is_of_another(x, str_of_code(&c)))
			wrong = country_mismatch;
		if (is_zero(str_of_code(&c))) {
			form = NULL;
			wrong = placeholder;
		}
	}
	if (form != NULL)
		return postcode_form_add(out, form, str_of_code(&c), e);
	v->read = false;
	v->reason = wrong;
	return 0;
}
