#include "stats/report_csv.h"

#include <stdio.h>

#include "base/num.h"
#include "stats/statistic.h"

static void
write_statistic(struct writer *w, const struct statistic *s)
{
	char text[NUM_TEXT];

	if (s->kind == STATISTIC_COUNT)
		writer_number(w, s->count);
	else if (s->kind == STATISTIC_NUMBER)
		writer_field(
		    w, str_make(text, num_write_double(s->number, text)));
	else
		writer_field(w, s->text);
}

static int
write_names(struct writer *w, size_t top)
{
	for (size_t i = 0; i < statistic_count(); i++)
		writer_field(w, str_of(statistic_name(i)));
	for (size_t i = 1; i <= top; i++) {
		char text[40];
		int n = snprintf(text, sizeof text, "top%zu", i);

		writer_field(w, str_make(text, (size_t)n));
		n = snprintf(text, sizeof text, "top%zu_count", i);
		writer_field(w, str_make(text, (size_t)n));
	}
	return writer_end(w);
}

static void
write_top(struct writer *w, const struct profile *p, size_t top)
{
	for (size_t i = 0; i < top; i++) {
		if (i < p->top.n) {
			const struct top_value *v = top_get(&p->top, i);

			writer_field(w, buf_str(&v->value));
			writer_number(w, v->count);
		} else {
			writer_field(w, str_make(NULL, 0));
			writer_field(w, str_make(NULL, 0));
		}
	}
}

int
report_csv(struct writer *w, const struct report *r)
{
	struct statistic s;

	if (write_names(w, r->top) != 0)
		return -1;
	for (size_t c = 0; c < r->columns->n; c++) {
		for (size_t i = 0; i < statistic_count(); i++) {
			statistic_get(r, c, i, &s);
			write_statistic(w, &s);
		}
		write_top(w, &r->profile[c], r->top);
		if (writer_end(w) != 0)
			return -1;
	}
	return 0;
}
