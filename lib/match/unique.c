#include <string.h>

#include "base/ordered.h"
#include "match/unique.h"
#include "record/spill.h"

/* What stands before a record's rank and text in the first spill. */
struct head {
	uint64_t number; /* of the record in the input */
	uint64_t rank;   /* bytes */
};

/* Such a value in its parts. */
struct waiting {
	uint64_t number;
	struct str rank, text;
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
add_later(struct unique *x, struct str key, struct str rank, struct str text,
    struct err *e)
{
	struct head head = { x->number, rank.n };

	x->later = true;
	if (key.p == NULL)
		return add_survivor(x, x->number, text, e);
	if (x->by_key == NULL &&
	    spill_open(&x->by_key, x->memory / 4, x->directory, e) != 0)
		return -1;
	buf_clear(&x->value);
	if (buf_add(&x->value, str_make((const char *)&head, sizeof head), e) !=
		0 ||
	    buf_add(&x->value, rank, e) != 0 ||
	    buf_add(&x->value, text, e) != 0)
		return -1;
	return spill_add(x->by_key, key, buf_str(&x->value), e);
}

int
unique_add(struct unique *x, struct str key, struct str rank, struct str text,
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
	return add_later(x, key, rank, text, e);
}

static struct waiting
take_apart(struct str value)
{
	struct head head;
	size_t text;

	memcpy(&head, value.p, sizeof head);
	text = sizeof head + (size_t)head.rank;
	return (struct waiting){ head.number,
		str_slice(value, sizeof head, text),
		str_slice(value, text, value.n) };
}

/* The survivor of a group stands in best. */
static int
end_group(struct unique *x, struct err *e)
{
	struct waiting best;

	if (x->best.n == 0)
		return 0;
	best = take_apart(buf_str(&x->best));
	return add_survivor(x, best.number, best.text, e);
}

/* Does a record stay in spite of the one of its key that stands in best? */
static bool
is_better(const struct unique *x, struct str value)
{
	return x->keep == UNIQUE_HIGHEST &&
	       str_compare(take_apart(value).rank,
		   take_apart(buf_str(&x->best)).rank) > 0;
}

/* Records of one key come in input order. */
static int
choose_survivors(struct unique *x, struct err *e)
{
	struct str key, value;
	int got;

	while ((got = spill_next(x->by_key, &key, &value, e)) == 1) {
		bool same =
		    x->best.n > 0 && str_equal(key, buf_str(&x->best_key));

		if (same && !is_better(x, value))
			continue;
		if (!same && end_group(x, e) != 0)
			return -1;
		buf_clear(&x->best);
		buf_clear(&x->best_key);
		if (buf_add(&x->best, value, e) != 0 ||
		    buf_add(&x->best_key, key, e) != 0)
			return -1;
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
