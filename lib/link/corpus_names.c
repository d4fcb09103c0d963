#include "link/corpus_names.h"

struct names {
	struct trait *given, *family, *full;
};

static struct trait *
find(struct corpus *c, enum trait_kind kind)
{
	for (size_t i = 0; i < c->all; i++) {
		if (c->trait[i].kind == kind)
			return &c->trait[i];
	}
	return NULL;
}

static uint32_t *
values_of(const struct trait *t)
{
	return (uint32_t *)(void *)t->raw_of.p;
}

/* The last word is the family name, the others are given names. */
static int
split(struct names *n, size_t record, struct buf *room, struct err *e)
{
	const struct str whole =
	    dictionary_text(&n->full->forms, values_of(n->full)[record]);
	size_t at = whole.n;

	while (at > 0 && whole.p[at - 1] != ' ')
		at--;
	if (at == 0)
		return dictionary_add(
		    &n->family->forms, whole, &values_of(n->family)[record], e);
	/* The text may move when it is added to. */
	buf_clear(room);
	if (buf_add(room, whole, e) != 0 ||
	    dictionary_add(&n->family->forms,
		str_slice(buf_str(room), at, whole.n),
		&values_of(n->family)[record], e) != 0)
		return -1;
	return dictionary_add(&n->given->forms,
	    str_slice(buf_str(room), 0, at - 1), &values_of(n->given)[record],
	    e);
}

static int
split_all(struct names *n, struct err *e)
{
	const size_t records = n->full->raw_of.n / sizeof(uint32_t);
	struct buf room = { 0 };
	int result = 0;

	for (size_t i = 0; i < records && result == 0; i++) {
		if (values_of(n->full)[i] != 0 && values_of(n->given)[i] == 0 &&
		    values_of(n->family)[i] == 0)
			result = split(n, i, &room, e);
	}
	buf_free(&room);
	return result;
}

int
corpus_names_split(struct corpus *c, struct err *e)
{
	struct names n = { find(c, TRAIT_GIVEN), find(c, TRAIT_FAMILY), NULL };

	if (n.given == NULL || n.family == NULL)
		return 0;
	while ((n.full = find(c, TRAIT_FULL)) != NULL) {
		if (split_all(&n, e) != 0)
			return -1;
		n.full->kind = TRAIT_NONE;
		n.full->split = true;
	}
	return 0;
}
