#include "normalize/normalize.h"

#include "field/canon_share.h"

enum {
	EVIDENCE_BYTES = 1 << 20,
	EVIDENCE_RECORDS = 1 << 16,
	/* The reader holds more than is looked at, so that what is does not
	 * depend on where it happens to stop reading. */
	HOLD = 2 * EVIDENCE_BYTES,
};

static int
skip_columns(struct normalize *z, const struct header *h, const char *skip,
    struct err *e)
{
	struct selection s = { 0 };
	bool *skipped = arena_array(&z->memory, h->n, sizeof *skipped, e);
	size_t kept = 0;
	int result;

	if (skipped == NULL)
		return -1;
	result = select_columns(&s, skip, h, e);
	for (size_t i = 0; i < s.n; i++)
		skipped[s.column[i]] = true;
	selection_free(&s);
	for (size_t i = 0; i < z->chosen.n; i++) {
		if (!skipped[z->chosen.column[i]])
			z->chosen.column[kept++] = z->chosen.column[i];
	}
	z->chosen.n = kept;
	return result;
}

int
normalize_open(struct normalize *z, const struct header *h, const char *only,
    const char *skip, const struct canon_options *const *o, struct err *e)
{
	z->flagged = HEADER_NONE;
	z->ncolumns = h->n;
	z->country = header_find_role(h, str_of("country"), 0);
	z->column = arena_array(&z->memory, h->n, sizeof *z->column, e);
	if (z->column == NULL ||
	    (only != NULL ? select_columns(&z->chosen, only, h, e)
			  : select_all(&z->chosen, h, e)) != 0 ||
	    (skip != NULL && skip_columns(z, h, skip, e) != 0))
		return -1;
	for (size_t i = 0; i < z->chosen.n; i++) {
		size_t at = z->chosen.column[i];

		if (canon_open(&z->column[at].canon, h->role[at], o[at],
			&z->memory, e) != 0)
			return -1;
		if (h->role[at] != NULL || o[at]->rule != NULL)
			continue;
		z->column[at].looks =
		    arena_array(&z->memory, 1, sizeof(struct looks), e);
		if (z->column[at].looks == NULL)
			return -1;
	}
	return 0;
}

/* What is looked at before the first record is judged. */
struct beginning {
	size_t *column; /* those whose values are looked at */
	size_t n;
	size_t records; /* at most */
};

/* 0, or -1 with ERR_MEMORY. */
static int
find_beginning(struct normalize *z, struct beginning *x, struct err *e)
{
	x->n = 0;
	x->records = 0;
	x->column =
	    arena_array(&z->memory, z->chosen.n + 1, sizeof *x->column, e);
	for (size_t i = 0; x->column != NULL && i < z->chosen.n; i++) {
		const struct normalize_column *c =
		    &z->column[z->chosen.column[i]];

		if (canon_wants_evidence(&c->canon))
			x->records = EVIDENCE_RECORDS;
		else if (c->looks == NULL)
			continue;
		x->column[x->n++] = z->chosen.column[i];
		if (x->records == 0)
			x->records = LOOKS_ENOUGH;
	}
	return x->column == NULL ? -1 : 0;
}

static int
look_at(struct normalize_column *c, struct str value, const char *country,
    struct err *e)
{
	if (canon_wants_evidence(&c->canon))
		return canon_observe(&c->canon, value, country, e);
	return looks_observe(c->looks, value, e);
}

/* The country of a record, or NULL when it says none. */
static int
find_country(struct normalize *z, const struct record *rec,
    const char **country, struct err *e)
{
	struct country_found found;

	*country = NULL;
	if (z->country == HEADER_NONE)
		return 0;
	if (country_memo_find(
		&z->countries, rec->field[z->country], &found, e) != 0)
		return -1;
	*country = country_code(&found);
	return 0;
}

/* A bad record is left to be reported when it is read for good. */
static int
observe(struct normalize *z, const struct beginning *x, struct reader *in,
    struct err *e)
{
	const struct record *rec;
	const char *country;
	uint64_t start = 0;

	for (size_t n = 0; n < x->records && reader_holding(in); n++) {
		int got = reader_next(in, &rec, e);

		if (got == 0 || (got < 0 && e->code != ERR_RECORD))
			return got;
		if (n == 0)
			start = got == 1 ? rec->byte : e->byte;
		if (got < 0)
			continue;
		if (rec->byte + rec->raw.n - start > EVIDENCE_BYTES)
			return 0;
		if (find_country(z, rec, &country, e) != 0)
			return -1;
		for (size_t i = 0; i < x->n; i++) {
			size_t at = x->column[i];

			if (look_at(&z->column[at], rec->field[at], country,
				e) != 0)
				return -1;
		}
	}
	return 0;
}

int
normalize_decide(struct normalize *z, const struct header *h, struct reader *in,
    struct err *e)
{
	struct beginning x;

	if (find_beginning(z, &x, e) != 0)
		return -1;
	if (x.n == 0)
		return 0;
	reader_hold(in, HOLD);
	if (observe(z, &x, in, e) != 0)
		return -1;
	reader_rewind(in);
	for (size_t i = 0; i < x.n; i++) {
		size_t at = x.column[i];

		if (canon_wants_evidence(&z->column[at].canon) &&
		    canon_decide(&z->column[at].canon, e) != 0)
			return err_in_column(e, h->name[at].p, h->name[at].n);
	}
	return 0;
}

const char *
normalize_looks(const struct normalize *z, size_t column)
{
	const struct looks *looks = z->column[column].looks;

	return looks == NULL ? NULL : looks_like(looks);
}

const struct selection *
normalize_chosen(const struct normalize *z)
{
	return z->forked != NULL ? &z->forked->chosen : &z->chosen;
}

int
normalize_fork(struct normalize *fork, const struct normalize *z, struct err *e)
{
	fork->forked = z;
	fork->ncolumns = z->ncolumns;
	fork->country = z->country;
	fork->flagged = HEADER_NONE;
	fork->column =
	    arena_array(&fork->memory, z->ncolumns, sizeof *fork->column, e);
	if (fork->column == NULL)
		return -1;
	for (size_t i = 0; i < z->chosen.n; i++) {
		size_t at = z->chosen.column[i];

		if (canon_share(&fork->column[at].canon, &z->column[at].canon,
			&fork->memory, e) != 0)
			return -1;
	}
	return 0;
}

void
normalize_join(struct normalize *z, const struct normalize *fork)
{
	for (size_t i = 0; i < z->chosen.n; i++) {
		size_t at = z->chosen.column[i];

		canon_share_join(&z->column[at].canon, &fork->column[at].canon);
	}
}

int
normalize_record(struct normalize *z, const struct record *rec, struct err *e)
{
	const struct selection *chosen = normalize_chosen(z);
	const char *country;

	if (find_country(z, rec, &country, e) != 0)
		return -1;
	buf_clear(&z->values);
	z->nchanged = 0;
	z->flagged = HEADER_NONE;
	for (size_t i = 0; i < chosen->n; i++) {
		size_t at = chosen->column[i];
		struct normalize_column *c = &z->column[at];
		struct verdict v;

		c->from = z->values.n;
		if (canon_apply(&c->canon, &z->values, rec->field[at], country,
			&c->result, &v, e) != 0)
			return -1;
		c->n = z->values.n - c->from;
		c->why = v.reason;
		z->nchanged += c->result == CANON_CHANGED;
		if (c->result == CANON_FLAGGED && z->flagged == HEADER_NONE)
			z->flagged = at;
	}
	return 0;
}

struct str
normalize_value(const struct normalize *z, size_t column)
{
	const struct normalize_column *c = &z->column[column];

	return c->n == 0 ? str_make("", 0)
			 : str_make(z->values.p + c->from, c->n);
}

void
normalize_close(struct normalize *z)
{
	for (size_t i = 0; z->column != NULL && i < z->ncolumns; i++)
		if (z->column[i].looks != NULL)
			looks_free(z->column[i].looks);
	selection_free(&z->chosen);
	buf_free(&z->values);
	arena_free(&z->memory);
}
