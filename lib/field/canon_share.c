#include "field/canon_share.h"

int
canon_share(struct canon *share, const struct canon *c, struct arena *memory,
    struct err *e)
{
	*share = *c;
	memset(share->results, 0, sizeof share->results);
	if (c->detail == NULL)
		return 0;
	share->detail = arena_array(memory, 1, sizeof *share->detail, e);
	if (share->detail == NULL)
		return -1;
	*share->detail = *c->detail;
	share->detail->nreasons = 0;
	return 0;
}

static void
add_reason(struct canon_detail *d, const struct canon_reason *r)
{
	size_t i = 0;

	while (i < d->nreasons &&
	       strcmp(d->reasons[i].verdict.reason, r->verdict.reason) != 0)
		i++;
	if (i == CANON_REASONS)
		return;
	if (i < d->nreasons) {
		d->reasons[i].n += r->n;
		return;
	}
	d->reasons[i] = *r;
	d->nreasons++;
}

void
canon_share_join(struct canon *c, const struct canon *share)
{
	for (size_t i = 0; i < CANON_RESULTS; i++)
		c->results[i] += share->results[i];
	for (size_t i = 0; c->detail != NULL && i < share->detail->nreasons;
	     i++)
		add_reason(c->detail, &share->detail->reasons[i]);
}
