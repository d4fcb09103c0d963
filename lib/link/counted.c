#include "link/counted.h"

int
counted_add(struct counted *c, struct str s, uint32_t n, struct err *e)
{
	const uint32_t none = 0;
	uint32_t id;

	if (dictionary_add(&c->texts, s, &id, e) != 0)
		return -1;
	if (id > c->counts.n / sizeof none &&
	    buf_add(
		&c->counts, str_make((const char *)&none, sizeof none), e) != 0)
		return -1;
	((uint32_t *)(void *)c->counts.p)[id - 1] += n;
	return 0;
}

uint32_t
counted_find(const struct counted *c, struct str s)
{
	const uint32_t id = dictionary_find(&c->texts, s);

	return id == 0 ? 0 : counted_count(c, id);
}

struct str
counted_text(const struct counted *c, uint32_t id)
{
	return dictionary_text(&c->texts, id);
}

void
counted_free(struct counted *c)
{
	dictionary_free(&c->texts);
	buf_free(&c->counts);
}
