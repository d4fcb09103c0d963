#include <math.h>

#include "base/num.h"
#include "link/model.h"

enum { FIGURES = 32 };

struct reading {
	struct model *m;
	struct str rest; /* lines not read yet */
	uint64_t line;
	struct str word; /* the first of the line, and what is behind it */
	struct str tail;
	double figure[FIGURES];
	size_t n;
	struct err *e;
};

static int
is_damaged(struct reading *r)
{
	(void)err_set(
	    r->e, ERR_USAGE, 0, "the model is damaged, or of another kind");
	r->e->line = r->line;
	return -1;
}

/* What stands before the next tab; *rest goes on behind it. */
static struct str
part_of(struct str *rest)
{
	const char *tab = memchr(rest->p, '\t', rest->n);
	const size_t n = tab == NULL ? rest->n : (size_t)(tab - rest->p);
	const struct str part = str_slice(*rest, 0, n);

	*rest = str_slice(*rest, n < rest->n ? n + 1 : n, rest->n);
	return part;
}

static bool
next_line(struct reading *r)
{
	const char *end = memchr(r->rest.p, '\n', r->rest.n);

	if (end == NULL)
		return false;
	r->tail = str_slice(r->rest, 0, (size_t)(end - r->rest.p));
	r->rest = str_slice(r->rest, r->tail.n + 1, r->rest.n);
	r->line++;
	r->word = part_of(&r->tail);
	return true;
}

/* The figures of a line; there must be `n` of them. */
static bool
has_figures(struct reading *r, size_t n)
{
	for (r->n = 0; r->tail.n > 0 && r->n < FIGURES; r->n++) {
		if (!num_read_double(part_of(&r->tail), &r->figure[r->n]))
			return false;
	}
	return r->n == n && r->tail.n == 0;
}

static bool
is_whole(double v, double below)
{
	return v >= 0 && v < below && v == floor(v);
}

/* The text without its escapes, in the model's memory. */
static struct str
unescaped(struct reading *r, struct str s)
{
	struct str copy = arena_copy(&r->m->memory, s, r->e);
	char *to =
	    copy.p == NULL ? NULL : arena_take(&r->m->memory, s.n + 1, r->e);
	size_t n = 0;

	if (to == NULL)
		return str_make(NULL, 0);
	for (size_t i = 0; i < copy.n; i++) {
		char c = copy.p[i];

		if (c == '\\' && i + 1 < copy.n) {
			c = copy.p[++i];
			if (c == 't')
				c = '\t';
			else if (c == 'n')
				c = '\n';
		}
		to[n++] = c;
	}
	return str_make(to, n);
}

static int
read_trait(struct reading *r)
{
	struct evidence *v = &r->m->evidence;
	const enum trait_kind kind = trait_kind_known(part_of(&r->tail));

	if (v->n == TRAIT_MOST || kind == TRAIT_NONE || kind == TRAIT_OPEN)
		return is_damaged(r);
	v->kind[v->n] = kind;
	v->name[v->n] = unescaped(r, r->tail);
	if (v->name[v->n].p == NULL)
		return -1;
	v->n++;
	return 0;
}

/* Chances of levels: none negative, none above 1. */
static int
read_levels(struct reading *r, double levels[][LEVEL_MOST])
{
	if (r->m->evidence.n == 0 || !has_figures(r, LEVEL_MOST))
		return is_damaged(r);
	for (size_t i = 0; i < LEVEL_MOST; i++) {
		if (!(r->figure[i] >= 0 && r->figure[i] <= 1))
			return is_damaged(r);
		levels[r->m->evidence.n - 1][i] = r->figure[i];
	}
	return 0;
}

static int
read_facts(struct reading *r)
{
	const size_t n = r->m->evidence.n;

	if (n == 0 || !has_figures(r, 2) || !is_whole(r->figure[0], 65536) ||
	    !is_whole(r->figure[1], 0x1p53))
		return is_damaged(r);
	r->m->evidence.hides[n - 1] = (uint16_t)r->figure[0];
	r->m->filled[n - 1] = (uint64_t)r->figure[1];
	return 0;
}

/* A text and how often it was met. */
static int
read_counted(struct reading *r, struct dictionary *texts, struct buf *counts)
{
	double figure;
	uint32_t count, id;
	struct str text;

	if (!num_read_double(part_of(&r->tail), &figure) ||
	    !is_whole(figure, 0x1p32) || figure < 1)
		return is_damaged(r);
	count = (uint32_t)figure;
	text = unescaped(r, r->tail);
	if (text.p == NULL || dictionary_add(texts, text, &id, r->e) != 0)
		return -1;
	if (id <= counts->n / sizeof count)
		return is_damaged(r);
	return buf_add(
	    counts, str_make((const char *)&count, sizeof count), r->e);
}

static int
read_value(struct reading *r)
{
	const size_t k = r->m->evidence.n - 1;

	if (k >= TRAIT_MOST)
		return is_damaged(r);
	return read_counted(r, &r->m->value[k], &r->m->count[k]);
}

static int
read_word(struct reading *r)
{
	const size_t k = r->m->evidence.n - 1;

	if (k >= TRAIT_MOST)
		return is_damaged(r);
	return read_counted(r, &r->m->words[k].words, &r->m->words[k].count);
}

static int
read_words(struct reading *r)
{
	const size_t k = r->m->evidence.n - 1;

	if (k >= TRAIT_MOST || !has_figures(r, 1) ||
	    !is_whole(r->figure[0], 0x1p53))
		return is_damaged(r);
	r->m->words[k].values = r->figure[0];
	return 0;
}

static int
read_order(struct reading *r)
{
	struct evidence *v = &r->m->evidence;
	unsigned seen = 0;

	if (!has_figures(r, v->n))
		return is_damaged(r);
	for (size_t i = 0; i < v->n; i++) {
		if (!is_whole(r->figure[i], (double)v->n))
			return is_damaged(r);
		v->order[i] = (uint8_t)r->figure[i];
		seen |= 1U << v->order[i];
	}
	return seen == (1U << v->n) - 1 ? 0 : is_damaged(r);
}

static int
read_rule(struct reading *r)
{
	struct evidence *v = &r->m->evidence;
	struct evidence_rule *rule = &v->rule[v->nrules];
	const double *figure = r->figure;

	(void)has_figures(r, 0);
	if (v->nrules == EVIDENCE_RULES || r->n == 0 || r->n % 2 != 0 ||
	    r->n / 2 > EVIDENCE_ATOMS)
		return is_damaged(r);
	rule->n = (unsigned)(r->n / 2);
	for (unsigned i = 0; i < rule->n; i++) {
		if (!is_whole(figure[0], (double)v->n) ||
		    !is_whole(figure[1], TRAIT_ATOMS))
			return is_damaged(r);
		rule->trait[i] = (uint8_t)*figure++;
		rule->atom[i] = (uint8_t)*figure++;
	}
	v->nrules++;
	return 0;
}

static int
read_shares(struct reading *r)
{
	struct evidence *v = &r->m->evidence;

	if (!has_figures(r, 2) || !(r->figure[0] > 0 && r->figure[0] < 1) ||
	    !(r->figure[1] > 0 && r->figure[1] < 1))
		return is_damaged(r);
	v->match = r->figure[0];
	v->household = r->figure[1];
	return 0;
}

static int
read_line(struct reading *r)
{
	struct evidence *v = &r->m->evidence;

	if (str_is(r->word, "value"))
		return read_value(r);
	if (str_is(r->word, "word"))
		return read_word(r);
	if (str_is(r->word, "words"))
		return read_words(r);
	if (str_is(r->word, "same"))
		return read_levels(r, v->same);
	if (str_is(r->word, "together"))
		return read_levels(r, v->together);
	if (str_is(r->word, "any"))
		return read_levels(r, v->any);
	if (str_is(r->word, "facts"))
		return read_facts(r);
	if (str_is(r->word, "trait"))
		return read_trait(r);
	if (str_is(r->word, "rule"))
		return read_rule(r);
	if (str_is(r->word, "order"))
		return read_order(r);
	return str_is(r->word, "shares") ? read_shares(r) : is_damaged(r);
}

int
model_read(struct model *m, struct str text, struct err *e)
{
	struct reading r = { .m = m, .rest = text, .e = e };

	if (!next_line(&r) || !str_is(r.word, "cust-dedupe model"))
		return err_set(e, ERR_USAGE, 0, "this is no model");
	if (!str_is(r.tail, "1"))
		return err_set(e, ERR_USAGE, 0,
		    "the model is of another version of cust-dedupe");
	while (next_line(&r)) {
		if (read_line(&r) != 0)
			return -1;
	}
	if (r.rest.n > 0 || m->evidence.n == 0 || m->evidence.match <= 0)
		return is_damaged(&r);
	return 0;
}
