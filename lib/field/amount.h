/* Amounts of money as people and programs write them -> -1234.56, exact, of
 * any length, with the decimals that were written.
 *
 * Whether 1.234 is more than a thousand no single amount can tell, so the
 * amounts of a column are first tallied, then the column is decided, then each
 * is read by that decision.  One that is clear in itself (1 234,5, 1.234,50,
 * 12,3456, 0,123, 1.234.567, 12,-) needs none. */
#ifndef AMOUNT_H
#define AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/currency.h"
#include "field/verdict.h"

/* What stands before the decimals. */
enum amount_mark {
	AMOUNT_MARK_NONE, /* no amount says, or nothing is known yet */
	AMOUNT_MARK_COMMA,
	AMOUNT_MARK_POINT,
	AMOUNT_MARK_OPEN,  /* all that have one can be read either way */
	AMOUNT_MARK_MIXED, /* they contradict each other */
};

/* How the amounts of one column are read. */
struct amount_rule {
	enum amount_mark mark;
	bool told;      /* the mark stands, whatever the amounts say */
	bool open;      /* decided: some can be read either way */
	unsigned scale; /* at least so many decimals are written */
	struct currency_hint hint; /* of the column or the record */
};

/* Amounts that can be read, by the mark that they show (open: by none), and by
 * their currency. */
struct amount_tally {
	uint64_t comma, point, open;
	const struct currency *currency; /* the first seen */
	uint64_t same, others, none;     /* with that, with another, without */
	struct currency_words shared;    /* the first sign of several currencies
					  * that nothing tells apart */
	bool torn;                       /* there are several such signs */
};

/* Count s.  The country of the hint tells currencies apart that share a sign.
 * 0, or -1 with ERR_MEMORY. */
int amount_observe(struct amount_tally *t, const struct amount_rule *r,
    struct str s, struct err *e) ERR_USE;

/* Decide what is not told. */
void amount_decide(struct amount_rule *r, const struct amount_tally *t);

/* The one currency of all amounts that have any, or NULL. */
const struct currency *amount_currency(const struct amount_tally *t);

/* "none", "comma", "point", "open", "mixed". */
const char *amount_mark_name(enum amount_mark mark);

/* Append s as a plain decimal; *currency is that of the value, or NULL.  A
 * comma that is one before decimals, and zeros that fill them, never make three
 * behind one to three digits, which would look like thousands when it is read
 * again: 1,234 is 1.2340.  (Zeros do when the point is told.)
 *
 * Not read: not_number, multi_value, excel_scientific, currency_unknown (a word
 * that is none), ambiguous_mark, contradicts_mark (what is told; and in a mixed
 * column with amounts that can be read either way all that have a mark, as
 * reading them would remove the evidence).  Remarks: contradicts_mark (what was
 * decided), currency_unknown (several have the sign: kr), retired_currency,
 * extra_text (words around it that do not change it went).
 * 0, or -1 with ERR_MEMORY. */
int amount_canonical(struct buf *out, struct str s, const struct amount_rule *r,
    const struct currency **currency, struct verdict *v, struct err *e) ERR_USE;

#endif
