/* Rules for what people write: text, names, streets, companies.  The inside of
 * canon. */
#ifndef CANON_WORDS_H
#define CANON_WORDS_H

#include <stdbool.h>

#include "base/str.h"
#include "field/canon_rule.h"
#include "field/text.h"

canon_rule_apply canon_words_text;
canon_rule_apply canon_words_part; /* of a name: given, family */
canon_rule_apply canon_words_full;
canon_rule_apply canon_words_place;
canon_rule_apply canon_words_street;
canon_rule_apply canon_words_company;

/* How the rule of c, which reads words, writes text. */
enum text_form canon_words_form(const struct canon *c);

/* What the rule of c makes of text that may be broken, which is mended first
 * where that is asked for. */
canon_rule_apply canon_words_mended;

/* Is s a given or family name in canonical form?  Quick and sure. */
bool canon_words_is_part(struct str s);

/* The same of a city. */
bool canon_words_is_place(struct str s);

#endif
