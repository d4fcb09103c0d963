#include <string.h>

#include "match/group.h"
#include "record/pack.h"
#include "record/spill.h"

/* What stands before the packed fields of a record. */
struct place {
	uint64_t number;
	uint32_t source;
	uint32_t bytes; /* of the packed fields */
};

int
group_open(struct group *g, size_t nfields, size_t memory, const char *tempdir,
    struct err *e)
{
	g->nfields = nfields;
	return spill_open(&g->records, memory, tempdir, e);
}

/* Append a record to `out`. */
static int
add_text(const struct group *g, struct buf *out, size_t source, uint64_t number,
    const struct str *field, const size_t *from, struct err *e)
{
	struct place place = { .number = number, .source = (uint32_t)source };
	const size_t at = out->n;

	if (buf_add(out, str_make((const char *)&place, sizeof place), e) !=
		0 ||
	    pack_add(out, field, from, g->nfields, e) != 0)
		return -1;
	place.bytes = (uint32_t)(out->n - at - sizeof place);
	memcpy(out->p + at, &place, sizeof place);
	return 0;
}

int
group_add(struct group *g, struct str key, size_t source, uint64_t number,
    const struct str *field, const size_t *from, struct err *e)
{
	buf_clear(&g->value);
	if (add_text(g, &g->value, source, number, field, from, e) != 0)
		return -1;
	return spill_add(g->records, key, buf_str(&g->value), e);
}

int
group_sort(struct group *g, struct err *e)
{
	if (spill_sort(g->records, e) != 0)
		return -1;
	g->got = spill_next(g->records, &g->ahead_key, &g->ahead, e);
	return g->got < 0 ? -1 : 0;
}

int
group_next(struct group *g, struct str *key, const struct group_member **member,
    size_t *n, struct err *e)
{
	if (g->got != 1)
		return g->got;
	buf_clear(&g->key);
	group_clear(g);
	if (buf_add(&g->key, g->ahead_key, e) != 0)
		return -1;
	do {
		if (buf_add(&g->texts, g->ahead, e) != 0)
			return -1;
		g->got = spill_next(g->records, &g->ahead_key, &g->ahead, e);
	} while (g->got == 1 && str_equal(g->ahead_key, buf_str(&g->key)));
	*key = buf_str(&g->key);
	if (g->got < 0 || group_members(g, member, n, e) != 0)
		return -1;
	return 1;
}

int
group_put(struct group *g, size_t source, uint64_t number,
    const struct str *field, const size_t *from, struct err *e)
{
	return add_text(g, &g->texts, source, number, field, from, e);
}

void
group_clear(struct group *g)
{
	buf_clear(&g->texts);
}

static size_t
count_members(const struct group *g)
{
	size_t n = 0;
	struct place place;

	for (size_t at = 0; at < g->texts.n; n++) {
		memcpy(&place, g->texts.p + at, sizeof place);
		at += sizeof place + place.bytes;
	}
	return n;
}

int
group_members(struct group *g, const struct group_member **member, size_t *n,
    struct err *e)
{
	size_t count = count_members(g);
	struct group_member *m;
	struct str *field;
	size_t at = 0;

	buf_clear(&g->members);
	buf_clear(&g->fields);
	if (buf_reserve(&g->members, count * sizeof *m, e) != 0 ||
	    buf_reserve(
		&g->fields, (count * g->nfields + 1) * sizeof *field, e) != 0)
		return -1;
	m = (struct group_member *)(void *)g->members.p;
	field = (struct str *)(void *)g->fields.p;
	for (size_t i = 0; i < count; i++, field += g->nfields) {
		struct place place;

		memcpy(&place, g->texts.p + at, sizeof place);
		at += sizeof place;
		pack_cut(
		    str_make(g->texts.p + at, place.bytes), field, g->nfields);
		at += place.bytes;
		m[i] =
		    (struct group_member){ place.source, place.number, field };
	}
	*member = m;
	*n = count;
	return 0;
}

void
group_close(struct group *g)
{
	spill_close(g->records);
	g->records = NULL;
	buf_free(&g->value);
	buf_free(&g->key);
	buf_free(&g->texts);
	buf_free(&g->members);
	buf_free(&g->fields);
}
