#include "stats/report_csv.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"

static const char *const STATISTICS[] = { "column", "role", "type", "records",
	"filled", "empty", "blank", "distinct", "leading_zeros", "shortest",
	"longest", "min", "max", "mean", "sd", "q1", "median", "q3" };

static void
write_count(struct writer *w, uint64_t n)
{
	char text[24];
	int length = snprintf(text, sizeof text, "%" PRIu64, n);

	writer_field(w, str_make(text, (size_t)length));
}

static void
write_known(struct writer *w, bool known, uint64_t n)
{
	if (known)
		write_count(w, n);
	else
		writer_field(w, str_make(NULL, 0));
}

static void
write_number(struct writer *w, bool known, double v)
{
	char text[NUM_TEXT];

	writer_field(w, str_make(text, known ? num_write_double(v, text) : 0));
}

static int
write_names(struct writer *w, size_t top)
{
	for (size_t i = 0; i < sizeof STATISTICS / sizeof *STATISTICS; i++)
		writer_field(w, str_of(STATISTICS[i]));
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
			write_count(w, v->count);
		} else {
			writer_field(w, str_make(NULL, 0));
			writer_field(w, str_make(NULL, 0));
		}
	}
}

int
report_csv(struct writer *w, const struct report *r)
{
	if (write_names(w, r->top) != 0)
		return -1;
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];
		const char *role = report_role(r, i);
		bool numeric = profile_is_numeric(p);

		writer_field(w, report_column(r, i));
		writer_field(
		    w, role == NULL ? str_make(NULL, 0) : str_of(role));
		writer_field(w, str_of(profile_type_name(p->type)));
		write_count(w, p->records);
		write_count(w, p->filled);
		write_count(w, p->records - p->filled);
		write_count(w, p->blank);
		write_count(w, p->distinct);
		write_count(w, p->leading_zeros);
		write_known(w, p->filled > 0, p->shortest);
		write_known(w, p->filled > 0, p->longest);
		writer_field(w, buf_str(&p->min));
		writer_field(w, buf_str(&p->max));
		write_number(w, numeric, p->mean);
		write_number(w, numeric && p->filled > 1, p->sd);
		for (size_t k = 0; k < QUANTILE_QUARTILES; k++)
			write_number(w, numeric, p->quartile[k]);
		write_top(w, p, r->top);
		if (writer_end(w) != 0)
			return -1;
	}
	return 0;
}
