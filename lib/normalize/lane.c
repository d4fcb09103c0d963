#include "normalize/lane.h"

#include "normalize/change_log.h"

int
lane_open(struct lane *x, const struct lane_work *work, struct err *e)
{
	x->work = work;
	return normalize_fork(&x->rules, work->rules, e);
}

int
lane_judge(struct lane *x, const struct record *rec, struct err *e)
{
	if (normalize_record(&x->rules, rec, e) != 0)
		return -1;
	x->changed += x->rules.nchanged > 0;
	return 0;
}

int
lane_write(struct lane *x, const struct record *rec, const char *file,
    struct lane_text *out, struct err *e)
{
	const struct lane_work *work = x->work;

	out->records.delimiter = work->delimiter;
	out->changes.delimiter = ',';
	if (work->changes && change_log_record(&out->changes, &x->rules,
				 work->header, file, rec, e) != 0)
		return -1;
	if (layout_record(
		work->layout, &x->rules, rec, &out->records, &x->room, e) != 0)
		return -1;
	out->n++;
	return 0;
}

void
lane_close(struct lane *x)
{
	normalize_close(&x->rules);
	buf_free(&x->room);
}

void
lane_text_clear(struct lane_text *t)
{
	compose_clear(&t->records);
	compose_clear(&t->changes);
	t->n = 0;
}

void
lane_text_close(struct lane_text *t)
{
	buf_free(&t->records.text);
	buf_free(&t->changes.text);
}
