/* A string is a view: a pointer and a length into bytes somebody else owns.
 * NUL is an ordinary byte and nothing is terminated.  A view is valid for as
 * long as its owner says (a record's fields: until the next record). */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

/* The view of a C literal or of a terminated string the program itself made. */
static inline struct str
str_of(const char *text)
{
	struct str s = { text, strlen(text) };
	return s;
}

static inline struct str
str_make(const char *p, size_t n)
{
	struct str s = { p, n };
	return s;
}

/* The bytes from `from` (inclusive) to `to` (exclusive) of s, which may be the
 * empty view without an address. */
static inline struct str
str_slice(struct str s, size_t from, size_t to)
{
	return str_make(from == 0 ? s.p : s.p + from, to - from);
}

static inline bool
str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_is(struct str s, const char *text)
{
	return str_equal(s, str_of(text));
}

/* Byte order, a prefix before its continuations: < 0, 0, > 0. */
static inline int
str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

/* Is s a view into the bytes of `whole`? */
static inline bool
str_lies_in(struct str s, struct str whole)
{
	uintptr_t from = (uintptr_t)whole.p;
	uintptr_t at = (uintptr_t)s.p;

	return at >= from && at - from <= whole.n &&
	       s.n <= whole.n - (at - from);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_equal(str_make(s.p, prefix.n), prefix);
}

#endif
