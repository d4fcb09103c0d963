#include "merge/lists_read.h"

#include <string.h>

#include "field/pseudonym.h"
#include "field/role.h"
#include "field/take.h"
#include "merge/lists_key.h"

/* A list on its way in. */
struct intake {
	struct lists *lists;
	struct lists_file *file;
	struct reader *reader;
	size_t **column; /* for each key those of the list ... */
	size_t *n;       /* ... and their number */
	uint64_t values, pseudonyms;
	struct arena memory;
};

/* Can that only be a value: an address, a number, a pseudonym? */
static bool
is_data(struct str name)
{
	enum { SHORTEST = 5 }; /* number of anybody */
	size_t digits = 0, others = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '@')
			return true;
		digits += take_is_digit(name.p[i]);
		others += !take_is_digit(name.p[i]) &&
			  !take_is_one_of(name.p[i], " +-()/.");
	}
	return (digits >= SHORTEST && others == 0) || pseudonym_is(name);
}

/* A list without a header would lose whom its first record names. */
static int
check_header(const struct header *h, struct err *e)
{
	for (size_t i = 0; i < h->n; i++)
		if (is_data(h->name[i])) {
			(void)err_set(e, ERR_USAGE, 0,
			    "has no header: column %zu is called like an "
			    "address or a number",
			    i + 1);
			return err_hint(e,
			    "write the names of the columns in its first line, "
			    "for example email");
		}
	return 0;
}

static int
find_columns(struct intake *in, struct err *e)
{
	struct header *h = reader_header(in->reader);
	const struct lists *l = in->lists;

	if (!l->options->reader->no_header &&
	    (check_header(h, e) != 0 || role_detect(h, e) != 0))
		return -1;
	in->column = arena_array(&in->memory, l->nkeys, sizeof *in->column, e);
	in->n = arena_array(&in->memory, l->nkeys, sizeof *in->n, e);
	if (in->column == NULL || in->n == NULL)
		return -1;
	for (size_t k = 0; k < l->nkeys; k++) {
		in->column[k] =
		    arena_array(&in->memory, h->n, sizeof **in->column, e);
		if (in->column[k] == NULL ||
		    lists_key_columns(
			&l->key[k], h, in->column[k], &in->n[k], e) != 0)
			return -1;
	}
	return 0;
}

/* The form of a value of key k goes to lists->form.  What a list of pseudonyms
 * holds besides could not be found: its people would be missed. */
static int
form_value(
    struct intake *in, size_t k, struct str value, bool *usable, struct err *e)
{
	struct lists *l = in->lists;
	bool keyed = l->options->pseudonyms != NULL;

	buf_clear(&l->form);
	if (key_form_add(keyed ? &l->text : &l->key[k].form, &l->form, value,
		usable, e) != 0)
		return -1;
	if (!*usable)
		return 0;
	in->values++;
	if (pseudonym_is(buf_str(&l->form))) {
		in->pseudonyms++;
		return 0;
	}
	if (!keyed)
		return 0;
	(void)err_set(e, ERR_USAGE, 0, "holds a value that is no pseudonym");
	(void)err_hint(e, "plain values are compared without a key file");
	(void)err_in_column(
	    e, l->key[k].text, (unsigned long)strlen(l->key[k].text));
	return reader_here(in->reader, e);
}

static int
take_record(struct intake *in, const struct record *rec, struct err *e)
{
	struct lists *l = in->lists;
	struct lists_file *f = in->file;
	bool any = false;

	for (size_t k = 0; k < l->nkeys; k++)
		for (size_t i = 0; i < in->n[k]; i++) {
			struct str value = rec->field[in->column[k][i]];
			bool usable;

			if (form_value(in, k, value, &usable, e) != 0)
				return -1;
			f->unusable += !usable && value.n > 0;
			if (!usable)
				continue;
			any = true;
			if (identifiers_add(&l->identifiers, k, f->kind,
				f->number, buf_str(&l->form), e) != 0)
				return -1;
		}
	f->records++;
	f->valueless += !any;
	return 0;
}

/* Has the list said anything, and in the right language? */
static int
check_whole(const struct intake *in, struct err *e)
{
	bool keyed = in->lists->options->pseudonyms != NULL;

	if (in->values == 0) {
		(void)err_set(e, ERR_USAGE, 0,
		    in->file->records == 0 ? "is a list without a record"
					   : "is a list without a value in %s",
		    in->lists->options->on);
		return err_hint(e, "a list must name somebody: correct it, or "
				   "leave it out");
	}
	if (!keyed && in->pseudonyms == in->values) {
		(void)err_set(e, ERR_USAGE, 0, "is a list of pseudonyms");
		return err_hint(
		    e, "--key-file names the key they were made with");
	}
	return 0;
}

static int
take_all(struct intake *in, struct err *e)
{
	const struct record *rec;
	int got;

	if (find_columns(in, e) != 0)
		return -1;
	while ((got = reader_next(in->reader, &rec, e)) == 1)
		if (take_record(in, rec, e) != 0)
			return -1;
	in->file->cut = reader_counts(in->reader).cut;
	if (got == 0)
		return check_whole(in, e);
	if (e->code == ERR_RECORD && strstr(e->hint, "--rejects") != NULL)
		(void)err_hint(e, "a list is taken whole or not at all");
	return -1;
}

int
lists_read(struct lists *l, struct lists_file *f, struct err *e)
{
	struct intake in = { .lists = l, .file = f };
	struct reader_options o = *l->options->reader;
	int result;

	o.text = true;
	result = reader_open(&in.reader, f->name, &o, e);
	if (result == 0)
		result = take_all(&in, e);
	if (result != 0 && e->file[0] == '\0' && e->code != ERR_MEMORY &&
	    e->code != ERR_WRITE)
		(void)err_in_file(e, f->name);
	reader_close(in.reader);
	arena_free(&in.memory);
	return result;
}
