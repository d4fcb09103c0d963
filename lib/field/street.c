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
	NUMBER = 4,  /* most digits of one that is sure */
	STEM = 3,    /* fewest bytes of a name before its end */
	RECASED = 4, /* fewest letters of names in capitals */
	GROWTH = 3,  /* of a text that is recased, at most */
	/* More bytes than all words of the table that an address can hold. */
	ROOM = 8192,
};

static const char unparsed[] = "unparsed";

/* An address on its way. */
struct address {
	struct street_lex line;
	struct street_lex recased; /* one of its names ... */
	struct buf name;           /* ... and its bytes */
	struct street_read read;
	enum letter_case name_case;
};

/* Ends of street names that no word of data/street.tsv has. */
static const char *const sure[] = { "katu", "tie", "kuja", "polku", "gatan",
	"ska", "cka", NULL };

/* Does s, at least STEM bytes longer, end so? */
static bool
is_sure(struct str s)
{
	for (const char *const *end = sure; *end != NULL; end++) {
		struct str tail = str_of(*end);

		if (s.n >= tail.n + STEM &&
		    str_equal(str_slice(s, s.n - tail.n, s.n), tail))
			return true;
	}
	return false;
}

bool
street_is_canonical(struct str s)
{
	size_t n = s.n;
	size_t digits;

	while (n > 0 && take_is_digit(s.p[n - 1]))
		n--;
	digits = s.n - n;
	if (digits == 0 || digits > NUMBER || s.p[n] == '0' || n < 2 ||
	    s.p[n - 1] != ' ')
		return false;
	n--;
	if (s.p[0] < 'A' || s.p[0] > 'Z')
		return false;
	for (size_t i = 1; i < n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		/* Latin-1, whose small letters have this lead byte too */
		if (c == 0xC3 && i + 1 < n && (unsigned char)s.p[i + 1] >= 0xA0)
			i++;
		else if (c < 'a' || c > 'z')
			return false;
	}
	return is_sure(str_slice(s, 0, n));
}

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

/* The case of all names where it says nothing, else LETTER_CASE_BOTH.  So few capitals as
 * in "PL" may be an abbreviation. */
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
		for (size_t k = item->from; k < item->to; k++)
			letters += x->p[k].kind == STREET_LEX_WORD
				       ? x->p[k].letters
				       : 0;
	}
	if (seen == LETTER_CASE_NONE ||
	    (seen == LETTER_CASE_CAPITALS && letters < RECASED))
		return LETTER_CASE_BOTH;
	return (enum letter_case)seen;
}

static int
add_small(struct buf *out, struct str s, struct err *e)
{
	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		if (utf8_encode(out, utf8_lower(point), e) != 0)
			return -1;
	}
	return 0;
}

/* Put the recased form of a name into a->name and take it apart. */
static int
recase(struct address *a, struct str name, struct err *e)
{
	struct buf small = { 0 };
	int result = 0;

	a->name.n = 0;
	if (a->name_case == LETTER_CASE_SMALL) {
		result = add_small(&small, name, e);
		name = buf_str(&small);
	}
	if (result == 0)
		result = name_canonical(&a->name, name, NAME_FAMILY, e);
	buf_free(&small);
	return result;
}

static int
write_name(struct street_writer *w, struct address *a,
    const struct walk_item *item, const char *before, struct err *e)
{
	w->recased = a->name_case != LETTER_CASE_BOTH;
	if (!w->recased)
		return street_name_write(
		    w, &a->line, item->from, item->to, before, e);
	if (recase(a, bytes_of(&a->line, item->from, item->to), e) != 0)
		return -1;
	/* As many lexemes as there were: a change of case makes none. */
	(void)street_lex_like(&a->recased, buf_str(&a->name), &a->line);
	return street_name_write(w, &a->recased, 0, a->recased.n, before, e);
}

/* How a piece that is no name is written. */
static struct str
text_of(const struct address *a, const struct walk_item *item,
    enum street_form form, char *room)
{
	struct str s = bytes_of(&a->line, item->from, item->to);

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
write_item(struct street_writer *w, struct address *a,
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
	struct str rest = str_slice(a->line.line, a->read.rest, a->line.line.n);
	size_t n = 0;

	while (n < rest.n && take_is_one_of(rest.p[n], " ,;"))
		n++;
	if (buf_add(w->out, str_slice(rest, 0, n), e) != 0)
		return -1;
	return street_write_put(
	    w, STREET_REST, false, "", str_slice(rest, n, rest.n), e);
}

static int
write_all(struct street_writer *w, struct address *a, struct err *e)
{
	const struct walk *t = &a->read.walk;

	for (size_t i = 0; i < t->n; i++) {
		if (write_item(w, a, &t->items[i], e) != 0)
			return -1;
	}
	return a->read.rest < a->line.line.n ? write_rest(w, a, e) : 0;
}

/* The line stands at `before` in out; what is written takes its place. */
static int
rewrite(struct buf *out, size_t before, struct address *a,
    enum street_form form, struct street_parts *parts, struct err *e)
{
	const size_t n = out->n - before;
	struct street_writer w = { out, out->n, parts, form, false };

	/* With this room the line stays where it is. */
	if (buf_reserve(out, GROWTH * n + ROOM, e) != 0)
		return -1;
	a->line.line.p = out->p + before;
	if (write_all(&w, a, e) != 0)
		return -1;
	memmove(out->p + before, out->p + w.start, out->n - w.start);
	out->n -= n;
	return 0;
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
canonical_once(struct buf *out, struct str s, struct str country,
    enum street_form form, struct street_parts *parts, struct verdict *v,
    struct err *e)
{
	const size_t before = out->n;
	struct address a;
	int result;

	v->read = true;
	v->reason = NULL;
	if (text_canonical(out, s, TEXT_LINE, e) != 0)
		return -1;
	set_rest(parts, out->n - before);
	if (parts->n == 0)
		return 0;
	v->reason = unparsed;
	if (!street_lex_make(
		&a.line, str_slice(buf_str(out), before, out->n), country))
		return 0;
	memset(&a.name, 0, sizeof a.name);
	street_read_make(&a.read, &a.line);
	v->reason = a.read.reason;
	parts->n = 0;
	a.name_case = case_of_names(&a.read.walk);
	result = rewrite(out, before, &a, form, parts, e);
	buf_free(&a.name);
	if (result != 0)
		out->n = before;
	return result;
}

/* Is the form, which stands in out from `before` on, its own? */
static int
check(struct buf *out, size_t before, struct str country, enum street_form form,
    bool *same, struct err *e)
{
	struct str s = str_slice(buf_str(out), before, out->n);
	struct street_parts parts;
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
