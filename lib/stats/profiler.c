/* As soon as a column holds something that is neither all numbers nor all
 * dates, nothing is read as a number any more. */
#include "stats/profiler.h"

#include "base/date.h"
#include "field/placeholder.h"
#include "stats/form.h"
#include "stats/glance.h"

enum { SEED = 0 };

static int
copy(struct buf *to, struct str s, struct err *e)
{
	buf_clear(to);
	return buf_add(to, s, e);
}

void
profiler_open(struct profiler *w, const struct profiler_options *o)
{
	w->options = *o;
	w->numbers.quantile.limit = o->memory;
	w->numbers.quantile.directory = o->tempdir;
}

int
profiler_estimate(struct profiler *w, struct err *e)
{
	w->sketch = arena_array(&w->memory, 1, sizeof *w->sketch, e);
	if (w->sketch == NULL)
		return -1;
	return numbers_estimate(&w->numbers, &w->sketch->numbers, e);
}

/* What is the value, as long as that matters? */
static int
add_typed(struct profiler *w, struct str value, uint64_t times, struct err *e)
{
	struct number v;
	struct date d;

	if (!w->date && number_read(value, &v)) {
		w->number = true;
		w->decimal = w->decimal || !v.integer;
		return numbers_add(&w->numbers, &v, value, times, e);
	}
	if (!w->number && date_read_iso(value, &d)) {
		w->date = true;
		return numbers_add_day(&w->numbers, date_to_days(d), times, e);
	}
	w->text = true;
	numbers_drop(&w->numbers);
	return 0;
}

int
profiler_take_form(
    struct profiler *w, struct str form, uint64_t times, struct err *e)
{
	if (w->no_forms)
		return 0;
	if (tally_add(&w->forms, form, times, SEED, e) != 0)
		return -1;
	if (w->forms.distinct <= PROFILER_FORMS)
		return 0;
	w->no_forms = true;
	tally_free(&w->forms);
	return 0;
}

/* The form last seen goes to the others. */
static int
end_form(struct profiler *w, struct err *e)
{
	uint64_t times = w->form_times;

	w->form_times = 0;
	return times == 0 ? 0
			  : profiler_take_form(
				w, str_make(w->form, w->form_n), times, e);
}

/* Neighbours often have the same form, so that is looked at first. */
static int
add_form(struct profiler *w, struct str value, uint64_t times, struct err *e)
{
	char form[FORM_LONGEST];
	size_t n;

	if (w->no_forms)
		return 0;
	if (value.n > FORM_LONGEST) {
		w->no_forms = true;
		w->form_times = 0;
		tally_free(&w->forms);
		return 0;
	}
	n = form_of(value, form);
	if (w->form_times > 0 && n == w->form_n &&
	    memcmp(form, w->form, n) == 0) {
		w->form_times += times;
		return 0;
	}
	if (end_form(w, e) != 0)
		return -1;
	memcpy(w->form, form, n);
	w->form_n = n;
	w->form_times = times;
	return 0;
}

int
profiler_end_forms(struct profiler *w, struct err *e)
{
	return w->no_forms ? 0 : end_form(w, e);
}

static void
add_text(struct profile *p, const struct glance *g, uint64_t times)
{
	unsigned suspects = g->suspects;

	if (p->shortest == 0 || g->length < p->shortest)
		p->shortest = g->length;
	if (g->length > p->longest)
		p->longest = g->length;
	p->words += g->words.n * times;
	p->one_word += g->words.n == 1 ? times : 0;
	p->script[g->words.script] += times;
	for (size_t i = 0; suspects != 0; i++, suspects >>= 1)
		p->suspect[i] += (suspects & 1) != 0 ? times : 0;
}

int
profiler_meet(struct profile *p, struct str value, struct err *e)
{
	if ((p->min.n == 0 || str_compare(value, buf_str(&p->min)) < 0) &&
	    copy(&p->min, value, e) != 0)
		return -1;
	if ((p->max.n == 0 || str_compare(value, buf_str(&p->max)) > 0) &&
	    copy(&p->max, value, e) != 0)
		return -1;
	return 0;
}

int
profiler_judge(struct profile *p, struct str value, const char *country,
    uint64_t times, struct err *e)
{
	if (!judge_by_country(p->role, value) || placeholder_is(value, p->role))
		return 0;
	return judge_add(&p->judge, value, country, times, e);
}

int
profiler_add(struct profile *p, struct profiler *w, struct str value,
    uint64_t times, struct err *e)
{
	struct glance g = glance_at(value);

	if (g.blank) {
		p->blank += times;
		return 0;
	}
	p->filled += times;
	add_text(p, &g, times);
	if (placeholder_is(value, p->role)) {
		p->placeholder += times;
		p->placeholder_distinct++;
	} else if (!(w->options.by_record &&
		       judge_by_country(p->role, value)) &&
		   judge_add(&p->judge, value, NULL, times, e) != 0)
		return -1;
	if (profiler_meet(p, value, e) != 0 ||
	    add_form(w, value, times, e) != 0 ||
	    (!w->text && add_typed(w, value, times, e) != 0))
		return -1;
	if (w->sketch != NULL)
		return sketch_add(w->sketch, value, times, e);
	p->distinct++;
	if (alike_add(&p->alike, value, times, e) != 0)
		return -1;
	return top_add(&p->top, value, times, e);
}

void
profiler_free(struct profiler *w)
{
	numbers_work_free(&w->numbers);
	tally_free(&w->forms);
	if (w->sketch != NULL)
		sketch_free(w->sketch);
	w->sketch = NULL;
	arena_free(&w->memory);
}
