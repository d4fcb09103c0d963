#include "field/street.h"

#include "base/utf8.h"
#include "field/letter_case.h"
#include "field/name.h"
#include "field/street_lex.h"
#include "field/street_name.h"
#include "field/street_read.h"
#include "field/take.h"
#include "field/text.h"

enum {
	NUMBER = 4,  /* most digits of one that is plain */
	NAMED = 3,   /* fewest letters of a name */
	RECASED = 4, /* fewest letters of names in capitals */
};

static const char unparsed[] = "unparsed";

/* An address on its way. */
struct address {
	const struct street_lex *line;
	struct street_read read;
	enum letter_case name_case;
};

static struct str
bytes_of(const struct street_lex *x, size_t from, size_t to)
{
	const struct street_lexeme *last = &x->p[to - 1];

	return str_slice(x->line, x->p[from].at, last->at + last->n);
}

/* A Polish street has no capital of its own in "Ul. polna". */
static bool
is_small_behind_type(const struct street_lex *x, size_t from, size_t to)
{
	size_t next;

	return x->scope == STREET_PL &&
	       street_lex_word(x, from, STREET_WORD_FRONT, &next) != NULL &&
	       next < to &&
	       letter_case_of(bytes_of(x, next, to)) == LETTER_CASE_SMALL;
}

/* The case that so many letters of names have and must not keep, else BOTH.  So
 * few capitals as in "PL" may be an abbreviation. */
static enum letter_case
case_to_change(unsigned seen, size_t letters)
{
	if (seen == LETTER_CASE_NONE ||
	    (seen == LETTER_CASE_CAPITALS && letters < RECASED))
		return LETTER_CASE_BOTH;
	return (enum letter_case)seen;
}

static enum letter_case
case_of_names(const struct walk *w)
{
	const struct street_lex *x = w->x;
	unsigned seen = LETTER_CASE_NONE;
	size_t letters = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct walk_item *item = &w->items[i];

		if (item->kind != STREET_NAME)
			continue;
		seen |= is_small_behind_type(x, item->from, item->to)
			    ? LETTER_CASE_SMALL
			    : letter_case_of(bytes_of(x, item->from, item->to));
		letters += street_lex_letters(x, item->from, item->to);
	}
	return case_to_change(seen, letters);
}

/* Append the recased form of a name that is all in capitals or small letters. */
static int
recase(struct buf *out, struct str name, enum letter_case was, struct err *e)
{
	struct buf small = { 0 };
	int result = 0;

	if (was == LETTER_CASE_SMALL) {
		result = utf8_add_lower(&small, name, e);
		name = buf_str(&small);
	}
	if (result == 0)
		result = name_canonical(out, name, NAME_FAMILY, e);
	buf_free(&small);
	return result;
}

static int
write_recased(struct street_writer *w, const struct address *a, struct str name,
    const char *before, struct err *e)
{
	struct buf recased = { 0 };
	struct street_lex x;
	int result = recase(&recased, name, a->name_case, e);

	if (result == 0) {
		/* A change of case makes no lexeme more. */
		(void)street_lex_like(&x, buf_str(&recased), a->line);
		result = street_name_write(w, &x, 0, x.n, before, e);
	}
	buf_free(&recased);
	return result;
}

static int
write_name(struct street_writer *w, const struct address *a,
    const struct walk_item *item, const char *before, struct err *e)
{
	w->recased = a->name_case != LETTER_CASE_BOTH;
	return w->recased
		   ? write_recased(w, a,
			 bytes_of(a->line, item->from, item->to), before, e)
		   : street_name_write(
			 w, a->line, item->from, item->to, before, e);
}

/* How a piece that is no name is written. */
static struct str
text_of(const struct address *a, const struct walk_item *item,
    enum street_form form, char *room)
{
	struct str s = bytes_of(a->line, item->from, item->to);

	if (item->word != NULL && item->word->compact != NULL &&
	    form != STREET_WRITTEN)
		return str_of(form == STREET_COMPACT ? item->word->compact
						     : item->word->expanded);
	/* The case of a stair says nothing where no name has a capital. */
	if (s.n == 1 && item->kind == STREET_STAIR &&
	    a->name_case == LETTER_CASE_SMALL && s.p[0] >= 'a' &&
	    s.p[0] <= 'z') {
		*room = (char)(s.p[0] - ('a' - 'A'));
		return str_make(room, 1);
	}
	return s;
}

static int
write_item(struct street_writer *w, const struct address *a,
    const struct walk_item *item, struct err *e)
{
	const char *before = w->out->n == w->start ? "" : item->before;
	char room;

	if (item->kind == STREET_NAME)
		return write_name(w, a, item, before, e);
	if (street_write_put(w, item->kind, item->more, before,
		text_of(a, item, w->form, &room), e) != 0)
		return -1;
	return buf_add(w->out, str_of(item->after), e);
}

/* What was not understood, and what stands before it, as it is. */
static int
write_rest(struct street_writer *w, const struct address *a, struct err *e)
{
	const struct str line = a->line->line;
	struct str rest = str_slice(line, a->read.rest, line.n);
	size_t n = 0;

	while (n < rest.n && take_is_one_of(rest.p[n], " ,;"))
		n++;
	if (buf_add(w->out, str_slice(rest, 0, n), e) != 0)
		return -1;
	return street_write_put(
	    w, STREET_REST, false, "", str_slice(rest, n, rest.n), e);
}

static int
write_all(struct street_writer *w, const struct address *a, struct err *e)
{
	const struct walk *t = &a->read.walk;

	for (size_t i = 0; i < t->n; i++) {
		if (write_item(w, a, &t->items[i], e) != 0)
			return -1;
	}
	return a->read.rest < a->line->line.n ? write_rest(w, a, e) : 0;
}

/* Is it a name of words that say nothing of an address, and a number:
 * "Polna 5"?  Of these nothing can change but the case of the name.  In German a
 * name may end with a word that has two forms. */
static bool
is_plain(const struct street_lex *x)
{
	const size_t last = x->n - 1;
	const struct street_lexeme *number = &x->p[last];

	if (x->n < 2 || number->kind != STREET_LEX_DIGITS ||
	    !number->all_digits || number->n > NUMBER || !number->spaced ||
	    x->line.p[number->at] == '0' || x->scope == STREET_DE)
		return false;
	for (size_t i = 0; i < last; i++) {
		if (x->p[i].kind != STREET_LEX_WORD || x->p[i].word != NULL ||
		    street_name_is_roman(street_lex_str(x, i)))
			return false;
	}
	return street_lex_letters(x, 0, last) >= NAMED;
}

static int
write_plain(struct street_writer *w, const struct street_lex *x, struct err *e)
{
	const size_t last = x->n - 1;
	struct str name = bytes_of(x, 0, last);
	enum letter_case was = case_to_change(
	    letter_case_of(name), street_lex_letters(x, 0, last));

	if (street_write_begin(w, STREET_NAME, false, "", e) != 0 ||
	    (was == LETTER_CASE_BOTH
		    ? buf_add(w->out, name, e)
		    : name_canonical(w->out, name, NAME_FAMILY, e)) != 0)
		return -1;
	street_write_end(w);
	return street_write_put(
	    w, STREET_NUMBER, false, " ", street_lex_str(x, last), e);
}

static void
set_rest(struct street_parts *parts, size_t n)
{
	parts->n = n > 0;
	parts->part[0].kind = STREET_REST;
	parts->part[0].at = 0;
	parts->part[0].n = n;
}

static int
write_read(struct street_writer *w, const struct street_lex *x,
    struct verdict *v, struct err *e)
{
	struct address a;

	a.line = x;
	street_read_make(&a.read, x);
	a.name_case = case_of_names(&a.read.walk);
	v->reason = a.read.reason;
	return write_all(w, &a, e);
}

/* Append the form of a line, which is text as text_canonical leaves it. */
static int
write_line(struct buf *out, struct str line, struct str country,
    enum street_form form, struct street_parts *parts, struct verdict *v,
    struct err *e)
{
	struct street_writer w = { out, out->n, parts, form, false };
	struct street_lex x;

	set_rest(parts, line.n);
	v->reason = NULL;
	if (line.n == 0)
		return 0;
	if (!street_lex_make(&x, line, country)) {
		v->reason = unparsed;
		return buf_add(out, line, e);
	}
	parts->n = 0;
	return is_plain(&x) ? write_plain(&w, &x, e) : write_read(&w, &x, v, e);
}

static int
canonical_once(struct buf *out, struct str s, struct str country,
    enum street_form form, struct street_parts *parts, struct verdict *v,
    struct err *e)
{
	const size_t before = out->n;
	struct buf line = { 0 };
	int result = 0;

	v->read = true;
	if (!text_is_canonical(s)) {
		result = text_canonical(&line, s, TEXT_LINE, e);
		s = buf_str(&line);
	}
	if (result == 0)
		result = write_line(out, s, country, form, parts, v, e);
	if (result != 0)
		out->n = before;
	buf_free(&line);
	return result;
}

/* Is the form, which stands in out from `before` on, its own? */
static int
check(struct buf *out, size_t before, struct str country, enum street_form form,
    bool *same, struct err *e)
{
	struct str s = str_slice(buf_str(out), before, out->n);
	struct street_parts parts = { .n = 0 };
	struct buf again = { 0 };
	struct verdict v;
	int result = canonical_once(&again, s, country, form, &parts, &v, e);

	*same = result == 0 && str_equal(buf_str(&again), s);
	buf_free(&again);
	return result;
}

int
street_canonical(struct buf *out, struct str s, struct str country,
    enum street_form form, struct street_parts *parts, struct verdict *v,
    struct err *e)
{
	const size_t before = out->n;
	struct street_parts own;
	bool same;

	if (parts == NULL)
		parts = &own;
	if (canonical_once(out, s, country, form, parts, v, e) != 0)
		return -1;
	if (str_equal(str_slice(buf_str(out), before, out->n), s))
		return 0;
	/* What reads otherwise once it is written well was not understood. */
	if (check(out, before, country, form, &same, e) != 0)
		goto failed;
	if (same)
		return 0;
	out->n = before;
	if (text_canonical(out, s, TEXT_LINE, e) != 0)
		goto failed;
	set_rest(parts, out->n - before);
	v->reason = unparsed;
	return 0;
failed:
	out->n = before;
	return -1;
}
