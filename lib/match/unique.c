#include <string.h>

#include "base/ordered.h"
#include "match/unique.h"
#include "record/spill.h"

/* What stands before a record's text in the first spill. */
struct rank {
	uint64_t number; /* of the record in the input */
	uint64_t high;
};

void
unique_open(struct unique *x, enum unique_keep keep, size_t memory,
    const char *directory)
{
	memset(x, 0, sizeof *x);
	x->keep = keep;
	x->directory = directory;
	x->memory = memory;
	keyset_open(&x->seen, memory / 2);
}

static int
add_survivor(struct unique *x, uint64_t number, struct str text, struct err *e)
{
	char key[8];

	ordered_put(key, number, sizeof key);
	if (x->by_number == NULL &&
	    spill_open(&x->by_number, x->memory / 4, x->directory, e) != 0)
		return -1;
	return spill_add(x->by_number, str_make(key, sizeof key), text, e);
}

static int
add_later(struct unique *x, struct str key, uint64_t high, struct str text,
    struct err *e)
{
	struct rank rank = { x->number, high };

	x->later = true;
	if (key.p == NULL)
		return add_survivor(x, x->number, text, e);
	if (x->by_key == NULL &&
	    spill_open(&x->by_key, x->memory / 4, x->directory, e) != 0)
		return -1;
	buf_clear(&x->value);
	if (buf_add(&x->value, str_make((const char *)&rank, sizeof rank), e) !=
		0 ||
	    buf_add(&x->value, text, e) != 0)
		return -1;
	return spill_add(x->by_key, key, buf_str(&x->value), e);
}

int
unique_add(struct unique *x, struct str key, uint64_t high, struct str text,
    struct err *e)
{
	enum keyset_result seen = KEYSET_FULL;

	x->number++;
	if (x->keep == UNIQUE_FIRST && key.p == NULL && !x->later)
		return 1;
	if (x->keep == UNIQUE_FIRST && key.p != NULL) {
		/* once records wait, new keys wait with them */
		if (x->later)
			x->seen.limit = 0;
		if (keyset_add(&x->seen, key, &seen, e) != 0)
			return -1;
		if (seen == KEYSET_OLD)
			return 0;
		if (seen == KEYSET_NEW)
			return 1;
	}
	return add_later(x, key, high, text, e);
}

static struct str
text_of(struct str value, struct rank *rank)
{
	memcpy(rank, value.p, sizeof *rank);
	return str_slice(value, sizeof *rank, value.n);
}

/* The survivor of a group stands in best. */
static int
end_group(struct unique *x, struct err *e)
{
	struct rank rank;
	struct str text;

	if (x->best.n == 0)
		return 0;
	text = text_of(buf_str(&x->best), &rank);
	return add_survivor(x, rank.number, text, e);
}

/* Records of one key come in input order. */
static int
choose_survivors(struct unique *x, struct err *e)
{
	struct rank best = { 0, 0 };
	struct str key, value;
	int got;

	while ((got = spill_next(x->by_key, &key, &value, e)) == 1) {
		bool same =
		    x->best.n > 0 && str_equal(key, buf_str(&x->best_key));
		struct rank rank;

		(void)text_of(value, &rank);
		if (same && (x->keep == UNIQUE_FIRST || rank.high <= best.high))
			continue;
		if (!same && end_group(x, e) != 0)
			return -1;
		buf_clear(&x->best);
		buf_clear(&x->best_key);
		if (buf_add(&x->best, value, e) != 0 ||
		    buf_add(&x->best_key, key, e) != 0)
			return -1;
		best = rank;
	}
	return got == 0 ? end_group(x, e) : -1;
}

int
unique_finish(struct unique *x, struct err *e)
{
	keyset_close(&x->seen);
	if (x->by_key != NULL) {
		if (spill_sort(x->by_key, e) != 0 ||
		    choose_survivors(x, e) != 0)
			return -1;
		spill_close(x->by_key);
		x->by_key = NULL;
	}
	return x->by_number == NULL ? 0 : spill_sort(x->by_number, e);
}

int
unique_next(struct unique *x, struct str *text, struct err *e)
{
	struct str key;

	return x->by_number == NULL ? 0
				    : spill_next(x->by_number, &key, text, e);
}

void
unique_close(struct unique *x)
{
	keyset_close(&x->seen);
	spill_close(x->by_key);
	spill_close(x->by_number);
	buf_free(&x->value);
	buf_free(&x->best);
	buf_free(&x->best_key);
}
