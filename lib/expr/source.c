/* Places in a text, as people count them. */
#include "expr/source.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

/* Columns of a terminal that an excerpt takes at most, and how many of them
 * may stand before the caret. */
enum { EXCERPT_WIDTH = 72, EXCERPT_BEFORE = 48 };
/* No shown column has more bytes in the text, as far as excerpts go. */
enum { BYTES_BEFORE = 4 * EXCERPT_BEFORE, BYTES = 4 * EXCERPT_WIDTH };

static size_t
line_start(const struct source *s, size_t at)
{
	while (at > 0 && s->text.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct source *s, size_t at)
{
	while (at < s->text.n && s->text.p[at] != '\n')
		at++;
	return at;
}

uint64_t
source_line(const struct source *s, size_t at)
{
	uint64_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += s->text.p[i] == '\n';
	return line;
}

static int
is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

uint64_t
source_column(const struct source *s, size_t at)
{
	uint64_t column = 1;

	for (size_t i = line_start(s, at); i < at; i++)
		column += !is_continuation(s->text.p[i]);
	return column;
}

int
source_fail(struct source *s, size_t at, struct err *e, const char *fmt, ...)
{
	char reason[sizeof e->reason];
	char place[sizeof e->file];
	char name[sizeof e->file - 48];
	va_list args;

	s->wrong = true;
	s->failed = at;
	va_start(args, fmt);
	(void)vsnprintf(reason, sizeof reason, fmt, args);
	va_end(args);
	(void)err_set(e, ERR_USAGE, 0, "%s", reason);
	(void)snprintf(name, sizeof name, "%s", s->name);
	(void)snprintf(place, sizeof place, "%s:%" PRIu64 ":%" PRIu64, name,
	    source_line(s, at), source_column(s, at));
	return err_in_file(e, place);
}

/* The first character of s as it is shown: what is no visible character
 * becomes a blank or a question mark.  *n is its length in s. */
static struct str
visible(struct str s, size_t *n)
{
	int32_t point;

	*n = utf8_decode(s, &point);
	if (point == '\t' || point == '\r')
		return str_of(" ");
	if (utf8_is_control(point) || point == 0xFFFD)
		return str_of("?");
	return str_make(s.p, *n);
}

/* Columns that s takes when it is shown. */
static size_t
width(struct str s)
{
	size_t columns = 0;
	size_t n;

	for (; s.n > 0; s = str_slice(s, n, s.n))
		columns += utf8_width(visible(s, &n));
	return columns;
}

static int
add_visible(struct buf *out, struct str s, struct err *e)
{
	size_t n;

	for (; s.n > 0; s = str_slice(s, n, s.n)) {
		if (buf_add(out, visible(s, &n), e) != 0)
			return -1;
	}
	return 0;
}

/* The part of the line around `at` that is shown: s.text from *from to *to. */
static void
choose_part(const struct source *s, size_t at, size_t *from, size_t *to)
{
	*from = line_start(s, at);
	while (at - *from > BYTES_BEFORE ||
	       width(str_slice(s->text, *from, at)) > EXCERPT_BEFORE ||
	       (*from < at && is_continuation(s->text.p[*from])))
		++*from;
	*to = line_end(s, at);
	if (*to - *from > BYTES)
		*to = *from + BYTES;
	while (*to > at &&
	       (width(str_slice(s->text, *from, *to)) > EXCERPT_WIDTH ||
		   (*to < s->text.n && is_continuation(s->text.p[*to]))))
		--*to;
	while (*to > at &&
	       (s->text.p[*to - 1] == '\r' || s->text.p[*to - 1] == ' '))
		--*to;
}

int
source_excerpt(
    const struct source *s, struct buf *line, struct buf *caret, struct err *e)
{
	size_t at = s->failed < s->text.n ? s->failed : s->text.n;
	size_t from, to, before;

	choose_part(s, at, &from, &to);
	before = width(str_slice(s->text, from, at));
	if (add_visible(line, str_slice(s->text, from, at), e) != 0 ||
	    add_visible(line, str_slice(s->text, at, to), e) != 0)
		return -1;
	for (size_t i = 0; i < before; i++) {
		if (buf_add_byte(caret, ' ', e) != 0)
			return -1;
	}
	return buf_add_byte(caret, '^', e);
}
