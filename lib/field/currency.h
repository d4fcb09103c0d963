/* Currencies as people write them (€, zł, kr, US$, euroa, PLN) -> ISO 4217.
 * Several share a sign; then the currency that is told or the country decides,
 * or nobody knows.  "$", "£" and a few words mean one when nothing decides. */
#ifndef CURRENCY_H
#define CURRENCY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

struct currency {
	char code[4];
	uint8_t minor; /* decimals: 2, of the yen 0, of the dinar 3 */
	bool retired;  /* no country has it any more: HRK, BGN, FIM */
};

/* What is known beside the value; empty: nothing. */
struct currency_hint {
	struct str country; /* of the record, "SE" */
	struct str code;    /* of the column or its neighbour, "SEK" */
};

/* What the words of one value have said so far; starts with zeros. */
struct currency_words {
	const char *set; /* the currencies it may be, or NULL */
	bool label;      /* "total", "incl. VAT" were among them */
};

/* Take in the words of s.  False when one of them is not known, or they
 * contradict each other. */
bool currency_words_add(struct currency_words *w, struct str s);

/* May they, which are not none, mean the currency of that code? */
bool currency_words_may(const struct currency_words *w, struct str code);

/* The currency that they mean, or NULL: none, or one of several.  Of those with
 * one sign (kr) the country has the first word, then the column; of a sign that
 * means one when nothing decides ($) the column. */
const struct currency *currency_words_choose(
    const struct currency_words *w, const struct currency_hint *hint);

/* A value of a column of currencies: append its code.  Not read:
 * currency_unknown.  Remark: retired_currency.  0, or -1 with ERR_MEMORY. */
int currency_canonical(struct buf *out, struct str s,
    const struct currency_hint *hint, struct verdict *v, struct err *e) ERR_USE;

#endif
