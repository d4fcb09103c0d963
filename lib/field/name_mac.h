/* Scottish and Irish family names: "McDonald", "MacArthur".  The inside of
 * name. */
#ifndef NAME_MAC_H
#define NAME_MAC_H

#include <stddef.h>

#include "base/str.h"

/* The letter behind "Mc", "Mac" that is a capital: its place in s, a part of a
 * name in small letters; 0: none. */
size_t name_mac_capital(struct str s);

#endif
