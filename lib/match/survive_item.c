#include "match/survive_item.h"

#include <stdint.h>

/* Most bytes of the text that are shown in a message. */
enum { SHOWN = 80 };

static int
shown(struct str s)
{
	size_t n = s.n < SHOWN ? s.n : SHOWN;

	while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return (int)n;
}

int
survive_item_fail(
    const struct survive_item *item, struct err *e, const char *why)
{
	return err_set(e, ERR_USAGE, 0, "--survive %.*s: %s", shown(item->text),
	    item->text.p, why);
}

int
survive_item_unknown(const struct survive_item *item, struct err *e,
    const char *what, struct str name)
{
	return err_set(e, ERR_USAGE, 0, "--survive %.*s: %s \"%.*s\"",
	    shown(item->text), item->text.p, what, shown(name), name.p);
}

struct str
survive_item_trim(struct str s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = str_slice(s, 1, s.n);
	while (s.n > 0 && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

int
survive_item_unquote(const struct survive_item *item, struct str s,
    struct str *plain, struct arena *memory, struct err *e)
{
	char *copy;
	size_t n = 0;

	*plain = s;
	if (s.n == 0 || s.p[0] != '"')
		return 0;
	copy = arena_take(memory, s.n, e);
	if (copy == NULL)
		return -1;
	for (size_t i = 1; i < s.n; i++) {
		bool quote = s.p[i] == '"';

		if (quote && i + 1 == s.n) {
			*plain = str_make(copy, n);
			return 0;
		}
		if (quote && s.p[++i] != '"')
			return survive_item_fail(
			    item, e, "text behind a closing quote");
		copy[n++] = s.p[i];
	}
	return survive_item_fail(item, e, "a quote is not closed");
}

/* The text while it is scanned. */
struct scan {
	size_t at;
	char open; /* the quote or the slash that hides what follows, or NUL */
	size_t depth; /* of brackets */
	bool begins;  /* a selector */
};

/* One byte further (two, where the second is hidden by the first). */
static void
step(struct scan *x, struct str text)
{
	char c = text.p[x->at++];

	if (x->open != '\0') {
		bool next = x->at < text.n && text.p[x->at] == x->open;

		if (next && c == (x->open == '/' ? '\\' : '"'))
			x->at++;
		else if (c == x->open)
			x->open = '\0';
		return;
	}
	if ((c == '"' && (x->begins || x->depth > 0)) ||
	    (c == '/' && x->begins))
		x->open = c;
	else if (c == '(')
		x->depth++;
	else if (c == ')' && x->depth > 0)
		x->depth--;
	x->begins =
	    x->depth == 0 && (c == ',' || c == '!' || (c == ' ' && x->begins));
}

/* Where the first item ends: at a comma behind an equals sign, the last of
 * which is at *equals. */
static size_t
find_end(struct str text, size_t *equals, bool *closed)
{
	struct scan x = { .begins = true };

	*equals = SIZE_MAX;
	while (x.at < text.n) {
		bool open = x.open == '\0' && x.depth == 0;
		char c = text.p[x.at];

		if (open && c == '=')
			*equals = x.at;
		if (open && c == ',' && *equals != SIZE_MAX)
			break;
		step(&x, text);
	}
	*closed = x.open == '\0' && x.depth == 0;
	return x.at;
}

/* NAME or NAME(ARGUMENT). */
static int
cut_rule(struct survive_item *item, struct str rule, struct err *e)
{
	size_t i = 0;

	rule = survive_item_trim(rule);
	while (i < rule.n && rule.p[i] != '(')
		i++;
	item->name = survive_item_trim(str_slice(rule, 0, i));
	item->has_argument = i < rule.n;
	item->argument = str_make("", 0);
	if (!item->has_argument)
		return 0;
	if (rule.p[rule.n - 1] != ')')
		return survive_item_fail(
		    item, e, "text behind the closing bracket");
	item->argument = str_slice(rule, i + 1, rule.n - 1);
	return 0;
}

int
survive_item_next(struct str *rest, struct survive_item *item, struct err *e)
{
	const struct str text = *rest;
	bool closed;
	size_t equals;
	size_t end = find_end(text, &equals, &closed);

	*rest = str_make(NULL, 0);
	if (end < text.n)
		*rest = str_slice(text, end + 1, text.n);
	item->text = survive_item_trim(str_slice(text, 0, end));
	if (!closed)
		return survive_item_fail(
		    item, e, "a quote, a bracket or a pattern is not closed");
	if (equals == SIZE_MAX) {
		(void)survive_item_fail(item, e, "expected COLUMNS=RULE");
		return err_hint(e, "for example email=recent(updated_at)");
	}
	item->columns = survive_item_trim(str_slice(text, 0, equals));
	return cut_rule(item, str_slice(text, equals + 1, end), e);
}
