#include "link/trait_form.h"

#include "base/utf8.h"
#include "field/company.h"
#include "field/placeholder.h"
#include "field/take.h"
#include "link/fold.h"

enum { FORM_LONGEST = 1024 };

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

/* A company without its legal forms, as long as something is left. */
static int
add_company(struct trait_form *f, struct buf *out, struct str s, struct err *e)
{
	struct company_forms forms = { .n = 0 };
	const size_t before = out->n;
	size_t from = 0;

	if (utf8_invalid_at(s) != s.n)
		return fold_words(out, s, e);
	buf_clear(&f->text);
	if (company_canonical(&f->text, s, str_of(""), &forms, e) != 0)
		return -1;
	for (size_t i = 0; i < forms.n; i++) {
		memset(f->text.p + forms.form[i].at, ' ', forms.form[i].n);
		from += forms.form[i].n;
	}
	if (fold_words(out, buf_str(&f->text), e) != 0)
		return -1;
	if (out->n > before || from == 0)
		return 0;
	return fold_words(out, s, e);
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
		if (known && s.n > 10)
			s = str_slice(s, 0, 10);
		return add_digits(out, s, e);
	case TRAIT_PHONE:
		if (read(f, &s, &known, e) != 0)
			return -1;
		if (!known && s.n > 1 && s.p[0] == '0')
			s = str_slice(s, 1, s.n);
		return add_digits(out, s, e);
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
