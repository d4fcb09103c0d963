#include "merge/join_wanted.h"

#include <sys/stat.h>

/* Bytes of a regular file, or false: nobody knows. */
static bool
find_size(const struct input *in, uint64_t *size)
{
	struct stat st;

	if (!input_is_regular(in) || stat(in->file, &st) != 0)
		return false;
	*size = (uint64_t)st.st_size;
	return true;
}

/* Is the driver small beside the others?  Of a pipe nobody knows. */
static bool
is_worth_it(const struct join_combine *x)
{
	const struct join_columns *c = x->columns;
	uint64_t own, others = 0;
	bool known = true;

	if (x->options->kind == JOIN_FULL ||
	    !find_size(&x->sources->input[c->driver], &own))
		return false;
	for (size_t i = 0; i < c->n; i++) {
		uint64_t size = 0;

		if (i == c->driver)
			continue;
		known = find_size(&x->sources->input[i], &size) && known;
		others += size;
	}
	return known ? own <= others / 4 : own <= x->options->by.memory;
}

/* Add the keys of all records: 0, also when there are too many, or -1. */
static int
add_keys(
    struct keyset *k, bool *known, struct join_combine *x, struct reader *r)
{
	struct err *e = &x->io->err;
	enum keyset_result result = KEYSET_NEW;
	struct buf key = { 0 };
	const struct record *rec;
	bool whole;
	int got;

	while ((got = reader_next(r, &rec, e)) != 0) {
		/* a bad record is dealt with when its turn comes */
		if (got == -1 && e->code == ERR_RECORD)
			continue;
		if (got == -1 ||
		    key_build(&x->columns->key[x->columns->driver], &key,
			rec->field, &whole, e) != 0 ||
		    (whole && keyset_add(k, buf_str(&key), &result, e) != 0)) {
			got = -1;
			break;
		}
		if (result == KEYSET_FULL)
			break;
	}
	buf_free(&key);
	*known = got == 0;
	return got == -1 ? -1 : 0;
}

int
join_wanted_collect(struct keyset *k, bool *known, struct join_combine *x)
{
	const struct input *in = &x->sources->input[x->columns->driver];
	struct reader *r;
	int result;

	*known = false;
	if (!is_worth_it(x))
		return 0;
	if (reader_open(&r, in->file, &in->options, &x->io->err) != 0)
		return -1;
	keyset_open(k, x->options->by.memory / 4);
	result = add_keys(k, known, x, r);
	reader_close(r);
	/* from now on it is asked and not added to */
	k->limit = 0;
	if (!*known)
		keyset_close(k);
	return result;
}
