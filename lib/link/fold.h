/* Values in the form in which records are compared: lower case, compatibility
 * forms resolved, marks stripped, every Latin letter as one or two of a-z,
 * Cyrillic and Greek in Latin letters, all that is neither letter nor digit
 * one space between words (apostrophes nothing).  Other scripts stay, without
 * case and marks.  Never for output.
 *
 * Cyrillic is written as Serbian pairs its two alphabets, without the marks
 * (h, c, z, s for what others spell kh, ts, zh, sh; ja, ju; i for the short
 * i, once behind i), Greek as ELOT 743 has it.
 *
 * Umlauts lose their dots and the Nordic o its stroke: o, not oe.  So that
 * those who cannot type them meet the others, fold_umlauts gives a second
 * form, without the e of ae, oe, ue, the second a of aa and the j of dj: the
 * first forms of two spellings differ (muller, mueller; dokovic, djokovic),
 * the second ones do not.
 *
 * All append to a buf and leave it as it was on failure (-1, ERR_MEMORY).
 * Folding what is folded changes nothing. */
#ifndef FOLD_H
#define FOLD_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Names, addresses, text: words with one space between them. */
int fold_words(struct buf *out, struct str s, struct err *e) ERR_USE;

/* Codes, numbers, phones: the same without the spaces. */
int fold_code(struct buf *out, struct str s, struct err *e) ERR_USE;

/* The words of what fold_words gave, in byte order. */
int fold_sorted(struct buf *out, struct str words, struct err *e) ERR_USE;

/* The second form of what fold_words gave. */
int fold_umlauts(struct buf *out, struct str words, struct err *e) ERR_USE;

#endif
