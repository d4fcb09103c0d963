#include <string.h>

#include "base/ordered.h"
#include "merge/join_combine.h"
#include "record/spill.h"

int
join_combine_open(struct join_combine *x)
{
	const size_t n = x->columns->n;
	struct err *e = &x->io->err;

	x->numbered = x->options->many == JOIN_MANY_ERROR;
	x->delimiter = writer_delimiter(x->io->out);
	x->found = arena_array(&x->memory, n, sizeof *x->found, e);
	x->at = arena_array(&x->memory, n, sizeof *x->at, e);
	x->text = arena_array(&x->memory, n, sizeof *x->text, e);
	x->figures = arena_array(&x->memory, n, sizeof *x->figures, e);
	return x->found == NULL || x->at == NULL || x->text == NULL ||
		       x->figures == NULL
		   ? -1
		   : 0;
}

void
join_combine_begin(struct join_combine *x)
{
	for (size_t i = 0; i < x->columns->n; i++)
		buf_clear(&x->found[i]);
}

int
join_combine_add(struct join_combine *x, size_t source, struct join_record r)
{
	return buf_add(&x->found[source], str_make((const char *)&r, sizeof r),
	    &x->io->err);
}

static size_t
records(const struct join_combine *x, size_t source)
{
	return x->found[source].n / sizeof(struct join_record);
}

static const struct join_record *
record_at(const struct join_combine *x, size_t source, size_t i)
{
	const struct join_record *r = (const void *)x->found[source].p;

	return &r[i];
}

static void
choose(struct join_combine *x, size_t source, size_t i)
{
	x->at[source] = i;
	x->text[source] = join_text_cut(&x->columns->source[source],
	    record_at(x, source, i)->kept, x->numbered);
}

/* Text of the output, as the writer takes it. */
static void
put_text(struct join_combine *x, struct str text)
{
	const struct record r = {
		.raw = str_make(text.n == 0 ? "" : text.p, text.n),
		.delimiter = x->delimiter,
	};

	writer_same_all(x->io->out, &r);
}

static int
add_text(struct join_combine *x, size_t before, struct str text)
{
	if (before > 0 &&
	    buf_add_byte(&x->line, x->delimiter, &x->io->err) != 0)
		return -1;
	return buf_add(&x->line, text, &x->io->err);
}

/* The head, from the first source that has a record and a head. */
static struct str
find_head(const struct join_combine *x)
{
	size_t i = 0;

	while (records(x, i) == 0 || !x->columns->source[i].heads)
		i++;
	return x->text[i].head;
}

static struct str
find_tail(const struct join_combine *x, size_t source)
{
	return records(x, source) > 0 ? x->text[source].tail
				      : x->columns->source[source].no_tail;
}

/* Keys of results: in the order of the sources, in each of its records. */
static int
keep_result(struct join_combine *x, size_t driver, uint64_t place)
{
	char key[12];

	ordered_put(key, driver, 4);
	ordered_put(key + 4, place, 8);
	return spill_add(x->results, str_make(key, sizeof key),
	    buf_str(&x->line), &x->io->err);
}

static int
write_combination(struct join_combine *x, size_t driver)
{
	const struct join_columns *c = x->columns;
	size_t parts = 0;

	buf_clear(&x->line);
	for (size_t i = 0; i < c->n; i++) {
		const struct join_source *s = &c->source[i];
		struct str text;

		if ((i == 0 ? s->head.n : s->tail.n) == 0)
			continue;
		text = i == 0 ? find_head(x) : find_tail(x, i);
		if (x->results == NULL)
			put_text(x, text);
		else if (add_text(x, parts, text) != 0)
			return -1;
		parts++;
	}
	if (x->results == NULL)
		return stream_end(x->io);
	return keep_result(
	    x, driver, record_at(x, driver, x->at[driver])->place);
}

/* The next combination with this record of the driver: the last source varies
 * fastest.  False when there is none. */
static bool
advance(struct join_combine *x, size_t driver)
{
	const bool all = x->options->many == JOIN_MANY_ALL;

	for (size_t i = all ? x->columns->n : 0; i-- > 0;) {
		if (i == driver || records(x, i) < 2)
			continue;
		if (x->at[i] + 1 < records(x, i)) {
			choose(x, i, x->at[i] + 1);
			return true;
		}
		choose(x, i, 0);
	}
	return false;
}

/* The source that leads, or n: nothing is to be written of this key. */
static size_t
find_driver(const struct join_combine *x)
{
	size_t i = x->columns->driver;

	while (x->options->kind == JOIN_FULL && i + 1 < x->columns->n &&
	       records(x, i) == 0)
		i++;
	return records(x, i) > 0 ? i : x->columns->n;
}

/* Count the records of the driver; are they written? */
static bool
judge(struct join_combine *x, size_t driver)
{
	const size_t n = x->columns->n;
	struct join_figures *f = &x->figures[driver];
	size_t others = 0;
	bool matched;

	for (size_t i = 0; i < n; i++) {
		if (i == driver || records(x, i) == 0)
			continue;
		x->figures[i].found += records(x, driver);
		others++;
	}
	matched = x->options->kind == JOIN_INNER ? others == n - 1 : others > 0;
	if (matched)
		f->matched += records(x, driver);
	else
		f->unmatched += records(x, driver);
	return matched || x->options->kind != JOIN_INNER;
}

/* Remember what the first record of the driver would show. */
static void
find_second(struct join_combine *x, size_t driver)
{
	for (size_t i = 0; i < x->columns->n; i++) {
		struct join_second s = { true, driver,
			record_at(x, driver, 0)->place, i, 0 };

		if (i == driver || records(x, i) < 2)
			continue;
		s.number = join_text_cut(
		    &x->columns->source[i], record_at(x, i, 1)->kept, true)
			       .number;
		join_second_keep(&x->second, s);
		return;
	}
}

int
join_combine_write(struct join_combine *x)
{
	const size_t driver = find_driver(x);

	if (driver == x->columns->n || !judge(x, driver))
		return 0;
	if (x->options->many == JOIN_MANY_ERROR) {
		find_second(x, driver);
		/* where results wait, one of an earlier record may follow */
		if (x->second.exists)
			return x->results == NULL ? join_combine_finish(x) : 0;
	}
	for (size_t i = 0; i < x->columns->n; i++) {
		if (records(x, i) > 0)
			choose(x, i, 0);
		if (records(x, i) > 1 && i != driver &&
		    x->options->many == JOIN_MANY_FIRST)
			x->figures[i].left_out += records(x, i) - 1;
	}
	for (size_t i = 0; i < records(x, driver); i++) {
		choose(x, driver, i);
		do {
			if (write_combination(x, driver) != 0)
				return -1;
		} while (advance(x, driver));
	}
	return 0;
}

int
join_combine_put(struct join_combine *x, struct str result)
{
	put_text(x, result);
	return stream_end(x->io);
}

bool
join_combine_wants_keyless(const struct join_combine *x, size_t source)
{
	return x->options->kind == JOIN_FULL ||
	       (x->options->kind != JOIN_INNER && source == x->columns->driver);
}

int
join_combine_keyless(
    struct join_combine *x, size_t source, struct join_record r)
{
	join_combine_begin(x);
	if (join_combine_add(x, source, r) != 0)
		return -1;
	choose(x, source, 0);
	return write_combination(x, source);
}

int
join_combine_finish(struct join_combine *x)
{
	if (!x->second.exists)
		return 0;
	return join_second_fail(&x->second, x->sources, &x->io->err);
}

void
join_combine_close(struct join_combine *x)
{
	for (size_t i = 0; i < x->columns->n && x->found != NULL; i++)
		buf_free(&x->found[i]);
	buf_free(&x->line);
	arena_free(&x->memory);
}
