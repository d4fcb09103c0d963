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
	memset(share->detail->reasons, 0, sizeof share->detail->reasons);
	share->detail->nreasons = 0;
	return 0;
}

void
canon_share_join(struct canon *c, const struct canon *share)
{
	for (size_t i = 0; i < CANON_RESULTS; i++)
		c->results[i] += share->results[i];
	for (size_t i = 0; c->detail != NULL && i < share->detail->nreasons;
	     i++) {
		const struct canon_reason *r = &share->detail->reasons[i];

		canon_detail_count(c->detail, &r->verdict, r->n);
	}
}
