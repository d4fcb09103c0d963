/* The files a command is told to write: each must be another one, and none but
 * that of --output may be read as well. */
#ifndef FILES_H
#define FILES_H

#include <stddef.h>

#include "base/err.h"
#include "cli/opts.h"

/* All files that the options name, and the operands, against each other.  own
 * and common: the two option tables.  0, or -1 with ERR_USAGE. */
int files_check(const struct opt *own, const struct opt *common,
    const void *config, struct err *e) ERR_USE;

/* One more input, told by other means. */
int files_check_input(const struct opt *own, const struct opts_common *config,
    const char *file, struct err *e) ERR_USE;

/* Where the records of io come from standard input: no option may read it, and
 * none may replace the file that it is, but --output. */
int files_check_standard_input(const struct opt *own,
    const struct opts_common *config, const struct stream_options *io,
    struct err *e) ERR_USE;

#endif
