#include "merge/lists.h"

#include <string.h>

#include "base/utf8.h"
#include "field/pseudonym.h"
#include "merge/lists_key.h"
#include "merge/lists_read.h"

static int
open_keys(struct lists *l, struct err *e)
{
	const struct lists_options *o = l->options;

	if (lists_key_parse(&l->key, &l->nkeys, o->on, &l->memory, e) != 0)
		return -1;
	for (size_t k = 0; k < l->nkeys; k++) {
		struct lists_key *key = &l->key[k];

		if (lists_key_open(key, &l->sources->header, o->region,
			&l->memory, e) != 0)
			return -1;
		if (o->pseudonyms == NULL || key->label.p != NULL)
			continue;
		(void)err_set(e, ERR_USAGE, 0,
		    "key '%s' has no role, so its values have no pseudonyms",
		    key->text);
		return err_hint(e, "--schema sets the roles of columns");
	}
	return key_form_open(&l->text, NULL, NULL, &l->memory, e);
}

static int
add_files(struct lists *l, unsigned kind, const char *const *names, size_t n,
    struct err *e)
{
	if (n > IDENTIFIERS_MOST)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d lists", IDENTIFIERS_MOST);
	for (size_t i = 0; i < n; i++) {
		struct lists_file *f = &l->file[l->nfiles++];

		f->name = names[i];
		f->kind = kind;
		f->number = i;
		f->hits = arena_array(&l->memory, l->nkeys, sizeof *f->hits, e);
		if (f->hits == NULL || lists_read(l, f, e) != 0)
			return -1;
	}
	return 0;
}

int
lists_open(struct lists *l, struct sources *s, const struct lists_options *o,
    struct err *e)
{
	l->options = o;
	l->sources = s;
	if (open_keys(l, e) != 0)
		return -1;
	if (l->nkeys > IDENTIFIERS_MOST)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d keys", IDENTIFIERS_MOST);
	l->file = arena_array(
	    &l->memory, o->nkeep + o->nsuppress, sizeof *l->file, e);
	if (l->file == NULL ||
	    identifiers_open(
		&l->identifiers, l->nkeys, o->memory, o->tempdir, e) != 0 ||
	    add_files(l, LISTS_KEEP, o->keep, o->nkeep, e) != 0 ||
	    add_files(l, LISTS_SUPPRESS, o->suppress, o->nsuppress, e) != 0)
		return -1;
	return identifiers_sort(&l->identifiers, e);
}

/* A value of key k that is not UTF-8 may be that of somebody on a list. */
static int
unreadable(const struct lists *l, size_t source, size_t k, struct err *e)
{
	const char *name = l->key[k].text;

	(void)err_set(e, ERR_RECORD, 0, "is not UTF-8");
	(void)err_hint(e, "name the encoding: --encoding windows-1252 (or "
			  "windows-1250, iso-8859-2, ...)");
	(void)err_in_column(e, name, (unsigned long)strlen(name));
	return reader_here(l->sources->input[source].reader, e);
}

/* Look one value of key k up: 1 and the lists it is on, 0, -1.  *usable: there
 * was something to look up. */
static int
look_up(struct lists *l, size_t k, struct str value, bool *usable,
    size_t list[IDENTIFIERS_KINDS], struct err *e)
{
	const struct pseudonym_key *secret = l->options->pseudonyms;
	struct lists_key *key = &l->key[k];
	char pseudonym[PSEUDONYM_TEXT];
	struct str form;

	buf_clear(&l->form);
	if (key_form_add(&key->form, &l->form, value, usable, e) != 0)
		return -1;
	if (!*usable)
		return 0;
	form = buf_str(&l->form);
	if (secret != NULL) {
		/* it has a label and a value: it has a pseudonym */
		if (pseudonym_make(secret, key->label, form, pseudonym) != 0)
			return 0;
		form = str_make(pseudonym, sizeof pseudonym);
	}
	return identifiers_find(&l->identifiers, k, form, list, e);
}

/* What has been found of a record: for each kind the first list and the key. */
struct finding {
	size_t list[IDENTIFIERS_KINDS]; /* from 1; 0: none */
	size_t key[IDENTIFIERS_KINDS];
	bool any; /* there was a value to look up */
};

/* All values, whatever the first ones say: every identifier found counts. */
static int
find_all(struct lists *l, size_t source, const struct record *rec,
    struct finding *f, struct err *e)
{
	const size_t *from = l->sources->map[source].from;

	for (size_t k = 0; k < l->nkeys; k++)
		for (size_t i = 0; i < l->key[k].n; i++) {
			size_t at = from[l->key[k].column[i]];
			size_t list[IDENTIFIERS_KINDS];
			struct str value;
			bool usable;
			int got;

			if (at == HEADER_NONE || rec->field[at].n == 0)
				continue;
			value = rec->field[at];
			if (utf8_invalid_at(value) != value.n)
				return unreadable(l, source, k, e);
			got = look_up(l, k, value, &usable, list, e);
			if (got < 0)
				return -1;
			f->any = f->any || usable;
			for (size_t kind = 0; got == 1 && kind < 2; kind++)
				if (list[kind] != 0 && f->list[kind] == 0) {
					f->list[kind] = list[kind];
					f->key[kind] = k;
				}
		}
	return 0;
}

int
lists_judge(struct lists *l, size_t source, const struct record *rec,
    bool *through, struct err *e)
{
	struct finding f = { .any = false };
	size_t keep, suppress;

	if (find_all(l, source, rec, &f, e) != 0)
		return -1;
	keep = f.list[LISTS_KEEP];
	suppress = f.list[LISTS_SUPPRESS];
	l->keyless += !f.any;
	*through = false;
	if (suppress != 0) {
		l->suppressed++;
		suppress += l->options->nkeep;
		l->file[suppress - 1].hits[f.key[LISTS_SUPPRESS]]++;
	} else if (keep != 0) {
		*through = true;
		l->file[keep - 1].hits[f.key[LISTS_KEEP]]++;
	} else {
		*through = l->options->nkeep == 0;
		l->kept_out += !*through;
	}
	return 0;
}

static const char *
suppressed(const struct lists_options *o)
{
	return o->erases ? "records_erased" : "records_suppressed";
}

/* A count about two things: a list, or a kind of them, and key k. */
static int
count_of(struct lists *l, struct count_list *counts, const char *name,
    const char *what, size_t k, uint64_t value, struct err *e)
{
	buf_clear(&l->form);
	if (buf_add(&l->form, str_of(what), e) != 0 ||
	    buf_add_byte(&l->form, ' ', e) != 0 ||
	    buf_add(&l->form, str_of(l->key[k].text), e) != 0 ||
	    buf_add_byte(&l->form, '\0', e) != 0)
		return -1;
	return count_add(counts, name, l->form.p, value, e);
}

static int
count_file(struct lists *l, const struct lists_file *f,
    struct count_list *counts, struct err *e)
{
	const char *hits =
	    f->kind == LISTS_KEEP ? "records_kept" : suppressed(l->options);

	if (count_add(counts, "list_records", f->name, f->records, e) != 0 ||
	    count_add(counts, "list_records_without_value", f->name,
		f->valueless, e) != 0 ||
	    count_add(
		counts, "list_values_unusable", f->name, f->unusable, e) != 0 ||
	    count_add(
		counts, "list_without_final_line_end", f->name, f->cut, e) != 0)
		return -1;
	for (size_t k = 0; k < l->nkeys; k++)
		if (count_of(l, counts, hits, f->name, k, f->hits[k], e) != 0)
			return -1;
	return 0;
}

static int
count_identifiers(
    struct lists *l, unsigned kind, struct count_list *counts, struct err *e)
{
	bool erases = l->options->erases;
	const char *what = kind == LISTS_KEEP ? "keep"
			   : erases           ? "erase"
					      : "suppress";
	uint64_t missed = 0;

	for (size_t k = 0; k < l->nkeys; k++) {
		struct identifiers_sum s = l->identifiers.sum[k][kind];

		missed += s.given - s.found;
		if (count_of(l, counts, "identifiers_given", what, k, s.given,
			e) != 0 ||
		    count_of(l, counts, "identifiers_found", what, k, s.found,
			e) != 0)
			return -1;
	}
	/* on a list to suppress most are found nowhere, and may be */
	return kind == LISTS_KEEP || erases
		   ? count_add(counts, "identifiers_not_found", NULL, missed, e)
		   : 0;
}

int
lists_count(struct lists *l, struct count_list *counts, struct err *e)
{
	const struct lists_options *o = l->options;

	if ((o->nsuppress > 0 && count_add(counts, suppressed(o), NULL,
				     l->suppressed, e) != 0) ||
	    (o->nkeep > 0 && count_add(counts, "records_not_kept", NULL,
				 l->kept_out, e) != 0) ||
	    count_add(counts, "records_without_key", NULL, l->keyless, e) != 0)
		return -1;
	for (size_t i = 0; i < l->nfiles; i++)
		if (count_file(l, &l->file[i], counts, e) != 0)
			return -1;
	if (o->nkeep > 0 && count_identifiers(l, LISTS_KEEP, counts, e) != 0)
		return -1;
	return o->nsuppress > 0
		   ? count_identifiers(l, LISTS_SUPPRESS, counts, e)
		   : 0;
}

void
lists_close(struct lists *l)
{
	for (size_t k = 0; k < l->nkeys; k++)
		lists_key_close(&l->key[k]);
	identifiers_close(&l->identifiers);
	key_form_close(&l->text);
	buf_free(&l->form);
	arena_free(&l->memory);
}
