#include "stats/statistic.h"

#include <math.h>

#include "base/date.h"
#include "stats/kind.h"

/* What a getter has to go by. */
struct source {
	const struct report *report;
	size_t column;
	const struct profile *profile;
	size_t which; /* of the row of the table */
};

typedef void getter(const struct source *from, struct statistic *s);

static void
put_text(struct statistic *s, struct str text)
{
	s->kind = STATISTIC_TEXT;
	s->text = text;
}

/* Constant text, or nothing. */
static void
put_word(struct statistic *s, const char *word)
{
	if (word != NULL)
		put_text(s, str_of(word));
}

static void
put_count(struct statistic *s, bool known, uint64_t count)
{
	s->kind = known ? STATISTIC_COUNT : STATISTIC_NONE;
	s->count = count;
}

/* One beyond the range of a double is not known. */
static void
put_number(struct statistic *s, bool known, double number)
{
	s->kind = known && isfinite(number) ? STATISTIC_NUMBER : STATISTIC_NONE;
	s->number = number;
}

static void
get_word(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;
	const char *const words[] = { p->role, kind_name(kind_of(p->role)),
		profile_type_name(p->type), profile_content_name(p->content),
		p->scale };

	put_word(s, words[from->which]);
}

static void
get_name(const struct source *from, struct statistic *s)
{
	put_text(s, report_column(from->report, from->column));
}

static void
get_count(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;
	const uint64_t counts[] = { p->records, p->filled,
		p->records - p->filled, p->distinct, p->blank, p->placeholder };

	put_count(s, true, counts[from->which]);
}

static void
get_extreme(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;

	if (p->filled > 0)
		put_text(s, buf_str(from->which == 0 ? &p->min : &p->max));
}

static void
get_mean(const struct source *from, struct statistic *s)
{
	put_number(
	    s, profile_is_numeric(from->profile), from->profile->numbers.mean);
}

/* What takes two numbers. */
static void
get_spread(const struct source *from, struct statistic *s)
{
	const struct numbers *n = &from->profile->numbers;
	const double spread[] = { n->sd, n->variance, n->sem };

	put_number(s, profile_has_spread(from->profile), spread[from->which]);
}

static void
get_shape(const struct source *from, struct statistic *s)
{
	const struct numbers *n = &from->profile->numbers;

	put_number(s, n->shaped, from->which == 0 ? n->skewness : n->kurtosis);
}

static void
get_quantile(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;
	double quantile = p->numbers.quantile[from->which];

	if (p->type == PROFILE_DATE) {
		date_write_iso(date_from_days((int32_t)quantile), s->room);
		put_text(s, str_make(s->room, 10));
	} else {
		put_number(s, profile_is_numeric(p), quantile);
	}
}

static void
get_mad(const struct source *from, struct statistic *s)
{
	put_number(
	    s, from->profile->numbers.spread, from->profile->numbers.mad);
}

static void
get_sum(const struct source *from, struct statistic *s)
{
	if (!profile_is_numeric(from->profile))
		return;
	put_text(s, buf_str(&from->profile->numbers.sum));
	s->kind = STATISTIC_DIGITS;
}

static void
get_judged(const struct source *from, struct statistic *s)
{
	const struct judge *j = &from->profile->judge;
	const uint64_t counts[] = { j->n[JUDGE_VALID] + j->n[JUDGE_OFF_FORM],
		j->n[JUDGE_INVALID], j->n[JUDGE_OFF_FORM] };

	put_count(
	    s, from->which == 2 ? j->forms : j->judges, counts[from->which]);
}

static void
get_reason(const struct source *from, struct statistic *s)
{
	const struct judge_reason *r =
	    judge_first_reason(&from->profile->judge);

	if (from->which == 0)
		put_word(s, r == NULL ? NULL : r->reason);
	else
		put_count(s, r != NULL, r == NULL ? 0 : r->n);
}

static void
get_suspect(const struct source *from, struct statistic *s)
{
	put_count(s, true, from->profile->suspect[from->which]);
}

static void
get_length(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;

	put_count(
	    s, p->filled > 0, from->which == 0 ? p->shortest : p->longest);
}

static void
get_words(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;

	if (from->which == 0)
		put_number(
		    s, p->filled > 0, (double)p->words / (double)p->filled);
	else
		put_count(s, p->filled > 0, p->one_word);
}

static void
get_script(const struct source *from, struct statistic *s)
{
	const uint64_t *script = from->profile->script;
	enum words_script most = WORDS_NONE;

	for (size_t i = 0; i < WORDS_NONE; i++) {
		if (script[i] > (most == WORDS_NONE ? 0 : script[most]))
			most = (enum words_script)i;
	}
	if (most == WORDS_NONE)
		return;
	if (from->which == 0)
		put_word(s, words_script_name(most));
	else
		put_count(s, true, script[most]);
}

/* How many forms, the most frequent ones, and their counts. */
static void
get_form(const struct source *from, struct statistic *s)
{
	const struct profile *p = from->profile;
	size_t rank = (from->which - 1) / 2;

	if (from->which == 0)
		put_count(s, p->nforms > 0, p->nforms);
	else if (rank >= p->forms.n)
		return;
	else if (from->which % 2 == 1)
		put_text(s, buf_str(&top_get(&p->forms, rank)->value));
	else
		put_count(s, true, top_get(&p->forms, rank)->count);
}

/* Values that look like others, their records, the most frequent of them. */
static void
get_alike(const struct source *from, struct statistic *s)
{
	const struct alike *a = &from->profile->alike;
	bool known = !a->many && (from->profile->content == PROFILE_CATEGORY ||
				     from->profile->content == PROFILE_WORDS);

	if (from->which < 2)
		put_count(s, known, from->which == 0 ? a->n : a->records);
	else if (a->ntold > 0)
		put_text(
		    s, from->which == 2 ? a->told[0].value : a->told[0].like);
}

static void
get_bound(const struct source *from, struct statistic *s)
{
	const struct profile_bounds *b = &from->profile->bounds;
	bool ranked = profile_is_numeric(from->profile) ||
		      from->profile->type == PROFILE_DATE;

	if (from->which == 0)
		put_number(s, b->estimated, b->distinct);
	else if (from->which == 1)
		put_number(s, b->estimated && ranked, b->rank);
	else
		put_count(s, b->estimated, b->count);
}

static const struct row {
	const char *name;
	getter *get;
	size_t which;
} rows[] = {
	{ "column", get_name, 0 },
	{ "role", get_word, 0 },
	{ "kind", get_word, 1 },
	{ "type", get_word, 2 },
	{ "records", get_count, 0 },
	{ "filled", get_count, 1 },
	{ "empty", get_count, 2 },
	{ "distinct", get_count, 3 },
	{ "min", get_extreme, 0 },
	{ "max", get_extreme, 1 },
	{ "mean", get_mean, 0 },
	{ "sd", get_spread, 0 },
	{ "q1", get_quantile, NUMBERS_Q1 },
	{ "median", get_quantile, NUMBERS_MEDIAN },
	{ "q3", get_quantile, NUMBERS_Q3 },
	{ "content", get_word, 3 },
	{ "scale", get_word, 4 },
	{ "blank", get_count, 4 },
	{ "placeholder", get_count, 5 },
	{ "valid", get_judged, 0 },
	{ "invalid", get_judged, 1 },
	{ "reason", get_reason, 0 },
	{ "reason_count", get_reason, 1 },
	{ "off_form", get_judged, 2 },
	{ "leading_zeros", get_suspect, SUSPECT_ZEROS },
	{ "padded", get_suspect, SUSPECT_PADDED },
	{ "control", get_suspect, SUSPECT_CONTROL },
	{ "mojibake", get_suspect, SUSPECT_MOJIBAKE },
	{ "markup", get_suspect, SUSPECT_MARKUP },
	{ "formula", get_suspect, SUSPECT_FORMULA },
	{ "spreadsheet", get_suspect, SUSPECT_ERROR },
	{ "shortest", get_length, 0 },
	{ "longest", get_length, 1 },
	{ "words_mean", get_words, 0 },
	{ "one_word", get_words, 1 },
	{ "script", get_script, 0 },
	{ "script_count", get_script, 1 },
	{ "forms", get_form, 0 },
	{ "form1", get_form, 1 },
	{ "form1_count", get_form, 2 },
	{ "form2", get_form, 3 },
	{ "form2_count", get_form, 4 },
	{ "form3", get_form, 5 },
	{ "form3_count", get_form, 6 },
	{ "alike", get_alike, 0 },
	{ "alike_count", get_alike, 1 },
	{ "alike1", get_alike, 2 },
	{ "alike1_like", get_alike, 3 },
	{ "sum", get_sum, 0 },
	{ "variance", get_spread, 1 },
	{ "sem", get_spread, 2 },
	{ "skewness", get_shape, 0 },
	{ "kurtosis", get_shape, 1 },
	{ "p5", get_quantile, NUMBERS_P5 },
	{ "p95", get_quantile, NUMBERS_P95 },
	{ "mad", get_mad, 0 },
	{ "distinct_error", get_bound, 0 },
	{ "rank_error", get_bound, 1 },
	{ "count_error", get_bound, 2 },
};

size_t
statistic_count(void)
{
	return sizeof rows / sizeof *rows;
}

const char *
statistic_name(size_t i)
{
	return rows[i].name;
}

void
statistic_get(const struct report *r, size_t c, size_t i, struct statistic *s)
{
	const struct source from = { r, c, &r->profile[c], rows[i].which };

	*s = (struct statistic){ .kind = STATISTIC_NONE };
	rows[i].get(&from, s);
}
