#include "stats/several.h"

#include "field/text.h"
#include "record/select.h"

int
several_open(struct several *s, const char *text, const char *separator,
    const struct header *h, struct err *e)
{
	if (*separator == '\0')
		return err_set(e, ERR_USAGE, 0, "--separator is empty");
	if (select_one(&s->column, str_of(text), "split", h, e) != 0)
		return -1;
	s->separator = str_of(separator);
	s->field = arena_array(&s->memory, h->n, sizeof *s->field, e);
	return s->field == NULL ? -1 : 0;
}

/* The value at *at in s->whole, and where the next begins. */
static struct str
cut(const struct several *s, size_t *at)
{
	struct str rest = str_slice(s->whole, *at, s->whole.n);
	const char *end =
	    memmem(rest.p, rest.n, s->separator.p, s->separator.n);

	*at +=
	    end == NULL ? rest.n + 1 : (size_t)(end - rest.p) + s->separator.n;
	return text_trim(
	    end == NULL ? rest : str_make(rest.p, (size_t)(end - rest.p)));
}

/* Does the value stand in front of `at` too? */
static bool
is_repeated(const struct several *s, struct str value, size_t at)
{
	size_t i = 0;

	while (i < at) {
		if (str_equal(cut(s, &i), value))
			return true;
	}
	return false;
}

/* The next value of the record under way; false when there is none. */
static bool
next_value(struct several *s)
{
	while (s->at <= s->whole.n) {
		size_t from = s->at;
		struct str value = cut(s, &s->at);

		if (value.n == 0 || is_repeated(s, value, from))
			continue;
		s->field[s->column] = value;
		s->values++;
		return true;
	}
	return false;
}

static int
begin(struct several *s, struct stream *io)
{
	const struct record *rec;
	int got = stream_next(io, &rec);

	if (got != 1)
		return got;
	s->records++;
	s->part = *rec;
	memcpy(s->field, rec->field, io->header.n * sizeof *s->field);
	s->part.field = s->field;
	s->part.raw = str_make(NULL, 0);
	s->whole = rec->field[s->column];
	s->at = 0;
	if (!next_value(s))
		s->field[s->column] = str_make(NULL, 0);
	return 1;
}

int
several_next(struct several *s, struct stream *io, const struct record **rec)
{
	int got;

	if (s == NULL || s->separator.n == 0)
		return stream_next(io, rec);
	*rec = &s->part;
	if (s->part.field != NULL && next_value(s))
		return 1;
	got = begin(s, io);
	if (got != 1)
		s->part.field = NULL;
	return got;
}

void
several_close(struct several *s)
{
	arena_free(&s->memory);
}
