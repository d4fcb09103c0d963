#include "stats/show.h"

#include <stdio.h>

#include "base/utf8.h"

enum { DOTS = 3 };

/* Characters without a shape of their own, which can hide or reorder others:
 * zero width, joiners, direction marks, line separators, byte order mark. */
static bool
is_format(int32_t point)
{
	return point == 0xAD || point == 0x61C || point == 0xFEFF ||
	       (point >= 0x200B && point <= 0x200F) ||
	       (point >= 0x2028 && point <= 0x202E) ||
	       (point >= 0x2060 && point <= 0x206F);
}

/* How to write c; "" for as it is. */
static void
escape(char text[16], struct str c, int32_t point, bool edge)
{
	unsigned byte = (unsigned char)c.p[0];

	text[0] = '\0';
	if (point == '\\')
		(void)snprintf(text, 16, "\\\\");
	else if (point == '\n')
		(void)snprintf(text, 16, "\\n");
	else if (point == '\t')
		(void)snprintf(text, 16, "\\t");
	else if (point == '\r')
		(void)snprintf(text, 16, "\\r");
	else if (point < ' ' || point == 0x7F || (point == ' ' && edge) ||
		 (byte >= 0x80 && c.n == 1))
		(void)snprintf(text, 16, "\\x%02X", byte);
	else if (utf8_is_control(point) || is_format(point))
		(void)snprintf(text, 16, "\\u{%X}", (unsigned)point);
}

int
show_text(struct buf *out, struct str s, size_t enough, struct err *e)
{
	size_t width = 0;

	for (size_t at = 0; at < s.n && width <= enough;) {
		int32_t point;
		char text[16];
		struct str c = str_slice(s, at, s.n);

		c.n = utf8_decode(c, &point);
		escape(text, c, point, at == 0 || at + 1 == s.n);
		at += c.n;
		if (text[0] != '\0')
			c = str_of(text);
		if (buf_add(out, c, e) != 0)
			return -1;
		width += utf8_width(c);
	}
	return 0;
}

int
show_cut(struct buf *b, size_t width, struct err *e)
{
	struct str s = buf_str(b);
	size_t at = 0;
	size_t used = 0;

	if (utf8_width(s) <= width)
		return 0;
	for (;;) {
		int32_t point;
		struct str c = str_slice(s, at, s.n);

		c.n = utf8_decode(c, &point);
		used += utf8_width(c);
		if (used + DOTS > width)
			break;
		at += c.n;
	}
	b->n = at;
	return buf_add(b, str_make("...", DOTS), e);
}
