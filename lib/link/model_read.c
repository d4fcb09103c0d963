#include <inttypes.h>
#include <math.h>

#include "base/hash.h"
#include "base/num.h"
#include "field/role.h"
#include "link/level.h"
#include "link/model.h"

enum { FIGURES = 32, LATEST = 9999 };

/* What must be said of a trait. */
enum { FACTS = 1, SAME = 2, TOGETHER = 4, ANY = 8, ALL = 15 };

struct reading {
	struct model *m;
	struct str rest; /* lines not read yet */
	uint64_t line;
	struct trait_known *known; /* of the column at hand, or NULL */
	unsigned char said[TRAIT_MOST];
	bool ended;
	struct str word; /* the first of the line, and what is behind it */
	struct str tail;
	double figure[FIGURES];
	size_t n;
	struct err *e;
};

static int
is_damaged(struct reading *r)
{
	return err_set(r->e, ERR_USAGE, 0,
	    "line %" PRIu64 ": the model is damaged, or of another kind",
	    r->line);
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

/* The text without its escapes, ended by NUL, in the model's memory. */
static struct str
unescaped(struct reading *r, struct str s)
{
	char *to = arena_take(&r->m->memory, s.n + 1, r->e);
	size_t n = 0;

	if (to == NULL)
		return str_make(NULL, 0);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\\' && i + 1 < s.n) {
			c = s.p[++i];
			if (c == 't')
				c = '\t';
			else if (c == 'n')
				c = '\n';
		}
		to[n++] = c;
	}
	to[n] = '\0';
	return str_make(to, n);
}

/* The trait at hand: the last column, when it is compared. */
static bool
has_trait(const struct reading *r)
{
	return r->known != NULL && r->known->used;
}

static int
read_column(struct reading *r)
{
	struct evidence *v = &r->m->evidence;
	const struct str used = part_of(&r->tail);
	struct model_column c = { .kind = trait_kind_known(part_of(&r->tail)) };
	const struct str role = part_of(&r->tail);
	double nth;
	size_t n;

	c.role = role_known(role);
	c.known.used = str_is(used, "compared");
	if ((!c.known.used && !str_is(used, "names")) || c.kind == TRAIT_NONE ||
	    c.kind == TRAIT_OPEN || (c.role == NULL && !str_is(role, "-")) ||
	    !num_read_double(part_of(&r->tail), &nth) ||
	    !is_whole(nth, 0x1p32) || nth < 1 ||
	    (c.known.used && v->n == TRAIT_MOST))
		return is_damaged(r);
	c.nth = (size_t)nth;
	c.name = unescaped(r, r->tail);
	if (c.name.p == NULL ||
	    buf_add(&r->m->columns, str_make((const char *)&c, sizeof c),
		r->e) != 0)
		return -1;
	r->known = &(model_columns(r->m, &n) + n - 1)->known;
	if (c.known.used) {
		v->kind[v->n] = c.kind;
		v->name[v->n++] = c.name;
	}
	return 0;
}

/* Chances of levels: those that are compared have one. */
static int
read_levels(struct reading *r, unsigned which, double levels[][LEVEL_MOST])
{
	const size_t k = r->m->evidence.n - 1;
	unsigned last;

	if (!has_trait(r) || !has_figures(r, LEVEL_MOST))
		return is_damaged(r);
	last = level_last(r->m->evidence.kind[k]);
	for (size_t i = 0; i < LEVEL_MOST; i++) {
		const double least = i >= 1 && i <= last ? 1e-300 : 0;

		if (!(r->figure[i] >= least && r->figure[i] <= 1))
			return is_damaged(r);
		levels[k][i] = r->figure[i];
	}
	r->said[k] |= (unsigned char)which;
	return 0;
}

static int
read_facts(struct reading *r)
{
	const size_t k = r->m->evidence.n - 1;

	if (!has_trait(r) || !has_figures(r, 2) ||
	    !is_whole(r->figure[0], 1 << TRAIT_MOST) ||
	    !is_whole(r->figure[1], 0x1p53) || r->figure[1] < 1)
		return is_damaged(r);
	r->m->evidence.hides[k] = (uint16_t)r->figure[0];
	r->known->filled = (uint64_t)r->figure[1];
	r->said[k] |= FACTS;
	return 0;
}

static int
read_dates(struct reading *r)
{
	if (!has_trait(r) || !has_figures(r, 2) ||
	    !is_whole(r->figure[0], DATE_ORDER_MIXED + 1) ||
	    !is_whole(r->figure[1], 0x1p32))
		return is_damaged(r);
	r->known->order = (enum date_order)r->figure[0];
	r->known->languages = (unsigned)r->figure[1];
	return 0;
}

/* A text and how often it was met. */
static int
read_count(struct reading *r, struct counted *list)
{
	double count;
	struct str text;

	if (!num_read_double(part_of(&r->tail), &count) ||
	    !is_whole(count, 0x1p32))
		return is_damaged(r);
	text = unescaped(r, r->tail);
	if (text.p == NULL)
		return -1;
	/* Of generic values the count is 0, and that they are here counts. */
	if (counted_find(list, text) != 0)
		return is_damaged(r);
	return counted_add(list, text, count < 1 ? 1 : (uint32_t)count, r->e);
}

static int
read_words(struct reading *r)
{
	if (!has_trait(r) || !has_figures(r, 1) ||
	    !is_whole(r->figure[0], 0x1p53))
		return is_damaged(r);
	r->known->values = r->figure[0];
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
	if (v->nrules == EVIDENCE_RULES || r->n < 3 || r->n % 2 != 1 ||
	    r->n / 2 > EVIDENCE_ATOMS || r->tail.n > 0 || !(*figure >= 0))
		return is_damaged(r);
	rule->pairs = *figure++;
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
read_region(struct reading *r)
{
	const struct str region = unescaped(r, r->tail);

	if (region.p == NULL)
		return -1;
	if (region.n != 2)
		return is_damaged(r);
	r->m->reading.region = region.p;
	return 0;
}

static int
read_day(struct reading *r)
{
	struct date *day = &r->m->reading.as_of;

	if (!has_figures(r, 3))
		return is_damaged(r);
	for (size_t i = 0; i < 3; i++) {
		if (!is_whole(r->figure[i], LATEST + 1))
			return is_damaged(r);
	}
	day->year = (int32_t)r->figure[0];
	day->month = (int32_t)r->figure[1];
	day->day = (int32_t)r->figure[2];
	return date_is_real(*day) ? 0 : is_damaged(r);
}

/* Everything must have been said before it. */
static int
read_end(struct reading *r)
{
	const struct evidence *v = &r->m->evidence;
	unsigned order = 0;

	if (!has_figures(r, 1) || r->figure[0] != (double)(r->line - 1))
		return is_damaged(r);
	for (size_t k = 0; k < v->n; k++) {
		order |= 1U << v->order[k];
		if (r->said[k] != ALL)
			return is_damaged(r);
	}
	if (v->n == 0 || order != (1U << v->n) - 1 || v->match <= 0 ||
	    r->m->reading.as_of.year == 0)
		return is_damaged(r);
	r->ended = true;
	return 0;
}

/* Lines that are about the column before them. */
static int
read_known(struct reading *r)
{
	struct evidence *v = &r->m->evidence;

	if (!has_trait(r))
		return is_damaged(r);
	if (str_is(r->word, "value"))
		return read_count(r, &r->known->value);
	if (str_is(r->word, "word"))
		return read_count(r, &r->known->word);
	if (str_is(r->word, "domain"))
		return read_count(r, &r->known->domain);
	if (str_is(r->word, "generic"))
		return read_count(r, &r->known->generic);
	if (str_is(r->word, "words"))
		return read_words(r);
	if (str_is(r->word, "dates"))
		return read_dates(r);
	if (str_is(r->word, "same"))
		return read_levels(r, SAME, v->same);
	if (str_is(r->word, "together"))
		return read_levels(r, TOGETHER, v->together);
	if (str_is(r->word, "any"))
		return read_levels(r, ANY, v->any);
	return str_is(r->word, "facts") ? read_facts(r) : is_damaged(r);
}

static int
read_line(struct reading *r)
{
	if (r->ended)
		return is_damaged(r);
	if (str_is(r->word, "column"))
		return read_column(r);
	if (str_is(r->word, "rule"))
		return read_rule(r);
	if (str_is(r->word, "order"))
		return read_order(r);
	if (str_is(r->word, "shares"))
		return read_shares(r);
	if (str_is(r->word, "region"))
		return read_region(r);
	if (str_is(r->word, "as-of"))
		return read_day(r);
	if (str_is(r->word, "end"))
		return read_end(r);
	return str_is(r->word, "note") ? 0 : read_known(r);
}

int
model_read(struct model *m, struct str text, struct err *e)
{
	struct reading r = { .m = m, .rest = text, .e = e };

	if (!next_line(&r) || !str_is(r.word, "cust-dedupe model")) {
		(void)err_set(e, ERR_USAGE, 0, "this is no model");
		return err_hint(e, "cust-dedupe --model-out writes one");
	}
	if (!str_is(r.tail, "1"))
		return err_set(e, ERR_USAGE, 0,
		    "the model is of another version of cust-dedupe");
	while (next_line(&r)) {
		if (read_line(&r) != 0)
			return -1;
	}
	r.line++;
	m->print = hash_str(text, 0);
	return r.ended && r.rest.n == 0 ? 0 : is_damaged(&r);
}
