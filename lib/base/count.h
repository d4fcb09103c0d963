/* Figures of a run, for the summary and for --report. */
#ifndef COUNT_H
#define COUNT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct count {
	const char *name; /* "records_changed"; with spaces in the summary */
	const char *of;   /* column, source or reason it is about, or NULL; only
	                 * those without it are in the summary */
	uint64_t value;
	const char *text; /* in its place, of what is no count; or NULL */
};

/* Zero-initialise; what it holds lives in `memory`. */
struct count_list {
	struct count *item;
	size_t n, capacity;
	struct arena memory;
};

/* Append.  name is constant text; of is copied.  0, or -1 with ERR_MEMORY. */
int count_add(struct count_list *l, const char *name, const char *of,
    uint64_t value, struct err *e) ERR_USE;

/* The same for a figure, which is not in the summary.  text is copied. */
int count_figure(struct count_list *l, const char *name, const char *of,
    const char *text, struct err *e) ERR_USE;

void count_free(struct count_list *l);

#endif
