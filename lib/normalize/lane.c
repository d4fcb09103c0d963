#include "normalize/lane.h"

#include "normalize/change_log.h"

int
lane_open(struct lane *x, const struct lane_work *work, struct err *e)
{
	x->work = work;
	return normalize_fork(&x->rules, work->rules, e);
}

static int
keep_samples(
    struct lane *x, const struct record *rec, uint64_t place, struct err *e)
{
	const struct selection *chosen = normalize_chosen(&x->rules);

	for (size_t i = 0; i < chosen->n; i++) {
		size_t at = chosen->column[i];
		const struct normalize_column *c = &x->rules.column[at];

		if (c->result == CANON_FLAGGED &&
		    samples_add(
			&x->samples, at, c->why, place, rec->field[at], e) != 0)
			return -1;
	}
	return 0;
}

int
lane_judge(
    struct lane *x, const struct record *rec, uint64_t place, struct err *e)
{
	if (normalize_record(&x->rules, rec, e) != 0)
		return -1;
	x->changed += x->rules.nchanged > 0;
	if (!x->work->samples || x->rules.flagged == HEADER_NONE)
		return 0;
	return keep_samples(x, rec, place, e);
}

static int
append(struct lane *x, const struct record *rec, const char *file,
    struct lane_text *out, struct err *e)
{
	const struct lane_work *work = x->work;

	if (work->changes && change_log_record(&out->changes, &x->rules,
				 work->header, file, rec, e) != 0)
		return -1;
	return layout_record(
	    work->layout, &x->rules, rec, &out->records, &x->room, e);
}

int
lane_write(struct lane *x, const struct record *rec, const char *file,
    struct lane_text *out, struct err *e)
{
	size_t records = out->records.text.n, changes = out->changes.text.n;

	out->records.delimiter = x->work->delimiter;
	out->changes.delimiter = ',';
	if (append(x, rec, file, out, e) != 0) {
		out->records.text.n = records;
		out->changes.text.n = changes;
		return -1;
	}
	out->n++;
	return 0;
}

void
lane_close(struct lane *x)
{
	normalize_close(&x->rules);
	samples_free(&x->samples);
	buf_free(&x->room);
}

void
lane_text_clear(struct lane_text *t)
{
	compose_clear(&t->records);
	compose_clear(&t->changes);
	t->n = 0;
	t->cut = false;
}

void
lane_text_close(struct lane_text *t)
{
	buf_free(&t->records.text);
	buf_free(&t->changes.text);
}
