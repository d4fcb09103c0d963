#include "stats/sketch.h"

#include "base/hash.h"

/* The same in every run, so that estimates are. */
static const uint64_t seed = UINT64_C(0x637573742d737461);

int
sketch_add(struct sketch *s, struct str value, uint64_t times, struct err *e)
{
	hll_add(&s->distinct, hash_str(value, seed));
	return heavy_add(&s->top, value, times, e);
}

void
sketch_free(struct sketch *s)
{
	kll_free(&s->numbers);
	heavy_free(&s->top);
}
