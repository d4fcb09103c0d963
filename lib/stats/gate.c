#include "stats/gate.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/num.h"
#include "expr/eval.h"
#include "expr/parse.h"
#include "record/select.h"

int
gate_add(struct gate *g, struct str text, bool warns, const char *from,
    struct err *e)
{
	struct gate_check *c = &g->check[g->n];
	struct buf ready = { 0 };
	int result;

	if (g->n == GATE_CHECKS)
		return err_set(e, ERR_USAGE, 0, "there are more than %d checks",
		    GATE_CHECKS);
	c->text = arena_copy(&g->memory, text, e);
	c->warns = warns;
	c->from = from;
	result = c->text.p == NULL ? -1
				   : gate_text_rewrite(c->text, &ready,
					 &g->terms, &g->memory, e);
	if (result == 0) {
		c->ready = arena_copy(&g->memory, buf_str(&ready), e);
		result = c->ready.p == NULL ? -1 : 0;
	}
	buf_free(&ready);
	g->n += result == 0;
	return result;
}

/* The column of a term in h, into *at. */
static int
find_column(const struct gate_term *t, const struct header *h, size_t *at,
    struct err *e)
{
	*at = HEADER_NONE;
	if (t->figure == GATE_ROWS)
		return 0;
	return select_one(at, t->column, NULL, h, e);
}

/* The place is in the rewritten text, which the user has never seen. */
static int
wrong_check(const struct gate_check *c, struct err *e)
{
	char from[sizeof e->file];
	size_t n = c->text.n < 80 ? c->text.n : 80;

	if (e->code != ERR_USAGE)
		return -1;
	(void)snprintf(
	    from, sizeof from, "%s: %.*s", c->from, (int)n, c->text.p);
	return err_in_file(e, from);
}

static int
check_conditions(struct gate *g, struct err *e)
{
	for (size_t i = 0; i < g->n; i++) {
		struct gate_check *c = &g->check[i];
		struct source s = { c->from, c->ready, false, 0 };

		if (parse_whole(&s, &g->memory, NULL, &c->condition, e) != 0)
			return wrong_check(c, e);
	}
	return 0;
}

int
gate_check_terms(struct gate *g, const struct header *h,
    const struct header *base, struct err *e)
{
	for (size_t i = 0; i < g->terms.n; i++) {
		struct gate_term *t = &g->terms.term[i];
		bool needs = t->base || t->figure == GATE_PSI;

		if (needs && base == NULL) {
			(void)err_set(e, ERR_USAGE, 0,
			    "%.*s: there is nothing to compare with",
			    (int)t->name.n, t->name.p);
			return err_hint(e, "--baseline STATE, which --save "
					   "has written");
		}
		if ((!t->base && find_column(t, h, &t->at, e) != 0) ||
		    (needs && find_column(t, base, &t->base_at, e) != 0))
			return -1;
	}
	return check_conditions(g, e);
}

bool
gate_wants_psi(const struct gate *g, size_t column)
{
	for (size_t i = 0; i < g->terms.n; i++) {
		if (g->terms.term[i].figure == GATE_PSI &&
		    g->terms.term[i].at == column)
			return true;
	}
	return false;
}

/* part / of with 18 places, cut: not rounded up to a threshold. */
static size_t
write_share(char text[32], uint64_t part, uint64_t of)
{
	uint64_t rest = part % of;
	size_t n = (size_t)snprintf(text, 32, "%" PRIu64 ".", part / of);

	for (size_t i = 0; i < 17; i++) {
		__extension__ typedef unsigned __int128 natural;
		natural more = (natural)rest * 10;

		text[n++] = (char)('0' + (int)(more / of));
		rest = (uint64_t)(more % of);
	}
	while (text[n - 1] == '0')
		n--;
	return text[n - 1] == '.' ? n - 1 : n;
}

static size_t
write_number(char text[32], bool known, double v)
{
	struct num decimal;
	size_t n;

	if (!known || !isfinite(v))
		return 0;
	n = num_write_double(v, text);
	if (num_read(str_make(text, n), &decimal))
		return n;
	n = (size_t)snprintf(text, 32, "%.9f", v);
	return num_read(str_make(text, n), &decimal) ? n : 0;
}

static size_t
write_count(char text[32], uint64_t n)
{
	return (size_t)snprintf(text, 32, "%" PRIu64, n);
}

static size_t
write_ratio(char text[32], uint64_t part, uint64_t of)
{
	return of == 0 ? 0 : write_share(text, part, of);
}

/* A figure of a column as text; nothing when the column has no such. */
static size_t
write_figure(char text[32], enum gate_figure figure, const struct profile *p)
{
	const struct judge *j = &p->judge;
	uint64_t valid = j->n[JUDGE_VALID] + j->n[JUDGE_OFF_FORM];
	bool numeric = profile_is_numeric(p);
	struct number v;

	switch (figure) {
	case GATE_COMPLETENESS:
		return write_ratio(
		    text, p->filled - p->placeholder, p->records);
	case GATE_FILLED:
		return write_count(text, p->filled);
	case GATE_EMPTY:
		return write_count(text, p->records - p->filled);
	case GATE_DISTINCT:
		return write_count(text, p->distinct);
	case GATE_UNIQUENESS:
		return write_ratio(text, p->distinct, p->filled);
	case GATE_DUPLICATES:
		return write_count(text, p->filled - p->distinct);
	case GATE_VALIDITY:
		return j->judges ? write_ratio(
				       text, valid, valid + j->n[JUDGE_INVALID])
				 : 0;
	case GATE_INVALID:
		return j->judges ? write_count(text, j->n[JUDGE_INVALID]) : 0;
	case GATE_PLACEHOLDERS:
		return write_count(text, p->placeholder);
	case GATE_MEAN:
		return write_number(text, numeric, p->numbers.mean);
	case GATE_SD:
		return write_number(text, profile_has_spread(p), p->numbers.sd);
	case GATE_MEDIAN:
		return write_number(
		    text, numeric, p->numbers.quantile[NUMBERS_MEDIAN]);
	case GATE_MIN:
		return numeric && number_read(buf_str(&p->min), &v)
			   ? write_number(text, true, v.value)
			   : 0;
	case GATE_MAX:
		return numeric && number_read(buf_str(&p->max), &v)
			   ? write_number(text, true, v.value)
			   : 0;
	case GATE_SUM:
		return number_read(buf_str(&p->numbers.sum), &v)
			   ? write_number(text, numeric, v.value)
			   : 0;
	default:
		return 0;
	}
}

int
gate_take(struct gate *g, const struct study *now, const struct study *base,
    struct err *e)
{
	g->value = arena_array(&g->memory, g->terms.n, sizeof *g->value, e);
	if (g->value == NULL)
		return -1;
	for (size_t i = 0; i < g->terms.n; i++) {
		const struct gate_term *t = &g->terms.term[i];
		const struct study *s = t->base ? base : now;
		size_t column = t->base ? t->base_at : t->at;
		char text[32];
		size_t n;

		if (t->figure == GATE_ROWS)
			n = write_count(text, s->records);
		else if (t->figure == GATE_PSI)
			n = write_number(text, true, g->contrast[column].psi);
		else
			n = write_figure(text, t->figure, &s->profile[column]);
		g->value[i] = arena_copy(&g->memory, str_make(text, n), e);
		if (g->value[i].p == NULL)
			return -1;
	}
	return 0;
}

/* The same as a record. */
static void
tell_programs(struct gate *g, struct document *d, struct str check,
    const char *what, const char *figures)
{
	if (g->told == NULL) {
		g->told = document_sheet(d, NULL, "checks");
		document_hide(d);
		sheet_add_column(g->told, "check", SHEET_LEFT);
		sheet_add_column(g->told, "result", SHEET_LEFT);
		sheet_add_column(g->told, "figures", SHEET_LEFT);
	}
	sheet_text(g->told, check);
	sheet_word(g->told, what);
	sheet_text(g->told, str_of(figures));
}

/* The figures of a check, with their values. */
static void
tell(struct document *d, struct gate *g, const struct gate_check *c,
    const char *what)
{
	char text[512];
	size_t at = 0;

	text[0] = '\0';
	for (size_t i = 0; i < g->terms.n; i++) {
		const struct gate_term *t = &g->terms.term[i];

		if (memmem(c->text.p, c->text.n, t->name.p, t->name.n) ==
			NULL ||
		    at + t->name.n + g->value[i].n + 8 > sizeof text)
			continue;
		at += (size_t)snprintf(text + at, sizeof text - at,
		    "%s%.*s = %.*s", at == 0 ? "" : ", ", (int)t->name.n,
		    t->name.p, (int)(g->value[i].n == 0 ? 7 : g->value[i].n),
		    g->value[i].n == 0 ? "unknown" : g->value[i].p);
	}
	document_line(
	    d, "%s: %.*s (%s)", what, (int)c->text.n, c->text.p, text);
	tell_programs(g, d, c->text, what, text);
}

static int
judge_all(struct gate *g, struct check *check, struct document *d, bool *failed,
    struct err *e)
{
	const struct record r = { .field = g->value, .nfields = g->terms.n };
	int result = 0;
	struct eval v;

	eval_open(&v, check);
	for (size_t i = 0; i < g->n && result == 0; i++) {
		struct gate_check *c = &g->check[i];
		struct source s = { c->from, c->ready, false, 0 };
		enum eval_truth truth;

		result = check_condition(check, &s, c->condition, e);
		if (result != 0) {
			(void)wrong_check(c, e);
			break;
		}
		eval_record(&v, &r);
		truth = eval_condition(&v, c->condition);
		if (v.failed) {
			*e = v.err;
			result = -1;
			break;
		}
		if (truth == EVAL_FALSE)
			continue;
		*failed |= !c->warns;
		tell(d, g, c,
		    truth != EVAL_TRUE ? "cannot be decided"
		    : c->warns         ? "warning"
				       : "failed");
	}
	eval_close(&v);
	return result;
}

int
gate_judge(struct gate *g, struct document *d, struct date as_of,
    uint64_t records, bool *failed, struct err *e)
{
	struct header h = { .n = g->terms.n };
	struct check check;
	int result;

	*failed = false;
	d->title = "Checks";
	if (records == 0) {
		*failed = true;
		document_line(d, "failed: there are no records");
		tell_programs(g, d, str_of("rows"), "failed", "rows = 0");
	}
	h.name = arena_array(&g->memory, h.n, sizeof *h.name, e);
	h.role = arena_array(&g->memory, h.n, sizeof *h.role, e);
	if (h.name == NULL || h.role == NULL)
		return -1;
	for (size_t i = 0; i < h.n; i++)
		h.name[i] = g->terms.term[i].name;
	check_open(&check, &h, as_of, &g->memory);
	result = judge_all(g, &check, d, failed, e);
	check_free(&check);
	return result;
}

void
gate_free(struct gate *g)
{
	arena_free(&g->memory);
}
