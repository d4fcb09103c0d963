/* The file of a state: TSV, sorted, the same bytes for the same content.
 *
 *   part     key       check  id  since
 *   version  1
 *   column   customer_id              by which records are known; else
 *   columns  (digest of their names)
 *   next                      8       the id that nobody has had
 *   record   (digest)  (...)  7       the day it was first gone, if it is
 *   retired  5                3       who had 5 has 3 now
 *   end      2                        records and retired ids: nothing is missing */
#ifndef LEDGER_FILE_H
#define LEDGER_FILE_H

#include "base/err.h"
#include "dedupe/ledger.h"

enum {
	LEDGER_KEY = 32, /* hexadecimal digits of a digest that are kept */
	LEDGER_FIELDS = 5,
};

extern const char *const ledger_file_names[LEDGER_FIELDS];

/* Keep other runs from using the file; g->fresh: there is none.  0, or -1 with
 * ERR_USAGE (in use), ERR_READ. */
int ledger_file_lock(struct ledger *g, struct err *e) ERR_USE;

/* Is it still the one that was locked?  0, or -1 with ERR_USAGE. */
int ledger_file_check(const struct ledger *g, struct err *e) ERR_USE;

/* 0, or -1 as in ledger_open. */
int ledger_file_read(struct ledger *g, struct err *e) ERR_USE;

#endif
