#include "link/model.h"

#include "base/num.h"

enum { SEVERAL = 3 }; /* values met less often are not listed */

static const char first_line[] = "cust-dedupe model\t1\n";

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

static int
write_value(struct buf *out, const char *what, uint32_t count, struct str text,
    struct err *e)
{
	if (add_text(out, what, e) != 0 || add_figure(out, count, e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 || add_escaped(out, text, e) != 0)
		return -1;
	return buf_add_byte(out, '\n', e);
}

static int
write_values(struct buf *out, const struct trait *t, struct err *e)
{
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		const uint32_t count = trait_value(t, id)->count;

		if (count >= SEVERAL &&
		    write_value(out, "value", count,
			dictionary_text(&t->forms, id), e) != 0)
			return -1;
	}
	return 0;
}

static int
write_words(struct buf *out, const struct trait *t, struct err *e)
{
	const struct trait_words *w = &t->words;
	const double values = t->known != NULL ? t->known->values : t->forms.n;
	const uint32_t *count = (const uint32_t *)(const void *)w->count.p;

	if (add_figures(out, "words", &values, 1, e) != 0)
		return -1;
	for (uint32_t id = 1; id <= w->words.n; id++) {
		if (count[id - 1] > 1 &&
		    write_value(out, "word", count[id - 1],
			dictionary_text(&w->words, id), e) != 0)
			return -1;
	}
	return 0;
}

static int
write_trait(struct buf *out, const struct evidence *v, const struct trait *t,
    size_t k, struct err *e)
{
	const double facts[2] = { v->hides[k], (double)t->filled };

	if (add_text(out, "trait\t", e) != 0 ||
	    add_text(out, trait_kind_name(v->kind[k]), e) != 0 ||
	    buf_add_byte(out, '\t', e) != 0 ||
	    add_escaped(out, v->name[k], e) != 0 ||
	    buf_add_byte(out, '\n', e) != 0 ||
	    add_figures(out, "facts", facts, 2, e) != 0 ||
	    add_figures(out, "same", v->same[k], LEVEL_MOST, e) != 0 ||
	    add_figures(out, "together", v->together[k], LEVEL_MOST, e) != 0 ||
	    add_figures(out, "any", v->any[k], LEVEL_MOST, e) != 0)
		return -1;
	if (trait_kind_is_text(v->kind[k]) && write_words(out, t, e) != 0)
		return -1;
	return write_values(out, t, e);
}

static int
write_rule(struct buf *out, const struct evidence_rule *r, struct err *e)
{
	double atom[EVIDENCE_ATOMS][2];

	for (unsigned i = 0; i < r->n; i++) {
		atom[i][0] = r->trait[i];
		atom[i][1] = r->atom[i];
	}
	return add_figures(out, "rule", atom[0], (size_t)r->n * 2, e);
}

int
model_write(struct buf *out, const struct evidence *v, const struct corpus *c,
    struct err *e)
{
	const double shares[2] = { v->match, v->household };
	double order[TRAIT_MOST];

	if (add_text(out, first_line, e) != 0 ||
	    add_figures(out, "shares", shares, 2, e) != 0)
		return -1;
	for (size_t k = 0; k < v->n; k++) {
		order[k] = v->order[k];
		if (write_trait(out, v, &c->trait[k], k, e) != 0)
			return -1;
	}
	if (add_figures(out, "order", order, v->n, e) != 0)
		return -1;
	for (size_t i = 0; i < v->nrules; i++) {
		if (write_rule(out, &v->rule[i], e) != 0)
			return -1;
	}
	return 0;
}

void
model_free(struct model *m)
{
	for (size_t k = 0; k < TRAIT_MOST; k++) {
		dictionary_free(&m->value[k]);
		buf_free(&m->count[k]);
		dictionary_free(&m->words[k].words);
		buf_free(&m->words[k].count);
	}
	arena_free(&m->memory);
}

static uint32_t
count_of(const struct model *m, size_t k, uint32_t id)
{
	return ((const uint32_t *)(const void *)m->count[k].p)[id - 1];
}

void
model_apply(const struct model *m, struct corpus *c)
{
	for (size_t k = 0; k < m->evidence.n; k++) {
		struct trait *t = &c->trait[k];
		struct trait_value *v =
		    (struct trait_value *)(void *)t->values.p;

		t->filled = m->filled[k];
		for (uint32_t id = 1; id <= t->forms.n; id++) {
			const uint32_t known = dictionary_find(
			    &m->value[k], dictionary_text(&t->forms, id));

			v[id].count =
			    known == 0 ? SEVERAL - 1 : count_of(m, k, known);
		}
	}
}
