#include <string.h>

#include "base/buf.h"
#include "base/pattern.h"
#include "record/select.h"

/* One selector after the other, each marking columns. */
struct selector {
	struct selection *out;
	const struct header *h;
	bool *taken;     /* per column */
	bool takes_away; /* the selector stood behind '!' */
	bool first;
	struct err *err;
};

static int
malformed(struct err *e, struct str text, const char *why)
{
	return err_set(e, ERR_USAGE, 0, "selector '%.*s': %s",
	    (int)(text.n < 80 ? text.n : 80), text.p, why);
}

static void
mark(struct selector *s, size_t column)
{
	struct selection *out = s->out;

	if (!s->takes_away) {
		if (!s->taken[column])
			out->column[out->n++] = column;
		s->taken[column] = true;
		return;
	}
	s->taken[column] = false;
	for (size_t i = 0; i < out->n; i++)
		if (out->column[i] == column) {
			memmove(out->column + i, out->column + i + 1,
			    (out->n - i - 1) * sizeof *out->column);
			out->n--;
			return;
		}
}

static int
several(struct err *e, struct str name, const char *what)
{
	(void)malformed(e, name, what);
	return err_hint(e, "say which one: NAME, NAME[1], NAME[2]");
}

static int
by_name(struct selector *s, struct str name)
{
	size_t i = header_find(s->h, name, 0);
	bool as_role = i == HEADER_NONE;

	if (as_role)
		i = header_find_role(s->h, name, 0);
	if (i == HEADER_NONE)
		return header_unknown(s->h, name, s->err);
	if (!as_role && header_find(s->h, name, i + 1) != HEADER_NONE)
		return several(s->err, name, "the column stands twice");
	if (as_role && header_find_role(s->h, name, i + 1) != HEADER_NONE)
		return several(s->err, name, "several columns have this role");
	mark(s, i);
	return 0;
}

static int
by_role(struct selector *s, struct str role, struct str text)
{
	bool any = false;

	for (size_t i = 0; i < s->h->n; i++)
		if (s->h->role[i] != NULL && str_is(role, s->h->role[i])) {
			mark(s, i);
			any = true;
		}
	if (any)
		return 0;
	(void)malformed(s->err, text, "no column has this role");
	return err_hint(s->err, "-v shows the roles, --schema sets them");
}

static int
by_pattern(struct selector *s, struct str pattern, struct str text)
{
	struct pattern *p;
	bool any = false;

	if (pattern_compile(&p, pattern, false, s->err) != 0)
		return -1;
	for (size_t i = 0; i < s->h->n; i++)
		if (pattern_find(p, s->h->name[i], NULL) == PATTERN_YES) {
			mark(s, i);
			any = true;
		}
	pattern_free(p);
	return any ? 0 : malformed(s->err, text, "no column matches");
}

/* Read digits, or '_' for the last column; false when s is something else. */
static bool
read_position(const struct header *h, struct str s, size_t *position)
{
	size_t v = 0;

	if (str_is(s, "_")) {
		*position = h->n;
		return true;
	}
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || v > SIZE_MAX / 20)
			return false;
		v = 10 * v + (size_t)(s.p[i] - '0');
	}
	*position = v;
	return s.n > 0;
}

/* 3, 2-4, 3-, -4, _ : 1 when text is one of these and was taken, 0 when it is
 * not, -1. */
static int
by_position(struct selector *s, struct str text)
{
	const char *dash = memchr(text.p, '-', text.n);
	struct str low = text, high = text;
	size_t from = 1, to = s->h->n;

	if (dash != NULL) {
		low = str_make(text.p, (size_t)(dash - text.p));
		high = str_make(dash + 1, text.n - low.n - 1);
	}
	if (low.n + high.n == 0 ||
	    (low.n > 0 && !read_position(s->h, low, &from)) ||
	    (high.n > 0 && !read_position(s->h, high, &to)))
		return 0;
	if (from < 1 || to > s->h->n || from > to) {
		(void)malformed(s->err, text, "no such position");
		return err_hint(s->err, "there are columns 1 to %zu", s->h->n);
	}
	for (size_t i = from; i <= to; i++)
		mark(s, i - 1);
	return 1;
}

/* Foo[2]: as by_position. */
static int
by_occurrence(struct selector *s, struct str text)
{
	size_t open = text.n, nth = 0, i = HEADER_NONE;

	while (open > 0 && text.p[open - 1] != '[')
		open--;
	if (open < 2 || text.p[text.n - 1] != ']' ||
	    !read_position(s->h, str_slice(text, open, text.n - 1), &nth) ||
	    nth == 0)
		return 0;
	for (size_t k = 0; k < nth; k++) {
		i = header_find(s->h, str_make(text.p, open - 1),
		    i == HEADER_NONE ? 0 : i + 1);
		if (i == HEADER_NONE)
			return malformed(s->err, text, "no such column");
	}
	mark(s, i);
	return 1;
}

static int
take_bare(struct selector *s, struct str text)
{
	struct str role = str_of("role:");
	int got;

	if (text.n == 0)
		return malformed(s->err, text, "empty");
	if (str_starts(text, role))
		return by_role(s, str_slice(text, role.n, text.n), text);
	got = by_position(s, text);
	if (got == 0 && header_find(s->h, text, 0) == HEADER_NONE)
		got = by_occurrence(s, text);
	return got == 0 ? by_name(s, text) : got < 0 ? -1 : 0;
}

/* The bytes up to the next `close`; a doubled one (or one behind a backslash)
 * stands for itself.  *rest begins behind it. */
static int
take_enclosed(struct selector *s, struct str *rest, char close, struct buf *out)
{
	struct str text = *rest;
	size_t i = 1;

	buf_clear(out);
	for (; i < text.n; i++) {
		bool next = i + 1 < text.n && text.p[i + 1] == close;

		if (text.p[i] == close && !(next && close == '"'))
			break;
		if (next && (text.p[i] == '\\' || close == text.p[i]))
			i++;
		if (buf_add_byte(out, text.p[i], s->err) != 0)
			return -1;
	}
	if (i == text.n)
		return malformed(s->err, text, "not closed");
	*rest = str_slice(text, i + 1, text.n);
	return 0;
}

static int
take_one(struct selector *s, struct str *rest, struct buf *name)
{
	struct str text = *rest;
	char first = '\0';
	size_t n = 0;

	s->takes_away = text.n > 0 && text.p[0] == '!';
	if (s->takes_away)
		*rest = text = str_slice(text, 1, text.n);
	if (s->takes_away && s->first)
		for (size_t i = 0; i < s->h->n; i++) {
			s->out->column[s->out->n++] = i;
			s->taken[i] = true;
		}
	s->first = false;
	if (text.n > 0)
		first = text.p[0];
	if (first == '"' || first == '/') {
		if (take_enclosed(s, rest, first, name) != 0)
			return -1;
		return first == '"' ? by_name(s, buf_str(name))
				    : by_pattern(s, buf_str(name), text);
	}
	while (n < text.n && text.p[n] != ',')
		n++;
	*rest = str_slice(text, n, text.n);
	return take_bare(s, str_make(text.p, n));
}

int
select_columns(struct selection *out, const char *text, const struct header *h,
    struct err *e)
{
	struct selector s = { .out = out, .h = h, .first = true, .err = e };
	struct str rest = str_of(text);
	struct buf name = { 0 };
	int result = 0;

	out->column = arena_array(&out->memory, h->n, sizeof *out->column, e);
	s.taken = arena_array(&out->memory, h->n, sizeof *s.taken, e);
	if (out->column == NULL || s.taken == NULL)
		return -1;
	while (result == 0) {
		result = take_one(&s, &rest, &name);
		if (result != 0 || rest.n == 0)
			break;
		if (rest.p[0] != ',')
			result = malformed(e, rest, "expected a comma");
		rest = str_slice(rest, 1, rest.n);
	}
	buf_free(&name);
	if (result == 0 && out->n == 0)
		result = malformed(e, str_of(text), "selects no column");
	return result;
}

static int
not_one(size_t n, struct str text, const char *option, struct err *e)
{
	if (option == NULL)
		return err_set(
		    e, ERR_USAGE, 0, "one column is wanted, not %zu", n);
	return err_set(e, ERR_USAGE, 0, "--%s %.*s: expected one column",
	    option, (int)text.n, text.p);
}

int
select_one(size_t *column, struct str text, const char *option,
    const struct header *h, struct err *e)
{
	struct arena memory = { 0 };
	struct selection s = { .n = 0 };
	struct str copy = arena_copy(&memory, text, e);
	int result = copy.p == NULL ? -1 : select_columns(&s, copy.p, h, e);

	if (result == 0 && s.n != 1)
		result = not_one(s.n, text, option, e);
	if (result == 0)
		*column = s.column[0];
	selection_free(&s);
	arena_free(&memory);
	return result;
}

int
select_all(struct selection *s, const struct header *h, struct err *e)
{
	s->column = arena_array(&s->memory, h->n, sizeof *s->column, e);
	if (s->column == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		s->column[s->n++] = i;
	return 0;
}

void
selection_free(struct selection *s)
{
	arena_free(&s->memory);
	s->n = 0;
}
