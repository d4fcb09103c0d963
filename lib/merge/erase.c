#include "merge/erase.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "merge/excise.h"
#include "merge/lists_key.h"

/* A file and its copy. */
struct purge {
	const char *name; /* without folders */
	const char *path; /* of the copy */
	struct writer *out;
	uint64_t read, erased, aside;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
};

struct erase {
	struct stream *io;
	struct sources *sources;
	const struct erase_options *options;
	struct lists lists;
	struct purge *purge; /* one for each source */
	struct arena memory;
};

static int
refuse(struct erase *x, size_t source, const char *why)
{
	(void)err_set(&x->io->err, ERR_USAGE, 0, "%s", why);
	return err_in_file(&x->io->err, x->sources->input[source].file);
}

static bool
is_file(const char *name, const struct stat *st)
{
	struct stat other;

	return stat(name, &other) == 0 && other.st_dev == st->st_dev &&
	       other.st_ino == st->st_ino;
}

/* Is that the file of this name in the folder, there or not? */
static bool
is_at(const char *file, const struct stat *folder, const char *name)
{
	const char *slash = strrchr(file, '/');
	const char *last = slash == NULL ? file : slash + 1;
	char above[PATH_MAX];

	if (strcmp(last, name) != 0 || last - file >= PATH_MAX)
		return false;
	(void)snprintf(above, sizeof above, "%.*s.", (int)(last - file), file);
	return is_file(above, folder);
}

/* The copy must not go where something else is written ... */
static int
check_written(struct erase *x, size_t source, const struct stat *folder)
{
	const struct erase_options *o = x->options;

	for (size_t i = 0; i < o->nwritten; i++)
		if (o->written[i] != NULL &&
		    is_at(o->written[i], folder, x->purge[source].name))
			return refuse(
			    x, source, "its copy would replace another output");
	return 0;
}

/* ... nor replace what is read. */
static int
check_place(struct erase *x, size_t source)
{
	const struct lists_options *o = &x->options->lists;
	const char *path = x->purge[source].path;
	struct stat st;

	if (stat(path, &st) != 0)
		return 0;
	if (!S_ISREG(st.st_mode))
		return refuse(x, source, "its copy would be no regular file");
	for (size_t i = 0; i < x->sources->n; i++)
		if (is_file(x->sources->input[i].file, &st))
			return refuse(
			    x, source, "its copy would replace a source");
	for (size_t i = 0; i < o->nsuppress; i++)
		if (is_file(o->suppress[i], &st))
			return refuse(x, source,
			    "its copy would replace the list of whom to erase");
	return 0;
}

static int
make_path(struct erase *x, struct purge *p)
{
	struct err *e = &x->io->err;
	struct buf path = { 0 };
	int result = buf_add(&path, str_of(x->options->into), e);

	if (result == 0)
		result = buf_add_byte(&path, '/', e);
	if (result == 0)
		result = buf_add(&path, str_of(p->name), e);
	if (result == 0)
		p->path = arena_copy(&x->memory, buf_str(&path), e).p;
	buf_free(&path);
	return result == 0 && p->path != NULL ? 0 : -1;
}

/* Where each copy goes, before anything is read. */
static int
plan(struct erase *x)
{
	struct sources *s = x->sources;
	struct stat st;

	if (stat(x->options->into, &st) != 0 || !S_ISDIR(st.st_mode)) {
		(void)err_set(&x->io->err, ERR_USAGE, 0,
		    "--into %s: is not a folder", x->options->into);
		return err_hint(&x->io->err, "make it first");
	}
	x->purge = arena_array(&x->memory, s->n, sizeof *x->purge, &x->io->err);
	if (x->purge == NULL)
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		const char *slash = strrchr(s->input[i].file, '/');
		struct purge *p = &x->purge[i];

		p->name = slash == NULL ? s->input[i].file : slash + 1;
		if (!input_is_regular(&s->input[i]))
			return refuse(x, i, "is not a regular file");
		for (size_t k = 0; k < i; k++)
			if (strcmp(p->name, x->purge[k].name) == 0)
				return refuse(x, i,
				    "its copy would have the name of another");
		if (make_path(x, p) != 0 || check_place(x, i) != 0 ||
		    check_written(x, i, &st) != 0)
			return -1;
	}
	return 0;
}

/* Of a file without any of the keys nothing can be said. */
static int
check_keys(struct erase *x)
{
	const struct lists *l = &x->lists;

	for (size_t i = 0; i < x->sources->n; i++) {
		const size_t *from = x->sources->map[i].from;
		bool any = false;

		for (size_t k = 0; k < l->nkeys; k++)
			for (size_t c = 0; c < l->key[k].n; c++)
				any = any ||
				      from[l->key[k].column[c]] != HEADER_NONE;
		if (!any)
			return refuse(x, i,
			    "has no column of --on: nobody is found in it");
	}
	return 0;
}

/* A record, or the bad one that io->err tells of: does it stay? */
static int
judge(struct erase *x, size_t source, const struct record *rec, bool *keep)
{
	struct stream *io = x->io;
	struct purge *p = &x->purge[source];
	struct err e;

	*keep = false;
	p->read++;
	if (rec == NULL) {
		p->aside++;
		return stream_set_aside(io, io->in, &io->err);
	}
	stream_count(io, 1);
	if (lists_judge(&x->lists, source, rec, keep, &e) == 0) {
		p->erased += !*keep;
		return 0;
	}
	if (e.code == ERR_RECORD) {
		p->aside++;
		return stream_reject(io, e.column, e.reason);
	}
	io->err = e;
	return -1;
}

/* Every record tells what becomes of the bytes up to the next one: its line
 * end and blank lines go with it. */
static int
copy_records(struct erase *x, size_t source, struct excise *copy)
{
	struct err *e = &x->io->err;
	struct purge *p = &x->purge[source];
	const struct record *rec;
	bool keep = true;
	int got;

	while ((got = reader_next(x->io->in, &rec, e)) != 0) {
		bool stays;

		if (got == -1 && e->code != ERR_RECORD)
			return -1;
		if (excise_pass(
			copy, got == 1 ? rec->byte : e->byte, keep, e) != 0 ||
		    judge(x, source, got == 1 ? rec : NULL, &stays) != 0)
			return -1;
		keep = stays;
	}
	return excise_end(copy, keep, p->before, p->after, e);
}

static int
make_copy(struct erase *x, size_t source)
{
	const struct input *in = &x->sources->input[source];
	struct purge *p = &x->purge[source];
	struct err *e = &x->io->err;
	struct excise copy = { .file = NULL };
	struct stat st;
	int result;

	if (writer_open(&p->out, p->path, in->delimiter, e) != 0)
		return -1;
	result = excise_open(&copy, in->file, in->options.encoding, p->out, e);
	/* who may not read the file shall not read the copy */
	if (result == 0 && stat(p->path, &st) != 0 &&
	    fchmod(writer_descriptor(p->out), copy.st.st_mode & 0777) != 0) {
		result = err_set(e, ERR_WRITE, errno, "cannot set its mode");
		(void)err_in_file(e, p->path);
	}
	if (result == 0)
		result = sources_begin(x->sources, source, x->io);
	if (result == 0)
		result = copy_records(x, source, &copy);
	if (result == 0)
		sources_end(x->sources, source, x->io);
	excise_close(&copy);
	return result;
}

/* All on disk before the first gets its name. */
static int
commit_all(struct erase *x)
{
	struct err *e = &x->io->err;
	size_t n = x->sources->n;

	for (size_t i = 0; i < n; i++) {
		struct writer *w = x->purge[i].out;

		if (writer_flush(w) != 0) {
			*e = *writer_error(w);
			return -1;
		}
		if (fsync(writer_descriptor(w)) != 0) {
			(void)err_set(e, ERR_WRITE, errno, "cannot be synced");
			return err_in_file(e, x->purge[i].path);
		}
	}
	for (size_t i = 0; i < n; i++)
		if (writer_commit(x->purge[i].out, e) != 0)
			return err_hint(e,
			    "%zu of %zu copies are certainly in place", i, n);
	return 0;
}

static void
put_blank(struct writer *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		writer_field(w, str_make("", 0));
}

static int
put_file(struct erase *x, size_t source)
{
	const struct purge *p = &x->purge[source];
	struct writer *w = x->io->out;

	writer_field(w, str_of(x->sources->input[source].file));
	writer_number(w, p->read);
	writer_number(w, p->erased);
	writer_number(w, p->read - p->erased - p->aside);
	writer_number(w, p->aside);
	writer_field(w, str_make(p->before, DIGEST_TEXT));
	writer_field(w, str_make(p->after, DIGEST_TEXT));
	put_blank(w, 4);
	return writer_end(w);
}

static int
put_key(struct erase *x, size_t key)
{
	struct identifiers_sum s =
	    x->lists.identifiers.sum[key][LISTS_SUPPRESS];
	struct writer *w = x->io->out;

	put_blank(w, 7);
	writer_field(w, str_of(x->lists.key[key].text));
	writer_number(w, s.given);
	writer_number(w, s.found);
	writer_number(w, s.given - s.found);
	return writer_end(w);
}

/* Rows about files, then rows about keys; each leaves the columns of the other
 * empty. */
static int
write_receipt(struct erase *x)
{
	static const char *const columns[] = { "file", "records_read",
		"records_erased", "records_kept", "records_set_aside",
		"sha256_before", "sha256_after", "key", "identifiers_given",
		"identifiers_found", "identifiers_not_found" };
	struct writer *w = x->io->out;
	int result = 0;

	if (!x->io->options.reader.no_header) {
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
			writer_field(w, str_of(columns[i]));
		result = writer_end(w);
	}
	for (size_t i = 0; i < x->sources->n && result == 0; i++) {
		const struct purge *p = &x->purge[i];

		x->io->counts.out += p->read - p->erased - p->aside;
		result = put_file(x, i);
	}
	for (size_t i = 0; i < x->lists.nkeys && result == 0; i++)
		result = put_key(x, i);
	if (result != 0)
		x->io->err = *writer_error(w);
	return result;
}

static int
run(struct erase *x, struct lists_options *lists, struct count_list *counts)
{
	struct err *e = &x->io->err;

	if (plan(x) != 0 || lists_open(&x->lists, x->sources, lists, e) != 0 ||
	    check_keys(x) != 0)
		return -1;
	for (size_t i = 0; i < x->sources->n; i++)
		if (make_copy(x, i) != 0)
			return -1;
	if (lists_count(&x->lists, counts, e) != 0 || commit_all(x) != 0)
		return -1;
	return write_receipt(x);
}

int
erase_run(struct stream *io, struct sources *s, const struct erase_options *o,
    struct count_list *counts)
{
	struct erase x = { .io = io, .sources = s, .options = o };
	struct lists_options lists = o->lists;
	int result;

	lists.erases = true;
	result = run(&x, &lists, counts);
	for (size_t i = 0; i < s->n && x.purge != NULL; i++)
		writer_close(x.purge[i].out);
	lists_close(&x.lists);
	arena_free(&x.memory);
	return result;
}
