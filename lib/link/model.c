#include "link/model.h"

#include "base/num.h"
#include "link/corpus_known.h"
#include "link/corpus_made.h"

static const char first_lines[] =
    "cust-dedupe model\t1\n"
    "note\tconfidential: it has values of the records it was made of\n";

static int
add_text(struct buf *out, const char *text, struct err *e)
{
	return buf_add(out, str_of(text), e);
}

static int
add_figure(struct buf *out, double v, struct err *e)
{
	char text[NUM_TEXT];

	if (buf_add_byte(out, '\t', e) != 0)
		return -1;
	return buf_add(out, str_make(text, num_write_double(v, text)), e);
}

static int
add_figures(
    struct buf *out, const char *what, const double *v, size_t n, struct err *e)
{
	if (add_text(out, what, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (add_figure(out, v[i], e) != 0)
			return -1;
	}
	return buf_add_byte(out, '\n', e);
}

/* Text with tab, line feed and backslash as \t, \n and \\. */
static int
add_escaped(struct buf *out, struct str s, struct err *e)
{
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];
		const char *as = c == '\t'   ? "\\t"
				 : c == '\n' ? "\\n"
				 : c == '\\' ? "\\\\"
					     : NULL;

		if ((as != NULL ? add_text(out, as, e)
				: buf_add_byte(out, c, e)) != 0)
			return -1;
	}
	return 0;
}

/* A count and a text. */
static int
write_count(struct buf *out, const char *what, uint32_t count, struct str text,
    struct err *e)
{
	if (add_text(out, what, e) != 0 || add_figure(out, count, e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 || add_escaped(out, text, e) != 0)
		return -1;
	return buf_add_byte(out, '\n', e);
}

/* Those met several times, and those that count nothing. */
static int
write_values(struct buf *out, const struct trait *t, struct err *e)
{
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		const uint32_t count = trait_value(t, id)->count;

		if ((count == 0 || count >= CORPUS_KNOWN_OFTEN) &&
		    write_count(out, count == 0 ? "generic" : "value", count,
			dictionary_text(&t->forms, id), e) != 0)
			return -1;
	}
	return 0;
}

static int
write_words(struct buf *out, const struct trait *t, struct err *e)
{
	const struct trait_words *w = &t->words;
	const double values = t->forms.n;
	const uint32_t *count = (const uint32_t *)(const void *)w->count.p;

	if (!trait_kind_is_text(t->kind))
		return 0;
	if (add_figures(out, "words", &values, 1, e) != 0)
		return -1;
	for (uint32_t id = 1; id <= w->words.n; id++) {
		if (count[id - 1] > 1 &&
		    write_count(out, "word", count[id - 1],
			dictionary_text(&w->words, id), e) != 0)
			return -1;
	}
	return 0;
}

static int
write_domains(struct buf *out, const struct trait *t, struct err *e)
{
	struct counted domains = { .counts = { 0 } };
	int result;

	if (t->kind != TRAIT_EMAIL)
		return 0;
	result = corpus_made_domains(t, &domains, e);
	for (uint32_t id = 1; id <= counted_texts(&domains) && result == 0;
	     id++) {
		if (counted_count(&domains, id) > 1)
			result = write_count(out, "domain",
			    counted_count(&domains, id),
			    counted_text(&domains, id), e);
	}
	counted_free(&domains);
	return result;
}

/* The name last: it may be any text. */
static int
write_column(
    struct buf *out, const struct corpus *c, size_t i, bool used, struct err *e)
{
	const struct trait *t = &c->trait[i];
	const enum trait_kind kind = t->split ? TRAIT_FULL : t->kind;
	if (add_text(out, "column\t", e) != 0 ||
	    add_text(out, used ? "compared" : "names", e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 ||
	    add_text(out, trait_kind_name(kind), e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 ||
	    add_text(out, t->role == NULL ? "-" : t->role, e) != 0 ||
	    add_figure(out, (double)t->nth, e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 ||
	    add_escaped(out, t->name, e) != 0)
		return -1;
	return buf_add_byte(out, '\n', e);
}

/* How the dates of a column are read. */
static int
write_dates(struct buf *out, const struct trait *t, struct err *e)
{
	const double how[2] = { t->order, t->languages };

	return t->kind == TRAIT_DATE ? add_figures(out, "dates", how, 2, e) : 0;
}

static int
write_trait(struct buf *out, const struct evidence *v, const struct trait *t,
    size_t k, struct err *e)
{
	const double facts[2] = { v->hides[k], (double)t->filled };

	if (add_figures(out, "facts", facts, 2, e) != 0 ||
	    add_figures(out, "same", v->same[k], LEVEL_MOST, e) != 0 ||
	    add_figures(out, "together", v->together[k], LEVEL_MOST, e) != 0 ||
	    add_figures(out, "any", v->any[k], LEVEL_MOST, e) != 0 ||
	    write_dates(out, t, e) != 0 || write_words(out, t, e) != 0 ||
	    write_domains(out, t, e) != 0)
		return -1;
	return write_values(out, t, e);
}

/* Is it a column of names that are used for those of others? */
static bool
has_names(const struct corpus *c, const struct trait *t)
{
	bool split = false;

	for (size_t i = 0; i < c->all; i++)
		split = split || c->trait[i].split;
	return t->split ||
	       (split && (t->kind == TRAIT_GIVEN || t->kind == TRAIT_FAMILY));
}

/* The columns in the order in which the records have them, which is that of the
 * traits that are used, and of the others. */
static int
write_columns(struct buf *out, const struct evidence *v, const struct corpus *c,
    struct err *e)
{
	size_t k = 0, i = c->ntraits;

	while (k < c->ntraits || i < c->all) {
		const bool used =
		    i == c->all ||
		    (k < c->ntraits && c->trait[k].column < c->trait[i].column);
		const size_t at = used ? k++ : i++;

		if (!used && !has_names(c, &c->trait[at]))
			continue;
		if (write_column(out, c, at, used, e) != 0 ||
		    (used && write_trait(out, v, &c->trait[at], at, e) != 0))
			return -1;
	}
	return 0;
}

static int
write_rule(struct buf *out, const struct evidence_rule *r, struct err *e)
{
	double figure[1 + EVIDENCE_ATOMS * 2];
	size_t n = 0;

	figure[n++] = r->pairs;
	for (unsigned i = 0; i < r->n; i++) {
		figure[n++] = r->trait[i];
		figure[n++] = r->atom[i];
	}
	return add_figures(out, "rule", figure, n, e);
}

static int
write_reading(struct buf *out, const struct trait_reading *r, struct err *e)
{
	const double day[3] = { r->as_of.year, r->as_of.month, r->as_of.day };

	if (r->region != NULL && (add_text(out, "region\t", e) != 0 ||
				     add_text(out, r->region, e) != 0 ||
				     buf_add_byte(out, '\n', e) != 0))
		return -1;
	return add_figures(out, "as-of", day, 3, e);
}

/* How many lines there are: a part of a model is none. */
static int
write_end(struct buf *out, size_t from, struct err *e)
{
	double lines = 0;

	for (size_t i = from; i < out->n; i++)
		lines += out->p[i] == '\n';
	return add_figures(out, "end", &lines, 1, e);
}

static int
write_shares(struct buf *out, const struct evidence *v, struct err *e)
{
	const double shares[2] = { v->match, v->household };

	return add_figures(out, "shares", shares, 2, e);
}

int
model_write(struct buf *out, const struct evidence *v, const struct corpus *c,
    const struct trait_reading *r, struct err *e)
{
	const size_t from = out->n;
	double order[TRAIT_MOST];

	if (c->ntraits == 0)
		return err_set(e, ERR_USAGE, 0,
		    "there is no model: nothing tells these records apart");
	for (size_t k = 0; k < v->n; k++)
		order[k] = v->order[k];
	if (add_text(out, first_lines, e) != 0 ||
	    write_reading(out, r, e) != 0 || write_shares(out, v, e) != 0 ||
	    write_columns(out, v, c, e) != 0 ||
	    add_figures(out, "order", order, v->n, e) != 0)
		return -1;
	for (size_t i = 0; i < v->nrules; i++) {
		if (write_rule(out, &v->rule[i], e) != 0)
			return -1;
	}
	return write_end(out, from, e);
}

/* A line of a model, its end included; k: the traits up to here. */
static int
rewrite_line(struct buf *out, struct str line, const struct evidence *v,
    size_t k, struct err *e)
{
	if (str_starts(line, str_of("shares\t")))
		return write_shares(out, v, e);
	if (str_starts(line, str_of("same\t")))
		return add_figures(out, "same", v->same[k - 1], LEVEL_MOST, e);
	if (str_starts(line, str_of("together\t")))
		return add_figures(
		    out, "together", v->together[k - 1], LEVEL_MOST, e);
	return buf_add(out, line, e);
}

int
model_rewrite(
    struct buf *out, struct str text, const struct evidence *v, struct err *e)
{
	size_t from = 0, k = 0;

	for (size_t i = 0; i < text.n; i++) {
		struct str line;

		if (text.p[i] != '\n')
			continue;
		line = str_slice(text, from, i + 1);
		k += str_starts(line, str_of("column\tcompared\t"));
		if (rewrite_line(out, line, v, k, e) != 0)
			return -1;
		from = i + 1;
	}
	return 0;
}

void
model_free(struct model *m)
{
	size_t n;
	struct model_column *column = model_columns(m, &n);

	for (size_t i = 0; i < n; i++)
		trait_known_free(&column[i].known);
	buf_free(&m->columns);
	arena_free(&m->memory);
}
