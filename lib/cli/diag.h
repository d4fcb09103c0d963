/* What is said on standard error, and the exit statuses.  Messages carry file,
 * record, line, byte and column, the reason and what to do; never a value. */
#ifndef DIAG_H
#define DIAG_H

#include <stddef.h>
#include <stdint.h>

#include "base/count.h"
#include "base/err.h"
#include "expr/source.h"
#include "record/stream.h"

enum { STATUS_COMPLETE = 0, STATUS_INCOMPLETE = 1, STATUS_FAILED = 2 };

struct opts_common;

/* Print the failure; returns STATUS_FAILED.  Quiet for ERR_PIPE, which ends
 * the process as the signal would. */
int diag_fail(const char *command, const struct err *e);

/* One line "command: ..." for people. */
void diag_say(const char *command, const char *fmt, ...) ERR_PRINTF(2, 3);

/* If something in s was found wrong: its line, and a caret below the place. */
void diag_place(const char *command, const struct source *s);

/* With -v: what decided the delimiter of `file`, and the role of every column
 * of h. */
void diag_columns(const struct opts_common *c, const struct header *h,
    const char *file, struct dialect d);

/* The end of every command.  got: what the last call returned (0, -1 with
 * io->err, or 1: complete, but a gate is closed); own: counts of the command, which are in --report after the common
 * ones; those without `of` are in the summary too.  Commits or cuts short,
 * writes --report, prints the summary, closes io and returns the exit status. */
int diag_finish(struct stream *io, struct opts_common *c, int got,
    const struct count *own, size_t nown);

#endif
