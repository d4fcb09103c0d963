#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/files.h"

static bool
find(const char *file, struct stat *st)
{
	return (strcmp(file, "-") == 0 ? fstat(STDIN_FILENO, st)
				       : stat(file, st)) == 0;
}

static const char *
name_of(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash == NULL ? file : slash + 1;
}

static bool
find_folder(const char *file, struct stat *st)
{
	char folder[PATH_MAX];
	const size_t n = (size_t)(name_of(file) - file);

	if (n == 0)
		return stat(".", st) == 0;
	if (n >= sizeof folder)
		return false;
	memcpy(folder, file, n);
	folder[n] = '\0';
	return stat(folder, st) == 0;
}

static bool
are_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Would writing to the one change the other?  Files that are not there yet are
 * known by their folders and names. */
static bool
same_file(const char *a, const char *b)
{
	struct stat sa, sb;
	const bool there = find(a, &sa), other = find(b, &sb);

	if (there && !S_ISREG(sa.st_mode))
		return false;
	if (there || other)
		return there && other && are_same(&sa, &sb);
	if (strcmp(a, b) == 0)
		return true;
	return strcmp(name_of(a), name_of(b)) == 0 && find_folder(a, &sa) &&
	       find_folder(b, &sb) && are_same(&sa, &sb);
}

/* File k that row o names, or NULL when there are fewer. */
static const char *
file_of(const struct opt *o, const void *config, size_t k)
{
	const void *at = (const char *)config + o->at;

	if (o->kind == OPT_INPUTS) {
		const struct opt_list *list = at;

		return k < list->n ? list->text[k] : NULL;
	}
	if (k > 0 || (o->kind != OPT_INPUT && o->kind != OPT_OUTPUT))
		return NULL;
	return *(const char *const *)at;
}

/* Is `file`, which row o writes, named by another row of the table? */
static int
check_table(const struct opt *o, const char *file, const struct opt *rows,
    const void *config, struct err *e)
{
	const char *other;

	for (; rows->name != NULL; rows++)
		for (size_t k = 0;
		     rows != o && (other = file_of(rows, config, k)) != NULL;
		     k++)
			if (same_file(file, other))
				return err_set(e, ERR_USAGE, 0,
				    "--%s and --%s are the same file", o->name,
				    rows->name);
	return 0;
}

static bool
replaces_input(const struct opt *o)
{
	return strcmp(o->name, "output") == 0;
}

static int
is_an_input(const struct opt *o, struct err *e)
{
	return err_set(e, ERR_USAGE, 0, "--%s is one of the inputs", o->name);
}

static int
is_no_file(const struct opt *o, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0,
	    "--%s -: standard output is taken by the records", o->name);
	return err_hint(e, "name a file");
}

static int
check_row(const struct opt *o, const struct opt *own, const struct opt *common,
    const void *config, struct err *e)
{
	const struct opts_common *c = config;
	const char *file = file_of(o, config, 0);

	if (o->kind != OPT_OUTPUT || file == NULL)
		return 0;
	if (strcmp(file, "-") == 0)
		return replaces_input(o) ? 0 : is_no_file(o, e);
	if (check_table(o, file, common, config, e) != 0 ||
	    check_table(o, file, own, config, e) != 0)
		return -1;
	if (replaces_input(o))
		return 0;
	for (size_t i = 0; i < c->io.nfiles; i++)
		if (same_file(file, c->io.files[i]))
			return is_an_input(o, e);
	return c->io.nfiles == 0 && same_file(file, "-") ? is_an_input(o, e)
							 : 0;
}

int
files_check(const struct opt *own, const struct opt *common, const void *config,
    struct err *e)
{
	for (const struct opt *o = common; o->name != NULL; o++)
		if (check_row(o, own, common, config, e) != 0)
			return -1;
	for (const struct opt *o = own; o->name != NULL; o++)
		if (check_row(o, own, common, config, e) != 0)
			return -1;
	return 0;
}

int
files_check_input(const struct opt *own, const struct opts_common *config,
    const char *file, struct err *e)
{
	const struct {
		const char *option, *file;
	} common[] = { { "rejects", config->io.rejects },
		{ "report", config->report } };

	for (size_t i = 0; i < 2; i++)
		if (common[i].file != NULL && same_file(common[i].file, file))
			return err_set(e, ERR_USAGE, 0,
			    "--%s is one of the inputs", common[i].option);
	for (const struct opt *o = own; o->name != NULL; o++) {
		const char *written = file_of(o, config, 0);

		if (o->kind == OPT_OUTPUT && written != NULL &&
		    same_file(written, file))
			return is_an_input(o, e);
	}
	return 0;
}

static bool
reads_standard_input(const struct stream_options *io)
{
	for (size_t i = 0; i < io->nfiles; i++)
		if (strcmp(io->files[i], "-") == 0)
			return true;
	return io->nfiles == 0;
}

static int
is_taken(const char *option, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0,
	    "--%s -: standard input is taken by the records", option);
	return err_hint(e, "name a file");
}

int
files_check_standard_input(const struct opt *own,
    const struct opts_common *config, const struct stream_options *io,
    struct err *e)
{
	if (!reads_standard_input(io))
		return 0;
	if (config->schema != NULL && strcmp(config->schema, "-") == 0)
		return is_taken("schema", e);
	for (const struct opt *o = own; o->name != NULL; o++) {
		const char *file = file_of(o, config, 0);

		if (o->kind == OPT_INPUT && file != NULL &&
		    strcmp(file, "-") == 0)
			return is_taken(o->name, e);
	}
	return files_check_input(own, config, "-", e);
}
