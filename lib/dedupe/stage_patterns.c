#include "dedupe/stage_patterns.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/num.h"

enum {
	LINE = 64 + TRAIT_MOST,
	RULES_DIGITS = 4,
	PRINT_DIGITS = 16,
	ALL_TRAITS = (1 << TRAIT_MOST) - 1,
};

static const char other_model[] = "these are not the keys of this model";

/* Take n digits of the base off *s; false: there are not so many. */
static bool
take_digits(struct str *s, size_t n, unsigned base, uint64_t *value)
{
	static const char digits[] = "0123456789abcdef";

	*value = 0;
	if (s->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *digit = memchr(digits, s->p[i], base);

		if (digit == NULL)
			return false;
		*value = *value * base + (uint64_t)(digit - digits);
	}
	*s = str_slice(*s, n, s->n);
	return true;
}

static bool
take_colon(struct str *s)
{
	if (s->n == 0 || s->p[0] != ':')
		return false;
	*s = str_slice(*s, 1, s->n);
	return true;
}

bool
stage_patterns_key(
    const struct stage_patterns *p, struct str text, struct stage_key *key)
{
	uint64_t rule;

	if (!take_digits(&text, 2, 10, &rule) || !take_colon(&text) ||
	    !take_digits(&text, PRINT_DIGITS, 16, &key->key) || text.n > 0)
		return false;
	key->rule = (unsigned)rule;
	return rule < p->model->evidence.nrules || rule == EVIDENCE_RULES;
}

void
stage_patterns_begin(struct stage_patterns *p, const struct corpus *c)
{
	const struct evidence *v = &p->model->evidence;

	p->c = c;
	for (size_t i = 0; i < v->nrules; i++)
		block_key_open(&p->form[i], c, &v->rule[i]);
}

/* Of several keys of a rule that both have the least is the one. */
static bool
is_least(const struct stage_key *key, const uint64_t *shared, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (shared[i] < key->key)
			return false;
	}
	return true;
}

static bool
has(const struct stage_key *key, const uint64_t *shared, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (shared[i] == key->key)
			return true;
	}
	return false;
}

int
stage_patterns_pair(struct stage_patterns *p, struct compare_memo *memo,
    const struct stage_key *key, uint32_t x, uint32_t y, struct err *e)
{
	const struct corpus *c = p->c;
	const struct evidence *v = &p->model->evidence;
	const uint64_t agree = block_key_agree(c, ALL_TRAITS, x, y);
	struct evidence_sum one = {
		.rules = 1U << key->rule, .rule = key->rule, .count = 1
	};
	uint64_t shared[BLOCK_KEY_MOST];
	const unsigned n =
	    block_key_shared(&p->form[key->rule], c, x, y, shared);

	if (!has(key, shared, n))
		return err_set(e, ERR_USAGE, 0, "%s", other_model);
	if (!is_least(key, shared, n))
		return 0;
	for (unsigned i = 0; i < v->nrules; i++)
		one.rules |=
		    (unsigned)block_key_meet(&p->form[i], c, agree, x, y) << i;
	one.levels = compare_entries(c, v, memo, x, y);
	one.made = c->email != CORPUS_NONE && compare_is_made(c, x, y);
	return evidence_sums_add(&p->sums, &one, e);
}

static int
write_line(struct stream *io, const char *text, int n)
{
	return stream_pass_run(io, str_make(text, (size_t)n), 1);
}

static int
write_sum(const struct stage_patterns *p, struct stream *io,
    const struct evidence_sum *one)
{
	const size_t n = p->model->evidence.n;
	char line[LINE];
	int more;

	for (size_t k = 0; k < n; k++)
		line[k] = (char)('0' + compare_level(one->levels, k));
	more =
	    snprintf(line + n, sizeof line - n, ":%04x:%02u:%u\t%" PRIu64 "\n",
		one->rules, one->rule, one->made, one->count);
	return write_line(io, line, (int)n + more);
}

int
stage_patterns_write(const struct stage_patterns *p, struct stream *io)
{
	char line[LINE];
	int n = snprintf(
	    line, sizeof line, "model:%016" PRIx64 "\t1\n", p->model->print);

	if (write_line(io, line, n) != 0)
		return -1;
	n = snprintf(line, sizeof line, "records\t%" PRIu64 "\n", p->records);
	if (write_line(io, line, n) != 0)
		return -1;
	for (uint32_t i = 1; i <= evidence_sums_n(&p->sums); i++) {
		const struct evidence_sum one = evidence_sums_at(&p->sums, i);

		if (write_sum(p, io, &one) != 0)
			return -1;
	}
	return 0;
}

static bool
read_levels(const struct evidence *v, struct str *s, uint64_t *levels)
{
	*levels = 0;
	for (size_t k = 0; k < v->n; k++) {
		uint64_t level;

		if (!take_digits(s, 1, 10, &level) ||
		    (level > level_last(v->kind[k]) &&
			!(level == LEVEL_MADE && v->kind[k] == TRAIT_EMAIL)))
			return false;
		*levels |= level << k * LEVEL_BITS;
	}
	return true;
}

static bool
read_sum(const struct evidence *v, struct str s, struct evidence_sum *one)
{
	uint64_t rules, rule, made;

	if (!read_levels(v, &s, &one->levels) || !take_colon(&s) ||
	    !take_digits(&s, RULES_DIGITS, 16, &rules) || !take_colon(&s) ||
	    !take_digits(&s, 2, 10, &rule) || !take_colon(&s) ||
	    !take_digits(&s, 1, 2, &made) || s.n > 0)
		return false;
	one->rules = (unsigned)rules;
	one->rule = (unsigned)rule;
	one->made = (unsigned)made;
	return rules >> v->nrules == 0 && rule < v->nrules &&
	       (rules >> rule & 1) != 0;
}

/* Is it a count? */
static bool
read_count(struct str s, uint64_t *count)
{
	double value;

	if (!num_read_double(s, &value) || !(value >= 0 && value < 0x1p53) ||
	    value != floor(value))
		return false;
	*count = (uint64_t)value;
	return true;
}

static int
add_process(
    struct stage_patterns *p, struct str print, uint64_t count, struct err *e)
{
	uint64_t value;

	if (!take_digits(&print, PRINT_DIGITS, 16, &value) || print.n > 0)
		return err_set(e, ERR_USAGE, 0, "this is no line of patterns");
	if (value != p->model->print) {
		(void)err_set(e, ERR_USAGE, 0,
		    "the patterns were counted by another model");
		return err_hint(
		    e, "--model is the file that the stage patterns had");
	}
	p->processes += count;
	return 0;
}

int
stage_patterns_add(
    struct stage_patterns *p, const struct record *line, struct err *e)
{
	static const char model[] = "model:";
	struct evidence_sum one = { .count = 0 };
	const struct str what = line->field[0];

	if (line->nfields != 2 || !read_count(line->field[1], &one.count))
		return err_set(e, ERR_USAGE, 0, "this is no line of patterns");
	if (str_starts(what, str_of(model)))
		return add_process(
		    p, str_slice(what, sizeof model - 1, what.n), one.count, e);
	if (str_is(what, "records")) {
		p->records += one.count;
		return 0;
	}
	if (!read_sum(&p->model->evidence, what, &one))
		return err_set(e, ERR_USAGE, 0,
		    "this is no line of patterns of this model");
	return evidence_sums_add(&p->sums, &one, e);
}

void
stage_patterns_free(struct stage_patterns *p)
{
	evidence_sums_free(&p->sums);
}
