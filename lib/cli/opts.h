/* Options.  One table a command feeds getopt_long, --help and the check of the
 * man page.  Rows common to all five stand here once. */
#ifndef OPTS_H
#define OPTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "record/stream.h"

enum opt_kind {
	OPT_FLAG,   /* bool */
	OPT_TEXT,   /* const char *: the last one given */
	OPT_WORD,   /* unsigned: 1 + which of the words of arg, "a|b|c" */
	OPT_LIST,   /* struct opt_list: all of them, in order */
	OPT_INPUT,  /* const char *: a file that is read */
	OPT_INPUTS, /* struct opt_list of such files */
	OPT_OUTPUT, /* const char *: a file that is written, see cli/files.h */
	OPT_COUNT,  /* unsigned */
	OPT_SIZE,   /* size_t: bytes, suffix K M G T */
	OPT_CHAR,   /* char: a delimiter */
	OPT_DATE,   /* struct date: YYYY-MM-DD */
};

struct opt_list {
	const char **text; /* in the memory of opts_common */
	size_t n, capacity;
};

struct opt {
	char letter;      /* 0: long name only */
	const char *name; /* NULL ends the table */
	const char *arg;  /* name of the argument in --help, NULL for a flag;
	                   * "[=NAME]": may be left out, and is then the name
	                   * of the option */
	enum opt_kind kind;
	size_t at;        /* offsetof(struct config, ...) */
	const char *help; /* one line, no full stop */
};

/* First member of every command's struct config. */
struct opts_common {
	const char *command; /* "cust-merge" */
	struct stream_options io;
	const char *schema;
	bool print_schema;
	size_t memory; /* -S, default 256 MiB */
	bool memory_given;
	const char *tempdir;
	unsigned threads; /* 0: one a processor */
	bool tsv, quiet, verbose, progress;
	const char *report;
	struct date as_of;            /* default: today, UTC */
	struct arena memory_of_lists; /* freed by diag_finish */
};

struct opts_command {
	const char *name;
	const char *operands; /* "[FILE]..." */
	const char *summary;  /* one line: what it does */
	const struct opt *own;
	bool text; /* the command reads text: input must be UTF-8 */
};

/* Fill config (zeroed or holding defaults; its first member is a struct
 * opts_common).  Does not return on --help, --version (status 0, or 2 when
 * they cannot be written) and usage errors (status 2). */
void opts_parse(
    const struct opts_command *cmd, void *config, int argc, char **argv);

#endif
