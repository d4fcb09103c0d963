/* Filling in why something failed.  Text longer than its field is cut between
 * two characters and ends in "...". */
#include "base/err.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Longer than any field of struct err. */
enum { FORMATTED = 512 };

/* Copy `n` bytes of text into out[room].  A NUL becomes '?': the fields are
 * terminated strings. */
static void
put(char *out, size_t room, const char *text, size_t n)
{
	size_t keep = n;

	if (n >= room) {
		keep = room - sizeof "...";
		while (keep > 0 && ((unsigned char)text[keep] & 0xC0) == 0x80)
			keep--;
	}
	for (size_t i = 0; i < keep; i++) {
		out[i] = text[i];
		if (text[i] == '\0')
			out[i] = '?';
	}
	if (keep == n)
		out[keep] = '\0';
	else
		memcpy(out + keep, "...", sizeof "...");
}

/* How much vsnprintf left in a text of FORMATTED, from what it returned. */
static size_t
length(int n)
{
	if (n < 0)
		return 0;
	return n < FORMATTED ? (size_t)n : FORMATTED - 1;
}

int
err_set(struct err *e, enum err_code code, int sysno, const char *fmt, ...)
{
	char text[FORMATTED];
	va_list args;
	int n;

	/* Formatted before e is cleared: an argument may be a part of e. */
	va_start(args, fmt);
	n = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	memset(e, 0, sizeof *e);
	e->code = code;
	e->sysno = sysno;
	put(e->reason, sizeof e->reason, text, length(n));
	return -1;
}

int
err_memory(struct err *e, uint64_t bytes)
{
	return err_set(e, ERR_MEMORY, 0,
	    "out of memory (%" PRIu64 " bytes wanted)", bytes);
}

int
err_hint(struct err *e, const char *fmt, ...)
{
	char text[FORMATTED];
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	put(e->hint, sizeof e->hint, text, length(n));
	return -1;
}

int
err_in_file(struct err *e, const char *file)
{
	put(e->file, sizeof e->file, file, strlen(file));
	return -1;
}

int
err_in_column(struct err *e, const char *name, unsigned long length)
{
	put(e->column, sizeof e->column, name, length);
	return -1;
}
