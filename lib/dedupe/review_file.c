#include "dedupe/review_file.h"

#include <stdio.h>

#include "link/review.h"
#include "record/writer.h"

int
review_file_find(struct review_file *r, const struct link *l, struct err *e)
{
	const struct review_pair *pair;

	r->pairs = buf_in(l->corpus.room);
	if (review_list(&r->pairs, &l->corpus, &l->edges, &l->cluster,
		&l->standing, &l->bonds, e) != 0)
		return -1;
	pair = (const void *)r->pairs.p;
	for (size_t i = 0; i < r->pairs.n / sizeof *pair; i++)
		if (wanted_add(&r->records, pair[i].a, e) != 0 ||
		    wanted_add(&r->records, pair[i].b, e) != 0)
			return -1;
	return wanted_begin(&r->records, e);
}

/* NAME_a, NAME_b */
static int
write_names(struct writer *w, const struct header *h, struct err *e)
{
	static const char *const first[] = { "a", "b", "weight", "joined",
		"same" };
	struct buf name = { 0 };
	int result = 0;

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		writer_field(w, str_of(first[i]));
	for (size_t i = 0; i < 2 * h->n && result == 0; i++) {
		buf_clear(&name);
		if (buf_add(&name, h->name[i / 2], e) != 0 ||
		    buf_add(&name, str_of(i % 2 == 0 ? "_a" : "_b"), e) != 0)
			result = -1;
		else
			writer_name(w, buf_str(&name));
	}
	buf_free(&name);
	return result;
}

static void
write_pair(struct writer *w, const struct review_pair *pair,
    const struct naming *names, struct str *const field[2], size_t columns)
{
	char weight[32], name[2][NAMING_TEXT];
	int n = snprintf(weight, sizeof weight, "%.2f", (double)pair->weight);

	writer_field(w, naming_of(names, pair->a, field[0], name[0]));
	writer_field(w, naming_of(names, pair->b, field[1], name[1]));
	writer_field(w, str_make(weight, (size_t)n));
	writer_field(w, str_of(pair->joined ? "y" : "n"));
	writer_field(w, str_of(""));
	for (size_t i = 0; i < 2 * columns; i++)
		writer_field(w, field[i % 2][i / 2]);
}

static int
write_pairs(const struct review_file *r, struct writer *w,
    const struct header *h, const struct tape *tape, const struct naming *names,
    struct err *e)
{
	const struct review_pair *pair = (const void *)r->pairs.p;
	struct arena memory = { 0 };
	struct str *const field[2] = { arena_array(&memory, h->n,
					   sizeof(struct str), e),
		arena_array(&memory, h->n, sizeof(struct str), e) };
	int result = field[0] == NULL || field[1] == NULL ? -1 : 0;

	for (size_t i = 0; i < r->pairs.n / sizeof *pair && result == 0; i++) {
		tape_cut(tape, wanted_find(&r->records, pair[i].a), field[0]);
		tape_cut(tape, wanted_find(&r->records, pair[i].b), field[1]);
		write_pair(w, &pair[i], names, field, h->n);
		result = writer_end(w);
		if (result != 0)
			*e = *writer_error(w);
	}
	arena_free(&memory);
	return result;
}

int
review_file_write(const struct review_file *r, const char *file,
    const struct header *h, const struct tape *tape, const struct naming *names,
    struct err *e)
{
	struct writer *w;
	int result = -1;

	if (writer_open(&w, file, tape->delimiter, e) != 0)
		return -1;
	if (write_names(w, h, e) == 0) {
		if (writer_end(w) != 0)
			*e = *writer_error(w);
		else if (write_pairs(r, w, h, tape, names, e) == 0)
			result = writer_commit(w, e);
	}
	writer_close(w);
	return result;
}

void
review_file_close(struct review_file *r)
{
	buf_free(&r->pairs);
	wanted_close(&r->records);
}
