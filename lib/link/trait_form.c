#include "link/trait_form.h"

#include "base/utf8.h"
#include "field/company.h"
#include "field/placeholder.h"
#include "field/take.h"
#include "link/fold.h"

enum { FORM_LONGEST = 1024, FORM_WORD = 48, ISO_DIGITS = 8 };

/* The role whose rule reads the values. */
static const char *
rule_role(const struct trait *t)
{
	switch (t->kind) {
	case TRAIT_DATE:
		return "birth_date";
	case TRAIT_PHONE:
		return "phone";
	case TRAIT_EMAIL:
		return "email";
	default:
		return t->role;
	}
}

static int
observe(struct trait_form *f, const struct trait *t, struct err *e)
{
	for (uint32_t id = 1; id <= t->raw.n; id++) {
		struct str s = dictionary_text(&t->raw, id);

		if (utf8_invalid_at(s) == s.n &&
		    canon_observe(&f->canon, s, NULL, e) != 0)
			return -1;
	}
	return canon_decide(&f->canon, e);
}

int
trait_form_open(struct trait_form *f, const struct trait *t,
    const struct trait_reading *r, struct err *e)
{
	const struct trait_form none = { .kind = t->kind,
		.role = rule_role(t),
		.options = { .pivot = CANON_PIVOT,
		    .mixed_flagged = true,
		    .as_of = r->as_of,
		    .region = r->region,
		    .phone = { .multi = PHONE_MULTI_FIRST,
			.guess = true,
			.possible = true } } };

	*f = none;
	if (canon_open(&f->canon, f->role, &f->options, &f->memory, e) != 0)
		return -1;
	if (f->kind != TRAIT_DATE || !canon_wants_evidence(&f->canon))
		return 0;
	if (t->known == NULL)
		return observe(f, t, e);
	f->canon.detail->date.order = t->known->order;
	f->canon.detail->date.languages = t->known->languages;
	return 0;
}

void
trait_form_dates(
    const struct trait_form *f, enum date_order *order, unsigned *languages)
{
	if (f->kind != TRAIT_DATE)
		return;
	*order = f->canon.detail->date.order;
	*languages = f->canon.detail->date.languages;
}

static int
add_digits(struct buf *out, struct str s, struct err *e)
{
	for (size_t i = 0; i < s.n; i++) {
		if (take_is_digit(s.p[i]) && buf_add_byte(out, s.p[i], e) != 0)
			return -1;
	}
	return 0;
}

/* How long the calling code is that digits begin with (ITU-T E.164). */
static size_t
calling_code(struct str digits)
{
	static const char two[] =
	    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 "
	    "55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 "
	    "98 ";

	if (digits.n < 3)
		return 0;
	if (digits.p[0] == '1' || digits.p[0] == '7')
		return 1;
	for (const char *code = two; *code != '\0'; code += 3) {
		if (memcmp(code, digits.p, 2) == 0)
			return 2;
	}
	return 3;
}

/* The number as it is dialled in its country, without the zero in front: it is
 * met so, too, where nobody says which country that is. */
static int
add_phone(struct buf *out, struct str s, bool known, struct err *e)
{
	char room[FORM_LONGEST];
	struct str digits = { room, 0 };

	for (size_t i = 0; i < s.n && digits.n < sizeof room; i++) {
		if (take_is_digit(s.p[i]))
			room[digits.n++] = s.p[i];
	}
	if (known && s.p[0] == '+')
		digits = str_slice(digits, calling_code(digits), digits.n);
	else if (digits.n == 11 && room[0] == '1' && room[1] > '1')
		digits = str_slice(digits, 1, digits.n);
	if (digits.n > 1 && digits.p[0] == '0')
		digits = str_slice(digits, 1, digits.n);
	return buf_add(out, digits, e);
}

/* Four digits that may be the year of somebody's birth. */
static bool
is_year(const char *d)
{
	return (d[0] == '1' && (d[1] == '8' || d[1] == '9')) ||
	       (d[0] == '2' && d[1] == '0');
}

/* Are the last four of eight digits the year?  Not where these may be day and
 * month, exchanged, after a year, as in 1980-19-02. */
static bool
ends_in_year(const char *d)
{
	const bool is_month = d[6] == '0' || (d[6] == '1' && d[7] <= '2');

	return is_year(d + 4) && !(is_year(d) && is_month);
}

/* One that is no date, such as 45.12.1980, 0101.1980 or 01.01.198, in the order
 * of those that are: so that it is like the one that was meant. */
static int
add_mistyped(struct buf *out, struct str s, struct err *e)
{
	const size_t before = out->n;
	size_t year = s.n, month;
	char *d;

	if (add_digits(out, s, e) != 0)
		return -1;
	d = out->p + before;
	if (out->n - before == ISO_DIGITS) {
		if (ends_in_year(d)) {
			const char iso[ISO_DIGITS] = { d[4], d[5], d[6], d[7],
				d[2], d[3], d[0], d[1] };

			memcpy(d, iso, sizeof iso);
		}
		return 0;
	}
	while (year > 0 && take_is_digit(s.p[year - 1]))
		year--;
	month = year > 0 ? year - 1 : 0;
	while (month > 0 && take_is_digit(s.p[month - 1]))
		month--;
	if (s.n > 10 || s.n - year < 3 || s.n - year > 4 || month == 0 ||
	    month > 3 || month + 1 == year)
		return 0;
	out->n = before;
	if (add_digits(out, str_slice(s, year, s.n), e) != 0 ||
	    add_digits(out, str_slice(s, month, year), e) != 0)
		return -1;
	return add_digits(out, str_slice(s, 0, month), e);
}

static int
add_date(struct buf *out, struct str s, bool known, struct err *e)
{
	if (!known)
		return add_mistyped(out, s, e);
	return add_digits(out, str_slice(s, 0, s.n < 10 ? s.n : 10), e);
}

/* s as the rule of the role writes it, or as it is when that cannot read it. */
static int
read(struct trait_form *f, struct str *s, bool *known, struct err *e)
{
	enum canon_result result;
	struct verdict v;

	*known = false;
	if (utf8_invalid_at(*s) != s->n)
		return 0;
	buf_clear(&f->text);
	if (canon_apply(&f->canon, &f->text, *s, NULL, &result, &v, e) != 0)
		return -1;
	*known = result != CANON_FLAGGED;
	if (result == CANON_CHANGED)
		*s = buf_str(&f->text);
	return 0;
}

/* The number without the zeros in front. */
static int
add_number(struct buf *out, struct str s, struct err *e)
{
	while (s.n > 1 && s.p[0] == '0' && take_is_digit(s.p[1]))
		s = str_slice(s, 1, s.n);
	return fold_words(out, s, e);
}

/* A company with its legal forms behind, each one word: companies of one name
 * and another legal form are others. */
static int
add_company(struct trait_form *f, struct buf *out, struct str s, struct err *e)
{
	struct company_forms forms = { .n = 0 };
	const size_t before = out->n;
	char form[COMPANY_FORMS][FORM_WORD];
	size_t n[COMPANY_FORMS];

	if (utf8_invalid_at(s) != s.n)
		return fold_words(out, s, e);
	buf_clear(&f->text);
	if (company_canonical(&f->text, s, str_of(""), &forms, e) != 0)
		return -1;
	for (size_t i = 0; i < forms.n; i++) {
		n[i] =
		    forms.form[i].n < FORM_WORD ? forms.form[i].n : FORM_WORD;
		memcpy(form[i], f->text.p + forms.form[i].at, n[i]);
		memset(f->text.p + forms.form[i].at, ' ', forms.form[i].n);
	}
	if (fold_words(out, buf_str(&f->text), e) != 0)
		return -1;
	for (size_t i = 0; i < forms.n; i++) {
		if ((out->n > before && buf_add_byte(out, ' ', e) != 0) ||
		    fold_code(out, str_make(form[i], n[i]), e) != 0)
			return -1;
	}
	return 0;
}

/* "Family, Given" as "Given Family". */
static int
add_full(struct buf *out, struct str s, struct err *e)
{
	const char *comma = memchr(s.p, ',', s.n);
	const size_t at = comma == NULL ? s.n : (size_t)(comma - s.p);
	const size_t before = out->n;

	if (comma == NULL || memchr(comma + 1, ',', s.n - at - 1) != NULL)
		return fold_words(out, s, e);
	if (fold_words(out, str_slice(s, at + 1, s.n), e) != 0 ||
	    (out->n > before && buf_add_byte(out, ' ', e) != 0))
		return -1;
	return fold_words(out, str_slice(s, 0, at), e);
}

static int
add_form(struct trait_form *f, struct buf *out, struct str s, struct err *e)
{
	bool known = false;

	switch (f->kind) {
	case TRAIT_DATE:
		if (read(f, &s, &known, e) != 0)
			return -1;
		return add_date(out, s, known, e);
	case TRAIT_PHONE:
		if (read(f, &s, &known, e) != 0)
			return -1;
		return add_phone(out, s, known, e);
	case TRAIT_EMAIL:
		if (read(f, &s, &known, e) != 0)
			return -1;
		return known ? buf_add(out, s, e) : fold_words(out, s, e);
	case TRAIT_ID:
	case TRAIT_POSTCODE:
		return fold_code(out, s, e);
	case TRAIT_NUMBER:
		return add_number(out, s, e);
	case TRAIT_COMPANY:
		return add_company(f, out, s, e);
	case TRAIT_FULL:
		return add_full(out, s, e);
	default:
		return fold_words(out, s, e);
	}
}

int
trait_form_add(
    struct trait_form *f, struct buf *out, struct str s, struct err *e)
{
	const size_t before = out->n;

	if (s.n == 0 || placeholder_is(s, f->role))
		return 0;
	if (add_form(f, out, s, e) != 0)
		return -1;
	if (out->n - before > FORM_LONGEST)
		out->n = before + FORM_LONGEST;
	return 0;
}

void
trait_form_close(struct trait_form *f)
{
	buf_free(&f->text);
	arena_free(&f->memory);
}
