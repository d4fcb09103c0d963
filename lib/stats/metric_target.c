#include "stats/metric_target.h"

#include "field/text.h"

int
metric_target_read(struct metric *m, struct str text, struct err *e)
{
	bool signs;

	text = text_trim(text);
	m->has_target = text.n > 0;
	m->at_most = text.n > 2 && memcmp(text.p, "<=", 2) == 0;
	signs = m->at_most || (text.n > 2 && memcmp(text.p, ">=", 2) == 0);
	if (signs)
		text = text_trim(str_slice(text, 2, text.n));
	if (m->has_target && !num_read_double(text, &m->target)) {
		(void)err_set(
		    e, ERR_USAGE, 0, "the target of a metric is a number");
		return err_hint(e, "at least 0.5: 0.5; at most 0.05: <= 0.05");
	}
	return 0;
}

enum metric_verdict
metric_target_judge(const struct metric *m, const struct metric_result *x)
{
	if (!x->known)
		return METRIC_NOT_KNOWN;
	if (m->at_most)
		return x->value <= m->target ? METRIC_MET : METRIC_MISSED;
	return x->value >= m->target ? METRIC_MET : METRIC_MISSED;
}

const char *
metric_target_word(enum metric_verdict v)
{
	static const char *const words[] = { "met", "missed", "not known" };

	return words[v];
}

enum { TEXT = NUM_TEXT + 3 };

static size_t
write_target(char text[TEXT], const struct metric *m)
{
	static const char at_most[] = { '<', '=', ' ' };
	size_t n = m->at_most ? sizeof at_most : 0;

	memcpy(text, at_most, n);
	return n + num_write_double(m->target, text + n);
}

void
metric_target_put(struct sheet *s, const struct metric *m)
{
	char text[TEXT];

	if (m->at_most)
		sheet_text(s, str_make(text, write_target(text, m)));
	else
		sheet_number(s, m->target, -1);
}

static struct sheet *
open_missed(struct document *d)
{
	static const char *const names[] = { "metric", "group", "value",
		"target", "met" };
	struct sheet *s = document_sheet(d, NULL, "missed");

	document_hide(d);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		sheet_add_column(s, names[i], SHEET_LEFT);
	return s;
}

void
metric_target_tell(struct document *d, struct sheet **told,
    const struct metric *m, struct str group, const struct metric_result *x)
{
	const char *word = metric_target_word(metric_target_judge(m, x));
	char value[NUM_TEXT];
	char target[TEXT];
	size_t n = x->known ? num_write_double(x->value, value) : 0;
	size_t ntarget = write_target(target, m);

	if (*told == NULL)
		*told = open_missed(d);
	if (group.n == 0)
		group = str_of("(empty)");
	document_line(d, "%s: %.*s of %.*s%s%.*s, target %.*s", word,
	    (int)m->name.n, m->name.p, (int)group.n, group.p,
	    x->known ? " is " : "", (int)n, value, (int)ntarget, target);
	sheet_text(*told, m->name);
	sheet_text(*told, group);
	if (x->known)
		sheet_number(*told, x->value, -1);
	else
		sheet_none(*told);
	metric_target_put(*told, m);
	sheet_word(*told, word);
}
