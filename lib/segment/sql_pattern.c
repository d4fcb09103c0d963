/* Patterns in SQL.  PCRE2 and PostgreSQL write the same things alike, but not
 * all: \b is a backspace there, and a dot is a line feed, too. */
#include "segment/sql_node.h"

struct walk {
	struct str text;
	size_t at;
	bool set; /* inside [ ] */
	size_t set_from;
};

static char
ahead(const struct walk *w, size_t by)
{
	if (w->at + by >= w->text.n)
		return '\0';
	return w->text.p[w->at + by];
}

static bool
is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* A backslash and what follows it; NULL: only one of the two has it. */
static const char *
escape(const struct walk *w)
{
	char c = ahead(w, 1);

	if (c == 'b' || c == 'B')
		return w->set ? NULL : c == 'b' ? "\\y" : "\\Y";
	if (is_one_of(c, "dswnrt") || (!w->set && is_one_of(c, "DSW")))
		return "";
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') &&
		       !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')
		   ? ""
		   : NULL;
}

/* Options, names of groups, groups and repetitions that do not give back. */
static bool
is_foreign(const struct walk *w)
{
	char c = ahead(w, 0);

	if (w->set)
		return c == '[' && ahead(w, 1) == ':';
	if (c == '(' && ahead(w, 1) == '*')
		return true;
	if (c == '(' && ahead(w, 1) == '?')
		return !is_one_of(ahead(w, 2), ":=!") &&
		       (ahead(w, 2) != '<' || !is_one_of(ahead(w, 3), "=!"));
	return is_one_of(c, "*+?}") && ahead(w, 1) == '+';
}

static void
enter_or_leave(struct walk *w)
{
	char c = ahead(w, 0);

	if (!w->set && c == '[') {
		w->set = true;
		w->set_from = w->at + (ahead(w, 1) == '^' ? 2 : 1);
	} else if (w->set && c == ']' && w->at > w->set_from) {
		w->set = false;
	}
}

/* Append the next thing; *n bytes of the pattern. */
static int
add(struct sql *q, const struct walk *w, size_t *n)
{
	const char *instead = "";

	*n = 1;
	if (ahead(w, 0) == '\\') {
		instead = escape(w);
		*n = 2;
	} else if (ahead(w, 0) == '.' && !w->set) {
		instead = "[^\\n]";
	}
	return *instead != '\0'
		   ? sql_text(q, instead)
		   : buf_add(
			 q->out, str_slice(w->text, w->at, w->at + *n), q->e);
}

int
sql_pattern(struct sql *q, const struct node *n)
{
	struct buf pattern = { 0 };
	struct sql inner = *q;
	struct walk w = { n->text, 0, false, 0 };
	size_t taken;
	int failed = 0;

	inner.out = &pattern;
	for (; failed == 0 && w.at < w.text.n; w.at += taken) {
		if ((ahead(&w, 0) == '\\' && escape(&w) == NULL) ||
		    is_foreign(&w)) {
			failed = sql_refuse(q, n, "this pattern");
			break;
		}
		enter_or_leave(&w);
		failed = add(&inner, &w, &taken);
	}
	if (failed == 0)
		failed = sql_literal(q, buf_str(&pattern));
	buf_free(&pattern);
	return failed;
}
