/* The ASCII spelling of one label of an internationalised domain name
 * (RFC 3492), for checking that a label has one and how long it is. */
#ifndef PUNYCODE_H
#define PUNYCODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { PUNYCODE_LABEL = 63 }; /* most bytes of a label, "xn--" included */

/* Length of the ASCII spelling of `label`, valid UTF-8, "xn--" included; or 0
 * when it is longer than PUNYCODE_LABEL. */
size_t punycode_length(struct str label);

/* Does `text`, what follows "xn--", stand for a label that is not ASCII? */
bool punycode_is_valid(struct str text);

#endif
