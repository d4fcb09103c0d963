#include "stats/gate_text.h"

#include "base/num.h"
#include "field/take.h"
#include "field/text.h"

static const char *const figures[GATE_FIGURES] = {
	[GATE_ROWS] = "rows",
	[GATE_COMPLETENESS] = "completeness",
	[GATE_FILLED] = "filled",
	[GATE_EMPTY] = "empty",
	[GATE_DISTINCT] = "distinct",
	[GATE_UNIQUENESS] = "uniqueness",
	[GATE_DUPLICATES] = "duplicates",
	[GATE_VALIDITY] = "validity",
	[GATE_INVALID] = "invalid",
	[GATE_PLACEHOLDERS] = "placeholders",
	[GATE_MEAN] = "mean",
	[GATE_SD] = "sd",
	[GATE_MEDIAN] = "median",
	[GATE_MIN] = "min",
	[GATE_MAX] = "max",
	[GATE_SUM] = "sum",
	[GATE_PSI] = "psi",
};

static bool
is_word(char c)
{
	return take_is_letter(c) || take_is_digit(c) || c == '_';
}

static struct str
word_at(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_word(s.p[n]))
		n++;
	return str_make(s.p, n);
}

/* What stands before the parenthesis that closes the one s begins with; quotes
 * of names and texts are passed over.  False when nothing closes it. */
static bool
find_inner(struct str s, struct str *inner)
{
	size_t depth = 0;
	char quote = '\0';

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (quote != '\0') {
			if (c == quote)
				quote = '\0';
		} else if (c == '`' || c == '"') {
			quote = c;
		} else if (c == '(') {
			depth++;
		} else if (c == ')' && --depth == 0) {
			*inner = str_slice(s, 1, i);
			return true;
		}
	}
	return false;
}

/* The figure that s begins with: its term and *n, the bytes it takes.  1, 0
 * when it begins with none, -1 with ERR_USAGE. */
static int
read_term(struct str s, struct gate_term *t, size_t *n, struct err *e)
{
	struct str word = word_at(s);
	size_t at = 0;
	size_t figure = 0;

	*t = (struct gate_term){ .base = false };
	if (str_is(word, "base") && s.n > word.n && s.p[word.n] == '.') {
		t->base = true;
		at = word.n + 1;
		word = word_at(str_slice(s, at, s.n));
	}
	while (figure < GATE_FIGURES && !str_is(word, figures[figure]))
		figure++;
	if (figure == GATE_FIGURES)
		return 0;
	t->figure = (enum gate_figure)figure;
	at += word.n;
	if (figure != GATE_ROWS) {
		if (at == s.n || s.p[at] != '(')
			return 0;
		if (!find_inner(str_slice(s, at, s.n), &t->column))
			return err_set(
			    e, ERR_USAGE, 0, "a parenthesis is not closed");
		at += t->column.n + 2;
		t->column = text_trim(t->column);
	}
	*n = at;
	t->name = str_make(s.p, at);
	return 1;
}

static int
add_term(struct gate_terms *t, const struct gate_term *term,
    struct arena *memory, struct err *e)
{
	for (size_t i = 0; i < t->n; i++) {
		if (str_equal(t->term[i].name, term->name))
			return 0;
	}
	if (t->n == t->capacity) {
		size_t capacity = t->capacity == 0 ? 16 : 2 * t->capacity;
		struct gate_term *grown =
		    arena_array(memory, capacity, sizeof *grown, e);

		if (grown == NULL)
			return -1;
		if (t->n > 0)
			memcpy(grown, t->term, t->n * sizeof *grown);
		t->term = grown;
		t->capacity = capacity;
	}
	t->term[t->n] = *term;
	t->term[t->n].name = arena_copy(memory, term->name, e);
	t->term[t->n].column = arena_copy(memory, term->column, e);
	if (t->term[t->n].name.p == NULL || t->term[t->n].column.p == NULL)
		return -1;
	t->n++;
	return 0;
}

/* number(`NAME`), backquotes of its own doubled. */
static int
put_name(struct buf *out, struct str name, struct err *e)
{
	if (buf_add(out, str_of("number(`"), e) != 0)
		return -1;
	for (size_t i = 0; i < name.n; i++) {
		if (buf_add_byte(out, name.p[i], e) != 0 ||
		    (name.p[i] == '`' && buf_add_byte(out, '`', e) != 0))
			return -1;
	}
	return buf_add(out, str_of("`)"), e);
}

/* A number, or a percentage: *n, the bytes it takes; 0 when it is none that
 * must be written otherwise. */
static int
put_number(struct buf *out, struct str s, size_t *n, struct err *e)
{
	char text[NUM_TEXT];
	struct num v;
	size_t digits = 0;

	while (
	    digits < s.n && (take_is_digit(s.p[digits]) || s.p[digits] == '.'))
		digits++;
	*n = 0;
	if (!num_read(str_make(s.p, digits), &v))
		return 0;
	*n = digits;
	if (digits < s.n && s.p[digits] == '%') {
		if (v.scale > 16)
			return 0;
		v.scale = (uint8_t)(v.scale + 2);
		++*n;
	} else if (s.p[0] != '.') {
		*n = 0;
		return 0;
	}
	return buf_add(out, str_make(text, num_write(v, text)), e);
}

/* A text or name in quotes, as it is. */
static size_t
quoted_length(struct str s)
{
	size_t n = 1;

	while (n < s.n && s.p[n] != s.p[0])
		n++;
	return n < s.n ? n + 1 : n;
}

int
gate_text_rewrite(struct str text, struct buf *out, struct gate_terms *t,
    struct arena *memory, struct err *e)
{
	for (size_t at = 0; at < text.n;) {
		struct str rest = str_slice(text, at, text.n);
		struct gate_term term;
		size_t n = 0;
		int got = 0;

		if (rest.p[0] == '`' || rest.p[0] == '"') {
			n = quoted_length(rest);
		} else if (take_is_digit(rest.p[0]) || rest.p[0] == '.') {
			if (put_number(out, rest, &n, e) != 0)
				return -1;
			got = n > 0;
			for (; got == 0 && n < rest.n &&
			       (take_is_digit(rest.p[n]) || rest.p[n] == '.');
			     n++)
				;
		} else if (is_word(rest.p[0])) {
			got = read_term(rest, &term, &n, e);
			if (got < 0 ||
			    (got == 1 &&
				(put_name(out, term.name, e) != 0 ||
				    add_term(t, &term, memory, e) != 0)))
				return -1;
			n = got == 1 ? n : word_at(rest).n;
		} else {
			n = 1;
		}
		if (got == 0 && buf_add(out, str_make(rest.p, n), e) != 0)
			return -1;
		at += n;
	}
	return 0;
}
