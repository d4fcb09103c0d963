#include "stats/report_health.h"

#include <inttypes.h>
#include <math.h>

/* Tenths of a point that are lost, rounded up: what is not all is not shown as
 * 100, nor with the grade above its own. */
static int64_t
lost_tenths(const struct health *x)
{
	return (int64_t)ceil((100 - x->score) * 10 - 1e-6);
}

/* Tenths of a point for each part of a sum, so that they add up to `left`: the
 * largest rests are rounded up. */
static void
share_tenths(const double *part, size_t n, int64_t left, int64_t *tenths)
{

	for (size_t i = 0; i < n; i++) {
		tenths[i] = (int64_t)floor(part[i] * 10);
		left -= tenths[i];
	}
	while (left > 0) {
		size_t best = 0;

		for (size_t i = 1; i < n; i++) {
			if (part[i] * 10 - (double)tenths[i] >
			    part[best] * 10 - (double)tenths[best])
				best = i;
		}
		tenths[best]++;
		left--;
	}
}

static void
put_dimensions(struct document *d, const struct health *x)
{
	struct sheet *s = document_sheet(d, "Dimensions", "dimensions");
	int64_t tenths[HEALTH_DIMENSIONS];
	bool done[HEALTH_DIMENSIONS] = { false };

	sheet_add_column(s, "dimension", SHEET_LEFT);
	sheet_add_column(s, "weight", SHEET_RIGHT);
	sheet_add_column(s, "lost", SHEET_RIGHT);
	sheet_add_column(s, "kept", SHEET_RIGHT | SHEET_BAR);
	share_tenths(x->lost, HEALTH_DIMENSIONS, lost_tenths(x), tenths);
	/* Worst first. */
	for (size_t k = 0; k < HEALTH_DIMENSIONS; k++) {
		size_t worst = HEALTH_DIMENSIONS;

		for (size_t i = 0; i < HEALTH_DIMENSIONS; i++) {
			if (!done[i] && (worst == HEALTH_DIMENSIONS ||
					    x->lost[i] > x->lost[worst]))
				worst = i;
		}
		done[worst] = true;
		sheet_word(s, health_name((enum health_dimension)worst));
		sheet_number(s, x->weight[worst], 0);
		sheet_number(s, (double)tenths[worst] / 10, 1);
		sheet_share(s,
		    (uint64_t)llround(
			(x->weight[worst] - x->lost[worst]) * 1e9),
		    (uint64_t)llround(x->weight[worst] * 1e9));
	}
	sheet_word(s, "accuracy");
	sheet_word(s, "-");
	sheet_word(s, "not measured");
	sheet_none(s);
}

/* Causes below a tenth of a point are told together, for people. */
static void
put_causes(struct document *d, const struct health *x)
{
	struct sheet *s = document_sheet(d, "Causes", NULL);
	size_t n = health_causes(x);
	double part[64];
	int64_t tenths[64];
	double rest = 0;
	size_t shown = 0;

	sheet_add_column(s, "points", SHEET_RIGHT);
	sheet_add_column(s, "column", SHEET_LEFT);
	sheet_add_column(s, "cause", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	for (size_t i = 0; i < n; i++) {
		double points = health_cause(x, i)->points;

		if (points >= .05 && shown < 63)
			part[shown++] = points;
		else
			rest += points;
	}
	part[shown] = rest;
	share_tenths(part, shown + 1, lost_tenths(x), tenths);
	for (size_t i = 0; i < shown; i++) {
		const struct health_cause *c = health_cause(x, i);

		sheet_number(s, (double)tenths[i] / 10, 1);
		if (c->column.n > 0)
			sheet_text(s, c->column);
		else
			sheet_none(s);
		sheet_word(s, c->what);
		sheet_count(s, c->records);
	}
	if (shown == n)
		return;
	sheet_number(s, (double)tenths[shown] / 10, 1);
	sheet_none(s);
	sheet_word(s, "all others");
	sheet_none(s);
}

/* A repair with all points it would bring. */
struct repair {
	const char *text;
	double points;
};

/* Each repair once, the dearest first; returns how many. */
static size_t
collect_repairs(const struct health *x, struct repair *repair, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < health_causes(x); i++) {
		const struct health_cause *c = health_cause(x, i);
		struct repair r = { c->repair, c->points };
		size_t at = 0;

		while (at < n && strcmp(repair[at].text, c->repair) != 0)
			at++;
		if (at == most)
			continue;
		if (at < n)
			r.points += repair[at].points;
		else
			n++;
		for (; at > 0 && repair[at - 1].points < r.points; at--)
			repair[at] = repair[at - 1];
		repair[at] = r;
	}
	return n;
}

static void
put_repairs(struct document *d, const struct health *x)
{
	struct sheet *s = document_sheet(d, "Repairs", NULL);
	struct repair repair[32];
	size_t n = collect_repairs(x, repair, sizeof repair / sizeof *repair);
	double part[sizeof repair / sizeof *repair + 1];
	int64_t tenths[sizeof part / sizeof *part];
	double told = 0;

	sheet_add_column(s, "points", SHEET_RIGHT);
	sheet_add_column(s, "repair", SHEET_LEFT);
	for (size_t i = 0; i < n; i++) {
		part[i] = repair[i].points;
		told += part[i];
	}
	part[n] = fmax(100 - x->score - told, 0);
	share_tenths(part, n + 1, lost_tenths(x), tenths);
	for (size_t i = 0; i < n; i++) {
		if (tenths[i] == 0)
			continue;
		sheet_number(s, (double)tenths[i] / 10, 1);
		sheet_word(s, repair[i].text);
	}
}

/* The same for programs: all causes, all digits. */
static void
put_all_causes(struct document *d, const struct health *x)
{
	struct sheet *s = document_sheet(d, NULL, "causes");

	document_hide(d);
	sheet_add_column(s, "dimension", SHEET_LEFT);
	sheet_add_column(s, "column", SHEET_LEFT);
	sheet_add_column(s, "cause", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "points", SHEET_RIGHT);
	sheet_add_column(s, "repair", SHEET_LEFT);
	for (size_t i = 0; i < health_causes(x); i++) {
		const struct health_cause *c = health_cause(x, i);

		sheet_word(s, health_name(c->dimension));
		sheet_text(s, c->column);
		sheet_word(s, c->what);
		sheet_count(s, c->records);
		sheet_number(s, c->points, -1);
		sheet_word(s, c->repair);
	}
	sheet_word(s, "score");
	sheet_none(s);
	sheet_none(s);
	sheet_count(s, x->records);
	sheet_number(s, x->score, -1);
	sheet_none(s);
}

static void
put_reach(struct document *d, const struct checkup *c)
{
	static const char *const channels[] = { "e-mail", "phone", "post" };
	struct sheet *s = document_sheet(d, "Reach", "reach");

	sheet_add_column(s, "channel", SHEET_LEFT);
	sheet_add_column(s, "usable", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	sheet_add_column(s, "with consent", SHEET_RIGHT);
	for (size_t i = 0; i < CHECKUP_CHANNELS; i++) {
		sheet_word(s, channels[i]);
		sheet_count(s, c->usable[i]);
		sheet_share(s, c->usable[i], c->records);
		sheet_count(s, c->allowed[i]);
	}
}

static void
put_identity(struct document *d, const struct checkup *c)
{
	static const char *const grades[CHECKUP_IDENTITIES] = {
		"nothing tells who it is", "a contact or a name alone",
		"name and address", "a personal or company number"
	};
	struct sheet *s = document_sheet(d, "Identity", "identity");

	sheet_add_column(s, "identity", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = CHECKUP_IDENTITIES; i-- > 0;) {
		sheet_word(s, grades[i]);
		sheet_count(s, c->identity[i]);
		sheet_share(s, c->identity[i], c->records);
	}
}

/* Grades of records: all, at least three quarters, half, a quarter. */
static void
put_complete(struct document *d, const struct checkup *c)
{
	static const struct {
		const char *name;
		unsigned least;
	} grades[] = { { "A: everything", 8 }, { "B: 6 or 7 of 8 parts", 6 },
		{ "C: 4 or 5", 4 }, { "D: 2 or 3", 2 }, { "E: less", 0 } };
	struct sheet *s = document_sheet(d, "Complete", "complete");
	unsigned most = CHECKUP_WHOLE;

	sheet_add_column(s, "record complete", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
		uint64_t n = 0;

		for (unsigned k = grades[i].least; k <= most; k++)
			n += c->complete[k];
		most = grades[i].least == 0 ? 0 : grades[i].least - 1;
		sheet_word(s, grades[i].name);
		sheet_count(s, n);
		sheet_share(s, n, c->records);
	}
}

static void
put_age(struct document *d, const struct health *x)
{
	struct sheet *s = document_sheet(d, "Age", "age");
	const uint64_t counts[] = { x->fresh, x->year_old, x->stale,
		x->undated };
	static const char *const ages[] = { "a year at most",
		"two years at most", "older", "not known" };

	sheet_add_column(s, "last confirmed", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 0; x->stamp != NULL && i < 4; i++) {
		sheet_word(s, ages[i]);
		sheet_count(s, counts[i]);
		sheet_share(s, counts[i], x->records);
	}
}

/* What there is no column for, dearest first. */
static void
put_collect(struct document *d, const struct health *x)
{
	size_t told = 0;

	for (size_t i = 0; i < health_causes(x) && told < 3; i++) {
		const struct health_cause *c = health_cause(x, i);

		/* Its repair begins with "collect: ". */
		if (!c->collect)
			continue;
		document_line(d, "%s%s (%.1f points)",
		    told == 0 ? "To collect first: " : "             then: ",
		    c->repair + strlen("collect: "), c->points);
		told++;
	}
}

static void
put_special(struct document *d, const struct study *s)
{
	static const char *const special[] = { "ethnicity", "nationality",
		"national_id" };

	for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
		if (header_find_role(s->header, str_of(special[i]), 0) !=
		    HEADER_NONE)
			document_line(d,
			    "Handle with care: a column of the role %s.",
			    special[i]);
	}
}

void
report_health(struct document *d, const struct health *x,
    const struct checkup *c, const struct study *s)
{
	char day[11] = { 0 };

	d->title = "Health test";
	date_write_iso(x->as_of, day);
	if (x->records == 0) {
		document_line(d, "Health: no records, so no score.  %s",
		    "Collect a name, an e-mail or");
		document_line(d, "phone, an address, consent, and the day of "
				 "each change.");
		put_all_causes(d, x);
		return;
	}
	document_line(d,
	    "Health: %.1f of 100, grade %c (%" PRIu64 " %s, as of %s)",
	    (double)(1000 - lost_tenths(x)) / 10, health_grade(x->score),
	    x->records, x->records == 1 ? "record" : "records", day);
	put_collect(d, x);
	put_special(d, s);
	put_all_causes(d, x);
	put_dimensions(d, x);
	put_causes(d, x);
	put_repairs(d, x);
	put_complete(d, c);
	put_reach(d, c);
	put_identity(d, c);
	put_age(d, x);
}
