/* Languages of people. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* Quick and sure, not complete: when true, s is its own canonical form and
 * nothing is remarkable about it. */
bool language_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8: the tag of the language (BCP 47;
 * "fi", "en-GB", "zh-Hans"), with a script and region where s says them.  s is
 * a code of two or three letters (ISO 639), a tag or locale ("fi_FI.UTF-8"), or
 * a name in English, Finnish, Polish, Croatian, Swedish, German, French,
 * Spanish or the language itself, those of data/language.tsv, in any case and
 * with accents or without; or several of these that mean the same.
 *
 * Not read: unknown_language, multi_value (several languages), maybe_country
 * (the code of a country: "CZ").  Remark: maybe_country (the same that is the
 * code of a small language: "SE").  0, or -1 with ERR_MEMORY and the buffer as
 * it was. */
int language_canonical(
    struct buf *out, struct str s, struct verdict *v, struct err *e) ERR_USE;

#endif
