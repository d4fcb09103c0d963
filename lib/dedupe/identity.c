#include "dedupe/identity.h"

struct str
identity_text(
    const struct identity *x, uint32_t cluster, char room[IDENTITY_TEXT])
{
	const struct str prefix = str_of(IDENTITY_PREFIX);
	const uint32_t *of = (const uint32_t *)(const void *)x->of.p;
	uint64_t id = cluster + UINT64_C(1);
	size_t n = 0;

	if (x->of.n > 0)
		id = of[cluster];
	if (x->known != NULL && id <= x->known->n)
		return dictionary_text(x->known, (uint32_t)id);
	if (x->known != NULL)
		id += x->largest - x->known->n;
	if (x->names) {
		n = prefix.n;
		memcpy(room, prefix.p, n);
	}
	return str_make(room, n + num_write_count(id, room + n));
}

void
identity_free(struct identity *x)
{
	buf_free(&x->of);
}
