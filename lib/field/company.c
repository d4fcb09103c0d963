#include "field/company.h"

#include "base/utf8.h"
#include "field/company_case.h"
#include "field/company_words.h"
#include "field/letter_case.h"
#include "field/take.h"
#include "field/text.h"

enum {
	LONGEST = 7,     /* words of a legal form */
	SHORT_FRONT = 2, /* of one before the name */
	WRITTEN = 64,    /* most bytes of a form, with what is around it */
};

/* A name on its way.  What word i begins: */
struct name {
	struct company_words words;
	struct str country;
	struct mark {
		const struct company_word *form; /* a legal form, or NULL ... */
		const char
		    *written; /* ... which is written so; NULL: as it is */
		size_t to;    /* and the word behind it */
	} mark[COMPANY_WORDS_MAX];
	size_t nforms;
	uint32_t may; /* begin a form: bit i for word i */
};

/* Words from `from` to `to` are a legal form when the table says so. */
static bool
mark(struct name *n, size_t from, size_t to, uint32_t means)
{
	struct mark m = { NULL, NULL, to };

	if ((n->may >> from & 1) == 0 || n->nforms == COMPANY_FORMS)
		return false;
	m.form = company_words_find(&n->words, from, to, n->country,
	    means | COMPANY_TABLE_FORM, &m.written);
	if (m.form == NULL)
		return false;
	n->mark[from] = m;
	n->nforms++;
	return true;
}

/* Does the name begin with letters that have full stops between them? */
static bool
begins_with_initials(const struct name *n)
{
	const struct str s = company_words_str(&n->words, 0, 1);

	return memchr(s.p, '.', s.n - 1) != NULL;
}

/* Forms before the name, behind it, and inside.  Of "A.B. Rakennus Oy" the
 * first is none but somebody's initials. */
static void
mark_all(struct name *n)
{
	const size_t last = n->words.n;
	size_t from = 0, to = last;
	bool found = true;

	for (size_t i = SHORT_FRONT; i > 0 && from == 0; i--) {
		if (i < last && mark(n, 0, i, COMPANY_TABLE_FRONT))
			from = i;
	}
	while (found && to > from + 1) {
		size_t i = to > from + LONGEST ? to - LONGEST : from + 1;

		found = false;
		for (; i < to && !found; i++) {
			found = mark(n, i, to, 0);
			to = found ? i : to;
		}
	}
	if (from > 0 && to < last && begins_with_initials(n)) {
		n->mark[0].form = NULL;
		n->nforms--;
		from = 0;
	}
	for (size_t i = from + 1; i < to; i++) {
		size_t end = i + LONGEST < to ? i + LONGEST : to;

		while (end > i && !mark(n, i, end, COMPANY_TABLE_INNER))
			end--;
		i = end > i ? end - 1 : i;
	}
}

/* An Oy beside it makes "AB" the Swedish name of a Finnish company. */
static void
look_for_country(struct name *n)
{
	const char *form;

	if (n->country.n > 0)
		return;
	for (size_t i = 0; i < n->words.n; i++) {
		const struct company_word *w;

		if ((n->may >> i & 1) == 0)
			continue;
		w = company_words_find(
		    &n->words, i, i + 1, n->country, COMPANY_TABLE_SURE, &form);

		if (w != NULL && form != NULL && strncmp(form, "Oy", 2) == 0)
			n->country = str_of("FI");
	}
}

static struct str
form_of(const struct name *n, size_t i)
{
	const struct mark *m = &n->mark[i];

	return m->written != NULL ? str_of(m->written)
				  : company_words_str(&n->words, i, m->to);
}

/* The case of all words with the forms as they will be. */
static enum letter_case
case_of_name(const struct name *n)
{
	unsigned seen = LETTER_CASE_NONE;

	for (size_t i = 0; i < n->words.n; i++) {
		if (n->mark[i].form != NULL) {
			seen |= letter_case_of(form_of(n, i));
			i = n->mark[i].to - 1;
		} else {
			seen |= letter_case_of(
			    company_words_str(&n->words, i, i + 1));
		}
	}
	return (enum letter_case)seen;
}

/* What the table says of word i, inside the name or not. */
static uint32_t
means_of(const struct name *n, size_t i, bool inner)
{
	static const uint32_t asked[] = { COMPANY_TABLE_SMALL,
		COMPANY_TABLE_WORD };
	const char *form;

	for (size_t k = 0; k < 2; k++) {
		if (company_words_find(&n->words, i, i + 1, n->country,
			asked[k], &form) != NULL)
			return inner ? asked[k] : COMPANY_TABLE_WORD;
	}
	return 0;
}

/* Does word i end with a comma that stays?  Before a legal form and at the end
 * it goes. */
static bool
has_comma(const struct name *n, size_t i)
{
	const size_t end = n->words.p[i].at + n->words.p[i].n;

	return n->words.line.p[end - 1] == ',' && i + 1 < n->words.n &&
	       n->mark[i + 1].form == NULL;
}

static void
add_form(struct company_forms *forms, const struct mark *m, size_t at, size_t n)
{
	struct company_form *form = &forms->form[forms->n++];

	form->at = at;
	form->n = n;
	form->kind = (enum company_kind)(m->form->means & COMPANY_TABLE_KIND);
}

/* Append the name; `was`: the case that it has and must not keep, or BOTH. */
static int
write_name(struct buf *out, const struct name *n, enum letter_case was,
    struct company_forms *forms, struct err *e)
{
	const size_t last = n->words.n;
	bool named = false;
	size_t next;

	for (size_t i = 0; i < last; i = next) {
		const struct mark *m = &n->mark[i];
		struct str s = company_words_str(&n->words, i, i + 1);
		bool comma;
		int result;

		next = m->form != NULL ? m->to : i + 1;
		comma = has_comma(n, next - 1);
		if (m->form != NULL)
			s = form_of(n, i);
		if (s.n == 0 && !comma)
			continue;
		if (out->n > 0 && buf_add_byte(out, ' ', e) != 0)
			return -1;
		if (m->form != NULL)
			add_form(forms, m, out->n, s.n);
		/* "Obrt Kovač" */
		if (m->form != NULL && i == 0)
			result = company_case_begin(out, s, e);
		else if (m->form != NULL || was == LETTER_CASE_BOTH)
			result = buf_add(out, s, e);
		else
			result = company_case_write(out, s, was,
			    means_of(n, i, named && next < last), e);
		if (result != 0 || (comma && buf_add_byte(out, ',', e) != 0))
			return -1;
		named = named || m->form == NULL;
	}
	return 0;
}

/* The case of a name that says nothing, else BOTH. */
static enum letter_case
case_to_change(const struct name *n)
{
	enum letter_case whole = letter_case_of(n->words.line);

	if (whole == LETTER_CASE_BOTH)
		whole = case_of_name(n);
	return whole == LETTER_CASE_NONE ? LETTER_CASE_BOTH : whole;
}

/* Append the form of s to out, which is empty. */
static int
canonical_once(struct buf *out, struct str s, struct str country,
    struct company_forms *forms, struct err *e)
{
	struct buf line = { 0 };
	struct name n;
	int result;

	forms->n = 0;
	if (text_is_canonical(s))
		result = 0;
	else if ((result = text_canonical(&line, s, TEXT_LINE, e)) == 0)
		s = buf_str(&line);
	if (result == 0 && !company_words_make(&n.words, s)) {
		result = buf_add(out, s, e);
	} else if (result == 0) {
		n.country = country;
		n.nforms = 0;
		n.may = company_words_may(s, &company_forms_heads);
		for (size_t i = 0; i < n.words.n; i++)
			n.mark[i].form = NULL;
		look_for_country(&n);
		mark_all(&n);
		result = write_name(out, &n, case_to_change(&n), forms, e);
		if (result == 0)
			result = text_compose(out, 0, e);
	}
	buf_free(&line);
	return result;
}

/* Nothing to do, surely: no case to change, no form, no comma that goes. */
static bool
is_canonical(struct str s)
{
	return text_is_canonical(s) && s.n > 0 &&
	       letter_case_of(s) == LETTER_CASE_BOTH &&
	       company_words_may(s, &company_forms_heads) == 0 &&
	       memchr(s.p, ',', s.n) == NULL;
}

int
company_canonical(struct buf *out, struct str s, struct str country,
    struct company_forms *forms, struct err *e)
{
	struct buf once = { 0 }, again = { 0 };
	struct company_forms own = { 0 };
	struct company_forms *found = forms == NULL ? &own : forms;
	int result;

	found->n = 0;
	if (is_canonical(s))
		return buf_add(out, s, e);
	result = canonical_once(&once, s, country, found, e);

	/* What reads otherwise once it is written well stays as text. */
	if (result == 0 && !str_equal(buf_str(&once), s)) {
		struct company_forms ignored;

		result = canonical_once(
		    &again, buf_str(&once), country, &ignored, e);
		if (result == 0 &&
		    !str_equal(buf_str(&once), buf_str(&again))) {
			found->n = 0;
			once.n = 0;
			result = text_canonical(&once, s, TEXT_LINE, e);
		}
	}
	if (result == 0)
		result = buf_add(out, buf_str(&once), e);
	buf_free(&once);
	buf_free(&again);
	return result;
}

/* Do words from `from` to `to` tell an organisation by themselves? */
static bool
is_sure(const struct company_words *w, size_t from, size_t to, bool mixed)
{
	const struct str nowhere = { NULL, 0 };
	const char *form;
	const struct company_word *sure =
	    company_words_find(w, from, to, nowhere, COMPANY_TABLE_SURE, &form);
	const struct company_word *found = sure;
	const char first = w->line.p[w->p[from].at];

	if (sure != NULL && sure->form == NULL)
		return true;
	if (sure == NULL)
		found = company_words_find(
		    w, from, to, nowhere, COMPANY_TABLE_EXACT, &form);
	if (found == NULL || w->n < 2 ||
	    (sure == NULL && !mixed && strchr(found->form, '.') == NULL))
		return false;
	return to == w->n || (found->means & COMPANY_TABLE_INNER) != 0 ||
	       (from == 0 && take_lower(first) != first && sure != NULL &&
		   (found->means & COMPANY_TABLE_FRONT) != 0);
}

bool
company_looks_like(struct str s)
{
	struct company_words w;
	uint32_t may;
	bool mixed;

	s = text_trim(s);
	may = company_words_may(s, &company_sure_heads);
	if (may == 0 || !company_words_make(&w, s))
		return false;
	mixed = letter_case_of(s) == LETTER_CASE_BOTH;
	for (size_t i = 0; i < w.n; i++) {
		if ((may >> i & 1) == 0)
			continue;
		for (size_t end = i + 1; end <= w.n && end <= i + LONGEST;
		     end++) {
			if (is_sure(&w, i, end, mixed))
				return true;
		}
	}
	return false;
}
