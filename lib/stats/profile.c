/* Work is done once for each distinct value and weighted with its count.  As
 * soon as a column holds something that is neither all numbers nor all dates,
 * nothing is read as a number any more. */
#include "stats/profile.h"

#include "base/date.h"
#include "base/utf8.h"

/* Code points: every byte that does not continue one. */
static uint64_t
characters(struct str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_blank(struct str s)
{
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (!utf8_is_space(point))
			return false;
		s = str_slice(s, n, s.n);
	}
	return true;
}

static bool
has_leading_zero(struct str s)
{
	if (s.n < 2 || s.p[0] != '0')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
	}
	return true;
}

static int
copy(struct buf *to, struct str s, struct err *e)
{
	buf_clear(to);
	return buf_add(to, s, e);
}

static int
add_number(struct profile_work *w, const struct number *v, struct str text,
    uint64_t count, struct err *e)
{
	struct profile_extreme *low = &w->low;
	struct profile_extreme *high = &w->high;

	if (v->exact)
		exact_add(&w->sums, v->decimal, count);
	else
		exact_add_double(&w->sums, v->value, count);
	if (low->text.n == 0 ||
	    number_compare(v, text, &low->number, buf_str(&low->text)) < 0) {
		low->number = *v;
		if (copy(&low->text, text, e) != 0)
			return -1;
	}
	if (high->text.n == 0 ||
	    number_compare(v, text, &high->number, buf_str(&high->text)) > 0) {
		high->number = *v;
		if (copy(&high->text, text, e) != 0)
			return -1;
	}
	return quantile_add(&w->quantile, v->value, count, e);
}

/* What is the value, as long as that matters? */
static int
add_typed(
    struct profile_work *w, struct str value, uint64_t count, struct err *e)
{
	struct number v;
	struct date d;

	if (!w->date && number_read(value, &v)) {
		w->number = true;
		w->decimal = w->decimal || !v.integer;
		return add_number(w, &v, value, count, e);
	}
	if (!w->number && date_read_iso(value, &d)) {
		w->date = true;
		return 0;
	}
	w->text = true;
	quantile_free(&w->quantile);
	return 0;
}

int
profile_add(struct profile *p, struct profile_work *w, struct str value,
    uint64_t count, struct err *e)
{
	bool first = p->distinct == 0;
	uint64_t length = characters(value);

	if (is_blank(value)) {
		p->blank += count;
		return 0;
	}
	p->distinct++;
	p->filled += count;
	if (first || length < p->shortest)
		p->shortest = length;
	if (length > p->longest)
		p->longest = length;
	if (has_leading_zero(value))
		p->leading_zeros += count;
	if ((first || str_compare(value, buf_str(&p->min)) < 0) &&
	    copy(&p->min, value, e) != 0)
		return -1;
	if ((first || str_compare(value, buf_str(&p->max)) > 0) &&
	    copy(&p->max, value, e) != 0)
		return -1;
	if (!w->text && add_typed(w, value, count, e) != 0)
		return -1;
	return top_add(&p->top, value, count, e);
}

static void
move(struct buf *to, struct buf *from)
{
	buf_free(to);
	*to = *from;
	*from = (struct buf){ 0 };
}

int
profile_end(struct profile *p, struct profile_work *w, struct err *e)
{
	top_sort(&p->top);
	if (w->text)
		p->type = PROFILE_TEXT;
	else if (w->date)
		p->type = PROFILE_DATE;
	else if (w->number)
		p->type = w->decimal ? PROFILE_DECIMAL : PROFILE_INTEGER;
	if (!profile_is_numeric(p))
		return 0;
	move(&p->min, &w->low.text);
	move(&p->max, &w->high.text);
	p->mean = exact_mean(&w->sums);
	if (p->filled > 1)
		p->sd = exact_sd(&w->sums);
	return quantile_find(&w->quantile, p->quartile, e);
}

bool
profile_is_numeric(const struct profile *p)
{
	return p->type == PROFILE_INTEGER || p->type == PROFILE_DECIMAL;
}

const char *
profile_type_name(enum profile_type type)
{
	static const char *const names[] = { "empty", "integer", "decimal",
		"date", "text" };

	return names[type];
}

void
profile_work_free(struct profile_work *w)
{
	buf_free(&w->low.text);
	buf_free(&w->high.text);
	quantile_free(&w->quantile);
}

void
profile_free(struct profile *p)
{
	buf_free(&p->min);
	buf_free(&p->max);
	top_free(&p->top);
}
