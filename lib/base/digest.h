/* SHA-256 (FIPS 180-4) of bytes that come in pieces, plain and keyed
 * (HMAC-SHA-256, RFC 2104).  Values without allocation; nothing fails. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stdint.h>

#include "base/str.h"

enum {
	DIGEST_BYTES = 32,
	DIGEST_TEXT = 64, /* hexadecimal digits */
};

/* A computation under way; a copy goes on independently.  Opaque: what it
 * holds belongs to the library below. */
struct digest {
	uint64_t opaque[14];
};

/* Begin, add any number of pieces, end.  After the end: begin again. */
void digest_begin(struct digest *d);
void digest_add(struct digest *d, struct str s);
void digest_end(struct digest *d, unsigned char out[DIGEST_BYTES]);

/* Write the bytes as small hexadecimal digits, no terminator. */
void digest_write(
    const unsigned char bytes[DIGEST_BYTES], char out[DIGEST_TEXT]);

/* A key made ready, so that its own cost is paid once and not per message.  It
 * is as secret as what it was made from, which is not kept. */
struct digest_key {
	struct digest inner;
	struct digest outer;
};

/* Make a key ready, of a secret of any length; when done, wipe it. */
void digest_key_set(struct digest_key *k, struct str secret);
void digest_key_wipe(struct digest_key *k);

/* Begin and end a keyed digest; between them digest_add.  Any number at once
 * with one key, which does not change.  The end wipes d. */
void digest_key_begin(const struct digest_key *k, struct digest *d);
void digest_key_end(const struct digest_key *k, struct digest *d,
    unsigned char out[DIGEST_BYTES]);

#endif
