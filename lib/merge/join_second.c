#include <stdio.h>

#include "merge/join_second.h"

void
join_second_keep(struct join_second *s, struct join_second other)
{
	if (!s->exists || other.driver < s->driver ||
	    (other.driver == s->driver && other.place < s->place))
		*s = other;
}

/* Put the place of a record into e, where its file can be read again. */
static bool
locate(const struct input *in, uint64_t number, struct err *e)
{
	struct reader *r = NULL;
	const struct record *rec;
	struct err lost;
	int got;

	if (!input_is_regular(in) ||
	    reader_open(&r, in->file, &in->options, &lost) != 0)
		return false;
	do
		got = reader_next(r, &rec, &lost);
	while (got == 1 ? rec->number < number
			: got == -1 && lost.code == ERR_RECORD);
	if (got == 1)
		(void)reader_here(r, e);
	reader_close(r);
	return got == 1;
}

static int
say(struct err *e, const char *which, const char *first)
{
	(void)err_set(e, ERR_USAGE, 0,
	    "%sis the second with the key of a record of '%s'", which, first);
	return err_hint(e, "--many all or --many first takes it");
}

int
join_second_fail(
    const struct join_second *s, const struct sources *sources, struct err *e)
{
	const struct input *in = &sources->input[s->source];
	const char *first = sources->input[s->driver].file;
	char which[40];

	(void)say(e, "", first);
	if (locate(in, s->number, e))
		return -1;
	(void)snprintf(
	    which, sizeof which, "record %llu ", (unsigned long long)s->number);
	(void)say(e, which, first);
	return err_in_file(e, in->file);
}
