#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "cli/diag.h"
#include "cli/files.h"
#include "cli/opts.h"

#define COMMON(member) offsetof(struct opts_common, member)

enum { DEFAULT_MEMORY = 256 * 1024 * 1024, LONG_ONLY = 256, MOST = 96 };

static const struct opt common[] = {
	{ 'd', "delimiter", "CHAR", OPT_CHAR,
	    COMMON(io.reader.dialect.delimiter),
	    "input delimiter: a character, comma, semicolon, tab, pipe" },
	{ 'D', "out-delimiter", "CHAR", OPT_CHAR, COMMON(io.out_delimiter),
	    "output delimiter" },
	{ 't', "tsv", NULL, OPT_FLAG, COMMON(tsv),
	    "input and output are delimited by tabs" },
	{ 'n', "no-header", NULL, OPT_FLAG, COMMON(io.reader.no_header),
	    "the first record is data; columns are named 1, 2, ..." },
	{ 'o', "output", "FILE", OPT_OUTPUT, COMMON(io.output),
	    "write FILE, all of it or not at all" },
	{ 'r', "rejects", "FILE", OPT_OUTPUT, COMMON(io.rejects),
	    "set bad records aside in FILE and go on (exit 1)" },
	{ 0, "lenient", NULL, OPT_FLAG, COMMON(io.reader.lenient),
	    "repair bad records where that needs no guess" },
	{ 0, "encoding", "NAME", OPT_TEXT, COMMON(io.reader.encoding),
	    "encoding of the input, such as windows-1252" },
	{ 0, "max-record", "SIZE", OPT_SIZE, COMMON(io.reader.max_record),
	    "longest record allowed (default 16M)" },
	{ 0, "require-eol", NULL, OPT_FLAG, COMMON(io.reader.require_eol),
	    "fail when the last record has no line end" },
	{ 0, "schema", "FILE", OPT_INPUT, COMMON(schema),
	    "roles of columns, overriding those found in the header" },
	{ 0, "print-schema", NULL, OPT_FLAG, COMMON(print_schema),
	    "print the roles in use as a schema file and end" },
	{ 'S', "memory", "SIZE", OPT_SIZE, COMMON(memory),
	    "memory before temp files are used (default 256M)" },
	{ 'T', "temp-dir", "DIR", OPT_TEXT, COMMON(tempdir),
	    "where temp files go (default TMPDIR, /tmp)" },
	{ 'j', "threads", "N", OPT_COUNT, COMMON(threads),
	    "threads at most (default one a processor)" },
	{ 0, "as-of", "DATE", OPT_DATE, COMMON(as_of),
	    "the day taken as today, YYYY-MM-DD" },
	{ 0, "report", "FILE", OPT_OUTPUT, COMMON(report),
	    "write the counts of the run to FILE as CSV" },
	{ 0, "progress", NULL, OPT_FLAG, COMMON(progress),
	    "show progress on a terminal" },
	{ 'q', "quiet", NULL, OPT_FLAG, COMMON(quiet), "no summary" },
	{ 'v', "verbose", NULL, OPT_FLAG, COMMON(verbose),
	    "say what was decided, and a summary" },
	{ 'h', "help", NULL, OPT_FLAG, 0, "print this help and end" },
	{ 'V', "version", NULL, OPT_FLAG, 0, "print the version and end" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

/* What getopt_long needs, made from the two tables. */
struct table {
	const struct opt *row[MOST];
	struct option longs[MOST + 1];
	char shorts[2 * MOST + 2];
	size_t n;
};

static void
add_rows(struct table *t, const struct opt *rows)
{
	size_t at = strlen(t->shorts);

	for (; rows->name != NULL && t->n < MOST; rows++, t->n++) {
		struct option *o = &t->longs[t->n];

		t->row[t->n] = rows;
		o->name = rows->name;
		o->has_arg = rows->arg == NULL     ? no_argument
			     : rows->arg[0] == '[' ? optional_argument
						   : required_argument;
		o->val = LONG_ONLY + (int)t->n;
		if (rows->letter == 0)
			continue;
		t->shorts[at++] = rows->letter;
		if (rows->arg != NULL)
			t->shorts[at++] = ':';
	}
	t->shorts[at] = '\0';
}

static const struct opt *
find_row(const struct table *t, int c)
{
	if (c >= LONG_ONLY && (size_t)(c - LONG_ONLY) < t->n)
		return t->row[c - LONG_ONLY];
	for (size_t i = 0; i < t->n; i++)
		if (t->row[i]->letter == c)
			return t->row[i];
	return NULL;
}

static _Noreturn void
usage_error(const char *command, const struct err *e)
{
	(void)diag_fail(command, e);
	diag_say(command, "'%s --help' lists the options", command);
	exit(STATUS_FAILED);
}

static int
bad_argument(
    const struct opt *o, const char *arg, const char *want, struct err *e)
{
	return err_set(
	    e, ERR_USAGE, 0, "--%s %s: expected %s", o->name, arg, want);
}

static int
add_to_list(struct opts_common *c, struct opt_list *list, const char *arg,
    struct err *e)
{
	if (list->n == list->capacity) {
		size_t n = list->n == 0 ? 8 : 2 * list->n;
		const char **grown =
		    arena_array(&c->memory_of_lists, n, sizeof *grown, e);

		if (grown == NULL)
			return -1;
		if (list->n > 0)
			memcpy(grown, list->text, list->n * sizeof *grown);
		list->text = grown;
		list->capacity = n;
	}
	list->text[list->n++] = arg;
	return 0;
}

static int
read_count(const struct opt *o, const char *arg, unsigned *value, struct err *e)
{
	unsigned v = 0;

	for (const char *p = arg; *p != '\0'; p++) {
		if (*p < '0' || *p > '9' || v > 99999999)
			return bad_argument(o, arg, "a whole number", e);
		v = 10 * v + (unsigned)(*p - '0');
	}
	*value = v;
	return *arg != '\0' ? 0 : bad_argument(o, arg, "a whole number", e);
}

static int
read_word(const struct opt *o, const char *arg, unsigned *value, struct err *e)
{
	size_t n = strlen(arg);
	unsigned v = 1;

	for (const char *w = o->arg;; v++) {
		size_t length = strcspn(w, "|");

		if (length == n && memcmp(w, arg, n) == 0) {
			*value = v;
			return 0;
		}
		if (w[length] == '\0')
			return bad_argument(o, arg, o->arg, e);
		w += length + 1;
	}
}

static int
take(const struct opt *o, const char *arg, void *config, struct err *e)
{
	void *at = (char *)config + o->at;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)at = true;
		return 0;
	case OPT_TEXT:
	case OPT_INPUT:
	case OPT_OUTPUT:
		*(const char **)at = arg;
		return 0;
	case OPT_LIST:
	case OPT_INPUTS:
		return add_to_list(config, at, arg, e);
	case OPT_COUNT:
		return read_count(o, arg, at, e);
	case OPT_WORD:
		return read_word(o, arg, at, e);
	case OPT_SIZE:
		if (num_read_size(str_of(arg), at))
			return 0;
		return bad_argument(o, arg, "a size such as 512K, 64M, 2G", e);
	case OPT_CHAR:
		return dialect_read_delimiter(arg, at, e);
	case OPT_DATE:
		if (date_read_iso(str_of(arg), at) && strlen(arg) == 10)
			return 0;
		return bad_argument(o, arg, "a date YYYY-MM-DD", e);
	}
	return -1;
}

static void
print_rows(const struct opt *rows)
{
	for (; rows->name != NULL; rows++) {
		char left[64];

		bool optional = rows->arg != NULL && rows->arg[0] == '[';

		(void)snprintf(left, sizeof left, "%c%c%s --%s%s%s",
		    rows->letter != 0 ? '-' : ' ',
		    rows->letter != 0 ? rows->letter : ' ',
		    rows->letter != 0 ? "," : " ", rows->name,
		    rows->arg != NULL && !optional ? " " : "",
		    rows->arg != NULL ? rows->arg : "");
		(void)printf("  %-26s %s\n", left, rows->help);
	}
}

static _Noreturn void
end_printed(const char *command)
{
	struct err e;

	if (fflush(stdout) == 0 && !ferror(stdout) && close(1) == 0)
		exit(STATUS_COMPLETE);
	(void)err_set(&e, ERR_WRITE, errno, "cannot be written");
	(void)err_in_file(&e, "standard output");
	exit(diag_fail(command, &e));
}

static _Noreturn void
print_help(const struct opts_command *cmd)
{
	(void)printf("usage: %s [OPTION]... %s\n%s\n\n", cmd->name,
	    cmd->operands, cmd->summary);
	if (cmd->own->name != NULL) {
		print_rows(cmd->own);
		(void)printf("\n");
	}
	print_rows(common);
	(void)printf("\nExit status: 0 complete, 1 records set aside, "
		     "2 failed.  See %s(1), cust(7).\n",
	    cmd->name);
	end_printed(cmd->name);
}

/* Settings of the test bench (tests/README.md). */
static int
read_environment(struct opts_common *c, struct err *e)
{
	const char *chunk = getenv("CUST_CHUNK");

	c->io.reader.scan = getenv("CUST_SCAN");
	if (chunk == NULL || num_read_size(str_of(chunk), &c->io.reader.chunk))
		return 0;
	return err_set(e, ERR_USAGE, 0, "CUST_CHUNK: expected a size");
}

static int
complete(const struct opt *own, struct opts_common *c, struct err *e)
{
	if (c->tsv && c->io.reader.dialect.delimiter == 0)
		c->io.reader.dialect.delimiter = '\t';
	if (c->tsv && c->io.out_delimiter == 0)
		c->io.out_delimiter = '\t';
	c->memory_given = c->memory != 0;
	if (c->memory == 0)
		c->memory = DEFAULT_MEMORY;
	if (c->as_of.year == 0)
		c->as_of = date_today();
	return files_check(own, common, c, e) == 0 ? read_environment(c, e)
						   : -1;
}

void
opts_parse(const struct opts_command *cmd, void *config, int argc, char **argv)
{
	struct opts_common *c = config;
	struct table t = { .shorts = ":" };
	struct err e = { .code = ERR_NONE };
	int letter;

	c->command = cmd->name;
	c->io.reader.text = cmd->text;
	add_rows(&t, cmd->own);
	add_rows(&t, common);
	while (
	    (letter = getopt_long(argc, argv, t.shorts, t.longs, NULL)) != -1) {
		const struct opt *o = find_row(&t, letter);
		const char *given = argv[optind - 1];

		if (o == NULL) {
			(void)err_set(&e, ERR_USAGE, 0,
			    letter == ':' ? "option '%s' needs an argument"
					  : "there is no option '%s'",
			    given);
			usage_error(cmd->name, &e);
		}
		if (strcmp(o->name, "help") == 0)
			print_help(cmd);
		if (strcmp(o->name, "version") == 0) {
			(void)printf("%s %s\n", cmd->name, CUST_VERSION);
			end_printed(cmd->name);
		}
		if (take(o, optarg == NULL ? o->name : optarg, config, &e) != 0)
			usage_error(cmd->name, &e);
	}
	c->io.files = argv + optind;
	c->io.nfiles = (size_t)(argc - optind);
	if (complete(cmd->own, c, &e) != 0)
		usage_error(cmd->name, &e);
}
