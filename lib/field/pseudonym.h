/* Keyed pseudonyms: who has the key can tell that two fields hold the same
 * value, in all files and on all machines; who has not can neither read nor
 * guess it.  (Hashes without a key can be guessed: there are few phones.) */
#ifndef PSEUDONYM_H
#define PSEUDONYM_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

enum {
	PSEUDONYM_TEXT = 26,
	PSEUDONYM_KEY_ID = 8,
	PSEUDONYM_KEY_LEAST = 32,  /* bytes of a key */
	PSEUDONYM_KEY_MOST = 4096, /* bytes of its file */
};

struct pseudonym_key {
	struct digest_key ready;
};

/* Read the key from a file, or with file NULL from descriptor fd, to its end;
 * fd stays open.  When all bytes are text (UTF-8, of control characters only
 * TAB, LF and CR), one LF or CRLF at the very end is not part of the key: an
 * editor may add it or take it away.  Else every byte is: a key of random
 * bytes may end with any.
 *
 * 0, or -1 with the file's name, never a byte of it: ERR_READ; ERR_USAGE for a
 * key of fewer bytes than the least, of more than the most or of zeros, and
 * for a file that is not regular or that group or others have any access to (a
 * descriptor may be anything).  After -1 there is nothing in k. */
int pseudonym_key_read(
    struct pseudonym_key *k, const char *file, int fd, struct err *e) ERR_USE;

void pseudonym_key_wipe(struct pseudonym_key *k);

/* Write what tells one key from another in reports and does not reveal it: the
 * first 8 hexadecimal digits of HMAC-SHA-256(key, "key-id"), no terminator. */
void pseudonym_key_id(
    const struct pseudonym_key *k, char out[PSEUDONYM_KEY_ID]);

/* Write the pseudonym of a value in canonical form: the first 128 bits of
 * HMAC-SHA-256(key, label NUL value) in base32 (RFC 4648, small letters, not
 * padded), no terminator.  The label is the role ("email"): equal values of
 * different roles have different pseudonyms.
 *
 * 0, or -1 with nothing written: the empty value has no pseudonym, for it would
 * make one person of all who left a field empty; nor has any value under a
 * label that is empty or holds a NUL. */
int pseudonym_make(const struct pseudonym_key *k, struct str label,
    struct str value, char out[PSEUDONYM_TEXT]) ERR_USE;

/* Could pseudonym_make have written s? */
bool pseudonym_is(struct str s);

#endif
