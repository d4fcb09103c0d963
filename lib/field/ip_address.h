/* One internet address, of either version. */
#ifndef IP_ADDRESS_H
#define IP_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct ip_address {
	size_t n; /* bytes: 4 or 16 */
	unsigned char byte[16];
};

enum { IP_ADDRESS_TEXT = 46 }; /* room for any that is written */

/* Read exactly one, nothing around it.  Four decimal numbers without zeros in
 * front, or eight groups (RFC 4291, section 2.2): no other form, as programs do
 * not agree about what 010.1 is.  False when s is anything else. */
bool ip_address_read(struct str s, struct ip_address *ip);

/* Take a decimal number without zeros in front off s, at most `most`. */
bool ip_address_take_number(struct str *s, int32_t most, int32_t *number);

/* Write it as RFC 5952 says; one of version 6 that stands for one of version 4
 * (::ffff:0:0/96) ends with it.  Returns the length. */
size_t ip_address_write(const struct ip_address *ip, char out[IP_ADDRESS_TEXT]);

/* Does it mean something on its own network only: private, shared, local to a
 * link or a computer, or nothing? */
bool ip_address_is_private(const struct ip_address *ip);

#endif
