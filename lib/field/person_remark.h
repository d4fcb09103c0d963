/* What is remarkable about a name that somebody has typed. */
#ifndef PERSON_REMARK_H
#define PERSON_REMARK_H

#include "base/str.h"

/* Of a name, full or a part of it: company; suspicious (digits, no letters, an
 * address, "Test", "Null", "xxx"); or NULL.  s is valid UTF-8. */
const char *person_remark(struct str s);

#endif
