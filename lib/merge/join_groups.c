#include "merge/join_groups.h"
#include "record/spill.h"

/* What stands behind the keys of groups: a key, or the place of a record that
 * has none and is alone. */
enum { KEYED = 'k', KEYLESS = 'n' };

int
join_groups_open(struct join_groups *g, struct join_combine *x, size_t memory)
{
	g->combine = x;
	return group_open(
	    &g->group, 1, memory, x->options->by.tempdir, &x->io->err);
}

int
join_groups_add(
    struct join_groups *g, size_t source, struct str key, struct join_record r)
{
	const uint64_t alone[2] = { source, r.place };
	struct err *e = &g->combine->io->err;
	const bool keyed = key.p != NULL;

	if (!keyed)
		key = str_make((const char *)alone, sizeof alone);
	buf_clear(&g->key);
	if (buf_add(&g->key, key, e) != 0 ||
	    buf_add_byte(&g->key, keyed ? KEYED : KEYLESS, e) != 0)
		return -1;
	return group_add(
	    &g->group, buf_str(&g->key), source, r.place, &r.kept, NULL, e);
}

static int
write_group(struct join_combine *x, struct str key,
    const struct group_member *member, size_t n)
{
	if (key.p[key.n - 1] == KEYLESS)
		return join_combine_keyless(x, member->source,
		    (struct join_record){ member->number, *member->field });
	join_combine_begin(x);
	for (size_t i = 0; i < n; i++)
		if (join_combine_add(x, member[i].source,
			(struct join_record){
			    member[i].number, *member[i].field }) != 0)
			return -1;
	return join_combine_write(x);
}

/* The results in their places, to the output. */
static int
write_results(struct join_combine *x)
{
	struct str place, text;
	int got;

	if (spill_sort(x->results, &x->io->err) != 0)
		return -1;
	while ((got = spill_next(x->results, &place, &text, &x->io->err)) == 1)
		if (join_combine_put(x, text) != 0)
			return -1;
	return got;
}

int
join_groups_write(struct join_groups *g, size_t memory)
{
	struct join_combine *x = g->combine;
	struct err *e = &x->io->err;
	const struct group_member *member;
	struct str key;
	size_t n;
	int got;

	if (spill_open(&x->results, memory, x->options->by.tempdir, e) != 0 ||
	    group_sort(&g->group, e) != 0)
		return -1;
	while ((got = group_next(&g->group, &key, &member, &n, e)) == 1)
		if (write_group(x, key, member, n) != 0)
			return -1;
	group_close(&g->group);
	if (got != 0 || join_combine_finish(x) != 0)
		return -1;
	return write_results(x);
}

void
join_groups_close(struct join_groups *g)
{
	group_close(&g->group);
	buf_free(&g->key);
	if (g->combine != NULL) {
		spill_close(g->combine->results);
		g->combine->results = NULL;
	}
}
