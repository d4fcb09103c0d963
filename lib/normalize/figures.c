#include "normalize/figures.h"

static int
count_decision(const struct canon *canon, const char *of,
    struct count_list *counts, struct err *e)
{
	struct canon_decision d;

	if (!canon_decision(canon, &d))
		return 0;
	if (count_add(counts, d.measure, of, d.support, e) != 0)
		return -1;
	return count_add(counts, "decided_against", of, d.against, e);
}

/* In the order of their names: which came up first tells nothing. */
static int
count_reasons(const struct canon_detail *detail, const char *of,
    struct count_list *counts, struct err *e)
{
	const char *last = "";

	for (size_t n = 0; n < detail->nreasons; n++) {
		const struct canon_reason *next = NULL;

		for (size_t i = 0; i < detail->nreasons; i++) {
			const struct canon_reason *r = &detail->reasons[i];

			if (strcmp(r->verdict.reason, last) > 0 &&
			    (next == NULL || strcmp(r->verdict.reason,
						 next->verdict.reason) < 0))
				next = r;
		}
		if (next == NULL)
			break;
		last = next->verdict.reason;
		if (count_add(counts, last, of, next->n, e) != 0)
			return -1;
	}
	return 0;
}

static int
count_column(const struct canon *canon, const char *of,
    struct count_list *counts, struct err *e)
{
	static const char *const results[CANON_RESULTS] = { "fields_unchanged",
		"fields_changed", "fields_empty", "fields_flagged" };
	const struct canon_detail *detail = canon->detail;
	uint64_t seen = 0;

	for (size_t i = 0; i < CANON_RESULTS; i++) {
		if (count_add(counts, results[i], of, canon->results[i], e) !=
		    0)
			return -1;
		seen += canon->results[i];
	}
	if (count_add(counts, "fields_seen", of, seen, e) != 0)
		return -1;
	if (detail != NULL && count_reasons(detail, of, counts, e) != 0)
		return -1;
	return count_decision(canon, of, counts, e);
}

int
figures_count(const struct normalize *z, const struct header *h,
    uint64_t records_changed, bool columns, struct count_list *counts,
    struct err *e)
{
	uint64_t changed = 0, flagged = 0;

	for (size_t i = 0; i < z->chosen.n; i++) {
		size_t at = z->chosen.column[i];
		const struct canon *c = &z->column[at].canon;

		changed += c->results[CANON_CHANGED];
		flagged += c->results[CANON_FLAGGED];
		if (columns && count_column(c, h->name[at].p, counts, e) != 0)
			return -1;
	}
	if (count_add(counts, "records_changed", NULL, records_changed, e) !=
		0 ||
	    count_add(counts, "fields_changed", NULL, changed, e) != 0)
		return -1;
	return count_add(counts, "fields_flagged", NULL, flagged, e);
}
