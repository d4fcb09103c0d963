#include "stats/report_values.h"

#include <inttypes.h>

#include "stats/suspect.h"

void
report_values_name(struct sheet *s, const struct report *r, size_t i)
{
	struct str name = report_column(r, i);

	if (name.n == 0)
		sheet_word(s, "(no name)");
	else
		sheet_text(s, name);
}

/* A name for the first row about a column, nothing for those below. */
static void
put_name_once(struct sheet *s, const struct report *r, size_t i, bool *named)
{
	if (*named)
		sheet_word(s, "");
	else
		report_values_name(s, r, i);
	*named = true;
}

static void
put_remark(struct sheet *s, const struct report *r, size_t i, bool *named,
    uint64_t count, const char *text)
{
	if (count == 0)
		return;
	put_name_once(s, r, i, named);
	sheet_count(s, count);
	sheet_word(s, text);
}

void
report_values_remarks(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Remarks", NULL);

	sheet_add_column(s, "remarks", SHEET_LEFT);
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "values", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];
		bool named = false;

		put_remark(s, r, i, &named, p->placeholder,
		    "placeholders, which say nothing");
		for (size_t x = 0; x < SUSPECTS; x++)
			put_remark(s, r, i, &named, p->suspect[x],
			    suspect_text((enum suspect)x));
		put_remark(s, r, i, &named, p->blank,
		    "white space only, taken as empty");
	}
}

/* Are the forms of the column worth a look: one that most have, with digits,
 * as codes are, and others? */
static bool
has_forms(const struct profile *p)
{
	const struct top_value *first;

	if (p->type != PROFILE_TEXT || p->nforms < 2 ||
	    p->content == PROFILE_WORDS)
		return false;
	first = top_get(&p->forms, 0);
	return first->count >= p->filled - p->filled / 2 &&
	       memchr(first->value.p, '9', first->value.n) != NULL;
}

void
report_values_forms(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Forms", NULL);

	sheet_add_column(s, "forms", SHEET_LEFT);
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT);
	sheet_add_column(s, "form", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];
		bool named = false;

		for (size_t k = 0; has_forms(p) && k < p->forms.n; k++) {
			const struct top_value *form = top_get(&p->forms, k);

			put_name_once(s, r, i, &named);
			sheet_count(s, form->count);
			sheet_share(s, form->count, p->filled);
			sheet_text(s, buf_str(&form->value));
		}
	}
}

void
report_values_alike(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Alike", NULL);

	sheet_add_column(s, "alike", SHEET_LEFT);
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "value", SHEET_LEFT);
	sheet_add_column(s, "looks like", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct alike *a = &r->profile[i].alike;
		bool named = false;

		for (size_t k = 0; k < a->ntold; k++) {
			put_name_once(s, r, i, &named);
			sheet_count(s, a->told[k].count);
			sheet_text(s, a->told[k].value);
			sheet_text(s, a->told[k].like);
		}
		if (a->n > a->ntold) {
			sheet_word(s, "");
			sheet_none(s);
			sheet_word(s, "(and others)");
			sheet_word(s, "");
		}
	}
}

/* The script that most texts are in. */
static const char *
main_script(const struct profile *p)
{
	enum words_script most = WORDS_NONE;

	for (size_t i = 0; i < WORDS_NONE; i++) {
		if (p->script[i] > 0 &&
		    (most == WORDS_NONE || p->script[i] > p->script[most]))
			most = (enum words_script)i;
	}
	return words_script_name(most);
}

void
report_values_texts(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Texts", NULL);

	sheet_add_column(s, "texts", SHEET_LEFT);
	sheet_add_column(s, "words", SHEET_RIGHT);
	sheet_add_column(s, "one word", SHEET_RIGHT);
	sheet_add_column(s, "script", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];

		if (p->type != PROFILE_TEXT || p->words < 2 * p->filled)
			continue;
		report_values_name(s, r, i);
		sheet_number(s, (double)p->words / (double)p->filled, 1);
		sheet_share(s, p->one_word, p->filled);
		sheet_word(s, main_script(p));
	}
}

static bool
every_value_once(const struct profile *p)
{
	return p->distinct == p->filled && p->filled > 1 &&
	       !p->bounds.estimated;
}

void
report_values_top(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Top values", NULL);

	sheet_add_column(s, "top values", SHEET_LEFT);
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	sheet_add_column(s, "value", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];
		bool once = every_value_once(p);
		bool named = false;

		for (size_t k = 0; k < (once && p->top.n > 0 ? 1 : p->top.n);
		     k++) {
			const struct top_value *v = top_get(&p->top, k);

			put_name_once(s, r, i, &named);
			sheet_about(s, p->bounds.estimated, v->count);
			sheet_share(s, v->count, p->records);
			if (once)
				sheet_word(s, "(every value once)");
			else
				sheet_text(s, buf_str(&v->value));
		}
	}
}

void
report_values_bounds(struct document *d, const struct report *r)
{
	uint64_t count = 0;
	bool estimated = false;

	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile_bounds *b = &r->profile[i].bounds;

		estimated |= b->estimated;
		if (b->count > count)
			count = b->count;
	}
	if (!estimated)
		return;
	document_line(d, "%s", "");
	document_line(d,
	    "~ estimated: distinct values with a standard error of 0.81%%, top "
	    "counts too low");
	document_line(d,
	    "by at most %" PRIu64 ", quantiles of these columns within 1.33%% "
	    "of the rank (99 of 100).",
	    count);
}
