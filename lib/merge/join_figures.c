#include "merge/join_figures.h"

static int
count_source(const struct join_figures *f, const char *label,
    const struct join_options *o, bool leads, bool follows,
    struct count_list *counts, struct err *e)
{
	if (leads &&
	    (count_add(counts, "records_matched", label, f->matched, e) != 0 ||
		count_add(counts, "records_without_match", label, f->unmatched,
		    e) != 0))
		return -1;
	if (count_add(counts, "records_without_key", label, f->keyless, e) != 0)
		return -1;
	if (!follows)
		return 0;
	if (o->many == JOIN_MANY_FIRST &&
	    count_add(
		counts, "further_matches_left_out", label, f->left_out, e) != 0)
		return -1;
	return count_add(counts, "records_found_in", label, f->found, e);
}

static int
count_all(const struct join_figures *f, size_t n, const struct join_options *o,
    struct count_list *counts, struct err *e)
{
	struct join_figures sum = { .matched = 0 };

	for (size_t i = 0; i < n; i++) {
		sum.matched += f[i].matched;
		sum.unmatched += f[i].unmatched;
		sum.keyless += f[i].keyless;
		sum.left_out += f[i].left_out;
	}
	if (count_add(counts, "records_matched", NULL, sum.matched, e) != 0 ||
	    count_add(
		counts, "records_without_match", NULL, sum.unmatched, e) != 0 ||
	    count_add(counts, "records_without_key", NULL, sum.keyless, e) != 0)
		return -1;
	return o->many != JOIN_MANY_FIRST
		   ? 0
		   : count_add(counts, "further_matches_left_out", NULL,
			 sum.left_out, e);
}

int
join_figures_count(const struct join_figures *f, const struct sources *s,
    const struct join_options *o, size_t driver, struct count_list *counts,
    struct err *e)
{
	const bool full = o->kind == JOIN_FULL;

	if (count_all(f, s->n, o, counts, e) != 0)
		return -1;
	for (size_t i = 0; i < s->n; i++)
		if (count_source(&f[i], sources_label(s, i), o,
			full || i == driver, full ? i > 0 : i != driver, counts,
			e) != 0)
			return -1;
	return 0;
}
