/* Patterns, negations before them, and what they sum up to. */
#include "segment/themes.h"

#include "expr/decimal.h"
#include "expr/eval.h"
#include "record/settings.h"

enum { THEME, POLARITY, WEIGHT, PATTERN, FIELDS };
enum { NEGATION_WORDS = 3 };

static bool
read_polarity(struct themes_pattern *p, struct str word)
{
	static const char *const words[] = { "negative", "none", "positive" };

	p->negation = str_is(word, "negation");
	p->weight = (struct num){ p->negation ? NEGATION_WORDS : 1, 0 };
	for (int i = 0; i < 3; i++) {
		if (str_is(word, words[i])) {
			p->polarity = i - 1;
			return true;
		}
	}
	return p->negation;
}

struct reading {
	struct themes *themes;
	struct themes_pattern **tail;
	struct arena *memory;
};

static int
read_pattern(void *context, const struct record *rec, struct err *e)
{
	struct reading *in = context;
	struct themes_pattern *p = arena_array(in->memory, 1, sizeof *p, e);

	if (p == NULL)
		return -1;
	if (rec->nfields != FIELDS || !read_polarity(p, rec->field[POLARITY]) ||
	    (rec->field[WEIGHT].n > 0 &&
		(!num_read(rec->field[WEIGHT], &p->weight) ||
		    p->weight.unscaled <= 0)))
		return err_set(e, ERR_USAGE, 0,
		    "themes are: theme, polarity (positive, negative, none, "
		    "negation), weight, pattern");
	if (++in->themes->n > THEMES_MOST)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d patterns", (int)THEMES_MOST);
	p->theme = arena_copy(in->memory, rec->field[THEME], e);
	if (p->theme.p == NULL ||
	    pattern_compile(&p->pattern, rec->field[PATTERN], true, e) != 0)
		return -1;
	*in->tail = p;
	in->tail = &p->next;
	return 0;
}

int
themes_read(
    struct themes *t, const char *file, struct arena *memory, struct err *e)
{
	struct reading in = { t, &t->first, memory };

	return settings_each(file, read_pattern, &in, e);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The last `words` words of s, no further back than a mark between
 * sentences or their parts. */
static struct str
words_before(struct str s, int64_t words)
{
	size_t at = s.n;

	while (at > 0) {
		char c = s.p[at - 1];

		if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':' ||
		    c == ',')
			break;
		if (is_blank(c) && at < s.n && !is_blank(s.p[at]) &&
		    --words <= 0)
			break;
		at--;
	}
	return str_slice(s, at, s.n);
}

/* Does a negation stand in the words before the match? */
static enum pattern_result
is_negated(const struct themes *t, struct str before)
{
	enum pattern_result got = PATTERN_NO;

	for (const struct themes_pattern *p = t->first;
	     p != NULL && got == PATTERN_NO; p = p->next) {
		if (p->negation)
			got = pattern_find(p->pattern,
			    words_before(
				before, decimal_floor(p->weight).unscaled),
			    NULL);
	}
	return got;
}

/* The theme, once. */
static int
add_tag(struct themes *t, struct str theme, struct err *e)
{
	struct str tags = buf_str(&t->tags);

	if (theme.n == 0)
		return 0;
	for (size_t from = 0; from < tags.n;) {
		const char *bar = memchr(tags.p + from, '|', tags.n - from);
		size_t to = bar == NULL ? tags.n : (size_t)(bar - tags.p);

		if (str_equal(str_slice(tags, from, to), theme))
			return 0;
		from = to + 1;
	}
	if (t->tags.n > 0 && buf_add_byte(&t->tags, '|', e) != 0)
		return -1;
	return buf_add(&t->tags, theme, e);
}

/* "delivery-: late" */
static int
add_span(struct themes *t, const struct themes_pattern *p, int polarity,
    struct str span, struct err *e)
{
	const char *sign = polarity > 0 ? "+: " : polarity < 0 ? "-: " : ": ";

	if ((t->spans.n > 0 && buf_add(&t->spans, str_of("; "), e) != 0) ||
	    buf_add(&t->spans, p->theme, e) != 0 ||
	    buf_add(&t->spans, str_of(sign), e) != 0)
		return -1;
	return buf_add(&t->spans, span, e);
}

/* Good and bad so far. */
struct balance {
	struct num sum;
	bool any;
};

/* 1; 0: a pattern reached its limit; -1. */
static int
add_match(struct themes *t, const struct themes_pattern *p, struct str text,
    struct str span, struct balance *b, struct err *e)
{
	size_t at = (size_t)(span.p - text.p);
	int polarity = p->polarity;
	struct num weight = p->weight;

	if (polarity != 0) {
		enum pattern_result got = is_negated(t, str_slice(text, 0, at));

		if (got == PATTERN_LIMIT)
			return 0;
		polarity = got == PATTERN_YES ? -polarity : polarity;
	}
	weight.unscaled *= polarity;
	b->any |= polarity != 0;
	if (!decimal_add(b->sum, weight, &b->sum))
		return err_set(e, ERR_USAGE, 0, "weights of too many digits");
	if (add_tag(t, p->theme, e) != 0 ||
	    add_span(t, p, polarity, span, e) != 0)
		return -1;
	return 1;
}

/* Every place where one pattern matches. */
static int
find_pattern(struct themes *t, const struct themes_pattern *p, struct str text,
    struct balance *b, struct err *e)
{
	struct str span;
	size_t from = 0;

	for (int i = 0; i < THEMES_EACH && from < text.n; i++) {
		int got;

		switch (pattern_find_from(p->pattern, text, from, &span)) {
		case PATTERN_NO:
			return 1;
		case PATTERN_YES:
			break;
		default:
			return 0;
		}
		if (span.n == 0)
			return 1;
		got = add_match(t, p, text, span, b, e);
		if (got != 1)
			return got;
		from = (size_t)(span.p - text.p) + span.n;
	}
	return 1;
}

int
themes_find(struct themes *t, struct str text, struct err *e)
{
	const struct num none = { 0, 0 };
	struct balance b = { none, false };
	int order;

	buf_clear(&t->tags);
	buf_clear(&t->spans);
	if (text.n > EVAL_PATTERN_BYTES)
		return 0;
	for (const struct themes_pattern *p = t->first; p != NULL;
	     p = p->next) {
		int got = p->negation ? 1 : find_pattern(t, p, text, &b, e);

		if (got != 1)
			return got;
	}
	order = num_compare(b.sum, none);
	t->sentiment = order > 0   ? "positive"
		       : order < 0 ? "negative"
		       : b.any     ? "mixed"
				   : "neutral";
	return 1;
}

void
themes_free(struct themes *t)
{
	for (struct themes_pattern *p = t->first; p != NULL; p = p->next)
		pattern_free(p->pattern);
	buf_free(&t->tags);
	buf_free(&t->spans);
}
