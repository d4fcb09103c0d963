/* Why something failed and where: filled by the library, spoken by lib/cli.
 * The reason and the hint are the program's own words and names the user gave
 * (files, columns); they never hold a value of the data.  A struct err is a
 * plain value: no ownership, copy freely. */
#ifndef ERR_H
#define ERR_H

#include <stdint.h>

enum err_code {
	ERR_NONE,
	ERR_USAGE,  /* the user asked for something that does not exist */
	ERR_READ,   /* input could not be opened or read */
	ERR_WRITE,  /* output could not be opened, written, closed, renamed */
	ERR_PIPE,   /* the reader of our output has gone: end quietly */
	ERR_MEMORY, /* an allocation failed */
	ERR_RECORD, /* one bad record; reading may go on behind it */
	ERR_CUT,    /* the stream ends with the marker of a failed command */
};

#if defined(__GNUC__)
#define ERR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ERR_USE __attribute__((warn_unused_result))
#else
#define ERR_PRINTF(fmt, args)
#define ERR_USE
#endif

struct err {
	enum err_code code;
	int sysno;       /* errno of the failed call, or 0 */
	uint64_t record; /* 1-based data record; 0: not about a record */
	uint64_t line; /* 1-based physical line where the record begins, or 0 */
	uint64_t byte; /* 0-based offset of the record in the decoded input */
	char file[256];  /* the operand as the user wrote it, or "" */
	char column[96]; /* column name, or "" */
	char reason[256];
	char hint[160]; /* what to do, or "" */
};

/* Fill e (code, errno as given, printf-formatted reason), clear the place and
 * the hint.  Always returns -1, so that `return err_set(...)` reads well. */
int err_set(struct err *e, enum err_code code, int sysno, const char *fmt, ...)
    ERR_PRINTF(4, 5);

/* An allocation of `bytes` failed.  Returns -1. */
int err_memory(struct err *e, uint64_t bytes);

/* Add to a failure already set: what to do; which file; which column. Each
 * returns -1.  Names longer than their field are cut with "...". */
int err_hint(struct err *e, const char *fmt, ...) ERR_PRINTF(2, 3);
int err_in_file(struct err *e, const char *file);
int err_in_column(struct err *e, const char *name, unsigned long length);

#endif
