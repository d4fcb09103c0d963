#include "match/survive_members.h"

#include "match/survive_judge.h"

struct survive_dates {
	struct survive_dates *next;
	size_t column;
	bool known;
	struct buf value; /* struct survive_value, one a member */
};

void
survive_members_open(
    struct survive_members *m, const struct header *h, struct date as_of)
{
	m->header = h;
	m->as_of = as_of;
}

int
survive_members_begin(struct survive_members *m,
    const struct group_member *member, size_t n, struct err *e)
{
	const size_t fields = n * m->header->n;

	buf_clear(&m->real);
	buf_clear(&m->filled);
	if (buf_reserve(&m->real, fields + 1, e) != 0)
		return -1;
	memset(m->real.p, 0, fields);
	m->member = member;
	m->n = n;
	for (struct survive_dates *d = m->dates; d != NULL; d = d->next)
		d->known = false;
	return 0;
}

bool
survive_members_is_real(struct survive_members *m, size_t i, size_t column)
{
	enum { NOT_KNOWN, REAL, NOT_REAL };
	char *known = m->real.p + i * m->header->n + column;

	if (*known == NOT_KNOWN)
		*known = survive_judge_is_real(m->header->role[column],
			     m->member[i].field[column])
			     ? REAL
			     : NOT_REAL;
	return *known == REAL;
}

int
survive_members_value(struct survive_members *m, size_t i, size_t column,
    bool dates, struct survive_value *v, struct err *e)
{
	v->kind = SURVIVE_NOTHING;
	if (!survive_members_is_real(m, i, column))
		return 0;
	return survive_value_read(
	    v, m->member[i].field[column], dates, m->as_of, &m->scratch, e);
}

static struct survive_dates *
give_dates(struct survive_members *m, size_t column, struct err *e)
{
	struct survive_dates *d = m->dates;

	while (d != NULL && d->column != column)
		d = d->next;
	if (d != NULL)
		return d;
	d = arena_array(&m->memory, 1, sizeof *d, e);
	if (d == NULL)
		return NULL;
	d->column = column;
	d->next = m->dates;
	m->dates = d;
	return d;
}

const struct survive_value *
survive_members_dates(struct survive_members *m, size_t column, struct err *e)
{
	struct survive_dates *d = give_dates(m, column, e);
	struct survive_value *v;

	if (d == NULL || buf_reserve(&d->value, m->n * sizeof *v, e) != 0)
		return NULL;
	v = (struct survive_value *)(void *)d->value.p;
	for (size_t i = 0; !d->known && i < m->n; i++) {
		if (survive_members_value(m, i, column, true, &v[i], e) != 0)
			return NULL;
		if (v[i].kind == SURVIVE_TEXT)
			v[i].kind = SURVIVE_NOTHING;
	}
	d->known = true;
	return v;
}

const size_t *
survive_members_filled(struct survive_members *m, struct err *e)
{
	const bool known = m->filled.n > 0;
	size_t *filled;

	if (!known && buf_reserve(&m->filled, m->n * sizeof *filled, e) != 0)
		return NULL;
	filled = (size_t *)(void *)m->filled.p;
	for (size_t i = 0; !known && i < m->n; i++) {
		filled[i] = 0;
		for (size_t k = 0; k < m->header->n; k++)
			filled[i] += survive_members_is_real(m, i, k);
	}
	m->filled.n = m->n * sizeof *filled;
	return filled;
}

void
survive_members_close(struct survive_members *m)
{
	for (struct survive_dates *d = m->dates; d != NULL; d = d->next)
		buf_free(&d->value);
	m->dates = NULL;
	buf_free(&m->real);
	buf_free(&m->filled);
	buf_free(&m->scratch);
	arena_free(&m->memory);
}
