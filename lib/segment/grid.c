/* Cells to conditions. */
#include "segment/grid.h"

#include <string.h>

#include "base/utf8.h"
#include "record/reader.h"

bool
grid_is(const char *file)
{
	struct str s = str_of(file);

	return (s.n > 4 && str_is(str_slice(s, s.n - 4, s.n), ".csv")) ||
	       (s.n > 4 && str_is(str_slice(s, s.n - 4, s.n), ".tsv"));
}

static struct str
trimmed(struct str s)
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = str_slice(s, 1, s.n);
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

static int
add(struct buf *out, const char *text, struct err *e)
{
	return buf_add(out, str_of(text), e);
}

/* Between quotes, which are doubled inside; line ends become blanks. */
static int
add_quoted(struct buf *out, struct str s, char quote, struct err *e)
{
	if (buf_add_byte(out, quote, e) != 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\n' || c == '\r')
			c = ' ';
		if ((c == quote && buf_add_byte(out, c, e) != 0) ||
		    buf_add_byte(out, c, e) != 0)
			return -1;
	}
	return buf_add_byte(out, quote, e);
}

/* What the grid asks of a column, and what is said when it cannot be read. */
struct cell {
	struct buf *out;
	struct str column;
	struct err *e;
};

/* "column OPERATOR " */
static int
begin(struct cell *c, const char *operator)
{
	bool bare = c->column.n > 0;

	for (size_t i = 0; i < c->column.n; i++) {
		char b = c->column.p[i];

		bare = bare && ((b >= 'a' && b <= 'z') || b == '_' ||
				   (b >= 'A' && b <= 'Z') ||
				   (i > 0 && b >= '0' && b <= '9'));
	}
	if ((bare ? buf_add(c->out, c->column, c->e)
		  : add_quoted(c->out, c->column, '`', c->e)) != 0)
		return -1;
	return add(c->out, operator, c->e);
}

/* A number or a date as the language has them. */
static bool
is_literal(struct str s)
{
	struct num v;
	struct date d;

	if (s.n == 10 && date_read_iso(s, &d))
		return true;
	if (!num_read(s, &v) || s.p[0] == '+' || s.p[0] == '.' ||
	    s.p[s.n - 1] == '.')
		return false;
	if (s.p[0] == '-')
		s = str_slice(s, 1, s.n);
	return s.p[0] != '.' && (s.n == 1 || s.p[0] != '0' || s.p[1] == '.');
}

/* 90d, 6w, 36mo, 2y */
static bool
is_span(struct str s, struct str *count, const char **unit)
{
	static const struct {
		const char *suffix, *unit;
	} units[] = { { "d", " days" }, { "w", " weeks" }, { "mo", " months" },
		{ "y", " years" } };
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	*count = str_slice(s, 0, n);
	for (size_t i = 0; n > 0 && i < sizeof units / sizeof *units; i++) {
		*unit = units[i].unit;
		if (str_is(str_slice(s, n, s.n), units[i].suffix))
			return true;
	}
	return false;
}

/* How long ago: less than, at most, more than, at least that long. */
static int
age(struct cell *c, const char *operator, struct str count, const char *unit)
{
	static const struct {
		const char *operator, * before, *behind;
	} forms[] = {
		{ "<", " > today - ", " and " },
		{ "<=", " within ", "" },
		{ ">", " older than ", "" },
		{ ">=", " <= today - ", "" },
	};
	size_t i = 0;

	while (strcmp(forms[i].operator, operator) != 0)
		i++;
	if (begin(c, forms[i].before) != 0 ||
	    buf_add(c->out, count, c->e) != 0 || add(c->out, unit, c->e) != 0 ||
	    add(c->out, forms[i].behind, c->e) != 0)
		return -1;
	return i == 0 ? begin(c, " <= today") : 0;
}

/* An operator and what follows it.  1 when the cell is that, 0, -1. */
static int
compared(struct cell *c, struct str s)
{
	static const char *const operators[] = { "<=", ">=", "!=", "<", ">",
		"=" };
	struct str count;
	const char *unit;

	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		const char *op = operators[i];
		struct str rest;

		if (!str_starts(s, str_of(op)))
			continue;
		rest = trimmed(str_slice(s, strlen(op), s.n));
		if ((op[0] == '<' || op[0] == '>') &&
		    is_span(rest, &count, &unit))
			return age(c, op, count, unit) != 0 ? -1 : 1;
		if (begin(c, " ") != 0 || add(c->out, op, c->e) != 0 ||
		    add(c->out, " ", c->e) != 0)
			return -1;
		return (is_literal(rest)
			       ? buf_add(c->out, rest, c->e)
			       : add_quoted(c->out, rest, '"', c->e)) != 0
			   ? -1
			   : 1;
	}
	return 0;
}

/* 3-5 or 2024-01-01..2024-12-31.  1 when the cell is that, 0, -1. */
static int
range(struct cell *c, struct str s)
{
	for (size_t i = 1; i + 1 < s.n; i++) {
		size_t width = s.p[i] == '.' && s.p[i + 1] == '.' ? 2 : 1;
		struct str low = trimmed(str_slice(s, 0, i));
		struct str high = trimmed(str_slice(s, i + width, s.n));

		if ((width == 1 && s.p[i] != '-') || !is_literal(low) ||
		    !is_literal(high))
			continue;
		return begin(c, " between ") != 0 ||
			       buf_add(c->out, low, c->e) != 0 ||
			       add(c->out, " and ", c->e) != 0 ||
			       buf_add(c->out, high, c->e) != 0
			   ? -1
			   : 1;
	}
	return 0;
}

/* One alternative. */
static int
condition(struct cell *c, struct str s)
{
	static const char *const words[] = { "empty", "present", "valid" };
	int got;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_is(s, words[i]))
			return begin(c, " is ") != 0
				   ? -1
				   : add(c->out, words[i], c->e);
	}
	got = compared(c, s);
	if (got == 0 && !is_literal(s))
		got = range(c, s);
	if (got != 0)
		return got < 0 ? -1 : 0;
	if (begin(c, " = ") != 0)
		return -1;
	return is_literal(s) ? buf_add(c->out, s, c->e)
			     : add_quoted(c->out, s, '"', c->e);
}

static int
alternatives(struct cell *c, struct str s)
{
	const char *bar;

	if (s.n > 2 && s.p[0] == '/')
		return begin(c, " =~ ") != 0 ? -1 : buf_add(c->out, s, c->e);
	if (add(c->out, "(", c->e) != 0)
		return -1;
	while ((bar = memchr(s.p, '|', s.n)) != NULL) {
		size_t n = (size_t)(bar - s.p);

		if (condition(c, trimmed(str_slice(s, 0, n))) != 0 ||
		    add(c->out, " or ", c->e) != 0)
			return -1;
		s = str_slice(s, n + 1, s.n);
	}
	return condition(c, trimmed(s)) != 0 ? -1 : add(c->out, ")", c->e);
}

/* One record as one line. */
static int
add_clause(struct buf *out, const struct header *h, const struct record *rec,
    struct err *e)
{
	struct buf cells = { 0 };
	int result = 0;

	for (size_t i = 1; i < h->n && result == 0; i++) {
		struct cell c = { &cells, h->name[i], e };
		struct str s = trimmed(rec->field[i]);

		if (s.n > 0 && cells.n > 0)
			result = add(&cells, " and ", e);
		if (s.n > 0 && result == 0)
			result = alternatives(&c, s);
	}
	if (result == 0 && cells.n == 0)
		result = add(out, "else ", e);
	if (result == 0)
		result = add_quoted(out, trimmed(rec->field[0]), '"', e);
	if (result == 0 && cells.n > 0)
		result = add(out, " : ", e) != 0
			     ? -1
			     : buf_add(out, buf_str(&cells), e);
	buf_free(&cells);
	return result != 0 ? -1 : buf_add_byte(out, '\n', e);
}

static int
write_out(struct buf *out, struct reader *in, struct err *e)
{
	const struct header *h = reader_header(in);
	const struct record *rec;
	int got;

	if (add(out, "set ", e) != 0 ||
	    add_quoted(out, h->name[0], '"', e) != 0 ||
	    buf_add_byte(out, '\n', e) != 0)
		return -1;
	while ((got = reader_next(in, &rec, e)) == 1) {
		if (add_clause(out, h, rec, e) != 0)
			return -1;
	}
	return got;
}

int
grid_read(struct rules *r, const char *file, struct err *e)
{
	const struct reader_options o = { .text = true };
	struct reader *in;
	int result;

	if (reader_open(&in, file, &o, e) != 0)
		return -1;
	result = write_out(&r->text, in, e);
	reader_close(in);
	return result != 0 ? -1 : rules_parse(r, file, buf_str(&r->text), e);
}
