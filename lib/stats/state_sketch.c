#include "stats/state_sketch.h"

#include "base/num.h"
#include "stats/exact_state.h"
#include "stats/state.h"

enum { REGISTER_ZERO = '0' };

/* Seen among the values. */
enum {
	NUMBER = 1,
	DECIMAL = 2,
	DATE = 4,
	TEXT = 8,
	NO_FORMS = 16,
	BEYOND = 32
};

/* What is added up. */
static const struct {
	const char *name;
	size_t at; /* in struct profile */
} counters[] = {
	{ "filled", offsetof(struct profile, filled) },
	{ "blank", offsetof(struct profile, blank) },
	{ "placeholder", offsetof(struct profile, placeholder) },
	{ "words", offsetof(struct profile, words) },
	{ "one_word", offsetof(struct profile, one_word) },
	{ "valid", offsetof(struct profile, judge.n[JUDGE_VALID]) },
	{ "off_form", offsetof(struct profile, judge.n[JUDGE_OFF_FORM]) },
	{ "zeros", offsetof(struct profile, suspect[SUSPECT_ZEROS]) },
	{ "padded", offsetof(struct profile, suspect[SUSPECT_PADDED]) },
	{ "control", offsetof(struct profile, suspect[SUSPECT_CONTROL]) },
	{ "mojibake", offsetof(struct profile, suspect[SUSPECT_MOJIBAKE]) },
	{ "markup", offsetof(struct profile, suspect[SUSPECT_MARKUP]) },
	{ "formula", offsetof(struct profile, suspect[SUSPECT_FORMULA]) },
	{ "error", offsetof(struct profile, suspect[SUSPECT_ERROR]) },
	{ "latin", offsetof(struct profile, script[WORDS_LATIN]) },
	{ "greek", offsetof(struct profile, script[WORDS_GREEK]) },
	{ "cyrillic", offsetof(struct profile, script[WORDS_CYRILLIC]) },
	{ "hebrew", offsetof(struct profile, script[WORDS_HEBREW]) },
	{ "arabic", offsetof(struct profile, script[WORDS_ARABIC]) },
	{ "han", offsetof(struct profile, script[WORDS_HAN]) },
	{ "hangul", offsetof(struct profile, script[WORDS_HANGUL]) },
	{ "other", offsetof(struct profile, script[WORDS_OTHER]) },
	{ "mixed", offsetof(struct profile, script[WORDS_MIXED]) },
	{ "none", offsetof(struct profile, script[WORDS_NONE]) },
};

enum { COUNTERS = sizeof counters / sizeof *counters };

static uint64_t *
counter_of(struct profile *p, size_t i)
{
	return (uint64_t *)(void *)((char *)p + counters[i].at);
}

/* A column on its way into a state. */
struct saving {
	struct writer *w;
	size_t column; /* 1-based */
	struct profile *profile;
	struct profiler *profiler;
};

static int
put_counter(const struct saving *v, const char *name, uint64_t n)
{
	return n == 0 ? 0
		      : state_put(
			    v->w, "counter", v->column, str_of(name), true, n);
}

static int
put_text(const struct saving *v, const char *part, struct str text)
{
	return text.n == 0 ? 0
			   : state_put(v->w, part, v->column, text, false, 0);
}

static int
put_double(const struct saving *v, const char *part, double x, uint64_t n)
{
	char text[NUM_TEXT];

	return state_put(v->w, part, v->column,
	    str_make(text, num_write_double(x, text)), true, n);
}

static int
save_counters(const struct saving *v)
{
	const struct profile *p = v->profile;
	const struct profiler *w = v->profiler;
	uint64_t seen = (w->number ? NUMBER : 0) | (w->decimal ? DECIMAL : 0) |
			(w->date ? DATE : 0) | (w->text ? TEXT : 0) |
			(w->no_forms ? NO_FORMS : 0) |
			(w->numbers.beyond ? BEYOND : 0);

	for (size_t i = 0; i < COUNTERS; i++) {
		if (put_counter(
			v, counters[i].name, *counter_of(v->profile, i)) != 0)
			return -1;
	}
	for (size_t i = 0; i < p->judge.nreasons; i++) {
		const struct judge_reason *r = &p->judge.reason[i];

		if (state_put(v->w, "reason", v->column, str_of(r->reason),
			true, r->n) != 0)
			return -1;
	}
	return put_counter(v, "shortest", p->shortest) != 0 ||
		       put_counter(v, "longest", p->longest) != 0 ||
		       put_counter(v, "seen", seen) != 0 ||
		       put_counter(v, "points", w->numbers.points) != 0 ||
		       put_counter(v, "lost", w->sketch->top.lost) != 0
		   ? -1
		   : 0;
}

/* The entries of a tally, the most frequent first. */
static int
save_tally(const struct saving *v, const char *part, const struct tally *t,
    struct err *e)
{
	struct top top = { .limit = (size_t)t->distinct };
	struct str value;
	uint64_t count;
	size_t at = 0;
	int result = 0;

	while (result == 0 && tally_next(t, &at, &value, &count))
		result = top_add(&top, value, count, e);
	top_sort(&top);
	for (size_t i = 0; result == 0 && i < top.n; i++) {
		const struct top_value *x = top_get(&top, i);

		result = state_put(
		    v->w, part, v->column, buf_str(&x->value), true, x->count);
		if (result != 0)
			*e = *writer_error(v->w);
	}
	top_free(&top);
	return result;
}

static int
save_numbers(const struct saving *v, struct err *e)
{
	const struct numbers_work *w = &v->profiler->numbers;
	const struct kll *s = &v->profiler->sketch->numbers;
	struct buf sums = { 0 };
	int result = exact_state_write(&w->sums, &sums, e);

	if (result == 0 &&
	    (put_text(v, "sums", buf_str(&sums)) != 0 ||
		put_text(v, "low", buf_str(&w->low.text)) != 0 ||
		put_text(v, "high", buf_str(&w->high.text)) != 0 ||
		put_double(v, "from", w->least, w->ranged) != 0 ||
		put_double(v, "to", w->greatest, w->ranged) != 0)) {
		*e = *writer_error(v->w);
		result = -1;
	}
	buf_free(&sums);
	for (size_t level = 0; result == 0 && level < s->levels; level++) {
		const struct buf *b = &s->level[level];

		for (size_t i = 0; i < b->n / sizeof(double); i++) {
			double x;

			memcpy(&x, b->p + i * sizeof x, sizeof x);
			if (put_double(v, "item", x, level) == 0)
				continue;
			*e = *writer_error(v->w);
			return -1;
		}
	}
	return result;
}

int
state_sketch_save(
    struct writer *w, struct study *s, size_t column, struct err *e)
{
	const struct saving v = { w, column + 1, &s->profile[column],
		&s->profiler[column] };
	struct sketch *sketch = v.profiler->sketch;
	char registers[HLL_REGISTERS];

	if (profiler_end_forms(v.profiler, e) != 0 ||
	    heavy_end(&sketch->top, e) != 0)
		return -1;
	for (size_t i = 0; i < HLL_REGISTERS; i++)
		registers[i] = (char)(REGISTER_ZERO + sketch->distinct.rank[i]);
	if (save_counters(&v) != 0 ||
	    put_text(&v, "first", buf_str(&v.profile->min)) != 0 ||
	    put_text(&v, "last", buf_str(&v.profile->max)) != 0 ||
	    put_text(&v, "registers", str_make(registers, HLL_REGISTERS)) !=
		0) {
		*e = *writer_error(w);
		return -1;
	}
	if (save_tally(&v, "form", &v.profiler->forms, e) != 0 ||
	    save_tally(&v, "top", &sketch->top.tally, e) != 0)
		return -1;
	return v.profiler->text ? 0 : save_numbers(&v, e);
}

/* A column on its way out of a state. */
struct loading {
	struct study *study;
	struct profile *profile;
	struct profiler *profiler;
	struct str value;
	uint64_t count;
	bool good;
};

static int
load_counter(struct loading *l, struct err *e)
{
	struct profile *p = l->profile;
	struct profiler *w = l->profiler;

	(void)e;
	for (size_t i = 0; i < COUNTERS; i++) {
		if (str_is(l->value, counters[i].name)) {
			*counter_of(p, i) += l->count;
			return 0;
		}
	}
	if (str_is(l->value, "shortest")) {
		if (p->shortest == 0 || l->count < p->shortest)
			p->shortest = l->count;
	} else if (str_is(l->value, "longest")) {
		if (l->count > p->longest)
			p->longest = l->count;
	} else if (str_is(l->value, "points")) {
		w->numbers.points |= (uint32_t)l->count;
	} else if (str_is(l->value, "lost")) {
		w->sketch->top.lost += l->count;
	} else if (str_is(l->value, "seen")) {
		w->number |= (l->count & NUMBER) != 0;
		w->decimal |= (l->count & DECIMAL) != 0;
		w->date |= (l->count & DATE) != 0;
		w->text |= (l->count & TEXT) != 0 || (w->number && w->date);
		w->no_forms |= (l->count & NO_FORMS) != 0;
		if (w->no_forms)
			tally_free(&w->forms);
		w->numbers.beyond |= (l->count & BEYOND) != 0;
	} else {
		l->good = false;
	}
	return 0;
}

static int
load_reason(struct loading *l, struct err *e)
{
	struct str reason = arena_copy(&l->study->memory, l->value, e);

	if (reason.p == NULL)
		return -1;
	judge_count(&l->profile->judge, reason.p, l->count);
	return 0;
}

static int
load_extreme(struct loading *l, struct err *e)
{
	return profiler_meet(l->profile, l->value, e);
}

static int
load_number(struct loading *l, struct err *e)
{
	struct number v;

	l->good = number_read(l->value, &v);
	return l->good ? numbers_meet(&l->profiler->numbers, &v, l->value, e)
		       : 0;
}

static int
load_reach(struct loading *l, struct err *e)
{
	double x;

	(void)e;
	l->good = num_read_double(l->value, &x);
	if (l->good && l->count > 0)
		numbers_reach(&l->profiler->numbers, x);
	return 0;
}

static int
load_form(struct loading *l, struct err *e)
{
	return profiler_take_form(l->profiler, l->value, l->count, e);
}

static int
load_top(struct loading *l, struct err *e)
{
	l->good = l->value.n > 0;
	return l->good
		   ? heavy_add(&l->profiler->sketch->top, l->value, l->count, e)
		   : 0;
}

static int
load_registers(struct loading *l, struct err *e)
{
	(void)e;
	l->good = l->value.n == HLL_REGISTERS;
	for (size_t i = 0; l->good && i < HLL_REGISTERS; i++)
		l->good = hll_take_rank(&l->profiler->sketch->distinct, i,
		    (unsigned char)l->value.p[i] - (unsigned)REGISTER_ZERO);
	return 0;
}

static int
load_item(struct loading *l, struct err *e)
{
	double x;

	l->good = num_read_double(l->value, &x) && l->count < KLL_LEVELS;
	return l->good ? kll_take_level(&l->profiler->sketch->numbers, x,
			     (size_t)l->count, e)
		       : 0;
}

static int
load_sums(struct loading *l, struct err *e)
{
	(void)e;
	l->good = exact_state_add(&l->profiler->numbers.sums, l->value);
	return 0;
}

static const struct {
	const char *part;
	int (*load)(struct loading *l, struct err *e);
} parts[] = { { "counter", load_counter }, { "reason", load_reason },
	{ "first", load_extreme }, { "last", load_extreme },
	{ "low", load_number }, { "high", load_number }, { "from", load_reach },
	{ "to", load_reach }, { "form", load_form }, { "top", load_top },
	{ "registers", load_registers }, { "item", load_item },
	{ "sums", load_sums } };

enum { PARTS = sizeof parts / sizeof *parts };

bool
state_sketch_is(struct str part)
{
	size_t i = 0;

	while (i < PARTS && !str_is(part, parts[i].part))
		i++;
	return i < PARTS;
}

int
state_sketch_add(struct study *s, size_t column, struct str part,
    struct str value, uint64_t count, bool *good, struct err *e)
{
	struct loading l = { s, &s->profile[column], &s->profiler[column],
		value, count, true };
	int result = 0;

	if (l.profiler->sketch == NULL && profiler_estimate(l.profiler, e) != 0)
		return -1;
	for (size_t i = 0; i < PARTS; i++) {
		if (str_is(part, parts[i].part))
			result = parts[i].load(&l, e);
	}
	*good = l.good;
	return result;
}
