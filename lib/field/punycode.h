/* The ASCII spelling of one label of an internationalised domain name
 * (RFC 3492): how long it is, what it stands for. */
#ifndef PUNYCODE_H
#define PUNYCODE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { PUNYCODE_LABEL = 63 }; /* most bytes of a label, "xn--" included */

/* Length of the ASCII spelling of `label`, valid UTF-8, "xn--" included; or 0
 * when it is longer than PUNYCODE_LABEL. */
size_t punycode_length(struct str label);

/* Fill points with the label that `text`, what follows "xn--", stands for.
 * Returns how many; 0 when it stands for none, or for one in ASCII. */
size_t punycode_read(struct str text, int32_t points[PUNYCODE_LABEL]);

#endif
